//! Diagnostics that are sent: to clients that do not ask for them, for each version of each open document, and for glossaries and
//! settings files that are not open.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tower_lsp_server::gen_lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, MessageType, PublishDiagnosticsParams, Uri,
};

use super::session::{Session, State};
use super::{convert, explained, refresh, uri};
use crate::analysis::Analysis;
use crate::features::diagnostics::{Diagnosis, of_analysis, of_problems};
use crate::features::rules;
use crate::glossary::Problem;
use crate::messages::{Action, Locale};
use crate::text::LineIndex;

/// A client that takes nothing for so long gets nothing more: a task must not wait for ever.
const SEND_LIMIT: Duration = Duration::from_secs(30);

/// What is wrong with glossaries and settings files, and what of documents and files has been sent.
#[derive(Default)]
pub(super) struct Board {
    problems: HashMap<PathBuf, Arc<[Problem]>>,
    /// By [`uri::key`].
    sent: HashMap<String, Sent>,
}

/// What has been sent.
struct Sent {
    /// The document as the client spells it.
    uri: String,
    /// Of an open document.
    revision: Option<u64>,
    id: u64,
    is_empty: bool,
}

impl Board {
    /// Sets what is wrong with glossaries and settings files.
    pub(super) fn set_problems(&mut self, problems: impl IntoIterator<Item = (PathBuf, Vec<Problem>)>) {
        let broken = problems.into_iter().filter(|(_, problems)| !problems.is_empty());
        self.problems = broken.map(|(path, problems)| (path, problems.into())).collect();
    }

    /// The files with problems.
    pub(super) fn broken(&self) -> Vec<PathBuf> {
        self.problems.keys().cloned().collect()
    }
}

/// The diagnostics of one version of a document.
pub(super) struct Report {
    /// The document as the client spells it.
    pub(super) uri: String,
    /// The version, if it is open.
    pub(super) version: Option<i32>,
    revision: Option<u64>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Equal for equal diagnostics.
    pub(super) id: u64,
}

impl Session {
    /// The diagnostics of an open document; `None` if it is not open or not analysed yet.
    pub(super) fn report(&self, document: &str) -> Option<Report> {
        let (uri, version, revision, analysis, problems, is_on) = {
            let mut state = self.state();
            let State { documents, shelf, board, .. } = &mut *state;
            let open = documents.get_mut(document)?;
            let analysis = open.analysis(shelf)?;
            let problems = open.path.as_ref().and_then(|path| board.problems.get(path)).cloned();
            let is_on = shelf.settings_for(open.path.as_deref()).features.diagnostics
                && !open.path.as_deref().is_some_and(|path| self.places.is_ours(path));
            (open.uri.clone(), open.version(), open.revision(), analysis, problems, is_on)
        };
        if !uri::to_path(&uri).is_some_and(|path| self.places.is_ours(&path)) {
            self.note_expansions(&uri, &analysis);
        }
        let mut diagnoses = Vec::new();
        if is_on {
            diagnoses = self.diagnoses(&uri, &analysis);
            diagnoses.extend(self.problems_of(uri::to_path(&uri).as_deref(), problems.as_deref()));
        }
        let (diagnostics, id) = self.convert(&diagnoses, &analysis.text, &analysis.lines, Some(&analysis));
        Some(Report { uri, version: Some(version), revision: Some(revision), diagnostics, id })
    }

    fn note_expansions(&self, uri: &str, analysis: &Analysis) {
        let terms = explained::terms(&analysis.text, &analysis.expansions);
        if self.explained().set(&uri::key(uri), terms) {
            self.diagnose_again();
        }
    }

    fn diagnoses(&self, uri: &str, analysis: &Analysis) -> Vec<Diagnosis> {
        if analysis.findings.is_empty() {
            return Vec::new();
        }
        let locale = self.locale(uri);
        let path = uri::to_path(uri);
        let shelf = Arc::clone(&self.state().shelf);
        let rules = &shelf.settings_for(path.as_deref()).rules;
        let explained = self.explained();
        of_analysis(analysis, path.as_deref(), rules, &|term| explained.contains(term), locale)
    }

    /// The terms of a document that nobody explains.
    pub(super) fn undefined(&self, uri: &str, analysis: &Analysis) -> Vec<Diagnosis> {
        if uri::to_path(uri).is_some_and(|path| self.places.is_ours(&path)) {
            return Vec::new();
        }
        // Other findings are about an entry.
        self.diagnoses(uri, analysis).into_iter().filter(|diagnosis| diagnosis.entry.is_none()).collect()
    }

