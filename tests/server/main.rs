//! The server as an editor meets it: the real binary, over standard input and output.
//!
//! Each test is one session. When it is over, [`manners`] holds everything that the server sent against what the client said of itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// `json!` makes values, and tests read best where they are handed over as they are.
#![allow(clippy::needless_pass_by_value)]

mod actions;
mod completion;
mod configuration;
mod diagnostics;
mod documents;
mod editors;
mod features;
mod fixtures;
mod french;
mod glossaries;
mod health;
mod house_rules;
mod learning;
mod lifecycle;
mod manners;
mod positions;
mod support;
mod terms;
mod wire;
