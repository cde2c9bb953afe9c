//! Inlay hints: what an acronym stands for, written after its first mention.

use std::collections::HashSet;
use std::ops::Range;

use crate::analysis::{Analysis, key};
use crate::glossary::entry::{Entry, LocalText};
use crate::jargon::expansions;
use crate::matching::EntryRef;

/// What an editor writes into a line without changing the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The byte after the acronym.
    pub offset: usize,
    /// The long form.
    pub long: String,
}

/// The long form of each acronym in comments and prose, at its first mention in the document, if that lies in the bytes `range`.
/// Nothing is said of entries that the reader knows, nor of acronyms that the text itself writes out.
pub fn hints(
    analysis: &Analysis,
    range: &Range<usize>,
    language: &str,
    is_known: &dyn Fn(EntryRef) -> bool,
) -> Vec<Hint> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for mention in analysis.mentions.iter().filter(|mention| mention.kind.is_running_text()) {
        let surface = &analysis.text[mention.range()];
        let Some(&at) = mention.entries(&analysis.lexicon).first() else { continue };
        if !reads_as_acronym(surface) || !seen.insert(key(surface)) || is_known(at) {
            continue;
        }
        if let Some(long) = long_form(&analysis.lexicon.entry(at), surface, language)
            && range.contains(&mention.range().start)
        {
            found.push((surface, Hint { offset: mention.end as usize, long }));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let explained: HashSet<String> =
        expansions(&analysis.text).into_iter().map(|own| key(&analysis.text[own.short])).collect();
    found.retain(|(surface, _)| !explained.contains(&key(surface)));
    found.into_iter().map(|(_, hint)| hint).collect()
}

/// Whether there is more than one capital in it: `HPA`, `IaC`, `PVCs`.
fn reads_as_acronym(surface: &str) -> bool {
    surface.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// The form that `surface` is short for: in the reader's language, or else in the first one in which there is one.
fn long_form(entry: &Entry, surface: &str, language: &str) -> Option<String> {
    let surface = key(surface);
    let long = |text: &LocalText| {
        let expansion = text.expansion.as_deref()?;
        let is_short =
            |short: &str, long: &str| key(short) == surface && short.chars().count() < long.chars().count();
        if is_short(&text.name, expansion) {
            Some(expansion.to_owned())
        } else if is_short(expansion, &text.name) {
            Some(text.name.clone())
        } else {
            None
        }
    };
    entry.text(language).and_then(long).or_else(|| entry.texts.iter().find_map(long))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::glossary::{Glossary, Source, read};
    use crate::matching::{Lexicon, Ranked};
    use crate::regions::Language;

    fn hinted(text: &str, language: &str) -> String {
        let glossary = "\
terms:
  - name: horizontal pod autoscaler
    abbreviation: HPA
    definition: Adds and removes pods.
    fr: {name: HPA, expansion: autoscaler horizontal de pods, definition: Ajuste le nombre de pods.}
  - {name: API, expansion: application programming interface, definition: A set of calls.}
  - {name: pod, definition: The smallest unit.}
";
        let path = Path::new("/glossary.yml");
        let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, glossary));
        let lexicon = Lexicon::new(Ranked::in_order(vec![Arc::new(glossary)], [], []));
        let language_of_text = Language::by_id("markdown").unwrap();
        let analysis = Analysis::new(text.into(), language_of_text, "", Arc::new(lexicon), None);
        let mut text = text.to_owned();
        for hint in hints(&analysis, &(0..text.len()), language, &|_| false).into_iter().rev() {
            text.insert_str(hint.offset, &format!(" [{}]", hint.long));
        }
        text
    }

    #[test]
    fn an_acronym_is_written_out_once() {
        assert_eq!(
            hinted("Our HPAs need the API; an HPA of that API, and a pod.", "en"),
            "Our HPAs [horizontal pod autoscaler] need the API [application programming interface]; an HPA of that API, and a pod."
        );
    }

    #[test]
    fn it_is_written_out_in_the_readers_language_if_that_has_a_long_form() {
        assert_eq!(
            hinted("The HPA has an API.", "fr-CA"),
            "The HPA [autoscaler horizontal de pods] has an API [application programming interface]."
        );
    }

    #[test]
    fn what_the_text_writes_out_itself_is_left_alone_and_so_are_code_and_long_forms() {
        for text in [
            "The API, an application programming interface (API).",
            "Run `API` now.",
            "A horizontal pod autoscaler.",
        ] {
            assert_eq!(hinted(text, "en"), text);
        }
    }
}
