//! Inlay hints.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::convert;
use super::session::Session;
use crate::features::inlay::{Hint, hints};
use crate::matching::EntryRef;

pub(super) async fn of_document(
    session: Arc<Session>,
    params: lsp::InlayHintParams,
) -> Result<Option<Vec<lsp::InlayHint>>> {
    let uri = params.text_document.uri.0;
    let Some(analysis) = session.newest_analysis(&uri, None).await else { return Ok(None) };
    if !session.features(&uri, |features| features.inlay_hint) {
        return Ok(None);
    }
    let encoding = session.profile().encoding;
    let offset = |position| analysis.lines.offset(&analysis.text, convert::position(position), encoding);
    let range = offset(params.range.start)..offset(params.range.end);
    let language = session.reader(&uri, false).language;
    let (shelf, learned) = {
        let state = session.state();
        (Arc::clone(&state.shelf), Arc::clone(&state.learned))
    };
    let is_known =
        |at: EntryRef| learned.contains(&shelf.id(analysis.lexicon.glossary(at), at.entry as usize));
    let found = hints(&analysis, &range, &language, &is_known);
    let hint = |hint: Hint| lsp::InlayHint {
        position: convert::lsp_position(analysis.lines.position(&analysis.text, hint.offset, encoding)),
        label: format!("({})", hint.long).into(),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    Ok(Some(found.into_iter().map(hint).collect()))
}
