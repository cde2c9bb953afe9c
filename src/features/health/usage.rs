//! Entries that no document mentions.

use crate::glossary::{Glossary, Problem, Severity};
use crate::messages::Glossary as Message;

/// The entries of `glossary` that are not used, by their index.
pub fn unused(glossary: &Glossary, is_used: &dyn Fn(usize) -> bool) -> Vec<Problem> {
    let unused = (0..glossary.len()).filter(|&at| !is_used(at));
    let problem = |at| {
        let head = glossary.head(at);
        let message = Message::UnusedEntry { name: head.name().to_owned() };
        Problem::new(head.place, Severity::Hint, "unused-entry", message)
    };
    unused.map(problem).collect()
}
