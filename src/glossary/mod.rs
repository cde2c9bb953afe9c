//! Glossaries: entries, their file formats, packs, discovery and scope. Knows nothing of documents or of LSP.

pub mod entry;
