//! The session: the state that all handlers share, and the way from a document to its analysis.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, timeout_at};
use tower_lsp_server::Client;

use super::client::Profile;
use super::documents::{Documents, Job, Of, Running};
use super::explained::Explained;
use super::learned::Learned;
use super::loader::{Command, Loader};
use super::lull::Lull;
use super::places::Places;
use super::publish::Board;
use super::shelf::Shelf;
use super::{refresh, uri};
use crate::analysis::Analysis;
use crate::features::Reader;
use crate::glossary::{Glossary, Place, Problem};
use crate::matching::{Lexicon, Ranked};
use crate::settings::{Features, Settings};

/// How long a request waits for glossaries that are still being read. After that it answers with what there is, and the editor asks again.
const PATIENCE: Duration = Duration::from_millis(400);
/// Clients that watch no files leave it to us; this is the shortest time between two looks, in milliseconds.
const LOOK_AGAIN: u64 = 2000;

/// All that the handlers share.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) runtime: Handle,
    pub(super) lull: Arc<Lull>,
    /// Told when diagnostics may differ though no document has changed.
    pub(super) due: Arc<Notify>,
    /// Counts all that diagnostics depend on.
    tide: watch::Sender<u64>,
    /// The tide when diagnostics of the workspace were last given.
    told: AtomicU64,
    explained: Mutex<Explained>,
    /// Started when it is first told something, which is after `initialize` has been answered.
    loader: OnceLock<Loader>,
    this: Weak<Self>,
    /// Where glossary entries can be opened.
    pub(super) places: Places,
    profile: OnceLock<Profile>,
    state: Mutex<State>,
    /// Told whenever a shelf or a lexicon is ready.
    changed: Notify,
    started: Instant,
    /// When the glossaries' files were last looked at for a client that does not watch them, in milliseconds since the start.
    looked: AtomicU64,
}

/// What changes as messages arrive.
#[derive(Default)]
pub(super) struct State {
    pub(super) documents: Documents,
    pub(super) shelf: Arc<Shelf>,
    pub(super) board: Board,
    /// The terms that the reader knows.
    pub(super) learned: Arc<Learned>,
    lexicons: Vec<Compiled>,
}

/// A lexicon and the glossaries that it is made of; without one while it is being made.
struct Compiled {
    key: Key,
    lexicon: Option<Arc<Lexicon>>,
}

/// The address of each glossary, and whether it explains its terms: packs that are off are merely known.
type Key = Vec<(usize, bool)>;

fn key_of(glossaries: &[Ranked]) -> Key {
    let key = |ranked: &Ranked| (Arc::as_ptr(&ranked.glossary) as usize, ranked.explains());
    glossaries.iter().map(key).collect()
}

enum Step {
    Ready(Arc<Analysis>),
    Analyse(Job),
    Join(Of, Running),
    Compile(Key, Vec<Ranked>),
    Wait,
}

impl Session {
    pub(super) fn new(client: Client, lull: Arc<Lull>) -> Arc<Self> {
        Arc::new_cyclic(|session| Self {
            client,
            runtime: Handle::current(),
            lull,
            due: Arc::default(),
            tide: watch::Sender::default(),
            told: AtomicU64::new(0),
            explained: Mutex::default(),
            loader: OnceLock::new(),
            this: session.clone(),
            places: Places::default(),
            profile: OnceLock::new(),
            state: Mutex::default(),
            changed: Notify::new(),
            started: Instant::now(),
            looked: AtomicU64::new(0),
        })
    }

    /// Tells the loader something; nobody waits for what it does.
    pub(super) fn tell_loader(&self, command: Command) {
        self.loader.get_or_init(|| Loader::new(self.this.clone())).tell(command);
    }

    /// The state. A lock that a panic has poisoned is taken all the same: every change is complete before anything can fail.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The short forms that are explained in the workspace. Not to be held while something else is.
    pub(super) fn explained(&self) -> MutexGuard<'_, Explained> {
        self.explained.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has diagnostics brought up to date, though no document has changed.
    pub(super) fn diagnose_again(&self) {
        self.due.notify_one();
    }

    /// Notes that diagnostics may differ.
    pub(super) fn note_change(&self) {
        self.tide.send_modify(|tide| *tide += 1);
    }

