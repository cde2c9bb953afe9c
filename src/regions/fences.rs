//! Code in comments, between fences as Markdown has them: examples in the documentation of a function are for no reader of prose.

use super::{Region, RegionKind};
use crate::lookalikes::body;

const FENCE: &str = "```";

/// Makes code of what is fenced in the comments among `regions`, which are those of `text`.
pub(super) fn mark(regions: Vec<Region>, text: &str) -> Vec<Region> {
    if memchr::memmem::find(text.as_bytes(), FENCE.as_bytes()).is_none() {
        return regions;
    }
    let mut marked = Vec::with_capacity(regions.len());
    let mut is_fenced = false;
    let mut end_of_last = 0;
    for region in regions {
        if region.kind != RegionKind::Comment {
            marked.push(region);
            continue;
        }
        // A fence that is never closed ends with its block of comments.
        is_fenced &= text[end_of_last..region.start as usize].chars().all(char::is_whitespace);
        end_of_last = region.end as usize;
        split(region, text, &mut is_fenced, &mut marked);
    }
    marked
}

fn split(region: Region, text: &str, is_fenced: &mut bool, marked: &mut Vec<Region>) {
    let mut start = region.start;
    for line in text[region.start as usize..region.end as usize].split_inclusive('\n') {
        let end = start + line.len() as u32;
        let is_fence = is_fence(line);
        let kind = if *is_fenced || is_fence { RegionKind::Code } else { RegionKind::Comment };
        *is_fenced ^= is_fence;
        match marked.last_mut() {
            Some(last) if last.kind == kind && last.end == start && start > region.start => last.end = end,
            _ => marked.push(Region { start, end, kind, key: region.key }),
        }
        start = end;
    }
}

/// Whether the line of a comment opens or closes a fence. What is fenced within one line is no block.
fn is_fence(line: &str) -> bool {
    let after = body(line).trim_start().strip_prefix(FENCE);
    after.is_some_and(|rest| !rest.contains('`'))
}
