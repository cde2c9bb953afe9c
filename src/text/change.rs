//! The one stretch in which two versions of a text differ.

/// What is different between an older and a newer text: one stretch of each, at character boundaries. Byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where the difference begins, in both.
    pub start: usize,
    /// Where it ends in the older text, exclusive.
    pub old_end: usize,
    /// Where it ends in the newer text, exclusive.
    pub new_end: usize,
}

impl Change {
    /// Compares two texts, in time linear in their length.
    pub fn between(old: &str, new: &str) -> Self {
        let start = common_prefix(old.as_bytes(), new.as_bytes());
        let start = old.floor_char_boundary(start);
        let suffix = common_suffix(&old.as_bytes()[start..], &new.as_bytes()[start..]);
        let old_end = old.ceil_char_boundary(old.len() - suffix);
        Self { start, old_end, new_end: new.len() - (old.len() - old_end) }
    }

    /// Where an offset at or after the end of the difference in the older text is in the newer one.
    pub fn moved(&self, offset: u32) -> u32 {
        (offset as usize + self.new_end).saturating_sub(self.old_end) as u32
    }

    /// Where an offset at or after the end of the difference in the newer text was in the older one.
    pub fn before(&self, offset: usize) -> usize {
        (offset + self.old_end).saturating_sub(self.new_end)
    }
}

/// Pieces of this many bytes are compared at once.
const PIECE: usize = 512;

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let pieces = a.chunks_exact(PIECE).zip(b.chunks_exact(PIECE)).take_while(|(a, b)| a == b).count() * PIECE;
    pieces + a[pieces..].iter().zip(&b[pieces..]).take_while(|(a, b)| a == b).count()
}

fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    let pieces =
        a.rchunks_exact(PIECE).zip(b.rchunks_exact(PIECE)).take_while(|(a, b)| a == b).count() * PIECE;
    let (a, b) = (&a[..a.len() - pieces], &b[..b.len() - pieces]);
    pieces + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(old: &str, new: &str, expected: (&str, &str)) {
        let change = Change::between(old, new);
        assert_eq!((&old[change.start..change.old_end], &new[change.start..change.new_end]), expected);
    }

    #[test]
    fn the_difference_is_one_stretch() {
        check("one two three", "one 2 three", ("two", "2"));
        check("same", "same", ("", ""));
        check("aa", "aaa", ("", "a"));
        check("é", "è", ("é", "è"));
    }

    proptest! {
        #[test]
        fn what_is_around_it_is_the_same(old in "[aé🦀\n]{0,12}", new in "[aé🦀\n]{0,12}") {
            let change = Change::between(&old, &new);
            prop_assert_eq!(&old[..change.start], &new[..change.start]);
            prop_assert_eq!(&old[change.old_end..], &new[change.new_end..]);
            prop_assert_eq!(change.before(change.new_end), change.old_end);
        }
    }
}
