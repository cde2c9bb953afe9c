//! The table of languages: names, file names, and how each one is read.

mod code;
mod infra;
mod prose;
pub(super) mod syntax;

use super::lexer::Rule;
use super::sink::Sink;
use super::{Group, RegionKind};

pub(super) use prose::PLAIN_TEXT;

/// A language. The lists are separated by blanks, and in lower case.
pub(super) struct Row {
    pub(super) id: &'static str,
    /// Other ids by which editors call it.
    pub(super) ids: &'static str,
    /// What file names end with, behind the last dot.
    pub(super) extensions: &'static str,
    /// Whole file names; `name*` stands for all that begin so.
    pub(super) files: &'static str,
    /// Programs in the first line of scripts, without version numbers.
    pub(super) shebangs: &'static str,
    pub(super) group: Group,
    pub(super) default_kind: RegionKind,
    pub(super) reader: Reader,
}

/// How the regions of a language are found.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// There are none: all is of the default kind.
    Plain,
    /// By rules for comments and strings.
    Lexer(&'static [Rule]),
    /// By a reader of its own.
    Own(fn(&mut Sink<'_>)),
}

pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    infra::ROWS.iter().chain(prose::ROWS).chain(code::ROWS).chain(std::iter::once(&PLAIN_TEXT))
}

impl Row {
    const fn new(id: &'static str, group: Group, default_kind: RegionKind, reader: Reader) -> Self {
        Self { id, ids: "", extensions: "", files: "", shebangs: "", group, default_kind, reader }
    }

    const fn ids(self, ids: &'static str) -> Self {
        Self { ids, ..self }
    }

    const fn extensions(self, extensions: &'static str) -> Self {
        Self { extensions, ..self }
    }

    const fn files(self, files: &'static str) -> Self {
        Self { files, ..self }
    }

    const fn shebangs(self, shebangs: &'static str) -> Self {
        Self { shebangs, ..self }
    }

    /// Whether an editor may call the language by that id.
    pub(super) fn is_called(&self, id: &str) -> bool {
        self.id.eq_ignore_ascii_case(id) || words(self.ids).any(|other| other.eq_ignore_ascii_case(id))
    }

    /// Whether a file of that name (in lower case) is in this language.
    pub(super) fn has_file(&self, name: &str) -> bool {
        words(self.files).any(|file| match file.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => file == name,
        })
    }

    /// Whether a file with that extension (in lower case) is in this language.
    pub(super) fn has_extension(&self, extension: &str) -> bool {
        words(self.extensions).any(|other| other == extension)
    }

    /// Whether that program runs scripts of this language.
    pub(super) fn has_interpreter(&self, program: &str) -> bool {
        words(self.shebangs).any(|other| other == program)
    }
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_ascii_whitespace()
}
