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
    /// The language that it is a dialect of.
    pub(super) base: &'static str,
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
        Self { id, ids: "", extensions: "", files: "", shebangs: "", base: "", group, default_kind, reader }
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

    const fn base(self, base: &'static str) -> Self {
        Self { base, ..self }
    }

    const fn shebangs(self, shebangs: &'static str) -> Self {
        Self { shebangs, ..self }
    }
}
