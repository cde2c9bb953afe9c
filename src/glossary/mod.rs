//! Glossaries: entries, their file formats, packs, discovery and scope. Knows nothing of documents or of LSP.
//!
//! A text goes one way: `read` (by format: `native`, …) makes entries and problems of it, and `store` keeps them.
//! `build.rs` includes the modules that read packs, so those name one another by `super::` alone.

pub mod content;
pub mod discovery;
mod draft;
pub mod encoded;
pub mod entry;
mod fields;
mod health;
mod imports;
mod keys;
mod known;
mod language;
pub mod library;
#[cfg(test)]
mod library_tests;
pub mod load;
pub mod markdown;
#[cfg(test)]
mod markdown_shape_tests;
#[cfg(test)]
mod markdown_tests;
pub mod names;
pub mod native;
#[cfg(test)]
mod native_problem_tests;
#[cfg(test)]
mod native_tests;
pub mod pack_files;
pub mod packs;
pub mod positions;
pub mod problem;
mod read;
mod schema;
mod starter;
pub mod store;
mod surrogates;
pub mod table;
#[cfg(test)]
mod table_tests;
mod term;
#[cfg(test)]
mod testing;
pub mod tree;
mod written;

pub use content::{Context, Import, Read, Reference};

pub use entry::{Entry, Place};
pub use health::is_clash;
pub use known::{KNOWN_NAMES, known_names};
pub use library::Library;
pub use load::load_file;
pub use names::is_glossary;
pub use packs::{Pack, pack, pack_names, pack_source, packs};
pub use problem::{LoadError, Problem, Severity};
pub use read::read;
pub use schema::SCHEMA;
pub use starter::starter;
pub use store::{Glossary, Source};
