//! Languages for people to read.

use super::super::prose::{asciidoc, commit, latex, markdown, org, rst};
use super::{Reader, Row, syntax};
use crate::regions::{Group, RegionKind};

const fn own(id: &'static str, read: fn(&mut super::Sink<'_>)) -> Row {
    Row::new(id, Group::Prose, RegionKind::Prose, Reader::Own(read))
}

pub(crate) static PLAIN_TEXT: Row = Row::new("plaintext", Group::Prose, RegionKind::Prose, Reader::Plain)
    .ids("text txt plain")
    .extensions("txt text")
    .files("readme license licence copying authors contributors changelog changes news notice todo install");

pub(super) static ROWS: &[Row] = &[
    own("markdown", markdown::read)
        .ids("md mdx rmd quarto github_markdown multimarkdown pandoc")
        .extensions("md markdown mdown mkd mkdn mdx rmd qmd livemd mdwn"),
    own("restructuredtext", rst::read).ids("rst").extensions("rst rest"),
    own("asciidoc", asciidoc::read).ids("adoc").extensions("adoc asciidoc asc"),
    own("latex", latex::read).ids("tex plaintex context").extensions("tex sty cls ltx dtx"),
    own("git-commit", commit::read).ids("gitcommit git-rebase gitrebase git").files(
        "commit_editmsg merge_msg tag_editmsg squash_msg git-rebase-todo pull_request_editmsg notes_editmsg",
    ),
    Row::new("typst", Group::Prose, RegionKind::Prose, Reader::Lexer(syntax::TYPST))
        .ids("typ")
        .extensions("typ"),
    own("org", org::read).ids("orgmode org-mode").extensions("org"),
];
