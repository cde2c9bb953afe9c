//! Words with the shape of an acronym: `mTLS`, `gRPC`, `eBPF`, `vCPU`, `P99`, `SLOs`.

use super::not_acronyms::is_no_acronym;
use crate::lookalikes::{Look, look};
use crate::matching::{fold, is_common};

/// A longer word in capitals is a word that somebody stresses.
const MAX_LETTERS: usize = 6;

/// Whether the word at the bytes `start..end` of `text` reads as an acronym.
pub(super) fn is_acronym(text: &str, start: usize, end: usize) -> bool {
    let word = &text[start..end];
    has_shape(word)
        && !is_in_bytes(text, start, end)
        && !is_ticket(text, end)
        && !is_stressed(text, start, end)
        && !is_quoted(text, start, end)
        && !is_in_name(text, start, end)
        && look(text, start, end) == Look::Words
}

/// Letters and digits in the proportions of an acronym.
pub(super) fn has_shape(word: &str) -> bool {
    let singular = word.strip_suffix('s').filter(|stem| stem.len() > 1).unwrap_or(word);
    let bytes = singular.as_bytes();
    let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let small = bytes.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if capitals + small + digits != bytes.len()
        || bytes.len() < 2
        || bytes.len() > MAX_LETTERS
        || capitals + small > MAX_LETTERS
    {
        return false;
    }
    match (capitals, small, digits) {
        // `P99` and `L7`; any other letter with a number is the name of a state, a version, a size.
        (1, 0, 2) => bytes[0] == b'P',
        (1, 0, 1) => bytes[0] == b'L',
        // `TLS`, but no number of a type, a test, a data center (`CC74`, `DC1`, `PY3`), and no `U+FEFF`.
        (2.., 0, 0) => bytes.len() < 4 || !bytes.iter().all(u8::is_ascii_hexdigit),
        // `mTLS`, `QoS`, `IaaS`, `IPv6`, `DoS`.
        (2.., 1..=2, _) => bytes[0].is_ascii_alphabetic() && small < capitals + 1 && !is_two_words(singular),
        _ => false,
    }
}

/// `HTTPie`, `MySql` and `CStr` are names, `QoS` and `IaaS` are acronyms: but for the `aa` of services, a small letter stands alone.
fn is_two_words(word: &str) -> bool {
    let bytes = word.as_bytes();
    let ends_small = bytes.len() > 4 && bytes.last().is_some_and(u8::is_ascii_lowercase);
    let is_small_word = |pair: &[u8]| pair.iter().all(u8::is_ascii_lowercase) && pair != b"aa";
    ends_small || bytes.windows(2).any(is_small_word)
}

/// `[C2-DF]`, `0xA0-0xBF`: the first or the last of a range of bytes.
fn is_in_bytes(text: &str, start: usize, end: usize) -> bool {
    let is_byte =
        |word: &str| word.len() == 2 && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    let joined = [text[..start].ends_with('-'), text[end..].starts_with('-')];
    let others = [neighbour_before(text, start), neighbour_after(text, end)];
    is_byte(&text[start..end])
        && joined.into_iter().zip(others).any(|(is_joined, other)| is_joined && is_byte(other))
}

/// `MMA-3564`: the project of a ticket.
fn is_ticket(text: &str, end: usize) -> bool {
    let number = text[end..].strip_prefix('-').unwrap_or_default();
    number.bytes().take_while(u8::is_ascii_digit).count() >= 3
}

/// Capitals that stress a plain word, or that are a word of some language in which capitals are usual.
fn is_stressed(text: &str, start: usize, end: usize) -> bool {
    let word = &text[start..end];
    let singular = word.strip_suffix('s').unwrap_or(word);
    if is_no_acronym(word) || is_no_acronym(singular) {
        return true;
    }
    let stem = ["ed", "ing"].iter().find_map(|ending| singular.strip_suffix(ending)).unwrap_or(singular);
    let is_capitals = !stem.bytes().any(|byte| byte.is_ascii_lowercase());
    is_capitals
        && (is_plain(word)
            || [neighbour_before(text, start), neighbour_after(text, end)].into_iter().any(is_plain_capitals))
}

/// Whether `word` is a plain word in capitals, as in `DO NOT`.
fn is_plain_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase) && (is_plain(word) || word.len() > MAX_LETTERS)
}

/// Whether `word` is an everyday word, or made of one (`FILEs`, `UNMET`, `ORED`, `WAKING`).
fn is_plain(word: &str) -> bool {
    let word = fold(word);
    let stems = [
        Some(word.as_str()),
        word.strip_suffix('s'),
        word.strip_suffix("ed"),
        word.strip_suffix('d'),
        word.strip_suffix("ing"),
        word.strip_prefix("un"),
    ];
    let is_common_stem = |stem: &str| stem.len() > 1 && is_common(stem);
    stems.into_iter().flatten().any(is_common_stem)
        || word.strip_suffix("ing").is_some_and(|stem| is_common(&format!("{stem}e")))
}

