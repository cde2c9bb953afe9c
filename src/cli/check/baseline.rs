//! A baseline: the findings that a team accepts for now, in a file that stands beside its code.
//!
//! A finding is known by its file, its code and its text, so that it stays known when its line moves or is edited. Where a file has
//! several of the same text, what stands around them tells which of them are new.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};

use super::hit::Hit;
use super::scan::Checked;
use crate::analysis::key;
use crate::cli::origin::{self, absolute};
use crate::disk::replace;
use crate::messages::{Check as Message, Locale};

const VERSION: u32 = 1;

/// The findings that are accepted.
#[derive(Debug)]
pub(super) struct Baseline {
    /// An absolute path.
    file: PathBuf,
    accepted: Vec<Accepted>,
}

/// The file.
#[derive(Deserialize)]
struct Written {
    version: u32,
    findings: Vec<Accepted>,
}

/// A finding that is accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Accepted {
    /// From the baseline's folder, with `/`.
    path: String,
    code: String,
    text: String,
    /// A hash of what stands around it.
    context: String,
}

/// What findings have in common that may stand for one another.
type Group = (String, String, String);

impl Baseline {
    /// Reads the baseline in `file`.
    pub(super) fn read(file: &Path, locale: Locale) -> Result<Self> {
        let shown = || file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                bail!(Message::NoBaseline { file: shown() }.text(locale))
            }
            Err(error) => return Err(error).with_context(shown),
        };
        let broken = |error: String| Message::BadBaseline { file: shown(), error }.text(locale);
        let written: Written = match serde_json::from_str(&text) {
            Ok(written) => written,
            Err(error) => bail!(broken(error.to_string())),
        };
        if written.version != VERSION {
            bail!(broken(format!("version {}", written.version)));
        }
        Ok(Self { file: absolute(file), accepted: written.findings })
    }

    /// A baseline without findings, for `file`.
    pub(super) fn empty(file: &Path) -> Self {
        Self { file: absolute(file), accepted: Vec::new() }
    }

    /// Takes what is accepted out of the findings. Returns how many were accepted, and how many of what is accepted for
    /// these files are no more.
    pub(super) fn leave_out(&self, files: &mut [Checked]) -> (usize, usize) {
        let mut groups: BTreeMap<Group, Vec<&str>> = BTreeMap::new();
        for accepted in &self.accepted {
            groups.entry(accepted.group()).or_default().push(&accepted.context);
        }
        let (mut known, mut gone) = (0, 0);
        for file in files {
            let path = self.relative(&file.path);
            let before = file.hits.len();
            let is_known = match_up(&file.hits, &path, &mut groups);
            let mut flags = is_known.into_iter();
            file.hits.retain(|_| !flags.next().unwrap_or(false));
            known += before - file.hits.len();
            let of_file = groups.range((path.clone(), String::new(), String::new())..);
            gone +=
                of_file.take_while(|((at, ..), _)| *at == path).map(|(_, left)| left.len()).sum::<usize>();
        }
        (known, gone)
    }

    /// Writes the findings of `files` to the file. What is accepted in files that were not checked stays, if they are still there.
    pub(super) fn write(&self, files: &[Checked]) -> Result<usize> {
        let checked: BTreeSet<String> = files.iter().map(|file| self.relative(&file.path)).collect();
        let is_elsewhere = |accepted: &&Accepted| {
            !checked.contains(&accepted.path) && self.folder().join(&accepted.path).exists()
        };
        let mut all: Vec<Accepted> = self.accepted.iter().filter(is_elsewhere).cloned().collect();
        for file in files {
            let path = self.relative(&file.path);
            all.extend(file.hits.iter().map(|hit| Accepted::new(hit, &path)));
        }
        all.sort();
        // One finding a line: two branches that accept different ones merge.
        let mut text = format!("{{\"version\": {VERSION}, \"findings\": [");
        for (at, accepted) in all.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(text, "{comma}\n{}", serde_json::to_string(accepted)?)?;
        }
        text.push_str("\n]}\n");
        replace(&self.file, text.as_bytes()).with_context(|| self.file.display().to_string())?;
        Ok(all.len())
    }

    /// The file, for people.
    pub(super) fn shown(&self) -> String {
        origin::shown(&self.file)
    }

    fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// A path as the baseline writes it.
    fn relative(&self, path: &Path) -> String {
        let path: PathBuf = absolute(path).components().collect();
        path.strip_prefix(self.folder()).unwrap_or(&path).to_string_lossy().replace('\\', "/")
    }
}

impl Accepted {
    fn new(hit: &Hit, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            code: hit.code.to_owned(),
            text: hit.text.to_string(),
            context: context(hit),
        }
    }

    fn group(&self) -> Group {
        (self.path.clone(), self.code.clone(), key(&self.text))
    }
}

fn context(hit: &Hit) -> String {
    format!("{:016x}", hit.context)
}

/// For each finding of a file, whether it is accepted: first those that stand where they stood, then as many others as are left.
fn match_up(hits: &[Hit], path: &str, groups: &mut BTreeMap<Group, Vec<&str>>) -> Vec<bool> {
    let group = |hit: &Hit| (path.to_owned(), hit.code.to_owned(), key(&hit.text));
    let mut is_known = vec![false; hits.len()];
    for (hit, is_known) in hits.iter().zip(&mut is_known) {
        let Some(left) = groups.get_mut(&group(hit)) else { continue };
        if let Some(same) = left.iter().position(|known| *known == context(hit)) {
            left.swap_remove(same);
            *is_known = true;
        }
    }
    for (hit, is_known) in hits.iter().zip(&mut is_known).filter(|(_, is_known)| !**is_known) {
        *is_known = groups.get_mut(&group(hit)).is_some_and(|left| left.pop().is_some());
    }
    is_known
}
