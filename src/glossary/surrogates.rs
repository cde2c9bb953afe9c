//! JSON writes characters beyond the basic plane in two halves (`\ud83d\ude80`); YAML knows but whole ones.

use std::borrow::Cow;

/// The length of two halves.
const PAIR: usize = 12;
/// How much shorter `\U0001F680` is than the two halves.
const SHORTER: usize = 2;

/// A text without halves, and how its characters are numbered in the original.
pub(super) struct Joined<'t> {
    pub(super) text: Cow<'t, str>,
    /// The numbers of the characters behind each replacement.
    replaced: Vec<usize>,
}

/// Joins the halves in `text`, if it looks like JSON.
pub(super) fn joined(text: &str) -> Joined<'_> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    let mut joined = Joined { text: Cow::Borrowed(text), replaced: Vec::new() };
    if !is_json || !text.contains("\\u") {
        return joined;
    }
    let (mut out, mut characters, mut rest) = (String::new(), 0, text);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        let length = if let Some(character) = pair(escape) {
            let whole = format!("{before}\\U{character:08X}");
            characters += whole.chars().count();
            out.push_str(&whole);
            joined.replaced.push(characters);
            PAIR
        } else {
            // The sign behind a backslash belongs to it, even if it is another backslash.
            let length = 1 + escape.chars().nth(1).map_or(0, char::len_utf8);
            let kept = rest.get(..at + length).unwrap_or(rest);
            characters += kept.chars().count();
            out.push_str(kept);
            length
        };
        rest = escape.get(length..).unwrap_or_default();
    }
    if !joined.replaced.is_empty() {
        joined.text = Cow::Owned(out + rest);
    }
    joined
}

impl Joined<'_> {
    /// The number that a character of the joined text has in the original.
    pub(super) fn original(&self, character: usize) -> usize {
        character + SHORTER * self.replaced.partition_point(|&behind| behind <= character)
    }
}

/// The character that two halves at the start of `escape` make.
fn pair(escape: &str) -> Option<u32> {
    let half = |from: usize| {
        let digits = escape.get(from..from + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let (high, low) = (half(0)?, half(6)?);
    let is_pair = (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low);
    is_pair.then(|| 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_joined_in_json_alone() {
        let json = r#"{"é\ud83d\ude80": "\\ud83d\ude80 \u00e9 \ud83d"}"#;
        let joined = joined(json);
        assert_eq!(joined.text, r#"{"é\U0001F680": "\\ud83d\ude80 \u00e9 \ud83d"}"#);
        let quote = |text: &str| text.chars().position(|c| c == ':').unwrap();
        assert_eq!(joined.original(quote(&joined.text)), quote(json));
        assert_eq!(super::joined(r"a: \ud83d\ude80").text, r"a: \ud83d\ude80");
    }
}
