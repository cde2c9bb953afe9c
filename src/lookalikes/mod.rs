//! Look-alikes: text that is made of words and must not be read as words, such as URLs, hashes and commented-out code.
//!
//! Everything here is asked about a place or a line and looks at its surroundings only, so that nothing costs where nothing is found.

mod chunk;
mod legal;
mod line;
mod spans;
mod stopwords;

pub use chunk::is_identifier;
pub use legal::header_end;
pub use line::{Line, body, line_at};

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

/// What stands at the bytes `start..end` of `text`, judged by what touches it.
pub fn look(text: &str, start: usize, end: usize) -> Look {
    if spans::is_masked(text, start, end) {
        Look::Mask
    } else if chunk::is_code(text, start, end) {
        Look::Code
    } else {
        Look::Words
    }
}
