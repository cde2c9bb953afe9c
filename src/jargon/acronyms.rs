//! Words with the shape of an acronym.

use super::{Candidate, Sign};
use crate::matching::{Mention, Source, Words};
use crate::regions::RegionKind;

/// All acronyms in `source` outside of `mentions`.
pub(super) fn find(source: &Source<'_>, mentions: &[Mention]) -> Vec<Candidate> {
    let is_free = |start: usize, end: usize| {
        let next = mentions.partition_point(|mention| mention.end as usize <= start);
        mentions.get(next).is_none_or(|mention| mention.start as usize >= end)
    };
    let mut candidates = Vec::new();
    for region in
        source.regions.iter().filter(|region| matches!(region.kind, RegionKind::Comment | RegionKind::Prose))
    {
        let text = &source.text[region.start as usize..region.end as usize];
        for word in Words::new(text) {
            let (start, end) = (region.start as usize + word.start, region.start as usize + word.end);
            let is_capitals = word.len() > 1 && text[word].bytes().all(|byte| byte.is_ascii_uppercase());
            if is_capitals && is_free(start, end) {
                candidates.push(Candidate { start: start as u32, end: end as u32, sign: Sign::Acronym });
            }
        }
    }
    candidates
}