    fn problems_of(&self, path: Option<&Path>, problems: Option<&[Problem]>) -> Vec<Diagnosis> {
        let problems = problems.unwrap_or_default();
        if problems.is_empty() {
            return Vec::new();
        }
        let locale = self.locale(&path.map(uri::from_path).unwrap_or_default());
        of_problems(problems, &self.state().shelf.settings_for(path).rules, locale)
    }

    /// The diagnostics of a file that is not open. May read it, so not for the main thread.
    pub(super) fn report_of_file(&self, path: &Path, analysis: Option<&Analysis>) -> Report {
        let uri = uri::from_path(path);
        let (problems, is_on) = {
            let state = self.state();
            let is_on = state.shelf.settings_for(Some(path)).features.diagnostics;
            (state.board.problems.get(path).cloned(), is_on)
        };
        let mut diagnoses = analysis.map(|analysis| self.diagnoses(&uri, analysis)).unwrap_or_default();
        if is_on {
            diagnoses.extend(self.problems_of(Some(path), problems.as_deref()));
        }
        let (diagnostics, id) = match analysis {
            Some(analysis) => self.convert(&diagnoses, &analysis.text, &analysis.lines, Some(analysis)),
            None if diagnoses.is_empty() => self.convert(&[], "", &LineIndex::new(""), None),
            None => {
                let text = std::fs::read_to_string(path).unwrap_or_default();
                self.convert(&diagnoses, &text, &LineIndex::new(&text), None)
            }
        };
        Report { uri, version: None, revision: None, diagnostics, id }
    }

    fn convert(
        &self,
        diagnoses: &[Diagnosis],
        text: &str,
        lines: &LineIndex,
        analysis: Option<&Analysis>,
    ) -> (Vec<Diagnostic>, u64) {
        let profile = self.profile();
        let locale = self.locale("");
        let rules = profile.code_descriptions.then(|| self.places.rules(locale)).flatten();
        let mut hasher = DefaultHasher::new();
        let mut diagnostics = Vec::with_capacity(diagnoses.len());
        for diagnosis in diagnoses {
            let range = convert::range(text, lines, profile.encoding, diagnosis.range.clone());
            (range, diagnosis).hash(&mut hasher);
            let mut diagnostic = convert::diagnostic(diagnosis, range, profile);
            diagnostic.code_description =
                rules.as_deref().and_then(|page| code_description(page, diagnosis.code));
            diagnostic.related_information =
                analysis.and_then(|analysis| self.related(diagnosis, analysis, locale));
            diagnostics.push(diagnostic);
        }
        (diagnostics, hasher.finish())
    }

    /// Where the entry is defined that the diagnosis is about.
    fn related(
        &self,
        diagnosis: &Diagnosis,
        analysis: &Analysis,
        locale: Locale,
    ) -> Option<Vec<DiagnosticRelatedInformation>> {
        let entry = diagnosis.entry.filter(|_| self.profile().related_information)?;
        let head = analysis.lexicon.head(entry);
        let location = self.quick_location(analysis.lexicon.glossary(entry), head.place)?;
        let message = Action::DefinedHere { entry: head.name_in(locale.tag()).to_owned() }.text(locale);
        Some(vec![DiagnosticRelatedInformation { location, message }])
    }

    /// The language in which the reader of a document is spoken to.
    pub(super) fn locale(&self, uri: &str) -> Locale {
        Locale::of(&self.reader(uri, false).language)
    }

    /// Shows the reader what is wrong with settings that stand in no file of the workspace.
    pub(super) fn show(&self, message: &str) {
        let client = self.client.clone();
        let message = format!("glossator: {message}");
        self.runtime.spawn(async move { client.show_message(MessageType::Warning, message).await });
    }

    /// Sends a report, unless its like has been sent for this revision. On the main thread, so that reports keep their order.
    fn send(&self, report: Report) {
        let Report { uri, version, revision, diagnostics, id } = report;
        {
            let mut state = self.state();
            let key = uri::key(&uri);
            let sent = state.board.sent.get(&key);
            let is_empty = diagnostics.is_empty();
            let is_known = match sent {
                Some(sent) if revision.is_some() => sent.revision == revision && sent.id == id,
                Some(sent) => sent.id == id,
                None => revision.is_none() && is_empty,
            };
            if revision.is_none() && is_empty {
                state.board.sent.remove(&key);
            } else {
                state.board.sent.insert(key, Sent { uri: uri.clone(), revision, id, is_empty });
            }
            if is_known {
                return;
            }
        }
        let params = PublishDiagnosticsParams::new(Uri::from(uri), version, diagnostics);
        let client = self.client.clone();
        tokio::spawn(async move {
            let sending = client.publish_diagnostics(params.uri, params.diagnostics, params.version);
            if tokio::time::timeout(SEND_LIMIT, sending).await.is_err() {
                tracing::warn!("the client takes no diagnostics");
            }
        });
    }
}

