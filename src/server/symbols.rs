//! Entries as symbols: the outline of a glossary file, and the search over all glossaries.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::documents::Open;
use super::session::Session;
use super::{convert, uri};
use crate::features::symbols::{Symbol, document_symbols, search};
use crate::glossary::Source;
use crate::text::LineIndex;

/// More answers than this to one query are no answers.
const MAX_SYMBOLS: usize = 100;

pub(super) async fn of_document(
    session: Arc<Session>,
    params: lsp::DocumentSymbolParams,
) -> Result<Option<lsp::DocumentSymbolResponse>> {
    let document_uri = params.text_document.uri.0;
    let Some(path) = uri::to_path(&document_uri) else { return Ok(None) };
    if !session.features(&document_uri, |features| features.symbols) {
        return Ok(None);
    }
    session.settled().await;
    let (glossary, text) = {
        let mut state = session.state();
        let glossary = state.shelf.glossary_at(&path);
        (glossary, state.documents.get_mut(&document_uri).map(Open::text))
    };
    let (Some(glossary), Some(text)) = (glossary, text) else { return Ok(None) };
    let lines = LineIndex::new(&text);
    let encoding = session.profile().encoding;
    let symbols = document_symbols(&glossary)
        .into_iter()
        .filter(|symbol| text.is_char_boundary(symbol.place.end as usize));
    let in_order = symbols.map(|symbol| {
        let range =
            convert::range(&text, &lines, encoding, symbol.place.start as usize..symbol.place.end as usize);
        (symbol, range)
    });
    let nested = session.profile().nested_symbols;
    Ok(Some(if nested {
        in_order.map(|(symbol, range)| nested_symbol(symbol, range)).collect::<Vec<_>>().into()
    } else {
        in_order.map(|(symbol, range)| flat_symbol(symbol, &document_uri, range)).collect::<Vec<_>>().into()
    }))
}

#[expect(deprecated, reason = "the protocol's type has the field, and no other way to be made")]
fn nested_symbol(symbol: Symbol, range: lsp::Range) -> lsp::DocumentSymbol {
    lsp::DocumentSymbol {
        name: symbol.name,
        detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
        kind: lsp::SymbolKind::String,
        tags: None,
        deprecated: None,
        range,
        selection_range: range,
        children: None,
    }
}

#[expect(deprecated, reason = "the protocol's type has the field, and no other way to be made")]
fn flat_symbol(symbol: Symbol, uri: &str, range: lsp::Range) -> lsp::SymbolInformation {
    lsp::SymbolInformation {
        deprecated: None,
        location: lsp::Location { uri: uri.to_owned().into(), range },
        base_symbol_information: information(symbol),
    }
}

fn information(symbol: Symbol) -> lsp::BaseSymbolInformation {
    let container_name = (!symbol.detail.is_empty()).then_some(symbol.detail);
    lsp::BaseSymbolInformation {
        name: symbol.name,
        kind: lsp::SymbolKind::String,
        tags: None,
        container_name,
    }
}

pub(super) async fn of_workspace(
    session: Arc<Session>,
    params: lsp::WorkspaceSymbolParams,
) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
    if !session.features("", |features| features.symbols) {
        return Ok(None);
    }
    session.settled().await;
    let found = tokio::task::spawn_blocking(move || find(&session, &params.query)).await.unwrap_or_default();
    Ok(Some(found.into()))
}

fn find(session: &Session, query: &str) -> Vec<lsp::SymbolInformation> {
    let shelf = Arc::clone(&session.state().shelf);
    let mut found = Vec::new();
    for (rank, glossary) in shelf.in_force().enumerate() {
        // Without a query the packs’ hundreds of entries would drown the team’s own.
        if query.trim().is_empty() && matches!(glossary.source, Source::Pack(_)) {
            continue;
        }
        found.extend(search(glossary, query).into_iter().map(|(fit, symbol)| (fit, rank, glossary, symbol)));
    }
    found.sort_by(|a, b| (a.0, a.1, &a.3.name).cmp(&(b.0, b.1, &b.3.name)));
    found.truncate(MAX_SYMBOLS);
    let located = found.into_iter().filter_map(|(_, _, glossary, symbol)| {
        let location = session.location(glossary, symbol.place)?;
        Some(flat_symbol_at(symbol, location))
    });
    located.collect()
}

#[expect(deprecated, reason = "the protocol's type has the field, and no other way to be made")]
fn flat_symbol_at(symbol: Symbol, location: lsp::Location) -> lsp::SymbolInformation {
    lsp::SymbolInformation { deprecated: None, location, base_symbol_information: information(symbol) }
}
