//! Features: one file for each thing that a user sees, each a pure function over an [`Analysis`](crate::analysis::Analysis).

pub mod actions;
pub mod card;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod export;
pub mod health;
pub mod highlight;
pub mod hover;
pub mod identity;
pub mod inlay;
pub mod links;
pub mod markdown;
pub mod page;
pub mod references;
pub mod replacement;
pub mod rules;
pub mod search;
pub mod style;
pub mod symbols;
pub mod terms;

use crate::glossary::Glossary;
use crate::glossary::entry::Place;

/// Where an entry can be opened: the glossary's URI with a line, or `None` where there is nothing to open.
pub type Locate<'a> = dyn Fn(&Glossary, Place) -> Option<String> + 'a;

/// For whom texts are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// BCP 47 tag of the language that the reader wants.
    pub language: String,
    /// Whether the reader's editor shows Markdown; plain text otherwise.
    pub markdown: bool,
}
