//! A mention: a place where a spelling occurs, and what it stands for there.

use std::ops::Range;

use super::lexicon::{EntryRef, Lexicon};
use crate::regions::{Language, RegionKind};
use crate::text::Change;

/// More meanings of one spelling than a reader can choose from.
pub(super) const MAX_TARGETS: usize = 32;
/// More other meanings than a reader wants to hear of.
const MAX_HOMONYMS: usize = 3;
/// A place in a document where a spelling occurs and stands for some entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Byte offset from 0.
    pub start: u32,
    /// Byte offset from 0, exclusive.
    pub end: u32,
    /// The role of the place.
    pub kind: RegionKind,
    pub(super) pattern: u32,
    /// One bit for each of the pattern's targets: whether it applies here.
    pub(super) applies: u32,
}

impl Mention {
    /// The bytes of the mention.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same in a newer version of the text, which differs before it.
    #[must_use]
    pub fn moved(&self, change: &Change) -> Self {
        Self { start: change.moved(self.start), end: change.moved(self.end), ..*self }
    }

    /// The entries that the mention stands for. Where glossaries of several ranks explain it, those of the best rank.
    pub fn entries(&self, lexicon: &Lexicon) -> Vec<EntryRef> {
        let applying = self.targets(lexicon, true);
        let best = applying.first().map(|&entry| lexicon.rank(entry));
        applying.into_iter().filter(|&entry| Some(lexicon.rank(entry)) == best).collect()
    }

    /// Whether some entry that it stands for has a spelling that is not to be used, and this may be it.
    pub fn may_be_discouraged(&self, lexicon: &Lexicon) -> bool {
        let targets = lexicon.targets(self.pattern).iter().take(MAX_TARGETS).enumerate();
        targets
            .filter(|(at, _)| self.applies & (1 << at) != 0)
            .any(|(_, target)| lexicon.rules[target.rule as usize].is_discouraged())
    }

    /// Entries that have this spelling too in a document of this language, but not in this place: those that a reader may confuse
    /// with the ones that are meant. A word that is a key in many places (`name`) has too many senses to list.
    pub fn homonyms(&self, lexicon: &Lexicon, language: Language) -> Vec<EntryRef> {
        let applying = self.entries(lexicon);
        let (mut general, mut keys) = (Vec::new(), Vec::new());
        for (at, target) in lexicon.targets(self.pattern).iter().enumerate() {
            let applies = at < MAX_TARGETS && self.applies & (1 << at) != 0;
            let known = [&applying, &general, &keys].into_iter().any(|list| list.contains(&target.entry));
            let scope = lexicon.rules[target.rule as usize].scope();
            if !applies
                && !known
                && lexicon.explains(target.entry)
                && lexicon.scopes.holds_for_language(scope, language)
            {
                let list = if lexicon.scopes.names_keys(scope) { &mut keys } else { &mut general };
                list.push(target.entry);
            }
        }
        if general.len() + keys.len() <= MAX_HOMONYMS {
            general.append(&mut keys);
        }
        general.truncate(MAX_HOMONYMS);
        general
    }

    fn targets(&self, lexicon: &Lexicon, applying: bool) -> Vec<EntryRef> {
        let mut entries = Vec::new();
        for (at, target) in lexicon.targets(self.pattern).iter().enumerate() {
            let applies = at < MAX_TARGETS && self.applies & (1 << at) != 0;
            if applies == applying && !entries.contains(&target.entry) {
                entries.push(target.entry);
            }
        }
        entries
    }
}
