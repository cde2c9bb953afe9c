//! Which capabilities are offered.

use serde::{Deserialize, Serialize};

/// One switch a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)]
pub struct Features {
    /// Definitions on hover.
    pub hover: bool,
    /// Go to glossary.
    pub definition: bool,
    /// Links from terms to the glossary.
    pub document_link: bool,
    /// All mentions of a term.
    pub references: bool,
    /// Other mentions in the same file.
    pub document_highlight: bool,
    /// Entries as symbols, in glossaries and in the workspace.
    pub symbols: bool,
    /// Completion of terms.
    pub completion: bool,
    /// Findings in documents, glossaries and settings.
    pub diagnostics: bool,
    /// Findings in files that are not open, for editors that ask for those of the whole workspace.
    pub workspace_diagnostics: bool,
    /// Fixes for findings.
    pub code_action: bool,
    /// What acronyms stand for, after their first mention.
    pub inlay_hint: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            hover: true,
            definition: true,
            document_link: true,
            references: true,
            document_highlight: true,
            symbols: true,
            completion: true,
            diagnostics: true,
            workspace_diagnostics: false,
            code_action: true,
            inlay_hint: false,
        }
    }
}
