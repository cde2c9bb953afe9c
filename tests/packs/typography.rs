//! French as it is printed: apostrophes, quotation marks, and the spaces before punctuation.

/// Stands before `;`, `!` and `?`, and inside « and ».
const NARROW: char = '\u{202F}';
/// Stands before `:`.
const NO_BREAK: char = '\u{A0}';

/// What is wrong with a French text. Code spans and URLs are written as machines want them, so they do not count.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let prose = without_code(text);
    let letters: Vec<char> = prose.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied().unwrap_or(' ');
    let mut faults = Vec::new();
    for (index, &sign) in letters.iter().enumerate() {
        let before = at(index.checked_sub(1));
        let after = at(Some(index + 1));
        let wrong = match sign {
            '\'' if before.is_alphabetic() && after.is_alphabetic() => "an apostrophe is ’",
            ';' | '!' | '?' if before != NARROW && before != '?' && before != '!' => {
                "a narrow no-break space (U+202F) stands before it"
            }
            ':' if before != NO_BREAK
                && !after.is_ascii_digit()
                && !after.is_alphabetic()
                && after != '/' =>
            {
                "a no-break space (U+00A0) stands before it"
            }
            '«' if after != NARROW => "a narrow no-break space (U+202F) follows it",
            '»' if before != NARROW => "a narrow no-break space (U+202F) stands before it",
            '"' => "quotation marks are « and »",
            _ => continue,
        };
        let from = index.saturating_sub(20);
        let around: String = letters[from..(index + 10).min(letters.len())].iter().collect();
        faults.push(format!("`{sign}` in “…{around}…”: {wrong}"));
    }
    faults
}

/// `text` with the code spans' content left out.
fn without_code(text: &str) -> String {
    let parts = text.split('`').step_by(2);
    parts.collect::<Vec<_>>().join("x")
}

#[test]
fn wrong_signs_are_found() {
    assert_eq!(faults("l’image : « sûre\u{202F}» ; `a: 'b'`").len(), 3);
    assert!(faults("l’image\u{A0}: «\u{202F}sûre\u{202F}»\u{202F}; à 10:30, `a: 'b'`").is_empty());
    assert_eq!(faults("Qu'est-ce ?").len(), 2);
}
