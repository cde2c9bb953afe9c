//! A part of a tree, so that several machines share the work.

use std::num::NonZero;
use std::path::Path;
use std::str::FromStr;

use crate::cli::hash::hash;

/// One of several parts. Each file belongs to exactly one, by its path, on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// From 0.
    index: u64,
    count: NonZero<u64>,
}

impl Shard {
    /// Whether the file at `path`, as given or walked, belongs to this part.
    pub(super) fn holds(self, path: &Path) -> bool {
        let path = path.to_string_lossy().replace('\\', "/");
        let mut plain = path.as_str();
        while let Some(rest) = plain.strip_prefix("./") {
            plain = rest;
        }
        hash([plain]) % self.count == self.index
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, count)| {
            let (number, count) = (number.parse::<u64>().ok()?, count.parse::<NonZero<u64>>().ok()?);
            (1..=count.get()).contains(&number).then(|| Self { index: number - 1, count })
        });
        parts.ok_or_else(|| {
            "a shard is written `K/N`, with K from 1 to N: `2/4` is the second of four".to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_in_one_shard() {
        let shards: Vec<Shard> = ["1/3", "2/3", "3/3"].map(|text| text.parse().unwrap()).into();
        let mut sizes = [0; 3];
        for number in 0..300 {
            let path = format!("docs/{number}.md");
            let homes: Vec<_> = (0..3).filter(|&at| shards[at].holds(Path::new(&path))).collect();
            assert_eq!(homes.len(), 1, "{path}");
            assert!(shards[homes[0]].holds(Path::new(&format!("./{path}"))));
            sizes[homes[0]] += 1;
        }
        assert!(sizes.iter().all(|&size| size > 70), "{sizes:?}");
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        for wrong in ["0/3", "4/3", "1/0", "1", "a/b", "-1/3"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
