//! What a document itself says to glossator: `glossator: ignore TERM, TERM`, `glossator: off`, `glossator: on`, in a comment.

use std::collections::HashSet;
use std::ops::Range;

use super::finding::key;
use crate::regions::Regions;

const MARK: &str = "glossator:";

/// What a document asks for.
#[derive(Debug, Default)]
pub(super) struct Directives {
    /// Terms that are not flagged in this document, as [`key`] has them.
    pub(super) ignored: HashSet<String>,
    /// Where nothing is flagged, in ascending order. Byte ranges.
    off: Vec<Range<usize>>,
}

impl Directives {
    /// Reads the comments of `text`.
    pub(super) fn read(text: &str, regions: &Regions) -> Self {
        let mut directives = Self::default();
        let mut off_since = None;
        for at in memchr::memmem::find_iter(text.as_bytes(), MARK) {
            if !regions.at(at).kind.is_running_text() {
                continue;
            }
            let rest = &text[at + MARK.len()..];
            let rest = rest.split(['\n', '\r']).next().unwrap_or(rest);
            let rest =
                ["-->", "*/"].iter().find_map(|end| Some(rest.split_once(end)?.0)).unwrap_or(rest).trim();
            let (order, terms) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            match order {
                "ignore" => directives.ignored.extend(terms.split(',').map(|term| key(term.trim()))),
                "off" => off_since = off_since.or(Some(at)),
                "on" => directives.off.extend(off_since.take().map(|start| start..at)),
                _ => {}
            }
        }
        directives.off.extend(off_since.map(|start| start..text.len()));
        directives
    }

    /// Whether the document switches findings off at the byte `offset`.
    pub(super) fn is_off(&self, offset: usize) -> bool {
        let next = self.off.partition_point(|range| range.end <= offset);
        self.off.get(next).is_some_and(|range| range.contains(&offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regions::{self, Language};

    fn read(text: &str, language: &str) -> Directives {
        Directives::read(text, &regions::regions(text, Language::by_id(language).unwrap()))
    }

    #[test]
    fn terms_are_ignored_by_name() {
        let directives = read("# glossator: ignore CRR, Wide  Area Mesh\na: 1\n", "yaml");
        assert!(directives.ignored.contains("crr") && directives.ignored.contains("wide area mesh"));
    }

    #[test]
    fn findings_are_switched_off_and_on_again() {
        let text = "a\n<!-- glossator: off -->\nb\n<!-- glossator: on -->\nc\n<!-- glossator: off -->\nd\n";
        let directives = read(text, "markdown");
        let off: Vec<bool> = ["a\n", "b\n", "c\n", "d\n"]
            .map(|line| directives.is_off(text.find(&format!("\n{line}")).map_or(0, |at| at + 1)))
            .into();
        assert_eq!(off, [false, true, false, true]);
    }

    #[test]
    fn only_comments_count() {
        assert!(read("a: \"glossator: ignore CRR\"\n", "yaml").ignored.is_empty());
    }
}
