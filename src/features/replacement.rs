//! The preferred spelling in place of another one: in the number and with the capitals that the place has.

use crate::analysis::Finding;
use crate::glossary::entry::{Entry, Spelling};
use crate::matching::{Lexicon, letters};

/// Shorter words in capitals are acronyms, whose replacement is no word in capitals.
const MIN_SHOUTED: usize = 5;

/// What to write in place of `text`, the text of `finding`. None if there is no preferred spelling, or if the change would be
/// more than a change of words: a plural that we cannot form, a place that spans lines.
pub fn replacement(finding: &Finding, text: &str, lexicon: &Lexicon) -> Option<String> {
    let preferred = finding.preferred()?;
    if text.contains(['\n', '\r']) {
        return None;
    }
    let entry = lexicon.entry(finding.entry()?);
    let (written, is_plural) = written(&entry, text)?;
    let plain =
        if is_plural { plural(preferred, language(&entry, preferred))? } else { preferred.to_owned() };
    Some(in_case_of(text, &written.text, plain))
}

/// The spelling that stands in the place, and whether it stands there in the plural.
fn written<'e>(entry: &'e Entry, text: &str) -> Option<(&'e Spelling, bool)> {
    let text = letters(text);
    let same = entry.spellings.iter().find(|spelling| letters(&spelling.text) == text);
    let is_plural = |spelling: &&Spelling| {
        let singular = letters(&spelling.text);
        let y = singular.strip_suffix('y').map(|stem| format!("{stem}ies"));
        ["s", "es", "x"].iter().any(|ending| format!("{singular}{ending}") == text)
            || y.as_ref() == Some(&text)
    };
    same.map(|spelling| (spelling, false))
        .or_else(|| entry.spellings.iter().find(is_plural).map(|spelling| (spelling, true)))
}

fn language<'e>(entry: &'e Entry, spelling: &str) -> &'e str {
    let known = entry.spellings.iter().find(|known| known.text == spelling);
    known.map_or("", |spelling| spelling.language.split('-').next().unwrap_or_default())
}

/// The plural of `name`, where the rules for it are few.
fn plural(name: &str, language: &str) -> Option<String> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.to_lowercase().ends_with(ending));
    match language {
        _ if !name.ends_with(char::is_alphabetic) => None,
        "en" | "" if ends(&["s", "x", "z", "ch", "sh"]) => Some(format!("{name}es")),
        "en" | "" if ends(&["y"]) && !ends(&["ay", "ey", "oy", "uy"]) => {
            name.strip_suffix('y').map(|stem| format!("{stem}ies"))
        }
        // Every word of a French name may change.
        "fr" if name.contains(' ') || ends(&["al", "ail", "ou"]) => None,
        "fr" if ends(&["s", "x", "z"]) => Some(name.to_owned()),
        "fr" if ends(&["au", "eu"]) => Some(format!("{name}x")),
        "en" | "" | "fr" => Some(format!("{name}s")),
        _ => None,
    }
}

/// `name` with the capitals of `text`, as far as the spelling `written` does not have them itself.
fn in_case_of(text: &str, written: &str, name: String) -> String {
    let is_small = |text: &str| !text.contains(char::is_uppercase);
    let begins_large = |text: &str| text.starts_with(char::is_uppercase);
    if !is_small(&name) || begins_large(written) || !begins_large(text) {
        return name;
    }
    let is_shouted = text.chars().filter(|c| c.is_alphabetic()).count() >= MIN_SHOUTED
        && !text.contains(char::is_lowercase);
    if is_shouted {
        return name.to_uppercase();
    }
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Fault;
    use crate::glossary::{Glossary, Source, read};
    use crate::matching::{EntryRef, Ranked};
    use crate::regions::RegionKind;
    use crate::settings::Level;

    const GLOSSARY: &str = "terms:\n  - name: allowlist\n    definition: x\n    deprecated: [whitelist, white list]\n    \
                            fr: {name: liste de droits, deprecated: [liste blanche]}\n  \
                            - {name: Kubernetes, definition: x, aliases: [k8s]}\n  \
                            - {name: proxy, definition: x, deprecated: [go-between]}\n";

    fn replaced(entry: u32, text: &str, preferred: &str) -> Option<String> {
        let glossary = read(Path::new("glossary.yml"), GLOSSARY);
        let glossary = Glossary::new(Source::File("glossary.yml".into()), None, glossary);
        let lexicon = Lexicon::new(vec![Ranked { glossary: Arc::new(glossary), rank: 0 }]);
        let entry = EntryRef { glossary: 0, entry };
        let fault = Fault::Inconsistent { entry, preferred: preferred.into() };
        let finding = Finding { start: 0, end: 0, kind: RegionKind::Prose, level: Level::Warning, fault };
        replacement(&finding, text, &lexicon)
    }

    #[test]
    fn a_replacement_fits_its_place() {
        for (entry, text, preferred, expected) in [
            (0, "whitelist", "allowlist", "allowlist"),
            (0, "White-lists", "allowlist", "Allowlists"),
            (0, "WHITELIST", "allowlist", "ALLOWLIST"),
            (0, "Liste blanche", "liste de droits", "Liste de droits"),
            (1, "K8S", "Kubernetes", "Kubernetes"),
            (2, "Go-betweens", "proxy", "Proxies"),
        ] {
            assert_eq!(replaced(entry, text, preferred).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_more_than_a_change_of_words_is_left_to_people() {
        assert_eq!(replaced(0, "listes blanches", "liste de droits"), None);
        assert_eq!(replaced(0, "white\n# list", "allowlist"), None);
    }
}
