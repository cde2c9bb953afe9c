//! Look-alikes: text that is made of words and must not be read as words, such as URLs, hashes and commented-out code.
//!
//! Everything here is asked about a place or a line and looks at its surroundings only, so that nothing costs where nothing is found.

mod chunk;
mod legal;
mod line;
mod spans;
mod stopwords;

pub use chunk::is_identifier;
pub use legal::legal_end;
pub use line::{Line, body, is_continued, line_at};
pub use stopwords::is_stopword;

/// What the words at a place are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Words that people read as such.
    Words,
    /// Part of a name or of code: it may be explained, but nobody speaks of it there.
    Code,
    /// Part of something that only looks like words: a URL, a host name, a path, a hash, a template.
    Mask,
}

/// Whether blanks or the signs of a sentence are on both sides of a short word: most places are so, and then nothing can be wrong.
fn stands_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let opens = |byte: Option<&u8>| matches!(byte, None | Some(b' ' | b'\t' | b'\n'));
    let blank = |byte: Option<&u8>| matches!(byte, None | Some(b' ' | b'\t' | b'\n' | b'\r'));
    let ends = match bytes.get(end) {
        Some(b'.' | b',' | b';' | b':' | b'!' | b'?') => blank(bytes.get(end + 1)),
        byte => blank(byte),
    };
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    ends && opens(before) && end - start < 20 && bytes[start..end].iter().all(u8::is_ascii_alphabetic)
}

/// What stands at the bytes `start..end` of `text`, judged by what touches it.
pub fn look(text: &str, start: usize, end: usize) -> Look {
    if chunk::is_account(text, start, end) {
        Look::Mask
    } else if stands_alone(text.as_bytes(), start, end) && !spans::is_in_template(text, start) {
        Look::Words
    } else if spans::is_masked(text, start, end) {
        Look::Mask
    } else if chunk::is_code(text, start, end) {
        Look::Code
    } else {
        Look::Words
    }
}