/// Where the page of rules tells of the rule `code`.
fn code_description(page: &str, code: &str) -> Option<CodeDescription> {
    let line = rules::line(code)? + 1;
    Some(CodeDescription { href: format!("{page}#L{line}").into() })
}

/// Checks an open document in the next lull and sends what is found. Edits that come meanwhile are checked with it.
pub(super) fn check_soon(session: &Arc<Session>, uri: &str) {
    if session.profile().pulls_diagnostics {
        return session.note_change();
    }
    let mut state = session.state();
    let Some(open) = state.documents.get_mut(uri) else { return };
    if open.checking.as_ref().is_some_and(|task| !task.is_finished()) {
        return;
    }
    let (session, uri) = (Arc::clone(session), uri.to_owned());
    open.checking = Some(tokio::spawn(async move { check(&session, &uri).await }));
}

async fn check(session: &Arc<Session>, uri: &str) {
    loop {
        session.lull.wait().await;
        if session.newest_analysis(uri, None).await.is_none() {
            return;
        }
        // Without a report the document has changed meanwhile.
        if let Some(report) = session.report(uri) {
            session.send(report);
            return prepare(session, uri);
        }
    }
}

/// Makes the mentions of a document that has just been opened, in the next lull: its reader may soon ask for them. Of one that is being
/// edited they would be stale before anyone asked.
fn prepare(session: &Arc<Session>, uri: &str) {
    let analysis = {
        let mut state = session.state();
        let State { documents, shelf, .. } = &mut *state;
        documents.get_mut(uri).and_then(|open| open.analysis(shelf))
    };
    if let Some(analysis) = analysis.filter(|analysis| !analysis.is_edited()) {
        let session = Arc::clone(session);
        tokio::spawn(async move {
            session.lull.wait().await;
            tokio::task::spawn_blocking(move || analysis.mentions().len());
        });
    }
}

/// Starts the task that sends, after glossaries or settings have changed, what is different now.
pub(super) fn start(session: &Arc<Session>) {
    let due = Arc::clone(&session.due);
    let session = Arc::downgrade(session);
    tokio::spawn(async move {
        loop {
            due.notified().await;
            let Some(session) = session.upgrade() else { return };
            session.note_change();
            refresh::refresh(&session);
            if session.profile().pulls_diagnostics {
                ask_to_pull(&session);
            } else {
                sweep(&session).await;
            }
        }
    });
}

fn ask_to_pull(session: &Session) {
    if session.profile().refreshes_diagnostics {
        let client = session.client.clone();
        tokio::spawn(async move {
            // A client that is not ready for it will ask by itself.
            let _ = tokio::time::timeout(SEND_LIMIT, client.workspace_diagnostic_refresh()).await;
        });
    }
}

/// Sends what is different now, of all documents and files.
async fn sweep(session: &Arc<Session>) {
    let open = session.state().documents.keys();
    for document in open {
        session.lull.wait().await;
        if session.newest_analysis(&document, None).await.is_some()
            && let Some(report) = session.report(&document)
        {
            session.send(report);
        }
    }
    let reader = Arc::clone(session);
    let reports = tokio::task::spawn_blocking(move || reports_of_files(&reader)).await.unwrap_or_default();
    for report in reports {
        // A document that has been opened meanwhile is checked by itself.
        if session.state().documents.get_mut(&report.uri).is_none() {
            session.send(report);
        }
    }
}

/// What there is to say now of files that are not open: those with problems, and those of which something has been said.
fn reports_of_files(session: &Session) -> Vec<Report> {
    let (broken, sent) = {
        let mut state = session.state();
        let State { documents, board, .. } = &mut *state;
        let broken: Vec<PathBuf> =
            board.broken().into_iter().filter(|path| !documents.contains_path(path)).collect();
        let is_gone = |(key, sent): (&String, &Sent)| {
            let was_seen = sent.revision.is_none() || !sent.is_empty;
            (documents.get_mut(key).is_none() && was_seen).then(|| sent.uri.clone())
        };
        (broken, board.sent.iter().filter_map(is_gone).collect::<Vec<_>>())
    };
    let mut reports: Vec<Report> = broken.iter().map(|path| session.report_of_file(path, None)).collect();
    for uri in sent {
        let path = uri::to_path(&uri);
        if !path.as_ref().is_some_and(|path| broken.contains(path)) {
            let (diagnostics, id) = session.convert(&[], "", &LineIndex::new(""), None);
            reports.push(Report { uri, version: None, revision: None, diagnostics, id });
        }
    }
    reports
}
