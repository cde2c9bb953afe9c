//! The documents that the editor has open.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::task::JoinHandle;

use super::shelf::Shelf;
use super::uri;
use crate::analysis::{Analysis, Checks};
use crate::matching::{Lexicon, Ranked};
use crate::regions;
use crate::text::{Document, Edit, Encoding, MAX_BYTES};

/// Schemes of documents that are views of others: explaining them twice is noise.
const VIEWS: [&str; 6] = ["git:", "gitfs:", "output:", "vscode-scm:", "review:", "gitlens:"];

/// Texts up to this length are analysed at once, in well under a millisecond; longer ones on another thread.
const INLINE_BYTES: usize = 16 * 1024;

/// The same for newer versions of a text, which need little more than the lines that have changed.
const INLINE_EDITED_BYTES: usize = 128 * 1024;

/// A document that the editor has open.
pub(super) struct Open {
    document: Document,
    /// The URI as the client spells it.
    pub(super) uri: String,
    /// Its path, or what stands for one under other schemes; for telling its language and for globs.
    name: String,
    /// Its path, if it is a file.
    pub(super) path: Option<PathBuf>,
    language_id: String,
    /// Told apart by this, since clients may give a version twice.
    revision: u64,
    glossaries: Option<(u64, Vec<Ranked>)>,
    analysis: Option<(u64, Arc<Analysis>)>,
    /// The analysis of the last version that was analysed, from which that of the next is made.
    previous: Option<Arc<Analysis>>,
    /// An analysis, while it is being made on another thread.
    running: Option<(Of, Running)>,
    /// The task that publishes what is found in it, if there has been one.
    pub(super) checking: Option<JoinHandle<()>>,
}

/// An analysis that is being made, for all who wait for it; `None` if it fails.
pub(super) type Running = Shared<BoxFuture<'static, Option<Arc<Analysis>>>>;

impl Open {
    fn new(uri: &str, language_id: &str, version: i32, text: &str, revision: u64) -> Self {
        let text = if text.len() > MAX_BYTES { "" } else { text };
        Self {
            document: Document::new(text, version),
            uri: uri.to_owned(),
            name: uri::name_of(uri),
            path: uri::to_path(uri),
            language_id: language_id.to_owned(),
            revision,
            glossaries: None,
            analysis: None,
            previous: None,
            running: None,
            checking: None,
        }
    }

    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn version(&self) -> i32 {
        self.document.version()
    }

    pub(super) fn text(&mut self) -> Arc<str> {
        self.document.text()
    }

    /// The glossaries that hold for the document, best first.
    pub(super) fn glossaries(&mut self, shelf: &Shelf) -> &[Ranked] {
        if self.glossaries.as_ref().is_none_or(|(generation, _)| *generation != shelf.generation) {
            self.glossaries = Some((shelf.generation, shelf.glossaries_for(self.path.as_deref())));
        }
        self.glossaries.as_ref().map_or(&[], |(_, glossaries)| glossaries)
    }

    /// The analysis of this version under this shelf, if there is one.
    pub(super) fn analysis(&self, shelf: &Shelf) -> Option<Arc<Analysis>> {
        self.analysis
            .as_ref()
            .filter(|(generation, _)| *generation == shelf.generation)
            .map(|(_, analysis)| Arc::clone(analysis))
    }

    /// Whether the text is analysed at once, and not on another thread.
    pub(super) fn is_analysed_at_once(&self) -> bool {
        let is_edited = self.previous.as_ref().is_some_and(|previous| previous.is_edited());
        self.document.len() <= if is_edited { INLINE_EDITED_BYTES } else { INLINE_BYTES }
    }

    /// What it takes to analyse this revision.
    pub(super) fn job(&mut self, lexicon: Arc<Lexicon>, shelf: &Shelf) -> Job {
        let of = Of { revision: self.revision, generation: shelf.generation };
        let text = self.document.text();
        let checks = shelf.checks_for(self.path.as_deref(), text.len());
        let (language_id, name) = (self.language_id.clone(), self.name.clone());
        Job { of, text, language_id, name, lexicon, checks, previous: self.previous.clone() }
    }

