//! Completion, and the explanation of the item that is selected.

use std::sync::Arc;

use serde_json::json;
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::convert;
use super::session::Session;
use crate::features::card;
use crate::features::completion::{Completion, Item, completion};
use crate::matching::EntryRef;

pub(super) async fn complete(
    session: Arc<Session>,
    params: lsp::CompletionParams,
) -> Result<Option<lsp::CompletionResponse>> {
    let at = params.text_document_position_params;
    let uri = at.text_document.uri.0;
    let Some(analysis) = session.analysis(&uri).await else { return Ok(None) };
    if !session.features(&uri, |features| features.completion) {
        return Ok(None);
    }
    let encoding = session.profile().encoding;
    let offset = analysis.lines.offset(&analysis.text, convert::position(at.position), encoding);
    let reader = session.reader(&uri, session.profile().markdown_completion);
    let Completion { replace, items, incomplete } = completion(&analysis, offset, &reader);
    let range = convert::range(&analysis.text, &analysis.lines, encoding, replace);
    let cuts = session.profile().cuts_completions;
    let items = items.into_iter().enumerate().map(|(rank, item)| {
        let item = as_lsp(&uri, rank, item, range);
        if cuts && item.label.contains(' ') { as_snippet(item) } else { item }
    });
    let items = items.collect();
    Ok(Some(
        lsp::CompletionList { is_incomplete: incomplete, items, ..lsp::CompletionList::default() }.into(),
    ))
}

fn as_lsp(uri: &str, rank: usize, item: Item, range: lsp::Range) -> lsp::CompletionItem {
    let EntryRef { glossary, entry } = item.entry;
    let edit = lsp::TextEdit { range, new_text: item.text.clone() };
    lsp::CompletionItem {
        kind: Some(lsp::CompletionItemKind::Text),
        detail: item.detail,
        sort_text: Some(format!("{rank:03}")),
        filter_text: Some(item.filter),
        text_edit: Some(edit.into()),
        data: Some(json!({ "uri": uri, "glossary": glossary, "entry": entry, "text": item.text })),
        label: item.text,
        ..lsp::CompletionItem::default()
    }
}

/// The same item as a snippet without places to fill in. It goes by its label, since what it is filtered by would be inserted.
fn as_snippet(mut item: lsp::CompletionItem) -> lsp::CompletionItem {
    if let Some(lsp::CompletionItemTextEdit::TextEdit(edit)) = &mut item.text_edit {
        edit.new_text = edit.new_text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
    }
    item.insert_text_format = Some(lsp::InsertTextFormat::Snippet);
    item.filter_text = None;
    item
}

pub(super) async fn resolve(
    session: Arc<Session>,
    mut item: lsp::CompletionItem,
) -> Result<lsp::CompletionItem> {
    let documentation = match &item.data {
        Some(data) => documentation(&session, data).await,
        None => None,
    };
    item.documentation = documentation;
    Ok(item)
}

async fn documentation(session: &Arc<Session>, data: &serde_json::Value) -> Option<lsp::Documentation> {
    let uri = data.get("uri")?.as_str()?;
    let text = data.get("text")?.as_str()?;
    let glossary = u16::try_from(data.get("glossary")?.as_u64()?).ok()?;
    let entry = u32::try_from(data.get("entry")?.as_u64()?).ok()?;
    let at = EntryRef { glossary, entry };
    let analysis = session.analysis(uri).await?;
    // Glossaries may have changed since the list was made.
    if !analysis.lexicon.spelled(text).contains(&at) {
        return None;
    }
    let profile = session.profile();
    let reader = session.reader(uri, profile.markdown_completion);
    let locate = |glossary: &_, place| session.link(glossary, place);
    let card = card::card(&analysis.lexicon, at, &reader, &locate);
    Some(if profile.completion_markup { convert::markup(card, reader.markdown).into() } else { card.into() })
}
