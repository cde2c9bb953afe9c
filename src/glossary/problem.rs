//! What is wrong with a glossary: a problem at a place in it, or an error that stops it from being read at all.

use std::path::PathBuf;

use thiserror::Error;

use super::entry::Place;
use crate::messages::{Glossary as Message, Locale};

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

/// What people are told of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A message that is there in every language.
    Message(Message),
    /// English, some of it from the libraries that read the formats.
    English(String),
}

impl Text {
    /// The text for a reader of `locale`, as far as it is there in their language.
    pub fn text(&self, locale: Locale) -> String {
        match self {
            Self::Message(message) => message.text(locale),
            Self::English(text) => text.clone(),
        }
    }
}

impl From<Message> for Text {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::English(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::English(text.to_owned())
    }
}

/// Why a file could not be read at all.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The operating system says no.
    #[error("{} cannot be read: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        error: std::io::Error,
    },
    /// Longer than a glossary may be.
    #[error(
        "{} has {size} bytes, more than the {limit} that a glossary may have: split it and name the parts under `imports`",
        path.display()
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// What it may have.
        limit: u64,
    },
    /// Contains NUL bytes.
    #[error("{} is a binary file, not a glossary (it has a NUL byte at offset {offset})", path.display())]
    Binary {
        /// The file.
        path: PathBuf,
        /// Where the first NUL stands.
        offset: usize,
    },
    /// Text in another encoding.
    #[error("{} is not UTF-8 (byte {offset} does not fit): save it as UTF-8", path.display())]
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
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge { .. } => "too-large",
            Self::Binary { .. } => "binary",
            Self::NotUtf8 { .. } => "not-utf-8",
        }
    }

    /// The error as a problem at the start of the file, to be shown where the file's other problems are.
    pub fn problem(&self) -> Problem {
        Problem::new(Place::default(), Severity::Error, self.code(), self.to_string())
    }
}
