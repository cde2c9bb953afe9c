//! Documents for people to read, in which code stands out.

pub(super) mod asciidoc;
pub(super) mod commit;
mod inline;
pub(super) mod latex;
mod lines;
pub(super) mod markdown;
pub(super) mod org;
pub(super) mod rst;
