//! The survey: a look through the workspace's files for the short forms that they explain.
//!
//! Done by the loader's thread when it has nothing else to do, a little at a time. A file is read, looked through and forgotten.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ignore::{DirEntry, Walk, WalkBuilder};

use super::session::Session;
use super::shelf::Shelf;
use super::{explained, uri};
use crate::globs::Globs;
use crate::jargon;
use crate::settings::{Code, Level, Settings};

/// So many files are read.
const MAX_FILES: usize = 20_000;
/// So much is read, in bytes.
const MAX_BYTES: u64 = 256 * 1024 * 1024;
/// Longer files are data.
const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// How long one step may take.
const STEP: Duration = Duration::from_millis(3);
/// How long to rest between two steps, so that a quarter of one core is the most that is taken from other work.
pub(super) const REST: Duration = Duration::from_millis(9);
/// Folders of other people's files.
const SKIPPED: [&str; 3] = [".git", "node_modules", "target"];

/// A folder that is looked through, with what its settings exclude.
#[derive(Clone, PartialEq, Eq)]
struct Area {
    folder: PathBuf,
    exclude: Globs,
}

/// How far the survey has come.
#[derive(Default)]
pub(super) struct Survey {
    areas: Vec<Area>,
    /// What is still to be looked through.
    queue: VecDeque<Area>,
    current: Option<(Area, Walk)>,
    files: usize,
    bytes: u64,
    /// Whether anything that matters has been found since the last report.
    has_news: bool,
}

impl Survey {
    /// Begins anew, if other files are to be looked through than before.
    pub(super) fn aim(&mut self, shelf: &Shelf, session: &Session) {
        let wanted = shelf.folders.iter().filter(|folder| is_wanted(&folder.settings));
        let areas: Vec<Area> = wanted
            .map(|folder| Area { folder: folder.path.clone(), exclude: folder.settings.exclude.clone() })
            .collect();
        if areas == self.areas {
            return;
        }
        let open = session.state().documents.keys();
        session.explained().retain(|document| open.iter().any(|key| key == document));
        *self = Self { queue: areas.iter().cloned().collect(), areas, ..Self::default() };
    }

    /// Whether everything has been looked through.
    pub(super) fn is_done(&self) -> bool {
        self.queue.is_empty() && self.current.is_none()
    }

    /// Goes on for a while.
    pub(super) fn step(&mut self, session: &Session) {
        let start = Instant::now();
        while start.elapsed() < STEP {
            let Some((area, walk)) = &mut self.current else {
                let Some(area) = self.queue.pop_front() else { break };
                let walk = walk(&area.folder);
                self.current = Some((area, walk));
                continue;
            };
            match walk.next() {
                None => self.current = None,
                Some(Err(_)) => {}
                Some(Ok(entry)) => {
                    let path = entry.path();
                    let inside = path.strip_prefix(&area.folder).unwrap_or(path);
                    let length = length(&entry).filter(|&length| length <= MAX_FILE_BYTES);
                    if let Some(length) = length.filter(|_| !area.exclude.matches(inside)) {
                        self.files += 1;
                        self.bytes += length;
                        self.has_news |= look_into(session, path);
                    }
                }
            }
            if self.files >= MAX_FILES || self.bytes >= MAX_BYTES {
                tracing::info!(
                    "abbreviations are looked up in {} files of the workspace; it has more",
                    self.files
                );
                self.queue.clear();
                self.current = None;
            }
        }
        if self.is_done() && std::mem::take(&mut self.has_news) {
            session.diagnose_again();
        }
    }

    /// A file was created, changed or deleted.
    pub(super) fn refresh(&self, path: &Path, session: &Session) {
        let is_inside =
            |area: &Area| path.strip_prefix(&area.folder).is_ok_and(|inside| !area.exclude.matches(inside));
        if self.areas.iter().any(is_inside) && look_into(session, path) {
            session.diagnose_again();
        }
    }
}

fn is_wanted(settings: &Settings) -> bool {
    settings.features.diagnostics && settings.rules.level(Code::UndefinedJargon) != Level::Off
}

fn walk(folder: &Path) -> Walk {
    let is_ours = |entry: &DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        !is_folder || !SKIPPED.iter().any(|name| entry.file_name() == *name)
    };
    WalkBuilder::new(folder).hidden(false).require_git(false).filter_entry(is_ours).build()
}

fn length(entry: &DirEntry) -> Option<u64> {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    is_file.then(|| entry.metadata().ok().map(|metadata| metadata.len()))?
}

/// Notes what the file explains; one that is open is known better already. Whether that changes what is explained.
fn look_into(session: &Session, path: &Path) -> bool {
    let document = uri::from_path(path);
    if session.state().documents.get_mut(&document).is_some() {
        return false;
    }
    let is_short =
        std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MAX_FILE_BYTES);
    let text = is_short.then(|| std::fs::read(path).ok()).flatten();
    let text = text.filter(|bytes| !bytes.contains(&0)).and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.unwrap_or_default();
    let terms = explained::terms(&text, &jargon::expansions(&text, 0..text.len()));
    session.explained().set(&document, terms)
}
