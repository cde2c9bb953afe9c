//! The text of a document that people read, line by line.

use std::ops::Range;

use crate::lookalikes::{self, Line};
use crate::matching::Source;
use crate::regions::{Group, RegionKind};

/// What is indented so far in a comment is a table, a diagram or code.
const BLOCK_INDENT: &str = "        ";

/// Calls `read` with each line of comments and prose in the bytes `within` that is made of words and may have jargon in it, and with whether
/// it is in capitals throughout. The licence header, commented-out code and orders to tools are left out.
pub(super) fn each(
    source: &Source<'_>,
    within: Range<usize>,
    may_have_jargon: impl Fn(Range<usize>) -> bool,
    mut read: impl FnMut(Range<usize>, bool),
) {
    let text = source.text;
    let is_data = source.language.group() == Group::Infra;
    for region in source.regions.running_text(within.start.max(source.legal).min(within.end)..within.end) {
        let is_comment = source.regions.at(region.start).kind == RegionKind::Comment;
        let mut start = region.start;
        for line in text[region].split_inclusive('\n') {
            let range = start..start + line.len();
            start = range.end;
            if !may_have_jargon(range.clone()) {
                continue;
            }
            let body = if is_comment { lookalikes::body(line) } else { line };
            if is_comment && (body.starts_with(BLOCK_INDENT) || lookalikes::is_continued(text, range.start)) {
                continue;
            }
            match Line::of(body, is_data && is_comment) {
                Line::Words => read(range, false),
                Line::Shout => read(range, true),
                Line::Code | Line::Order if !is_comment => read(range, false),
                Line::Code | Line::Order => {}
            }
        }
    }
}
