//! glossator explains the words in the files that people have open.
//!
//! Data flows one way, and each module imports only from those to its left; `tests/architecture.rs` holds that:
//!
//! ```text
//! text ──▶ regions ──▶ matching ──▶ analysis ──▶ features ──▶ server, cli
//!           glossary ──▶ (lexicon) ──┘
//! ```

pub mod glossary;
pub mod regions;
pub mod text;
