//! Matching: text + lexicon → mentions. Knows nothing of LSP or of files.

mod common;
mod draft;
mod find;
mod fold;
mod gap;
mod lexicon;
mod mention;
mod neighbours;
mod rules;
mod scopes;
mod word_table;
mod words;

pub use common::is_common;
pub use find::{Found, Source, Wanted, find, find_in_running_text, is_cut};
pub use fold::fold;
pub use lexicon::{EntryRef, Lexicon, Name, Ranked};
pub use mention::Mention;
pub use words::{Words, inner_capital, is_apostrophe, is_unspaced, is_word, letters};
