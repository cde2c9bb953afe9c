//! What the reader is told beside the findings: files that were not read, and how many there were of all.

use std::path::Path;

use super::files::Skip;
use super::output;
use super::tree::Tree;
use crate::messages::{Check as Message, Locale};

/// More binary files than this are counted, not named, unless the user wants to see all: a tree may have thousands of pictures.
const MAX_BINARY: usize = 20;

/// What is counted.
#[derive(Debug, Default)]
pub(super) struct Summary {
    locale: Locale,
    /// Whether every file that was skipped is named.
    verbose: bool,
    pub(super) files: usize,
    /// None for a command that looks for none.
    pub(super) findings: Option<usize>,
    skipped: usize,
    missing: usize,
    excluded: usize,
    pub(super) settings: usize,
    /// What the baseline accepts, and what it accepts although it is no more.
    pub(super) accepted: usize,
    pub(super) gone: usize,
    pub(super) fixed: usize,
    /// Of the skipped ones, files that were found and not read.
    unread: usize,
    binary: usize,
    /// Whether skipped files have been named before.
    is_told: bool,
}

impl Summary {
    /// Nothing yet.
    pub(super) fn new(locale: Locale, verbose: bool) -> Self {
        Self { locale, verbose, ..Self::default() }
    }

    /// Names what is not there, what is excluded although the user named it, and what could not be looked into.
    pub(super) fn begin(&mut self, tree: &Tree) {
        for path in &tree.missing {
            name(path, &Message::Missing.text(self.locale));
        }
        for path in &tree.refused {
            name(path, &Message::Excluded.text(self.locale));
        }
        for error in &tree.errors {
            output::note(&Message::NotWalked { error: error.clone() }.text(self.locale));
        }
        self.missing = tree.missing.len();
        self.skipped = tree.errors.len();
        self.excluded = tree.excluded;
    }

    /// Names a file that could not be fixed.
    pub(super) fn not_fixed(&self, path: &Path, error: &std::io::Error) {
        name(path, &Message::CannotFix { error: error.to_string() }.text(self.locale));
    }

    /// Counts the files anew: they are read a second time.
    pub(super) fn again(&mut self) {
        self.skipped -= self.unread;
        (self.files, self.unread, self.binary, self.is_told) = (0, 0, 0, true);
    }

    /// Names a file that was not read.
    pub(super) fn skip(&mut self, path: &Path, skip: &Skip, locale: Locale) {
        self.skipped += 1;
        self.unread += 1;
        if matches!(skip, Skip::Binary) {
            self.binary += 1;
        }
        let is_one_of_many = matches!(skip, Skip::Binary) && self.binary > MAX_BINARY && !self.verbose;
        if !self.is_told && !is_one_of_many {
            name(path, &skip.text(locale));
        }
    }

    /// Whether a path is missing, or nothing of what there is could be read.
    pub(super) fn has_failed(&self) -> bool {
        self.missing > 0 || self.skipped > 0 && self.files == 0
    }

    /// The last line.
    pub(super) fn show(&self) {
        let hidden = self.binary.saturating_sub(MAX_BINARY);
        if hidden > 0 && !self.verbose {
            output::note(&Message::MoreBinary { count: hidden }.text(self.locale));
        }
        let mut parts = vec![self.count(
            self.files,
            |count| Message::OneFile { count },
            |count| Message::Files { count },
        )];
        if let Some(findings) = self.findings {
            let (one, many) = (|count| Message::OneFinding { count }, |count| Message::Findings { count });
            parts.push(self.count(findings, one, many));
        }
        let mut more = |count, one: fn(usize) -> Message, many: fn(usize) -> Message| {
            if count > 0 {
                parts.push(self.count(count, one, many));
            }
        };
        more(self.fixed, |count| Message::OneFixed { count }, |count| Message::Fixed { count });
        more(self.accepted, |count| Message::OneAccepted { count }, |count| Message::Accepted { count });
        more(self.gone, |count| Message::OneGone { count }, |count| Message::Gone { count });
        more(self.skipped, |count| Message::OneSkipped { count }, |count| Message::Skipped { count });
        more(self.missing, |count| Message::OneNotFound { count }, |count| Message::NotFound { count });
        more(self.excluded, |count| Message::OneExcluded { count }, |count| Message::ManyExcluded { count });
        more(self.settings, |count| Message::OneSetting { count }, |count| Message::Settings { count });
        output::raw_note(&parts.join(", "));
    }

    /// French counts nothing as one.
    fn count(&self, count: usize, one: fn(usize) -> Message, many: fn(usize) -> Message) -> String {
        let is_one = count == 1 || count == 0 && self.locale == Locale::French;
        if is_one { one(count) } else { many(count) }.text(self.locale)
    }
}

fn name(path: &Path, message: &str) {
    output::raw_note(&format!("{}: {message}", path.display()));
}
