//! Text → words: the smallest units that spellings and documents are compared by.

use std::ops::Range;

use super::fold::fold;

/// Particles that French elides before a vowel; with their apostrophe they belong to no spelling.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// The words of `text`, folded and joined: the same for `load-balancer` and `LoadBalancer`.
pub fn letters(text: &str) -> String {
    Words::new(text).map(|word| fold(&text[word])).collect()
}

/// The words of a text, as byte ranges in ascending order.
///
/// A run of letters and digits is split at camelCase and acronym boundaries (`HTTPServer` is `HTTP` and `Server`, `APIs` stays whole);
/// each character of a script without spaces is a word. Elided articles (`l’`) and the possessive `’s` are left out.
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Words of the current run, last one first.
    pending: Vec<Range<usize>>,
}

impl<'t> Words<'t> {
    /// The words of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, pending: Vec::new() }
    }

    fn next_run(&mut self) -> Option<Range<usize>> {
        loop {
            let start = self.skip_to_word()?;
            let end = self.run_end(start);
            self.at = end;
            let run = start..end;
            if !self.is_elided(&run) && !self.is_possessive(&run) {
                return Some(run);
            }
        }
    }

    fn skip_to_word(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            match CLASS[byte as usize] {
                Class::Other => at += 1,
                Class::Foreign => {
                    let c = self.text[at..].chars().next()?;
                    if is_word(c) {
                        return Some(at);
                    }
                    at += c.len_utf8();
                }
                _ => return Some(at),
            }
        }
        None
    }

    fn run_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            match CLASS[byte as usize] {
                Class::Other => break,
                Class::Foreign => match self.text[at..].chars().next() {
                    Some(c) if is_word(c) => at += c.len_utf8(),
                    _ => break,
                },
                _ => at += 1,
            }
        }
        at
    }

    fn is_elided(&self, run: &Range<usize>) -> bool {
        let mut after = self.text[run.end..].chars();
        run.len() <= 6
            && after.next().is_some_and(is_apostrophe)
            && after.next().is_some_and(char::is_alphabetic)
            && ELIDED.iter().any(|particle| self.text[run.clone()].eq_ignore_ascii_case(particle))
    }

    fn is_possessive(&self, run: &Range<usize>) -> bool {
        if !self.text[run.clone()].eq_ignore_ascii_case("s") {
            return false;
        }
        let mut before = self.text[..run.start].chars().rev();
        before.next().is_some_and(is_apostrophe) && before.next().is_some_and(is_word)
    }

    fn split(&mut self, run: &Range<usize>) {
        let slice = &self.text[run.clone()];
        if slice.is_ascii() {
            split_ascii(slice.as_bytes(), run.start, &mut self.pending);
        } else {
            split_unicode(slice, run.start, &mut self.pending);
        }
        self.pending.reverse();
    }
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if let Some(word) = self.pending.pop() {
            return Some(word);
        }
        let run = self.next_run()?;
        let bytes = &self.text.as_bytes()[run.clone()];
        let is_one_word =
            bytes[1..].iter().all(|&byte| matches!(CLASS[byte as usize], Class::Lower | Class::Digit))
                && CLASS[bytes[0] as usize] != Class::Foreign;
        if is_one_word {
            return Some(run);
        }
        self.split(&run);
        self.pending.pop()
    }
}

/// Where in `text`, a byte offset, a letter or digit is that a capital follows, or a capital that a digit follows: there is such a place in
/// every acronym (`mTLS`, `P99`) and in every name that is made of several words (`ServiceMonitor`).
pub fn inner_capital(text: &[u8]) -> Option<usize> {
    text.windows(2).position(|pair| {
        pair[0].is_ascii_alphanumeric() && pair[1].is_ascii_uppercase()
            || pair[0].is_ascii_uppercase() && pair[1].is_ascii_digit()
    })
}

/// Whether `c` can be part of a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c) || is_unspaced(c)
}

/// Whether `c` belongs to a script that is written without spaces, or, as Hangul, glues particles to its words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0E3E}' | '\u{0E40}'..='\u{0E4E}' | '\u{0E80}'..='\u{0ECF}' // Thai, Lao
        | '\u{1000}'..='\u{103F}' | '\u{1780}'..='\u{17D3}' // Myanmar, Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' // Han
        | '\u{AC00}'..='\u{D7AF}' | '\u{FF66}'..='\u{FF9F}') // Hangul, half-width kana
}

