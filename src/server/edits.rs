//! Edits as the client takes them: with versions or without, of files that are there or still to be made.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tower_lsp_server::gen_lsp_types as lsp;

use super::session::Session;
use super::{convert, uri};
use crate::features::actions::Replacement;
use crate::text::LineIndex;

/// A text that may be edited: what an editor has, or else what is in the file.
pub(super) struct Editable {
    /// As the client spells it.
    pub(super) uri: String,
    /// If it is open.
    pub(super) version: Option<i32>,
    pub(super) text: Arc<str>,
    /// Whether the file is there, or is still to be made.
    pub(super) exists: bool,
}

impl Session {
    /// The text at `path`, empty where there is no file; `None` if it is not text. May read it, so not for the main thread.
    pub(super) fn editable(&self, path: &Path) -> Option<Editable> {
        let path_uri = uri::from_path(path);
        if let Some(open) = self.state().documents.get_mut(&path_uri) {
            return Some(Editable {
                uri: open.uri.clone(),
                version: Some(open.version()),
                text: open.text(),
                exists: true,
            });
        }
        let (text, exists) = match std::fs::read_to_string(path) {
            Ok(text) => (text, true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (String::new(), false),
            Err(_) => return None,
        };
        Some(Editable { uri: path_uri, version: None, text: text.into(), exists })
    }

    /// The edit that makes `replacements` in `target`.
    pub(super) fn workspace_edit(
        &self,
        target: &Editable,
        replacements: &[Replacement],
    ) -> lsp::WorkspaceEdit {
        let profile = self.profile();
        let lines = LineIndex::new(&target.text);
        let edit = |replacement: &Replacement| lsp::TextEdit {
            range: convert::range(&target.text, &lines, profile.encoding, replacement.range.clone()),
            new_text: replacement.text.clone(),
        };
        let edits: Vec<lsp::TextEdit> = replacements.iter().map(edit).collect();
        let uri = lsp::Uri::from(target.uri.clone());
        let creates = !target.exists && profile.creates_files;
        // Where a file cannot be created by an edit, editing it does: editors open what is not there as an empty text.
        if !profile.document_changes || !target.exists && !creates {
            let changes = HashMap::from([(uri, edits)]);
            return lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() };
        }
        let mut changes: Vec<lsp::DocumentChange> = Vec::new();
        if creates {
            let options = lsp::CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
            let file = lsp::CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
            changes.push(file.into());
        }
        let text_document = lsp::OptionalVersionedTextDocumentIdentifier {
            version: target.version,
            text_document_identifier: lsp::TextDocumentIdentifier { uri },
        };
        let edits = edits.into_iter().map(Into::into).collect();
        changes.push(lsp::TextDocumentEdit { text_document, edits }.into());
        lsp::WorkspaceEdit { document_changes: Some(changes), ..lsp::WorkspaceEdit::default() }
    }

    /// The protocol's range of the bytes `range` of `target` once `replacement` is made.
    pub(super) fn range_after(
        &self,
        target: &Editable,
        replacement: &Replacement,
        range: Range<usize>,
    ) -> lsp::Range {
        let text = replacement.applied_to(&target.text);
        convert::range(&text, &LineIndex::new(&text), self.profile().encoding, range)
    }
}
