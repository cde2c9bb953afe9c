//! The loader: a thread that reads glossaries and settings, so that no request ever waits for a file.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use serde_json::Value;
use tokio::runtime::Handle;

use super::publish::Publisher;
use super::session::Session;
use super::shelf::{Folder, Shelf};
use crate::glossary::{Glossary, Library, Place, Problem, Severity, is_glossary, packs};
use crate::settings::{SETTINGS_FILE, SettingProblem, Settings};

/// What the loader is told.
pub(super) enum Command {
    /// The workspace folders.
    Folders(Vec<PathBuf>),
    /// Workspace folders that came and went.
    ChangeFolders {
        /// New ones.
        added: Vec<PathBuf>,
        /// Those that are gone.
        removed: Vec<PathBuf>,
    },
    /// Settings from `initialize`.
    Options(Value),
    /// Settings from the client's configuration.
    Configuration(Value),
    /// An editor's unsaved content of a glossary; `None` once it is closed.
    Overlay(PathBuf, Option<Arc<str>>),
    /// Files that were created, changed or deleted.
    Files(Vec<PathBuf>),
    /// Look at the files again, since the client does not watch them.
    Look,
}

/// The way to the loader.
pub(super) struct Loader {
    commands: Sender<Command>,
}

impl Loader {
    /// Starts the thread. It ends with its session.
    pub(super) fn new(session: Weak<Session>, runtime: Handle) -> Self {
        let (commands, inbox) = channel();
        let thread = std::thread::Builder::new().name("loader".to_owned());
        if let Err(error) = thread.spawn(move || Desk::new(session, runtime).work(&inbox)) {
            tracing::error!("glossaries cannot be read, since no thread can be started: {error}");
        }
        Self { commands }
    }

    pub(super) fn tell(&self, command: Command) {
        // The thread is gone only when the session is.
        let _ = self.commands.send(command);
    }
}

/// What the loader knows.
struct Desk {
    session: Weak<Session>,
    publisher: Publisher,
    folders: Vec<PathBuf>,
    options: Value,
    configuration: Value,
    library: Library,
    packs: Vec<Arc<Glossary>>,
    generation: u64,
}

impl Desk {
    fn new(session: Weak<Session>, runtime: Handle) -> Self {
        Self {
            publisher: Publisher::new(session.clone(), runtime),
            session,
            folders: Vec::new(),
            options: Value::Null,
            configuration: Value::Null,
            library: Library::default(),
            packs: packs().iter().map(|pack| Arc::new(pack.glossary())).collect(),
            generation: 0,
        }
    }

    fn work(&mut self, inbox: &Receiver<Command>) {
        while let Ok(first) = inbox.recv() {
            // What has queued up meanwhile is done in one go.
            let mut changed = false;
            for command in std::iter::once(first).chain(inbox.try_iter()) {
                changed |= self.take(command);
            }
            if changed {
                self.replace_shelf();
            }
        }
    }

    /// Takes a command; whether a new shelf is due.
    fn take(&mut self, command: Command) -> bool {
        match command {
            Command::Folders(folders) => {
                self.folders = folders;
                self.library.set_folders(self.folders.clone());
                true
            }
            Command::ChangeFolders { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                self.folders.extend(added);
                self.library.set_folders(self.folders.clone());
                true
            }
            Command::Options(options) => {
                self.options = options;
                true
            }
            Command::Configuration(configuration) => {
                let is_new = self.configuration != configuration;
                self.configuration = configuration;
                is_new
            }
            Command::Overlay(path, text) => self.library.set_overlay(&path, text),
            Command::Files(paths) => paths.iter().fold(false, |changed, path| self.refresh(path) | changed),
            Command::Look => self.library.rescan(),
        }
    }

    fn refresh(&mut self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == SETTINGS_FILE)
            || is_glossary(path) && self.library.refresh(path)
            || self.library.refresh_known(path)
    }

    fn replace_shelf(&mut self) {
        let Some(session) = self.session.upgrade() else { return };
        self.generation += 1;
        if self.generation == 1 {
            session.places.write_packs();
        }
        let (settings, mut problems) = self.settings(None);
        let mut folders = Vec::new();
        for path in &self.folders {
            let (settings, own) = self.settings(Some(path));
            problems.extend(own);
            folders.push(Folder { path: path.clone(), settings });
        }
        let everywhere = folders
            .iter()
            .flat_map(|folder| folder.settings.glossaries.iter().map(|file| folder.path.join(file)));
        self.library.set_everywhere(everywhere.collect());
        let shelf = Shelf {
            generation: self.generation,
            folders,
            settings,
            library: self.library.clone(),
            packs: self.packs.clone(),
        };
        session.set_shelf(shelf);
        let of_glossaries =
            self.library.problems().map(|(path, problems)| (path.to_owned(), problems.to_vec()));
        self.publisher.publish(of_glossaries.chain(problems).collect());
    }

    /// The settings for a folder: `initialize`, then the client's configuration, then the team's file, the later ones first.
    fn settings(&self, folder: Option<&Path>) -> (Settings, Vec<(PathBuf, Vec<Problem>)>) {
        let mut settings = Settings::default();
        for value in [&self.options, &self.configuration] {
            for problem in settings.overlay(value) {
                tracing::warn!("{}", problem.message);
            }
        }
        let file = folder.map(|folder| folder.join(SETTINGS_FILE));
        let Some((file, text)) =
            file.and_then(|file| Some((file.clone(), std::fs::read_to_string(file).ok()?)))
        else {
            return (settings, Vec::new());
        };
        let problems = settings.overlay_toml(&text).into_iter().map(as_problem).collect();
        (settings, vec![(file, problems)])
    }
}

fn as_problem(problem: SettingProblem) -> Problem {
    let range = problem.range.unwrap_or(0..0);
    let place = Place { start: range.start as u32, end: range.end as u32, ..Place::default() };
    Problem::new(place, Severity::Error, "setting", problem.message)
}
