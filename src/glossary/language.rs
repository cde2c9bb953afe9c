//! BCP 47 tags, and which language a glossary without one is written in.

use super::entry::Entry;

/// The language of a glossary that does not say, and does not look like another.
pub(super) const DEFAULT: &str = "en";

const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "that", "in", "for", "with", "it", "from", "or", "an", "by", "which",
    "are",
];
const FRENCH: &[&str] = &[
    "le", "la", "les", "des", "du", "de", "et", "un", "une", "pour", "qui", "dans", "est", "sur", "par",
    "au", "aux", "avec", "en", "ou", "à",
];
/// How much of the definitions is looked at.
const SAMPLE: usize = 64 << 10;

/// The language that the definitions of these entries look like, of the two that we know: `en` or `fr`. A language
/// that the entries have a block of their own for is not the one that the rest is in.
pub(super) fn guess(entries: &[Entry]) -> &'static str {
    let has_block = |language: &str| {
        entries
            .iter()
            .take(100)
            .any(|entry| entry.texts.iter().any(|text| primary(&text.language) == language))
    };
    if has_block("fr") {
        return DEFAULT;
    }
    if has_block("en") {
        return "fr";
    }
    let definitions = entries.iter().filter_map(|entry| entry.texts.first()?.definition.as_deref());
    guess_text(definitions)
}

/// The language that these texts look like.
pub(super) fn guess_text<'a>(texts: impl Iterator<Item = &'a str>) -> &'static str {
    let (mut english, mut french, mut seen) = (0_usize, 0_usize, 0);
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            english += usize::from(ENGLISH.contains(&word.as_str()));
            french += usize::from(FRENCH.contains(&word.as_str()));
        }
        seen += text.len();
        if seen > SAMPLE {
            break;
        }
    }
    if french > english { "fr" } else { DEFAULT }
}

/// The tag without its script and region.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Whether a key or value has the form of a BCP 47 tag: `fr`, `pt-BR`, `zh-Hant`.
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    let is_language = matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    is_language
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The tag as BCP 47 writes it: with hyphens, regions in capitals, scripts capitalised.
pub(super) fn normal(tag: &str) -> String {
    let mut parts = tag.split(['-', '_']).enumerate().map(|(index, part)| match (index, part.len()) {
        (0, _) => part.to_lowercase(),
        (_, 2) => part.to_uppercase(),
        (_, 4) => part[..1].to_uppercase() + &part[1..].to_lowercase(),
        _ => part.to_owned(),
    });
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |tag, part| tag + "-" + &part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_tell_the_language() {
        assert_eq!(guess_text(["Copie des données sur plusieurs serveurs."].into_iter()), "fr");
        assert_eq!(guess_text(["A copy of the data that is kept on several servers."].into_iter()), "en");
        assert_eq!(guess_text(["TLS"].into_iter()), "en");
    }

    #[test]
    fn tags_are_told_from_other_keys() {
        for tag in ["fr", "pt-BR", "zh-Hant-TW", "gsw", "en_GB"] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in ["", "french", "FR", "f", "fr-", "a-b", "case", "über"] {
            assert!(!is_tag(other), "{other}");
        }
    }
}
