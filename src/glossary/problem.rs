//! What is wrong with a glossary: a problem at a place in it, or an error that stops it from being read at all.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use super::entry::Place;
use crate::messages::{File, Format, Glossary, Locale, Setting};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; everything that is written holds.
    Hint,
    /// Everything holds, though likely not as it was meant.
    Warning,
    /// Something that is written does not hold.
    Error,
}

/// What is wrong at one place of a glossary, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Byte offset from 0 in the glossary's file.
    pub start: u32,
    /// Byte offset from 0 of the end.
    pub end: u32,
    /// Line of `start`, from 0.
    pub line: u32,
    /// Column of `start`, from 0, in characters.
    pub column: u32,
    /// How much it matters.
    pub severity: Severity,
    /// A short name for the kind of problem, such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong and what to do, for people.
    pub message: Text,
}

impl Problem {
    /// A problem at `place`.
    pub fn new(place: Place, severity: Severity, code: &'static str, message: impl Into<Text>) -> Self {
        let Place { start, end, line, column } = place;
        Self { start, end, line, column, severity, code, message: message.into() }
    }
}

/// What people are told of a problem: a message of one of these tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// What entries say.
    Glossary(Glossary),
    /// How the glossary is written.
    Format(Format),
    /// Its file.
    File(File),
    /// The settings, which are shown as glossaries are.
    Setting(Setting),
}

impl Text {
    /// The text in the reader's language.
    pub fn text(&self, locale: Locale) -> String {
        match self {
            Self::Glossary(message) => message.text(locale),
            Self::Format(message) => message.text(locale),
            Self::File(message) => message.text(locale),
            Self::Setting(message) => message.text(locale),
        }
    }
}

impl From<Glossary> for Text {
    fn from(message: Glossary) -> Self {
        Self::Glossary(message)
    }
}

impl From<Format> for Text {
    fn from(message: Format) -> Self {
        Self::Format(message)
    }
}

impl From<File> for Text {
    fn from(message: File) -> Self {
        Self::File(message)
    }
}

impl From<Setting> for Text {
    fn from(message: Setting) -> Self {
        Self::Setting(message)
    }
}

/// Why a file could not be read at all.
#[derive(Debug)]
pub enum LoadError {
    /// The operating system says no.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        error: io::Error,
    },
    /// A folder.
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A pipe or a device, which might never end.
    NotRegular {
        /// The file.
        path: PathBuf,
    },
    /// Longer than a glossary may be.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// What it may have.
        limit: u64,
    },
    /// Contains NUL bytes.
    Binary {
        /// The file.
        path: PathBuf,
        /// Where the first NUL stands.
        offset: usize,
    },
    /// Text in another encoding.
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Where the first byte that does not fit stands.
        offset: usize,
    },
}

impl LoadError {
    /// A short name for the kind of error, as [`Problem::code`] has.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } | Self::Folder { .. } | Self::NotRegular { .. } => "unreadable",
            Self::TooLarge { .. } => "too-large",
            Self::Binary { .. } => "binary",
            Self::NotUtf8 { .. } => "not-utf-8",
        }
    }

    /// What people are told.
    pub fn message(&self) -> File {
        let shown = |path: &PathBuf| path.display().to_string();
        match self {
            Self::Unreadable { path, error } => {
                File::Unreadable { path: shown(path), error: error.to_string() }
            }
            Self::Folder { path } => File::Folder { path: shown(path) },
            Self::NotRegular { path } => File::NotRegular { path: shown(path) },
            Self::TooLarge { path, size, limit } => {
                File::TooLarge { path: shown(path), size: *size, limit: *limit }
            }
            Self::Binary { path, offset } => File::Binary { path: shown(path), offset: *offset },
            Self::NotUtf8 { path, offset } => File::NotUtf8 { path: shown(path), offset: *offset },
        }
    }

    /// The error as a problem at the start of the file, to be shown where the file's other problems are.
    pub fn problem(&self) -> Problem {
        Problem::new(Place::default(), Severity::Error, self.code(), self.message())
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Locale::English))
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            _ => None,
        }
    }
}