    /// Notes that diagnostics of the workspace are given as they are now.
    pub(super) fn mark_told(&self) {
        self.told.store(*self.tide.borrow(), Ordering::Relaxed);
    }

    /// Waits until diagnostics may differ from those that were given last.
    pub(super) async fn news(&self) {
        let told = self.told.load(Ordering::Relaxed);
        // The sender is ours, and does not go away.
        let _ = self.tide.subscribe().wait_for(|tide| *tide != told).await;
    }

    /// A document was closed: its diagnostics go, and what only an unsaved text explained is not explained any more.
    pub(super) fn forget(&self, uri: &str) {
        if uri::to_path(uri).is_none() {
            self.explained().set(uri, Vec::new());
        }
        self.diagnose_again();
    }

    pub(super) fn profile(&self) -> &Profile {
        self.profile.get_or_init(Profile::default)
    }

    pub(super) fn set_profile(&self, profile: Profile) {
        // A second `initialize` is refused by the framework; the first profile stays.
        let _ = self.profile.set(profile);
    }

    /// A link to an entry of `glossary`, if the client can follow it.
    pub(super) fn link(&self, glossary: &Glossary, place: Place) -> Option<String> {
        self.profile().follows_links.then(|| self.places.link(glossary, place))?
    }

    /// For whom the texts of a document's hovers are written.
    pub(super) fn reader(&self, uri: &str, markdown: bool) -> Reader {
        let mut state = self.state();
        let path = state.documents.get_mut(uri).and_then(|open| open.path.clone());
        let language = self.language(state.shelf.settings_for(path.as_deref()));
        Reader { language, markdown }
    }

    /// The reader's language by these settings, a BCP 47 tag.
    pub(super) fn language(&self, settings: &Settings) -> String {
        let locale = || self.profile().locale.clone().unwrap_or_else(|| "en".to_owned());
        if settings.language == "auto" { locale() } else { settings.language.clone() }
    }

    /// Whether a capability is switched on for a document.
    pub(super) fn features(&self, uri: &str, is_on: fn(&Features) -> bool) -> bool {
        let mut state = self.state();
        let path = state.documents.get_mut(uri).and_then(|open| open.path.clone());
        is_on(&state.shelf.settings_for(path.as_deref()).features)
    }

