//! Text: a document's content, its edits, and the conversion between byte offsets and positions.
//!
//! Knows nothing of languages, glossaries or LSP. The analysis layers speak byte offsets; positions in one of three
//! encodings exist only here and at the protocol's edge.

mod change;
mod document;
mod lines;

pub use change::Change;
pub use document::{Document, Edit};
pub use lines::{Encoding, LineIndex, Position, line_start, next_line};

/// The longest document that is analysed, in bytes. Byte offsets are `u32`; beyond this a file is data, not text to read.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
