//! The language server: lifecycle, synchronisation, capabilities, configuration, and conversion to the protocol's types.
//!
//! Rules that every handler keeps, each with a test against the real binary (`tests/server`):
//! state changes under a std mutex before the handler's first await; no handler awaits the client; requests compute on an immutable
//! analysis; a panic answers its request with an error.

mod actions;
mod client;
mod commands;
mod completion;
mod convert;
mod documents;
mod edits;
mod explain;
mod explained;
mod guard;
mod inlay;
mod learned;
mod lifecycle;
mod loader;
mod logging;
mod lull;
mod parent;
mod places;
mod publish;
mod pull;
mod references;
mod refresh;
mod requests;
mod session;
mod shelf;
mod stdio;
mod survey;
mod symbols;
mod sync;
mod terms;
mod uri;

use std::process::ExitCode;
use std::sync::Arc;

use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::{Client, LspService, Server};

use guard::{Ending, Guard};
use lull::Lull;
use session::Session;
use stdio::{Input, Output};

/// Serves the protocol over standard input and output until the client ends the session.
///
/// The exit code is 0 after `shutdown` or at the end of input, and 1 after `exit` alone (LSP 3.17, “Exit Notification”).
pub fn run() -> ExitCode {
    match tokio::runtime::Builder::new_current_thread().enable_time().build() {
        Ok(runtime) => {
            let code = runtime.block_on(serve());
            // Whatever is still being computed is of use to nobody.
            runtime.shutdown_background();
            code
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &std::io::Error) -> ExitCode {
    eprintln!("glossator: the server cannot start: {error}");
    ExitCode::from(2)
}

async fn serve() -> ExitCode {
    let ending = Ending::default();
    let lull = Arc::new(Lull::default());
    let (service, socket) = service(&lull);
    let service = Guard { inner: service, ending: ending.clone() };
    // Work is limited by what is computed once a version, not by slots: with slots, handlers could wait for each other.
    let input = match Input::start(ending.clone(), lull) {
        Ok(input) => input,
        Err(error) => return failed(&error),
    };
    Server::new(input, Output, socket).concurrency_level(usize::MAX).serve(service).await;
    ExitCode::from(u8::from(ending.is_abrupt()))
}

/// Defines the routing table: each row a method, its handler and its types.
macro_rules! routes {
    (
        requests { $($request:literal => $answer:path, $name:ident($params:ty) -> $result:ty;)+ }
        notifications { $($notification:literal => $note:path, $note_name:ident($note_params:ty);)+ }
    ) => {
        impl Backend {
            $(async fn $name(&self, params: $params) -> Result<$result> {
                $answer(Arc::clone(&self.session), params).await
            })+
            $(async fn $note_name(&self, params: $note_params) {
                $note(&self.session, params);
            })+
        }

        fn service(lull: &Arc<Lull>) -> (LspService<Backend>, tower_lsp_server::ClientSocket) {
            LspService::build_with_lifecycle_methods(|client| Backend::new(client, Arc::clone(lull)))
                $(.custom_method($request, Backend::$name))+
                $(.custom_method($notification, Backend::$note_name))+
                .finish()
        }
    };
}

routes! {
    requests {
        "textDocument/hover" => requests::hover, hover(lsp::HoverParams) -> Option<lsp::Hover>;
        "textDocument/definition" => requests::definition, definition(lsp::DefinitionParams) -> Option<lsp::DefinitionResponse>;
        "textDocument/documentLink" => requests::document_link, document_link(lsp::DocumentLinkParams) -> Option<Vec<lsp::DocumentLink>>;
        "textDocument/documentHighlight" => requests::document_highlight, document_highlight(lsp::DocumentHighlightParams) -> Option<Vec<lsp::DocumentHighlight>>;
        "textDocument/references" => references::find, references(lsp::ReferenceParams) -> Option<Vec<lsp::Location>>;
        "textDocument/documentSymbol" => symbols::of_document, document_symbol(lsp::DocumentSymbolParams) -> Option<lsp::DocumentSymbolResponse>;
        "workspace/symbol" => symbols::of_workspace, workspace_symbol(lsp::WorkspaceSymbolParams) -> Option<lsp::WorkspaceSymbolResponse>;
        "textDocument/completion" => completion::complete, completion(lsp::CompletionParams) -> Option<lsp::CompletionResponse>;
        "completionItem/resolve" => completion::resolve, completion_resolve(lsp::CompletionItem) -> lsp::CompletionItem;
        "textDocument/codeAction" => actions::offer, code_action(lsp::CodeActionParams) -> Option<Vec<lsp::CodeActionResponse>>;
        "workspace/executeCommand" => commands::execute, execute_command(lsp::ExecuteCommandParams) -> Option<serde_json::Value>;
        "textDocument/inlayHint" => inlay::of_document, inlay_hint(lsp::InlayHintParams) -> Option<Vec<lsp::InlayHint>>;
        "textDocument/diagnostic" => pull::of_document, diagnostic(lsp::DocumentDiagnosticParams) -> lsp::DocumentDiagnosticReport;
        "workspace/diagnostic" => pull::of_workspace, workspace_diagnostic(lsp::WorkspaceDiagnosticParams) -> lsp::WorkspaceDiagnosticReport;
        "glossator/terms" => terms::of_document, terms(terms::TermsParams) -> terms::Listing;
        "glossator/search" => terms::search, search(terms::SearchParams) -> Vec<terms::Term>;
        "glossator/fail" => lifecycle::fail, fail(serde_json::Value) -> ();
    }
    notifications {
        "textDocument/didOpen" => sync::did_open, did_open(lsp::DidOpenTextDocumentParams);
        "textDocument/didChange" => sync::did_change, did_change(lsp::DidChangeTextDocumentParams);
        "textDocument/didClose" => sync::did_close, did_close(lsp::DidCloseTextDocumentParams);
        "textDocument/didSave" => sync::did_save, did_save(lsp::DidSaveTextDocumentParams);
        "workspace/didChangeWatchedFiles" => sync::did_change_watched_files, did_change_watched_files(lsp::DidChangeWatchedFilesParams);
        "workspace/didChangeWorkspaceFolders" => sync::did_change_workspace_folders, did_change_workspace_folders(lsp::DidChangeWorkspaceFoldersParams);
        "workspace/didChangeConfiguration" => sync::did_change_configuration, did_change_configuration(lsp::DidChangeConfigurationParams);
        "$/setTrace" => lifecycle::set_trace, set_trace(lsp::SetTraceParams);
    }
}

/// What the framework calls.
struct Backend {
    session: Arc<Session>,
}

impl Backend {
    fn new(client: Client, lull: Arc<Lull>) -> Self {
        Self { session: Session::new(client, lull) }
    }
}
