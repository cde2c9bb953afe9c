//! The first sentence of a definition.

/// What ends with a full stop and yet ends no sentence.
const ABBREVIATIONS: [&str; 12] =
    ["e.g", "i.e", "etc", "vs", "cf", "ex", "incl", "resp", "approx", "p", "no", "env"];

/// The first sentence of `text`, on one line.
pub(super) fn first(text: &str) -> String {
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let end =
        line.char_indices().find(|&(at, c)| ends_sentence(&line, at, c)).map(|(at, c)| at + c.len_utf8());
    line[..end.unwrap_or(line.len())].to_owned()
}

fn ends_sentence(line: &str, at: usize, c: char) -> bool {
    if c == '。' {
        return true;
    }
    // The next sentence may well begin with a small letter: with a command, for one.
    let is_followed = line[at + c.len_utf8()..].starts_with(' ');
    matches!(c, '.' | '!' | '?') && is_followed && !(c == '.' && is_abbreviation(&line[..at]))
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '’', '\'']).next().unwrap_or(before);
    ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn a_sentence_ends_where_the_next_one_begins() {
        assert_eq!(first("Copies data. Use it\nwell."), "Copies data.");
        assert_eq!(first("A list, e.g. DNS names\nor so"), "A list, e.g. DNS names or so");
        assert_eq!(first("A web server. nginx -t checks it."), "A web server.");
        assert_eq!(first("Version 1.2 of node.js runs. Yes"), "Version 1.2 of node.js runs.");
        assert_eq!(first("Tourne où ? Partout."), "Tourne où ?");
        assert_eq!(first("One.\n\nTwo."), "One.");
        assert_eq!(first("注文を置く。次"), "注文を置く。");
        assert_eq!(first(""), "");
    }
}
