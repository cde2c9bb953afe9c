//! Where readers put the regions that they find.

use std::num::NonZeroU32;

use super::{KeyId, Region, RegionKind, Regions, fences};

/// A key's name in the text, and the key that it stands under.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyRow {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) parent: Option<KeyId>,
}

/// Collects regions from left to right. It holds what every reader owes its callers: regions are sorted, do not
/// overlap, are not empty and begin and end between characters, whatever offsets a reader comes up with.
pub(super) struct Sink<'t> {
    pub(super) text: &'t str,
    regions: Vec<Region>,
    keys: Vec<KeyRow>,
}

impl<'t> Sink<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // What a dense file needs at first; more comes by doubling.
        let expected = (text.len() / 32).min(1024);
        Self { text, regions: Vec::with_capacity(expected), keys: Vec::new() }
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    pub(super) fn push(&mut self, kind: RegionKind, start: usize, end: usize) {
        self.push_keyed(kind, start, end, None);
    }

    pub(super) fn push_keyed(&mut self, kind: RegionKind, start: usize, end: usize, key: Option<KeyId>) {
        let floor = self.regions.last().map_or(0, |region| region.end as usize);
        let start = self.boundary(start.max(floor));
        let end = self.boundary(end);
        if start < end {
            self.regions.push(Region { start: start as u32, end: end as u32, kind, key });
        }
    }

    /// Notes a key, and its region.
    pub(super) fn key(&mut self, start: usize, end: usize, parent: Option<KeyId>) -> Option<KeyId> {
        if self.keys.is_empty() {
            self.keys.reserve(self.regions.capacity() / 2);
        }
        self.keys.push(KeyRow { start: start as u32, end: end as u32, parent });
        let key = NonZeroU32::new(self.keys.len() as u32).map(KeyId);
        self.push_keyed(RegionKind::Key, start, end, key);
        key
    }

    /// The name of a key.
    pub(super) fn key_text(&self, key: KeyId) -> Option<&'t str> {
        let row = self.keys.get(key.index())?;
        self.text.get(row.start as usize..row.end as usize)
    }

    /// The last regions found so far, the newest first.
    pub(super) fn backwards(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter().rev()
    }

    /// Looks once more at every region found so far. Offsets must stay.
    pub(super) fn change(&mut self, look: impl FnMut(&mut Region)) {
        self.regions.iter_mut().for_each(look);
    }

    pub(super) fn finish(mut self, default_kind: RegionKind) -> Regions {
        self.regions = fences::mark(self.regions, self.text);
        shrink(&mut self.regions);
        shrink(&mut self.keys);
        Regions { list: self.regions, keys: self.keys, default_kind, len: self.text.len() as u32 }
    }

    /// The next place between two characters.
    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset += 1;
        }
        offset
    }
}

/// Gives back room that would lie idle as long as the document is open, if it is worth moving.
fn shrink<T>(list: &mut Vec<T>) {
    if list.capacity() - list.len() > list.len() / 4 {
        list.shrink_to_fit();
    }
}
