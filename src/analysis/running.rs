//! What the running text of a document contains. One key stroke changes a few lines: what the others contain is taken from the version
//! before.

use std::ops::Range;

use crate::jargon::{self, Candidate, Expansion};
use crate::matching::{self, Found, Lexicon, Mention, Source, Wanted};
use crate::text::{Change, line_start, next_line};

/// Mentions, candidates for jargon and expansions in the comments and the prose of one version of a document.
pub(super) struct Running {
    pub(super) found: Found,
    pub(super) candidates: Vec<Candidate>,
    pub(super) expansions: Vec<Expansion>,
    /// What has been looked for.
    pub(super) needs: Needs,
}

/// What is looked for in running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) mentions: Wanted,
    pub(super) rare_words: bool,
}

impl Running {
    /// Reads all of `source`.
    pub(super) fn new(source: &Source<'_>, lexicon: &Lexicon, needs: Needs) -> Self {
        let all = 0..source.text.len();
        let found = matching::find_in_running_text(source, lexicon, needs.mentions, all.clone());
        Self {
            candidates: jargon::candidates(source, lexicon, &found, needs.rare_words, all.clone()),
            expansions: jargon::expansions(source.text, all),
            found,
            needs,
        }
    }

    /// Reads `source`, the version that `change` led to, in the bytes `stretch`. All else must be the same as before.
    pub(super) fn spliced(
        &self,
        source: &Source<'_>,
        lexicon: &Lexicon,
        change: &Change,
        stretch: &Range<usize>,
    ) -> Self {
        let found = matching::find_in_running_text(source, lexicon, self.needs.mentions, stretch.clone());
        let candidates = jargon::candidates(source, lexicon, &found, self.needs.rare_words, stretch.clone());
        let before = stretch.start..change.before(stretch.end);
        let mentions = |old: &[Mention], new: Vec<Mention>| {
            splice(old, new, &before, Mention::range, |mention| mention.moved(change))
        };
        let found = Found {
            explained: mentions(&self.found.explained, found.explained),
            known: mentions(&self.found.known, found.known),
        };
        let candidates = splice(&self.candidates, candidates, &before, Candidate::range, |candidate| {
            candidate.moved(change)
        });
        let near = change.start.saturating_sub(jargon::EXPANSION_REACH)
            ..(change.new_end + jargon::EXPANSION_REACH).min(source.text.len());
        let near_before = near.start..change.before(near.end);
        let expansions = splice(
            &self.expansions,
            jargon::expansions(source.text, near),
            &near_before,
            |expansion| expansion.open..expansion.open,
            |expansion| expansion.moved(change),
        );
        Self { found, candidates, expansions, needs: self.needs }
    }
}

/// The lines around the bytes `changed` of the text `new` whose mentions and candidates may be others than before.
pub(super) fn stretch(old: &str, new: &str, change: &Change, changed: &Range<usize>) -> Range<usize> {
    let is_cut = |at: usize, before: usize| matching::is_cut(new, at) && matching::is_cut(old, before);
    let bytes = new.as_bytes();
    let mut start = line_start(bytes, changed.start);
    while !is_cut(start, start) {
        start = line_start(bytes, start - 1);
    }
    let mut end = next_line(bytes, changed.end);
    while !is_cut(end, change.before(end)) {
        end = next_line(bytes, end);
    }
    start..end
}