/// Whether `c` is one of the apostrophes that people type.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Lower,
    Upper,
    Digit,
    Foreign,
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            128.. => Class::Foreign,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

fn split_ascii(run: &[u8], base: usize, words: &mut Vec<Range<usize>>) {
    let class = |at: usize| run.get(at).map_or(Class::Other, |&byte| CLASS[byte as usize]);
    let is_plural_s = |at: usize| run.get(at) == Some(&b's');
    split_classes(run.len(), class, is_plural_s, |from, to| words.push(base + from..base + to));
}

fn split_unicode(run: &str, base: usize, words: &mut Vec<Range<usize>>) {
    let chars: Vec<(usize, char)> = run.char_indices().collect();
    let offset = |at: usize| base + chars.get(at).map_or(run.len(), |&(offset, _)| offset);
    let mut from = 0;
    while from < chars.len() {
        let mut to = from + 1;
        if !is_unspaced(chars[from].1) {
            while to < chars.len() && !is_unspaced(chars[to].1) {
                to += 1;
            }
        }
        let piece = &chars[from..to];
        let class = |at: usize| piece.get(at).map_or(Class::Other, |&(_, c)| class_of(c));
        let is_plural_s = |at: usize| piece.get(at).is_some_and(|&(_, c)| c == 's');
        split_classes(piece.len(), class, is_plural_s, |a, b| words.push(offset(from + a)..offset(from + b)));
        from = to;
    }
}

fn class_of(c: char) -> Class {
    if c.is_uppercase() {
        Class::Upper
    } else if c.is_numeric() {
        Class::Digit
    } else {
        Class::Lower
    }
}

/// Reports the camelCase parts of a run of `len` characters.
fn split_classes(
    len: usize,
    class: impl Fn(usize) -> Class,
    is_plural_s: impl Fn(usize) -> bool,
    mut part: impl FnMut(usize, usize),
) {
    let mut start = 0;
    let mut last_letter = Class::Other;
    for at in 0..len {
        let here = class(at);
        if at > start && here == Class::Upper {
            let next_is_lower = class(at + 1) == Class::Lower;
            // `APIs`, `VMsPerHost`: an s after capitals is a plural, not the start of a word.
            let plural = is_plural_s(at + 1) && class(at + 2) != Class::Lower;
            let is_boundary = match class(at - 1) {
                Class::Lower => true,
                Class::Upper => next_is_lower && !plural,
                // `v2API` has two words, `K8S` has one, `HTTP2Server` two.
                Class::Digit => last_letter == Class::Lower || (next_is_lower && !plural),
                _ => false,
            };
            if is_boundary {
                part(start, at);
                start = at;
            }
        }
        if here != Class::Digit {
            last_letter = here;
        }
    }
    part(start, len);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words: Vec<_> = Words::new(text).map(|range| &text[range]).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn identifiers_are_split_at_case_and_acronym_boundaries() {
        check("HTTPServer loadBalancer", &["HTTP", "Server", "load", "Balancer"]);
        check("rolling_update-policy", &["rolling", "update", "policy"]);
        check("APIs VMs VMsPerHost", &["APIs", "VMs", "VMs", "Per", "Host"]);
        check("ÉtatCivil", &["État", "Civil"]);
    }

    #[test]
    fn digits_belong_to_their_word() {
        check("k8s K8S s3 ipv4Address", &["k8s", "K8S", "s3", "ipv4", "Address"]);
        check("HTTP2Server v2API x509", &["HTTP2", "Server", "v2", "API", "x509"]);
    }

    #[test]
    fn elisions_and_possessives_are_left_out() {
        check("l'image d’images the container's", &["image", "images", "the", "container"]);
        check("L’API qu'un don't", &["API", "un", "don", "t"]);
    }

    #[test]
    fn scripts_without_spaces_are_words_character_by_character() {
        check("注文とPod 사용자", &["注", "文", "と", "Pod", "사", "용", "자"]);
    }

    #[test]
    fn combining_marks_stay_with_their_letter() {
        check("de\u{301}ploiement", &["de\u{301}ploiement"]);
    }
}
