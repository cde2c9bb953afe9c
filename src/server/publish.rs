//! Publishing findings in glossaries and settings files, in the files themselves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Weak;
use std::time::Duration;

use tokio::runtime::Handle;
use tower_lsp_server::gen_lsp_types::{Diagnostic, MessageType, Uri};

use super::documents::Open;
use super::session::Session;
use super::{convert, uri};
use crate::glossary::Problem;
use crate::text::LineIndex;

/// A client that takes nothing for so long gets nothing more: a task must not wait for ever.
const SEND_LIMIT: Duration = Duration::from_secs(30);

/// Remembers what has been published, so that only changes are sent and nothing stays behind.
pub(super) struct Publisher {
    session: Weak<Session>,
    runtime: Handle,
    published: BTreeMap<PathBuf, Vec<Diagnostic>>,
}

impl Publisher {
    pub(super) fn new(session: Weak<Session>, runtime: Handle) -> Self {
        Self { session, runtime, published: BTreeMap::new() }
    }

    /// Shows the reader what is wrong with settings that stand in no file of the workspace.
    pub(super) fn show(&self, message: &str) {
        let Some(client) = self.session.upgrade().map(|session| session.client.clone()) else { return };
        let message = format!("glossator: {message}");
        self.runtime.spawn(async move { client.show_message(MessageType::Warning, message).await });
    }

    /// Sends what differs from the last time. Files without findings that had some are cleared.
    pub(super) fn publish(&mut self, problems: BTreeMap<PathBuf, Vec<Problem>>) {
        let Some(session) = self.session.upgrade() else { return };
        let mut current: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
        for (path, problems) in problems.into_iter().filter(|(_, problems)| !problems.is_empty()) {
            let is_on = session.state().shelf.settings_for(Some(&path)).features.diagnostics;
            if is_on {
                current.insert(path.clone(), diagnostics(&session, &path, &problems));
            }
        }
        for path in self.published.keys() {
            current.entry(path.clone()).or_default();
        }
        for (path, diagnostics) in &current {
            if self.published.get(path) != Some(diagnostics) {
                self.send(&session, path, diagnostics.clone());
            }
        }
        current.retain(|_, diagnostics| !diagnostics.is_empty());
        self.published = current;
    }

    fn send(&self, session: &Session, path: &Path, diagnostics: Vec<Diagnostic>) {
        let path_uri = uri::from_path(path);
        let open =
            session.state().documents.get_mut(&path_uri).map(|open| (open.uri.clone(), open.version()));
        let (uri, version) = open.map_or((path_uri, None), |(uri, version)| (uri, Some(version)));
        let client = session.client.clone();
        self.runtime.spawn(async move {
            let sending = client.publish_diagnostics(Uri::from(uri), diagnostics, version);
            if tokio::time::timeout(SEND_LIMIT, sending).await.is_err() {
                tracing::warn!("the client takes no diagnostics");
            }
        });
    }
}

fn diagnostics(session: &Session, path: &Path, problems: &[Problem]) -> Vec<Diagnostic> {
    let open = session.state().documents.get_mut(&uri::from_path(path)).map(Open::text);
    let text = open.unwrap_or_else(|| std::fs::read_to_string(path).unwrap_or_default().into());
    let lines = LineIndex::new(&text);
    let encoding = session.profile().encoding;
    problems.iter().map(|problem| convert::diagnostic(problem, &text, &lines, encoding)).collect()
}
