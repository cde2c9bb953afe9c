//! What of a document's regions an edit has changed.

use std::ops::Range;

use super::sink::KeyRow;
use super::{Language, Region, RegionKind, Regions};
use crate::text::Change;

/// The marks with which a line comment begins, and a blank, are at most this long.
const MARK: usize = 3;

/// The regions of a newer version of a text.
pub struct Reread {
    /// As if made anew.
    pub regions: Regions,
    /// The bytes of the newer version, those of the change included, outside of which all roles and key paths are what they were. `None`
    /// if any may be another.
    pub changed: Option<Range<usize>>,
}

impl Regions {
    /// The regions of `new`, the version that `change` made of the text `old`, which these regions are of.
    pub fn reread(&self, old: &str, new: &str, language: Language, change: &Change) -> Reread {
        if let Some(reread) = self.moved(old, new, change) {
            return reread;
        }
        let regions = super::regions(new, language);
        let changed = self.changed_to(&regions, change);
        Reread { regions, changed }
    }

    /// If `change` lies in the words of a line comment, it moves what comes after it, and that is all.
    fn moved(&self, old: &str, new: &str, change: &Change) -> Option<Reread> {
        let region = self.at(change.start.checked_sub(1)?);
        let start = region.start as usize;
        let comment = old[start..region.end as usize].trim_end_matches(['\n', '\r']);
        // The first comments of a file may be orders to its reader (`# escape=`).
        let is_after_code = self
            .iter()
            .take_while(|before| before.end <= region.start)
            .any(|before| before.kind != region.kind);
        let is_line_comment = region.kind == RegionKind::Comment
            && is_after_code
            && (comment.starts_with("# ") || comment.starts_with("// "));
        let is_within = start + MARK < change.start && change.old_end <= start + comment.len();
        // What may end a comment, or a string that begins far above it.
        let is_plain = |text: &str| !text.contains(['\n', '\r', '\\', '"', '\'', '`', '*']);
        let is_simple = is_line_comment
            && is_within
            && !comment.contains(['\n', '\r', '\\'])
            && is_plain(&old[change.start..change.old_end])
            && is_plain(&new[change.start..change.new_end]);
        is_simple.then(|| Reread {
            regions: self.shifted(change),
            changed: Some(start..change.moved(region.end) as usize),
        })
    }

    /// With all that comes after `change` moved.
    fn shifted(&self, change: &Change) -> Self {
        let moved =
            |offset: u32| if offset as usize >= change.old_end { change.moved(offset) } else { offset };
        let region =
            |region: &Region| Region { start: moved(region.start), end: moved(region.end), ..*region };
        let key = |key: &KeyRow| KeyRow { start: moved(key.start), end: moved(key.end), ..*key };
        Self {
            list: self.list.iter().map(region).collect(),
            keys: self.keys.iter().map(key).collect(),
            default_kind: self.default_kind,
            len: moved(self.len),
        }
    }

    /// What differs, see [`Reread::changed`]. If the change touches a key, any key path may be another.
    fn changed_to(&self, newer: &Self, change: &Change) -> Option<Range<usize>> {
        if self.default_kind != newer.default_kind || !self.has_same_keys(newer, change) {
            return None;
        }
        let is_before = |region: &Region| region.end as usize <= change.start;
        let first =
            self.list.iter().zip(&newer.list).take_while(|(old, new)| is_before(old) && old == new).count();
        let is_after = |old: &Region, new: &Region| {
            let moved = Region { start: change.moved(old.start), end: change.moved(old.end), ..*old };
            old.start as usize >= change.old_end && moved == *new
        };
        let ends = self.list[first..].iter().rev().zip(newer.list[first..].iter().rev());
        let last = ends.take_while(|(old, new)| is_after(old, new)).count();
        let old = &self.list[first..self.list.len() - last];
        let new = &newer.list[first..newer.list.len() - last];
        let mut changed = change.start..change.new_end;
        for region in new {
            changed = changed.start.min(region.start as usize)..changed.end.max(region.end as usize);
        }
        for region in old {
            // What ended within the change ends within it now.
            let end =
                if region.end as usize >= change.old_end { change.moved(region.end) } else { 0 } as usize;
            changed = changed.start.min(region.start as usize)..changed.end.max(end);
        }
        Some(changed)
    }

    /// Whether the newer version has the same keys, none of which the change touches.
    fn has_same_keys(&self, newer: &Self, change: &Change) -> bool {
        self.keys.len() == newer.keys.len()
            && self.keys.iter().zip(&newer.keys).all(|(old, new)| {
                let is_same = if (old.end as usize) < change.start {
                    (old.start, old.end) == (new.start, new.end)
                } else {
                    old.start as usize > change.old_end
                        && (change.moved(old.start), change.moved(old.end)) == (new.start, new.end)
                };
                is_same && old.parent == new.parent
            })
    }
}
