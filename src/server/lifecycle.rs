//! The session's beginning and end, and what the server offers.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp_server::LanguageServer;
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::{Error, Result};

use super::client::Profile;
use super::loader::Command;
use super::session::Session;
use super::{Backend, actions, commands, convert, logging, parent, publish, sync, uri};

impl LanguageServer for Backend {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let session = &self.session;
        let profile = Profile::new(&params);
        let capabilities = capabilities(&profile);
        session.set_profile(profile);
        logging::start(session);
        parent::watch(params.process_id);
        publish::start(session);
        let session = Arc::clone(session);
        // A task of its own, so that it comes after the answer: reading glossaries would only slow that down.
        tokio::spawn(async move {
            session.tell_loader(Command::Folders(folders(&params)));
            if let Some(options) = params.initialization_options {
                session.tell_loader(Command::Options(options));
            }
        });
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let server_info = Some(lsp::ServerInfo { name: "glossator".to_owned(), version });
        Ok(lsp::InitializeResult { capabilities, server_info })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        tracing::info!("glossator {}", env!("CARGO_PKG_VERSION"));
        if self.session.profile().configuration {
            sync::ask_for_configuration(&self.session);
        }
        register(&self.session);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

#[expect(deprecated, reason = "older clients know no other way to name the root")]
fn folders(params: &lsp::InitializeParams) -> Vec<std::path::PathBuf> {
    let named = params.workspace_folders_initialize_params.workspace_folders.as_ref();
    let named = named
        .and_then(|folders| serde_json::to_value(folders).ok())
        .and_then(|folders| serde_json::from_value::<Vec<lsp::WorkspaceFolder>>(folders).ok());
    match named {
        Some(folders) if !folders.is_empty() => {
            folders.iter().filter_map(|folder| uri::to_path(&folder.uri.0)).collect()
        }
        _ => params.root_uri.iter().filter_map(|root| uri::to_path(&root.0)).collect(),
    }
}

fn capabilities(profile: &Profile) -> lsp::ServerCapabilities {
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::Incremental),
        save: Some(true.into()),
        ..lsp::TextDocumentSyncOptions::default()
    };
    let folders = lsp::WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(true.into()),
    };
    lsp::ServerCapabilities {
        position_encoding: profile.names_encoding.then(|| convert::encoding_kind(profile.encoding)),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        document_link_provider: Some(lsp::DocumentLinkOptions::default()),
        completion_provider: Some(lsp::CompletionOptions {
            resolve_provider: Some(true),
            ..lsp::CompletionOptions::default()
        }),
        code_action_provider: Some(actions::provider(profile)),
        execute_command_provider: Some(commands::provider()),
        inlay_hint_provider: profile.shows_hints.then(|| true.into()),
        diagnostic_provider: profile.pulls_diagnostics.then(|| {
            lsp::DiagnosticOptions {
                identifier: Some("glossator".to_owned()),
                // An abbreviation may be explained in another file.
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                ..lsp::DiagnosticOptions::default()
            }
            .into()
        }),
        workspace: Some(lsp::WorkspaceOptions {
            workspace_folders: Some(folders),
            ..lsp::WorkspaceOptions::default()
        }),
        ..lsp::ServerCapabilities::default()
    }
}

/// What clients watch for us. Some match the case of letters; what this misses is found when files are looked at again.
const WATCHED: [&str; 4] = [
    "**/*{glossa,Glossa,GLOSSA}*.{yml,yaml,json,csv,tsv,md,markdown}",
    "**/*{lexique,Lexique,LEXIQUE,terminologie,Terminologie,TERMINOLOGIE}*.{md,markdown}",
    "**/.glossary/**",
    "**/{glossator.toml,.gitignore,.ignore}",
];

/// Asks the client to watch glossaries and settings, and to say when its configuration changes.
fn register(session: &Arc<Session>) {
    let mut registrations = Vec::new();
    if session.profile().watches_files {
        let watchers: Vec<Value> = WATCHED.iter().map(|glob| json!({ "globPattern": glob })).collect();
        registrations.push(registration("workspace/didChangeWatchedFiles", json!({ "watchers": watchers })));
    }
    if session.profile().dynamic_configuration {
        registrations
            .push(registration("workspace/didChangeConfiguration", json!({ "section": "glossator" })));
    }
    if registrations.is_empty() {
        return;
    }
    let client = session.client.clone();
    tokio::spawn(async move {
        if let Err(error) = client.register_capability(registrations).await {
            tracing::warn!("the client does not watch files: {error}");
        }
    });
}

fn registration(method: &str, options: Value) -> lsp::Registration {
    lsp::Registration { id: method.to_owned(), method: method.to_owned(), register_options: Some(options) }
}

/// Trace levels are for the client's own log; ours does not depend on them.
pub(super) fn set_trace(_: &Arc<Session>, _: lsp::SetTraceParams) {}

/// Panics, in test builds alone, so that tests can see that nothing else comes to harm.
pub(super) async fn fail(_: Arc<Session>, _: Value) -> Result<()> {
    if cfg!(debug_assertions) {
        std::panic::panic_any("asked to fail");
    }
    Err(Error::method_not_found())
}
