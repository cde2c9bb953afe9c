//! The loader: a thread that reads glossaries and settings, so that no request ever waits for a file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};

use super::learned;
use super::session::Session;
use super::shelf::{Folder, Shelf};
use super::survey::{self, Survey};
use crate::analysis::Checks;
use crate::features::health;
use crate::glossary::{
    Glossary, Library, Place, Problem, Severity, is_glossary, known_names, pack_names, packs,
};
use crate::messages::{Locale, Setting as Message};
use crate::settings::{SETTINGS_FILE, SettingProblem, Settings};
use serde_json::Value;

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
    /// Look at the files again: at those that are known, or for new ones too if the client does not watch files.
    Look,
}

/// The way to the loader.
pub(super) struct Loader {
    commands: Sender<Command>,
}

impl Loader {
    /// Starts the thread. It ends with its session.
    pub(super) fn new(session: Weak<Session>) -> Self {
        let (commands, inbox) = channel();
        let thread = std::thread::Builder::new().name("loader".to_owned());
        if let Err(error) = thread.spawn(move || Desk::new(session).work(&inbox)) {
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
    folders: Vec<PathBuf>,
    options: Value,
    configuration: Value,
    library: Library,
    packs: Vec<Arc<Glossary>>,
    known: Arc<Glossary>,
    generation: u64,
    /// The texts of the team's settings files, as they were when they were read last.
    teams: BTreeMap<PathBuf, String>,
    /// What was wrong with the client's settings and has been said.
    reported: BTreeSet<Message>,
    survey: Survey,
    /// The version of the list of terms that the reader knows.
    learned: Option<learned::Stamp>,
}

impl Desk {
    fn new(session: Weak<Session>) -> Self {
        Self {
            session,
            folders: Vec::new(),
            options: Value::Null,
            configuration: Value::Null,
            library: Library::default(),
            packs: packs().iter().map(|pack| Arc::new(pack.glossary())).collect(),
            known: Arc::new(known_names()),
            generation: 0,
            teams: BTreeMap::new(),
            reported: BTreeSet::new(),
            survey: Survey::default(),
            learned: None,
        }
    }

    fn work(&mut self, inbox: &Receiver<Command>) {
        while let Ok(first) = self.next(inbox) {
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

    /// Waits for a command. Goes on with the survey meanwhile.
    fn next(&mut self, inbox: &Receiver<Command>) -> Result<Command, RecvTimeoutError> {
        while !self.survey.is_done() {
            match inbox.recv_timeout(survey::REST) {
                Err(RecvTimeoutError::Timeout) => {
                    let session = self.session.upgrade().ok_or(RecvTimeoutError::Disconnected)?;
                    self.survey.step(&session);
                }
                told => return told,
            }
        }
        inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
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
            Command::Files(paths) => {
                if let Some(session) = self.session.upgrade() {
                    for path in &paths {
                        self.survey.refresh(path, &session);
                    }
                }
                paths.iter().fold(false, |changed, path| self.refresh(path) | changed)
            }
            Command::Look => {
                self.read_learned();
                if self.watches_files() {
                    self.library.recheck()
                } else {
                    self.library.rescan() | (self.read_teams() != self.teams)
                }
            }
        }
    }

    fn refresh(&mut self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == SETTINGS_FILE)
            || is_glossary(path) && self.library.refresh(path)
            || self.library.refresh_known(path)
    }

    fn watches_files(&self) -> bool {
        self.session.upgrade().is_some_and(|session| session.profile().watches_files)
    }

    fn replace_shelf(&mut self) {
        let Some(session) = self.session.upgrade() else { return };
        self.generation += 1;
        if self.generation == 1 {
            session.places.write_packs();
            self.read_learned();
        }
        self.teams = self.read_teams();
        let settings = self.clients_settings();
        let mut problems = Vec::new();
        let mut folders = Vec::new();
        for path in &self.folders {
            let (settings, own) = self.teams_settings(path, settings.clone());
            problems.extend(own);
            let checks = Arc::new(Checks::new(&settings));
            folders.push(Folder { path: path.clone(), settings, checks });
        }
        let everywhere = folders
            .iter()
            .flat_map(|folder| folder.settings.glossaries.iter().map(|file| folder.path.join(file)));
        self.library.set_everywhere(everywhere.collect());
        let shelf = Shelf {
            generation: self.generation,
            folders,
            checks: Some(Arc::new(Checks::new(&settings))),
            settings,
            library: self.library.clone(),
            packs: self.packs.clone(),
            known: Some(Arc::clone(&self.known)),
        };
        self.survey.aim(&shelf, &session);
        let of_glossaries =
            health::problems(&self.library, &self.packs, &|path| shelf.settings_for(Some(path)));
        session.set_shelf(shelf, of_glossaries.into_iter().chain(problems).collect());
    }

    /// The settings from `initialize`, and over them the client's configuration. Says what cannot be used, once.
    fn clients_settings(&mut self) -> Settings {
        let mut settings = Settings::default();
        let mut problems = settings.overlay(&self.options);
        problems.extend(settings.overlay(&self.configuration));
        let mut messages: BTreeSet<Message> = problems.into_iter().map(|problem| problem.message).collect();
        messages.extend(unknown_packs(&settings));
        if let Some(session) = self.session.upgrade() {
            // These settings are not in force yet.
            let locale = Locale::of(&session.language(&settings));
            messages.difference(&self.reported).for_each(|message| session.show(&message.text(locale)));
        }
        self.reported = messages;
        settings
    }

    /// Reads which terms the reader knows, if an editor has noted one since. Says what is wrong with the list, once a version of it.
    fn read_learned(&mut self) {
        // Without a place for the list there is none.
        let (Some(session), Ok(file)) = (self.session.upgrade(), learned::file()) else { return };
        let stamp = learned::stamp(&file);
        if std::mem::replace(&mut self.learned, stamp) == stamp {
            return;
        }
        match learned::read(&file) {
            Ok(learned) => session.set_learned(learned),
            Err(message) => session.show(&message.text(session.locale(""))),
        }
    }

    fn read_teams(&self) -> BTreeMap<PathBuf, String> {
        let files = self.folders.iter().map(|folder| folder.join(SETTINGS_FILE));
        files.filter_map(|file| std::fs::read_to_string(&file).ok().map(|text| (file, text))).collect()
    }

    /// The settings for a folder: the team's file over those of the client.
    fn teams_settings(
        &self,
        folder: &Path,
        mut settings: Settings,
    ) -> (Settings, Option<(PathBuf, Vec<Problem>)>) {
        let file = folder.join(SETTINGS_FILE);
        let Some(text) = self.teams.get(&file) else { return (settings, None) };
        let inherited = settings.packs.clone();
        let mut problems: Vec<Problem> = settings.overlay_toml(text).into_iter().map(as_problem).collect();
        if settings.packs != inherited {
            let place = Place::default();
            let unknown = unknown_packs(&settings);
            problems.extend(
                unknown.into_iter().map(|message| Problem::new(place, Severity::Error, "setting", message)),
            );
        }
        (settings, Some((file, problems)))
    }
}

/// What is wrong with the choice of packs.
fn unknown_packs(settings: &Settings) -> Vec<Message> {
    let message = |why| Message::BadValue { name: "packs".to_owned(), why };
    settings.packs.unknown(&pack_names()).map(message).collect()
}

fn as_problem(problem: SettingProblem) -> Problem {
    let range = problem.range.unwrap_or(0..0);
    let place = Place { start: range.start as u32, end: range.end as u32, ..Place::default() };
    Problem::new(place, Severity::Error, "setting", problem.message)
}
