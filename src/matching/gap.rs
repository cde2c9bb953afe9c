//! What may stand between two words of one spelling.

use super::words::is_apostrophe;

/// How two neighbouring words are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, blanks, or one of `- _ / .`.
    Joint,
    /// A line break, with the next line's comment prefix if it has one.
    LineBreak { commented: bool },
    /// A comma or `&`: only a spelling that has it there too goes on.
    Written,
    /// Anything else ends a spelling.
    Break,
}

/// What may stand before the text of a line that goes on a comment or a quotation.
const PREFIXES: [&str; 18] = [
    "#", "##", "###", "//", "///", "//!", "*", "**", "--", "---", ";", ";;", ";;;", "%", "\"", "'", "!", ">",
];

/// Classifies the text between two words.
pub(super) fn classify(gap: &str) -> Gap {
    match gap.as_bytes() {
        [] | [b' ' | b'-' | b'_' | b'/' | b'.'] => return Gap::Joint,
        _ => {}
    }
    let gap = strip_elided(strip_possessive(gap));
    if gap.chars().all(is_blank) {
        return Gap::Joint;
    }
    match gap {
        "-" | "_" | "/" | "." | "\u{2010}" | "\u{2011}" => return Gap::Joint,
        _ => {}
    }
    if gap.contains(['\n', '\r']) {
        return classify_line_break(gap);
    }
    match gap.trim_matches(is_blank) {
        "," | "&" | "+" => Gap::Written,
        _ => Gap::Break,
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

fn strip_possessive(gap: &str) -> &str {
    let mut chars = gap.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some('s' | 'S')) if is_apostrophe(first) => chars.as_str(),
        _ => gap,
    }
}

/// Drops an elided particle (`d’`) from the end; `words::Words` has already decided that the letters there are one.
fn strip_elided(gap: &str) -> &str {
    match gap.strip_suffix(is_apostrophe) {
        Some(rest) => rest.trim_end_matches(char::is_alphabetic),
        None => gap,
    }
}

fn classify_line_break(gap: &str) -> Gap {
    let Some((before, after)) = gap.split_once("\r\n").or_else(|| gap.split_once(['\n', '\r'])) else {
        return Gap::Break;
    };
    let before = before.trim_matches(is_blank);
    let prefix = after.trim_matches(is_blank);
    let hyphenated = before.is_empty() || before == "-";
    if hyphenated && prefix.is_empty() {
        Gap::LineBreak { commented: false }
    } else if hyphenated && PREFIXES.contains(&prefix) {
        Gap::LineBreak { commented: true }
    } else {
        Gap::Break
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_single_joints_join() {
        for gap in ["", " ", "  ", "\t", "-", "_", "/", ".", "\u{a0}", "'s ", "’s ", " d'", " d’"] {
            assert_eq!(classify(gap), Gap::Joint, "{gap:?}");
        }
    }

    #[test]
    fn a_spelling_may_wrap_with_the_comment() {
        assert_eq!(classify("\n# "), Gap::LineBreak { commented: true });
        assert_eq!(classify("\r\n\t// "), Gap::LineBreak { commented: true });
        assert_eq!(classify("\n"), Gap::LineBreak { commented: false });
        assert_eq!(classify("-\n   * "), Gap::LineBreak { commented: true });
    }

    #[test]
    fn everything_else_breaks() {
        for gap in [". ", ": ", "\n\n", "\n#\n# ", "\n- ", " - ", " (", "::", "\n# - "] {
            assert_eq!(classify(gap), Gap::Break, "{gap:?}");
        }
        assert_eq!(classify(", "), Gap::Written);
    }
}