    /// Waits, within the limits of patience, until the first shelf is there.
    pub(super) async fn settled(&self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if self.state().shelf.generation > 0 || timeout_at(deadline, changed).await.is_err() {
                return;
            }
        }
    }

    /// The lexicon for a file that is not open. Compiles it if need be, so not for the main thread.
    pub(super) fn lexicon_for(&self, path: &Path) -> Arc<Lexicon> {
        let glossaries = self.state().shelf.glossaries_for(Some(path));
        let key = key_of(&glossaries);
        let known = |state: &State| {
            state
                .lexicons
                .iter()
                .find(|compiled| compiled.key == key)
                .and_then(|compiled| compiled.lexicon.clone())
        };
        if let Some(lexicon) = known(&self.state()) {
            return lexicon;
        }
        let lexicon = Arc::new(Lexicon::new(glossaries));
        self.state().lexicons.push(Compiled { key, lexicon: Some(Arc::clone(&lexicon)) });
        lexicon
    }

    /// Replaces the shelf; what was computed under the old one is forgotten, except for lexicons that are still of use. `problems`
    /// are what is wrong with glossaries and settings files.
    pub(super) fn set_shelf(&self, shelf: Shelf, problems: Vec<(PathBuf, Vec<Problem>)>) {
        let mut state = self.state();
        state.board.set_problems(problems);
        let alive: Vec<usize> =
            shelf.all().chain(&shelf.known).map(|glossary| Arc::as_ptr(glossary) as usize).collect();
        state.lexicons.retain(|compiled| compiled.key.iter().all(|(glossary, _)| alive.contains(glossary)));
        state.shelf = Arc::new(shelf);
        drop(state);
        self.changed.notify_waiters();
        self.diagnose_again();
    }

    /// Sets the terms that the reader knows.
    pub(super) fn set_learned(&self, learned: Learned) {
        let before = std::mem::replace(&mut self.state().learned, Arc::new(learned));
        if *before != *self.state().learned {
            refresh::refresh(self);
        }
    }

    /// The analysis of the newest version of an open document; `None` if it is not open, or if its glossaries take too long to read.
    pub(super) async fn analysis(self: &Arc<Self>, uri: &str) -> Option<Arc<Analysis>> {
        self.look_again();
        self.newest_analysis(uri, Some(Instant::now() + PATIENCE)).await
    }

    /// The same, for those who have nobody waiting for them: without a deadline, glossaries may take as long as they do.
    pub(super) async fn newest_analysis(
        self: &Arc<Self>,
        uri: &str,
        deadline: Option<Instant>,
    ) -> Option<Arc<Analysis>> {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // From here on no change is missed.
            changed.as_mut().enable();
            match self.next_step(uri)? {
                Step::Ready(analysis) => return Some(analysis),
                Step::Analyse(job) => return Some(self.keep(uri, job.of, Arc::new(job.run()))),
                // All requests for one version share one analysis.
                Step::Join(of, running) => return running.await.map(|analysis| self.keep(uri, of, analysis)),
                Step::Compile(key, glossaries) => self.compile(key, glossaries),
                Step::Wait => {}
            }
            match deadline {
                Some(deadline) => timeout_at(deadline, changed).await.ok()?,
                None => changed.await,
            }
        }
    }

    /// Has the glossaries' files looked at, if some time has passed. Nobody waits for it. Clients that watch files do not tell of
    /// imports by other names, nor always of folders that are deleted.
    pub(super) fn look_again(&self) {
        let now = self.started.elapsed().as_millis() as u64;
        if now - self.looked.load(Ordering::Relaxed).min(now) >= LOOK_AGAIN {
            self.looked.store(now, Ordering::Relaxed);
            self.tell_loader(Command::Look);
        }
    }

    fn next_step(&self, uri: &str) -> Option<Step> {
        let mut state = self.state();
        let State { documents, shelf, lexicons, .. } = &mut *state;
        let open = documents.get_mut(uri)?;
        if let Some(analysis) = open.analysis(shelf) {
            return Some(Step::Ready(analysis));
        }
        if shelf.generation == 0 {
            return Some(Step::Wait);
        }
        let is_at_once = open.is_analysed_at_once();
        let glossaries = open.glossaries(shelf);
        let key = key_of(glossaries);
        Some(match lexicons.iter().find(|compiled| compiled.key == key) {
            Some(Compiled { lexicon: Some(lexicon), .. }) if is_at_once => {
                Step::Analyse(open.job(Arc::clone(lexicon), shelf))
            }
            Some(Compiled { lexicon: Some(lexicon), .. }) => {
                let (of, running) = open.running(Arc::clone(lexicon), shelf);
                Step::Join(of, running)
            }
            Some(_) => Step::Wait,
            None => {
                lexicons.push(Compiled { key: key.clone(), lexicon: None });
                Step::Compile(key, glossaries.to_vec())
            }
        })
    }

    fn keep(&self, uri: &str, of: Of, analysis: Arc<Analysis>) -> Arc<Analysis> {
        if let Some(open) = self.state().documents.get_mut(uri) {
            open.keep(of, &analysis);
        }
        analysis
    }

    fn compile(self: &Arc<Self>, key: Key, glossaries: Vec<Ranked>) {
        let session = Arc::clone(self);
        let compiling = tokio::task::spawn_blocking(move || Lexicon::new(glossaries));
        tokio::spawn(async move {
            let lexicon = compiling.await;
            let mut state = session.state();
            match lexicon {
                Ok(lexicon) => {
                    if let Some(compiled) = state.lexicons.iter_mut().find(|compiled| compiled.key == key) {
                        compiled.lexicon = Some(Arc::new(lexicon));
                    }
                }
                Err(error) => {
                    tracing::error!("the glossaries cannot be compiled: {error}");
                    state.lexicons.retain(|compiled| compiled.key != key);
                }
            }
            drop(state);
            session.changed.notify_waiters();
        });
    }

    /// Analyses a document ahead of the first request for it.
    pub(super) fn warm_up(self: &Arc<Self>, uri: &str) {
        let session = Arc::clone(self);
        let uri = uri.to_owned();
        tokio::spawn(async move { session.analysis(&uri).await });
    }
}
