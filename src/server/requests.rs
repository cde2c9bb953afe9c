//! Requests about a document: each an adapter from the protocol to a feature.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::convert;
use super::session::Session;
use crate::analysis::Analysis;
use crate::features;
use crate::matching::EntryRef;
use crate::settings::Features;

/// An analysed document and a place in it.
struct Spot {
    analysis: Arc<Analysis>,
    offset: usize,
}

/// Analyses the document of `at`, if the capability that `is_on` names is switched on.
async fn spot(
    session: &Arc<Session>,
    at: &lsp::TextDocumentPositionParams,
    is_on: fn(&Features) -> bool,
) -> Option<Spot> {
    let analysis = document(session, &at.text_document.uri.0, is_on).await?;
    let offset =
        analysis.lines.offset(&analysis.text, convert::position(at.position), session.profile().encoding);
    Some(Spot { analysis, offset })
}

async fn document(session: &Arc<Session>, uri: &str, is_on: fn(&Features) -> bool) -> Option<Arc<Analysis>> {
    let analysis = session.analysis(uri).await?;
    session.features(uri, is_on).then_some(analysis)
}

pub(super) async fn hover(session: Arc<Session>, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
    let at = params.text_document_position_params;
    let Some(Spot { analysis, offset }) = spot(&session, &at, |features| features.hover).await else {
        return Ok(None);
    };
    let reader = session.reader(&at.text_document.uri.0, session.profile().markdown_hover);
    let locate = |glossary: &_, place| session.link(glossary, place);
    let Some(hover) = features::hover::hover(&analysis, offset, &reader, &locate) else { return Ok(None) };
    let range = convert::range(&analysis.text, &analysis.lines, session.profile().encoding, hover.range);
    Ok(Some(lsp::Hover { contents: convert::markup(hover.text, reader.markdown).into(), range: Some(range) }))
}

pub(super) async fn definition(
    session: Arc<Session>,
    params: lsp::DefinitionParams,
) -> Result<Option<lsp::DefinitionResponse>> {
    let Some(Spot { analysis, offset }) =
        spot(&session, &params.text_document_position_params, |features| features.definition).await
    else {
        return Ok(None);
    };
    let Some(definition) = features::definition::definition(&analysis, offset) else { return Ok(None) };
    let encoding = session.profile().encoding;
    let origin = convert::range(&analysis.text, &analysis.lines, encoding, definition.origin);
    let locations = locations(&session, &analysis, definition.entries).await;
    if session.profile().definition_links {
        let link = |location: lsp::Location| lsp::LocationLink {
            origin_selection_range: Some(origin),
            target_uri: location.uri,
            target_range: location.range,
            target_selection_range: location.range,
        };
        let links: Vec<lsp::DefinitionLink> = locations.into_iter().map(link).collect();
        return Ok(Some(links.into()));
    }
    Ok(Some(lsp::Definition::LocationList(locations).into()))
}

/// Where the entries are defined. Their files are read for that, on another thread.
async fn locations(
    session: &Arc<Session>,
    analysis: &Arc<Analysis>,
    entries: Vec<EntryRef>,
) -> Vec<lsp::Location> {
    let (session, analysis) = (Arc::clone(session), Arc::clone(analysis));
    let find = move || {
        let locate =
            |at: EntryRef| session.location(analysis.lexicon.glossary(at), analysis.lexicon.head(at).place);
        entries.into_iter().filter_map(locate).collect()
    };
    tokio::task::spawn_blocking(find).await.unwrap_or_default()
}

pub(super) async fn document_link(
    session: Arc<Session>,
    params: lsp::DocumentLinkParams,
) -> Result<Option<Vec<lsp::DocumentLink>>> {
    let uri = params.text_document.uri.0;
    let Some(analysis) = document(&session, &uri, |features| features.document_link).await else {
        return Ok(None);
    };
    let encoding = session.profile().encoding;
    let links = features::links::links(&analysis).into_iter().filter_map(|link| {
        let entry = analysis.lexicon.head(link.entry);
        let target = session.places.link(analysis.lexicon.glossary(link.entry), entry.place)?;
        Some(lsp::DocumentLink {
            range: convert::range(&analysis.text, &analysis.lines, encoding, link.range),
            target: Some(target.into()),
            tooltip: session.profile().link_tooltips.then(|| entry.name().to_owned()),
            data: None,
        })
    });
    Ok(Some(links.collect()))
}

pub(super) async fn document_highlight(
    session: Arc<Session>,
    params: lsp::DocumentHighlightParams,
) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
    let Some(Spot { analysis, offset }) =
        spot(&session, &params.text_document_position_params, |features| features.document_highlight).await
    else {
        return Ok(None);
    };
    let encoding = session.profile().encoding;
    let highlight = |range| lsp::DocumentHighlight {
        range: convert::range(&analysis.text, &analysis.lines, encoding, range),
        kind: Some(lsp::DocumentHighlightKind::Text),
    };
    Ok(Some(features::highlight::highlights(&analysis, offset).into_iter().map(highlight).collect()))
}
