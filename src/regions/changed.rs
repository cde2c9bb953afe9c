//! What of a document's regions an edit has changed.

use std::ops::Range;

use super::{Region, Regions};
use crate::text::Change;

impl Regions {
    /// The bytes of the newer version, those of `change` included, outside of which all roles and key paths are what they were in this
    /// one. `None` if the change touches a key: then any key path may be another.
    pub fn changed_to(&self, newer: &Self, change: &Change) -> Option<Range<usize>> {
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
