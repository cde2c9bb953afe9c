//! Fixes for findings: each a pure function from texts to edits of them. One that cannot be sure of a text's layout offers nothing.

pub mod alias;
pub mod define;
pub mod ignore_everywhere;
pub mod ignore_here;
mod layout;
pub mod preferred;
pub mod similar;
mod yaml;

use std::ops::Range;

/// A place in a text and what shall stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl Replacement {
    fn insert(at: usize, text: String) -> Self {
        Self { range: at..at, text }
    }

    /// `text` with the replacement made.
    pub fn applied_to(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.range.start], self.text, &text[self.range.end..])
    }
}
