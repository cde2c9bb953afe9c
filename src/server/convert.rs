//! Between the library's types and the protocol's.

use std::ops::Range;

use tower_lsp_server::gen_lsp_types as lsp;

use crate::glossary::{Problem, Severity};
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

/// A problem of a glossary or settings file, whose content is `text`.
pub(super) fn diagnostic(
    problem: &Problem,
    text: &str,
    lines: &LineIndex,
    encoding: Encoding,
) -> lsp::Diagnostic {
    lsp::Diagnostic {
        range: range(text, lines, encoding, problem.start as usize..problem.end as usize),
        severity: Some(match problem.severity {
            Severity::Error => lsp::DiagnosticSeverity::Error,
            Severity::Warning => lsp::DiagnosticSeverity::Warning,
            Severity::Hint => lsp::DiagnosticSeverity::Information,
        }),
        code: Some(lsp::Code::String(problem.code.to_owned())),
        source: Some("glossator".to_owned()),
        message: problem.message.clone().into(),
        ..lsp::Diagnostic::default()
    }
}
