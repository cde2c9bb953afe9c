//! glossator explains the words in the files that people have open.
//!
//! Data flows one way, and each module imports only from those to its left; `tests/architecture.rs` holds that:
//!
//! ```text
//! text ──▶ regions ──▶ matching ──▶ analysis ──▶ features ──▶ server, cli
//!           glossary ──▶ (lexicon) ──┘  jargon ──┘
//! ```
//!
//! | module | its one job | knows nothing of |
//! |---|---|---|
//! | [`text`] | a document: content, version, edits, positions | languages, glossaries, LSP |
//! | [`regions`] | a file's language; what in it is comment, key, value, code | glossaries |
//! | [`glossary`] | entries, their formats, packs, discovery | documents, LSP |
//! | [`lookalikes`] | text that only looks like words: URLs, code in comments | files, glossaries |
//! | [`matching`] | words, the automaton; text + lexicon → mentions | LSP, files |
//! | [`jargon`] | candidates for undefined jargon, and why each is one | LSP, files |
//! | [`analysis`] | document + lexicon + settings → mentions + findings, once a version | LSP |
//! | [`features`] | one file for each thing that a user sees | transport |
//! | [`server`] | the protocol | matching rules |
//! | [`settings`] | what can be set, declared once | – |
//! | [`globs`] | path patterns | – |
//! | [`disk`] | files written as a whole, the user's folders | what they hold |
//! | [`messages`] | what the program says, in each language | – |
//! | [`cli`] | the same engine in a terminal and in CI | LSP |

pub mod analysis;
pub mod cli;
pub mod disk;
pub mod features;
pub mod globs;
pub mod glossary;
pub mod jargon;
pub mod lookalikes;
pub mod matching;
pub mod messages;
pub mod regions;
pub mod server;
pub mod settings;
pub mod text;
