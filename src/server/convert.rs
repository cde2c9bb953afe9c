//! Between the library's types and the protocol's.

use std::ops::Range;

use serde_json::json;
use tower_lsp_server::gen_lsp_types as lsp;

use super::client::Profile;
use crate::features::diagnostics::Diagnosis;
use crate::settings::Level;
use crate::text::{Edit, Encoding, LineIndex, Position};

pub(super) fn position(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

pub(super) fn lsp_position(position: Position) -> lsp::Position {
    lsp::Position { line: position.line, character: position.column }
}

/// The protocol's range of the bytes `range` in `text`.
pub(super) fn range(text: &str, lines: &LineIndex, encoding: Encoding, range: Range<usize>) -> lsp::Range {
    lsp::Range {
        start: lsp_position(lines.position(text, range.start, encoding)),
        end: lsp_position(lines.position(text, range.end, encoding)),
    }
}

pub(super) fn edit(change: lsp::TextDocumentContentChangeEvent) -> Edit {
    match change {
        lsp::TextDocumentContentChangeEvent::TextDocumentContentChangePartial(change) => Edit {
            range: Some((position(change.range.start), position(change.range.end))),
            text: change.text,
        },
        lsp::TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(change) => {
            Edit { range: None, text: change.text }
        }
    }
}

pub(super) fn encoding_kind(encoding: Encoding) -> lsp::PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
        Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
        Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
    }
}

pub(super) fn markup(text: String, markdown: bool) -> lsp::MarkupContent {
    let kind = if markdown { lsp::MarkupKind::Markdown } else { lsp::MarkupKind::PlainText };
    lsp::MarkupContent { kind, value: text }
}

/// A diagnosis at `range`, as far as the client takes it.
pub(super) fn diagnostic(diagnosis: &Diagnosis, range: lsp::Range, profile: &Profile) -> lsp::Diagnostic {
    let data = diagnosis.fix.as_ref().filter(|_| profile.diagnostic_data);
    lsp::Diagnostic {
        range,
        severity: Some(match diagnosis.level {
            Level::Error => lsp::DiagnosticSeverity::Error,
            Level::Warning => lsp::DiagnosticSeverity::Warning,
            Level::Information => lsp::DiagnosticSeverity::Information,
            Level::Hint | Level::Off => lsp::DiagnosticSeverity::Hint,
        }),
        code: Some(lsp::Code::String(diagnosis.code.to_owned())),
        source: Some("glossator".to_owned()),
        message: diagnosis.message.clone().into(),
        tags: (diagnosis.is_outdated && profile.deprecated_tag).then(|| vec![lsp::DiagnosticTag::Deprecated]),
        data: data.map(|fix| json!({ "rule": fix.rule, "text": fix.text, "preferred": fix.preferred })),
        ..lsp::Diagnostic::default()
    }
}
