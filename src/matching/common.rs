//! Everyday words of English and French, which capitals alone turn into acronyms.

static ENGLISH: &str = include_str!("common_en.txt");
static FRENCH: &str = include_str!("common_fr.txt");

/// Whether `folded` (lower case, no accents) is an everyday word of English or French.
pub fn is_common(folded: &str) -> bool {
    contains(ENGLISH, folded) || contains(FRENCH, folded)
}

/// Binary search over sorted lines, so that the lists cost nothing to load.
fn contains(lines: &str, word: &str) -> bool {
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = lines[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = lines[start..].find('\n').map_or(lines.len(), |length| start + length);
        match lines[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_of_both_languages_are_known() {
        for word in ["a", "as", "it", "rest", "base", "acid", "est", "les", "porte"] {
            assert!(is_common(word), "{word}");
        }
        for word in ["api", "sql", "jwt", "dns", "kubernetes", "zzz", ""] {
            assert!(!is_common(word), "{word}");
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [ENGLISH, FRENCH] {
            assert!(list.lines().is_sorted_by(|a, b| a < b));
        }
    }
}
