//! Text: a document's content, its edits, and the conversion between byte offsets and positions.
