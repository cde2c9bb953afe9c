//! Notifications: documents, files, folders and configuration change. State changes before the first await, in the order of arrival.

#![expect(clippy::needless_pass_by_value, reason = "the routing table hands over what it has parsed")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp_server::gen_lsp_types as lsp;

use super::loader::Command;
use super::session::Session;
use super::{convert, publish, uri};
use crate::glossary::is_glossary;

/// A client that does not answer for so long is taken to have no configuration.
const ANSWER_LIMIT: Duration = Duration::from_secs(10);

pub(super) fn did_open(session: &Arc<Session>, params: lsp::DidOpenTextDocumentParams) {
    let document = params.text_document;
    let uri = document.uri.0;
    let language_id = language_id(&document.language_id);
    let glossary = {
        let mut state = session.state();
        let Some(open) = state.documents.open(&uri, &language_id, document.version, &document.text) else {
            return;
        };
        glossary_text(open)
    };
    overlay(session, glossary);
    if session.profile().pulls_diagnostics {
        session.warm_up(&uri);
    } else {
        publish::check_soon(session, &uri);
    }
}

/// The id as the client wrote it; ids that the protocol does not list come as they are.
fn language_id(kind: &lsp::LanguageKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn did_change(session: &Arc<Session>, params: lsp::DidChangeTextDocumentParams) {
    let document = params.text_document;
    let edits: Vec<_> = params.content_changes.into_iter().map(convert::edit).collect();
    let encoding = session.profile().encoding;
    let uri = &document.text_document_identifier.uri.0;
    let glossary = {
        let mut state = session.state();
        let Some(open) = state.documents.change(uri, &edits, encoding, document.version) else { return };
        glossary_text(open)
    };
    overlay(session, glossary);
    publish::check_soon(session, uri);
}

pub(super) fn did_close(session: &Arc<Session>, params: lsp::DidCloseTextDocumentParams) {
    let closed = session.state().documents.close(&params.text_document.uri.0);
    let Some(closed) = closed else { return };
    session.forget(&closed.uri);
    if let Some(path) = closed.path {
        if is_glossary(&path) {
            session.tell_loader(Command::Overlay(path.clone(), None));
        }
        // What is saved may differ from what was in the editor.
        session.tell_loader(Command::Files(vec![path]));
    }
}

/// The path and the text of a document that is a glossary: what is in the editor beats what is in the file.
fn glossary_text(open: &mut super::documents::Open) -> Option<(PathBuf, Arc<str>)> {
    let path = open.path.clone().filter(|path| is_glossary(path))?;
    Some((path, open.text()))
}

fn overlay(session: &Session, glossary: Option<(PathBuf, Arc<str>)>) {
    if let Some((path, text)) = glossary {
        session.tell_loader(Command::Overlay(path, Some(text)));
    }
}

pub(super) fn did_save(session: &Arc<Session>, params: lsp::DidSaveTextDocumentParams) {
    session.tell_loader(Command::Files(uri::to_path(&params.text_document.uri.0).into_iter().collect()));
}

pub(super) fn did_change_watched_files(session: &Arc<Session>, params: lsp::DidChangeWatchedFilesParams) {
    let paths = params.changes.into_iter().filter_map(|change| uri::to_path(&change.uri.0)).collect();
    session.tell_loader(Command::Files(paths));
}

pub(super) fn did_change_workspace_folders(
    session: &Arc<Session>,
    params: lsp::DidChangeWorkspaceFoldersParams,
) {
    let path = |folder: &lsp::WorkspaceFolder| uri::to_path(&folder.uri.0);
    let added = params.event.added.iter().filter_map(path).collect();
    let removed = params.event.removed.iter().filter_map(path).collect();
    session.tell_loader(Command::ChangeFolders { added, removed });
}

pub(super) fn did_change_configuration(session: &Arc<Session>, params: lsp::DidChangeConfigurationParams) {
    let own = params.settings.get("glossator").cloned();
    match own {
        // Older clients push; newer ones send nothing of use and want to be asked.
        Some(settings) => session.tell_loader(Command::Configuration(settings)),
        None if session.profile().configuration => ask_for_configuration(session),
        None => {}
    }
}

/// Asks the client for its settings, without anybody waiting for them.
pub(super) fn ask_for_configuration(session: &Arc<Session>) {
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let item = lsp::ConfigurationItem { scope_uri: None, section: Some("glossator".to_owned()) };
        let answer = tokio::time::timeout(ANSWER_LIMIT, session.client.configuration(vec![item])).await;
        let settings = match answer {
            Ok(Ok(mut settings)) if !settings.is_empty() => settings.swap_remove(0),
            Ok(Ok(_)) => Value::Null,
            Ok(Err(error)) => return tracing::warn!("the client gives no settings: {error}"),
            Err(_) => return tracing::warn!("the client gives no settings in time"),
        };
        session.tell_loader(Command::Configuration(settings));
    });
}
