//! Diagnostics that clients ask for: of one document, and of the workspace.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::publish::Report;
use super::references;
use super::session::Session;

/// How long a question about the workspace stays open while there is no news.
const HOLD: Duration = Duration::from_mins(1);
/// How many files are checked between two partial answers.
const BATCH: usize = 100;

pub(super) async fn of_document(
    session: Arc<Session>,
    params: lsp::DocumentDiagnosticParams,
) -> Result<lsp::DocumentDiagnosticReport> {
    let uri = params.text_document.uri.0;
    let mut report = None;
    while report.is_none() && session.newest_analysis(&uri, None).await.is_some() {
        report = session.report(&uri);
    }
    // Of what is not open, or is not ours, there is nothing to say.
    let Some(report) = report else { return Ok(full(Vec::new(), None)) };
    let id = result_id(&report);
    if params.previous_result_id.as_ref() == Some(&id) {
        let unchanged = lsp::UnchangedDocumentDiagnosticReport { result_id: id };
        return Ok(lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: unchanged,
        }
        .into());
    }
    Ok(full(report.diagnostics, Some(id)))
}

fn full(items: Vec<lsp::Diagnostic>, result_id: Option<String>) -> lsp::DocumentDiagnosticReport {
    lsp::RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id, items },
    }
    .into()
}

fn result_id(report: &Report) -> String {
    format!("{:016x}", report.id)
}

pub(super) async fn of_workspace(
    session: Arc<Session>,
    params: lsp::WorkspaceDiagnosticParams,
) -> Result<lsp::WorkspaceDiagnosticReport> {
    session.settled().await;
    // Clients ask again as soon as they are answered: where nothing has happened since, the answer waits for something to happen.
    if !params.previous_result_ids.is_empty() {
        let _ = tokio::time::timeout(HOLD, session.news()).await;
    }
    session.mark_told();
    let previous: HashMap<String, String> =
        params.previous_result_ids.into_iter().map(|known| (known.uri.0, known.value)).collect();
    let mut answer = Answer {
        session: Arc::clone(&session),
        previous,
        token: params.partial_result_params.partial_result_token,
        items: Vec::new(),
    };
    let open = session.state().documents.keys();
    for document in open {
        if session.newest_analysis(&document, None).await.is_some()
            && let Some(report) = session.report(&document)
        {
            answer.add(report);
        }
    }
    answer.flush().await;
    let walker = Arc::clone(&session);
    let files = tokio::task::spawn_blocking(move || files(&walker)).await.unwrap_or_default();
    for batch in files.chunks(BATCH) {
        let (session, batch) = (Arc::clone(&session), batch.to_vec());
        let check = move || batch.iter().map(|path| of_file(&session, path)).collect::<Vec<_>>();
        for report in tokio::task::spawn_blocking(check).await.unwrap_or_default() {
            answer.add(report);
        }
        answer.flush().await;
    }
    answer.clear_the_rest();
    answer.flush().await;
    Ok(lsp::WorkspaceDiagnosticReport { items: answer.items })
}

/// Files that are not open: those with problems, and all others where the settings want that.
fn files(session: &Session) -> Vec<PathBuf> {
    let wants = |path: &Path| {
        let state = session.state();
        state.shelf.settings_for(Some(path)).features.workspace_diagnostics
    };
    let folders: Vec<PathBuf> =
        session.state().shelf.folders.iter().map(|folder| folder.path.clone()).collect();
    let mut files = session.state().board.broken();
    if folders.iter().any(|folder| wants(folder)) {
        files.extend(references::files(session).into_iter().filter(|path| wants(path)));
    }
    files.sort_unstable();
    files.dedup();
    files.retain(|path| !session.state().documents.contains_path(path));
    files
}

fn of_file(session: &Session, path: &Path) -> Report {
    let checks = {
        let state = session.state();
        let is_wanted = state.shelf.settings_for(Some(path)).features.workspace_diagnostics;
        is_wanted
            .then(|| std::fs::metadata(path).map_or(0, |metadata| metadata.len()) as usize)
            .and_then(|length| state.shelf.checks_for(Some(path), length))
    };
    let analysis = checks.and_then(|checks| references::analyse(session, path, Some(&checks)));
    session.report_of_file(path, analysis.as_ref())
}

/// An answer in the making: in parts where the client has given a token for them, else in one piece.
struct Answer {
    session: Arc<Session>,
    /// What the client knows, by URI.
    previous: HashMap<String, String>,
    token: Option<lsp::ProgressToken>,
    items: Vec<lsp::WorkspaceDocumentDiagnosticReport>,
}

impl Answer {
    fn add(&mut self, report: Report) {
        let known = self.previous.remove(&report.uri);
        let id = result_id(&report);
        if known.is_none() && report.version.is_none() && report.diagnostics.is_empty() {
            return;
        }
        let (uri, version) = (lsp::Uri::from(report.uri), report.version);
        self.items.push(if known.as_ref() == Some(&id) {
            let unchanged = lsp::UnchangedDocumentDiagnosticReport { result_id: id };
            lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: unchanged,
            }
            .into()
        } else {
            let full = lsp::FullDocumentDiagnosticReport { result_id: Some(id), items: report.diagnostics };
            lsp::WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report: full }
                .into()
        });
    }

    /// Clears what the client knows of files of which there is nothing to say any more.
    fn clear_the_rest(&mut self) {
        for (uri, _) in std::mem::take(&mut self.previous) {
            let full = lsp::FullDocumentDiagnosticReport { result_id: None, items: Vec::new() };
            let report = lsp::WorkspaceFullDocumentDiagnosticReport {
                uri: lsp::Uri::from(uri),
                version: None,
                full_document_diagnostic_report: full,
            };
            self.items.push(report.into());
        }
    }

    /// Sends what there is, if it may be sent in parts.
    async fn flush(&mut self) {
        let Some(token) = self.token.clone().filter(|_| !self.items.is_empty()) else { return };
        let items = std::mem::take(&mut self.items);
        let part = lsp::WorkspaceDiagnosticReportPartialResult { items };
        self.session.client.send_partial_result::<lsp::WorkspaceDiagnosticRequest>(token, part).await;
    }
}