/// `old` with `new` in place of what lies in `stretch` (bytes of the older version), and with what comes after it `moved`.
fn splice<T: Clone>(
    old: &[T],
    new: Vec<T>,
    stretch: &Range<usize>,
    range: impl Fn(&T) -> Range<usize>,
    moved: impl Fn(&T) -> T,
) -> Vec<T> {
    let first = old.partition_point(|item| range(item).start < stretch.start);
    let last = old.partition_point(|item| range(item).start < stretch.end);
    let mut all = Vec::with_capacity(old.len() + new.len() + first - last);
    all.extend_from_slice(&old[..first]);
    all.extend(new);
    all.extend(old[last..].iter().map(moved));
    all
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::{Analysis, Checks, findings};
    use crate::glossary::{Glossary, Source, read};
    use crate::matching::Ranked;
    use crate::regions::Language;
    use crate::settings::Settings;

    const GLOSSARY: &str = "terms:
  - {name: load balancer, definition: It spreads requests.}
  - {name: node, definition: A machine., unless: [tree]}
  - name: primary
    definition: The writing copy.
    aliases: [{name: master, status: forbidden, reason: say primary}]
";

    /// Pieces of documents: what wraps, opens and closes, is flagged or explained.
    const PIECES: [&str; 30] = [
        "load",
        " ",
        "balancer",
        "\n",
        "# ",
        "\n# ",
        "load\n# balancer",
        "node",
        "tree",
        "quiesce",
        "master",
        "HPA",
        "CRR",
        "pod autoscaler (HPA)",
        "key: ",
        "\n  sub: |\n    ",
        "\"",
        "'",
        "`",
        "```\n",
        "// ",
        "/* ",
        " */",
        ". ",
        "é",
        "glossator: off\n",
        "# Copyright\n",
        "dbABC",
        "\\\n# ",
        "Node ",
    ];

    fn documents() -> impl Strategy<Value = String> {
        let piece = (0..PIECES.len()).prop_map(|at| PIECES[at]);
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    fn lexicon() -> Arc<Lexicon> {
        let path = Path::new("/team/glossary.yml");
        let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, GLOSSARY));
        assert!(glossary.problems.is_empty(), "{:?}", glossary.problems);
        Arc::new(Lexicon::new(Ranked::in_order(vec![Arc::new(glossary)], [], [])))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_next_version_is_as_if_made_anew(
            old in documents(),
            cut in (0usize..100, 0usize..20),
            typed in documents(),
            language in proptest::sample::select(vec!["yaml", "dockerfile", "markdown", "rust", "python"]),
            rare_words in any::<bool>(),
        ) {
            let language = Language::by_id(language).unwrap();
            let from = old.floor_char_boundary(old.len() * cut.0 / 100);
            let to = old.floor_char_boundary(from + old.len() * cut.1 / 100);
            let typed = &typed[..typed.floor_char_boundary(12)];
            let new: Arc<str> = format!("{}{typed}{}", &old[..from], &old[to..]).into();
            let mut settings = Settings::default();
            let level = if rare_words { "hint" } else { "off" };
            prop_assert_eq!(settings.overlay(&serde_json::json!({"rules": {"rare-word": level}})), []);
            let checks = Checks::new(&settings);
            let first = Analysis::new("".into(), language, "", lexicon(), Some(&checks));
            let next = first.next(old.into(), language, Some(&checks)).next(Arc::clone(&new), language, Some(&checks));
            let anew = Analysis::new(new, language, "", Arc::clone(&first.lexicon), Some(&checks));
            let (kept, running) = next.kept.as_ref().unwrap();
            let regions = anew.regions();
            prop_assert!(kept.iter().eq(regions.iter()));
            let whole = Running::new(&anew.source(&regions), &anew.lexicon, checks.needs());
            prop_assert_eq!(&running.candidates, &whole.candidates);
            prop_assert_eq!(&next.findings, &anew.findings);
            prop_assert_eq!(&next.expansions, &anew.expansions);
            prop_assert_eq!(next.candidates(), anew.candidates());
        }

        #[test]
        fn the_mentions_that_are_left_out_tell_nothing(
            text in documents(),
            language in proptest::sample::select(vec!["yaml", "dockerfile", "markdown", "rust", "python"]),
        ) {
            let language = Language::by_id(language).unwrap();
            let checks = Checks::new(&Settings::default());
            let analysis = Analysis::new(text.into(), language, "", lexicon(), Some(&checks));
            let regions = analysis.regions();
            let source = analysis.source(&regions);
            let all = Running::new(&source, &analysis.lexicon, Needs { mentions: Wanted::All, rare_words: false });
            let found = findings::find(&source, &analysis.lexicon, &all, &checks);
            prop_assert_eq!(&found, &analysis.findings);
            prop_assert_eq!(all.candidates, analysis.candidates());
        }
    }
}