fn neighbour_before(text: &str, start: usize) -> &str {
    let Some(before) = text[..start].strip_suffix([' ', '-']) else { return "" };
    let from = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    &before[from..]
}

fn neighbour_after(text: &str, end: usize) -> &str {
    let Some(after) = text[end..].strip_prefix([' ', '-']) else { return "" };
    &after[..after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len())]
}

/// `"ALL"`, `'X'`, `` `GET` ``, `A|B`: a value and not a term.
fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].bytes().next_back();
    let after = text[end..].bytes().next();
    let quote = |byte: Option<u8>| matches!(byte, Some(b'"' | b'\'' | b'`' | b'|' | b'<' | b'[' | b'{'));
    quote(before) && matches!(after, Some(b'"' | b'\'' | b'`' | b'|' | b'>' | b']' | b'}'))
        || before == Some(b'|')
        || after == Some(b'|')
}

/// `GOHOST*`, `!MARKER`, `EALLOW${TYPE}`, `TL;DR`, `ISC License`: part of a longer name, or of an expression.
fn is_in_name(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].bytes().next_back();
    let mut after = text[end..].bytes();
    let (next, next_but_one) = (after.next(), after.next());
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
    let is_starred = (before == Some(b'*')) != (next == Some(b'*'));
    is_starred
        || matches!(before, Some(b'!' | b'$' | b'{'))
        || (next, next_but_one) == (Some(b'$'), Some(b'{'))
        || next == Some(b';') && is_letter(next_but_one)
        || before == Some(b';')
        || next == Some(b'+') && next_but_one == Some(b'+')
        || matches!(next, Some(b'\'')) && next_but_one == Some(b'T')
        || matches!(
            neighbour_after(text, end),
            "License" | "Licence" | "license" | "licence" | "General" | "Lesser"
        )
        || text[end..].starts_with("-2-Clause")
        || text[end..].starts_with("-3-Clause")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, word: &str, expected: bool) {
        let start = text.find(word).unwrap();
        assert_eq!(is_acronym(text, start, start + word.len()), expected, "{word} in {text}");
    }

    #[test]
    fn tickets_and_stressed_compounds_are_none() {
        check("a workaround for MMA-3564", "MMA", false);
        check("side by side. OPT-IN: changes nothing", "OPT", false);
        check("the ABX-based one", "ABX", true);
    }

    #[test]
    fn acronyms_have_many_shapes() {
        for word in [
            "TLS", "mTLS", "gRPC", "eBPF", "vCPU", "P99", "SLOs", "QoS", "IaaS", "CIDR", "VIPs", "L7",
            "IPv6", "SVID",
        ] {
            check(&format!("the {word} of it"), word, true);
        }
    }

    #[test]
    fn capitals_stress_words_too() {
        for (text, word) in [
            ("DO NOT EDIT", "EDIT"),
            ("TODO later", "TODO"),
            ("send a GET to it", "GET"),
            ("is it TRUE or", "TRUE"),
            ("set FOO_BAR to", "FOO"),
            ("\"ALL\" or none", "ALL"),
            ("10 MB of", "MB"),
            ("PRIMARY KEY of", "KEY"),
            ("MUST be", "MUST"),
            ("ABC=1", "ABC"),
            ("63AF DD88 A3A2", "DD88"),
            ("a quota of 10GiB", "10GiB"),
            ("one of A|XYZ|B", "XYZ"),
            ("Kubernetes is", "Kubernetes"),
            ("set GOHOST* to", "GOHOST"),
            ("risk leaking !XMRK impls", "XMRK"),
            ("TL;DR is", "TL"),
            ("the ISC License", "ISC"),
            ("all FILEs in it", "FILEs"),
            ("it surfaces as UNMET", "UNMET"),
            ("will be ORED with", "ORED"),
            ("while WAKING up", "WAKING"),
            ("will be ORed with", "ORed"),
            ("bytes of [C2-DF]", "C2"),
            ("bytes of [C2-DF]", "DF"),
            ("something that ISN'T", "ISN"),
            ("Move VC++ to", "VC"),
            ("from S3 to S5", "S3"),
            ("PY3 returns", "PY3"),
            ("the test CC74 of", "CC74"),
            ("begins with U+FEFF here", "FEFF"),
            ("a Box of CStr", "CStr"),
            ("licensed under GPLv3", "GPLv3"),
            ("at 15:26:30 PDT", "PDT"),
            ("the GNU Lesser General Public License", "GNU"),
        ] {
            check(text, word, false);
        }
    }
}
