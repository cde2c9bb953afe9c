//! A hash that is the same on every machine and in every version: it decides on shards, and stands in files.

/// FNV-1a of `parts`, with a byte between them that no text has.
pub(super) fn hash<'p>(parts: impl IntoIterator<Item = &'p str>) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_changes() {
        assert_eq!(hash([]), 0xCBF2_9CE4_8422_2325);
        assert_eq!(hash(["a", "b"]), 0xD2B3_7181_9297_F98A);
        assert_ne!(hash(["a", "b"]), hash(["ab"]));
    }
}