    /// The analysis of this revision on another thread; starts it, unless it is running.
    pub(super) fn running(&mut self, lexicon: Arc<Lexicon>, shelf: &Shelf) -> (Of, Running) {
        let of = Of { revision: self.revision, generation: shelf.generation };
        if let Some((_, running)) = self.running.as_ref().filter(|(known, _)| *known == of) {
            return (of, running.clone());
        }
        let job = self.job(lexicon, shelf);
        let work = tokio::task::spawn_blocking(move || Arc::new(job.run()));
        let running = work.map(Result::ok).boxed().shared();
        self.running = Some((of, running.clone()));
        (of, running)
    }

    /// Keeps the result, unless the document has gone on since.
    pub(super) fn keep(&mut self, of: Of, analysis: &Arc<Analysis>) {
        if self.revision == of.revision {
            self.analysis = Some((of.generation, Arc::clone(analysis)));
            self.previous = None;
            self.running = None;
        }
    }
}

/// What an analysis is one of: a revision of a document, and the shelf that held for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Of {
    revision: u64,
    generation: u64,
}

/// One revision of a document, to be analysed.
pub(super) struct Job {
    pub(super) of: Of,
    text: Arc<str>,
    language_id: String,
    name: String,
    lexicon: Arc<Lexicon>,
    checks: Option<Arc<Checks>>,
    previous: Option<Arc<Analysis>>,
}

impl Job {
    pub(super) fn run(&self) -> Analysis {
        let language = regions::detect(Some(&self.language_id), &self.name, &self.text);
        let (text, lexicon) = (Arc::clone(&self.text), Arc::clone(&self.lexicon));
        match &self.previous {
            Some(previous) if Arc::ptr_eq(&previous.lexicon, &lexicon) => {
                previous.next(text, language, self.checks.as_deref())
            }
            _ => Analysis::new(text, language, &self.name, lexicon, self.checks.as_deref()),
        }
    }
}

/// All open documents, by [`uri::key`].
#[derive(Default)]
pub(super) struct Documents {
    open: HashMap<String, Open>,
    revisions: u64,
}

impl Documents {
    /// Opens a document; `None` if it is one that is not served.
    pub(super) fn open(
        &mut self,
        uri: &str,
        language_id: &str,
        version: i32,
        text: &str,
    ) -> Option<&mut Open> {
        if VIEWS.iter().any(|scheme| uri.starts_with(scheme)) {
            return None;
        }
        let key = uri::key(uri);
        self.revisions += 1;
        self.open.insert(key.clone(), Open::new(uri, language_id, version, text, self.revisions));
        self.open.get_mut(&key)
    }

    pub(super) fn change(
        &mut self,
        uri: &str,
        edits: &[Edit],
        encoding: Encoding,
        version: i32,
    ) -> Option<&mut Open> {
        self.revisions += 1;
        let revision = self.revisions;
        let open = self.get_mut(uri)?;
        open.document.apply(edits, encoding, version);
        if open.document.len() > MAX_BYTES {
            open.document = Document::new("", version);
        }
        open.revision = revision;
        open.previous = open.analysis.take().map(|(_, analysis)| analysis).or(open.previous.take());
        open.running = None;
        Some(open)
    }

    pub(super) fn close(&mut self, uri: &str) -> Option<Open> {
        let closed = self.open.remove(&uri::key(uri));
        self.open.shrink_to(64);
        closed
    }

    pub(super) fn get_mut(&mut self, uri: &str) -> Option<&mut Open> {
        // The client nearly always spells a URI as it did when it opened the document.
        let is_as_opened = self.open.contains_key(uri);
        if is_as_opened { self.open.get_mut(uri) } else { self.open.get_mut(&uri::key(uri)) }
    }

    /// The open documents' [`uri::key`]s, in order.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.open.keys().cloned().collect();
        keys.sort_unstable();
        keys
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Open> {
        self.open.values_mut()
    }

    pub(super) fn contains_path(&self, path: &std::path::Path) -> bool {
        self.open.contains_key(&uri::from_path(path))
    }
}
