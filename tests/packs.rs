//! What every entry of the packs owes its readers, and what the packs owe one another.

#[path = "packs/seed.rs"]
mod seed;
#[path = "packs/support.rs"]
mod support;
#[path = "packs/typography.rs"]
mod typography;

use std::collections::{BTreeMap, BTreeSet};

use glossator::features::Reader;
use glossator::features::card::card;
use glossator::glossary::Glossary;
use glossator::glossary::entry::{Case, Entry, Place, Spelling};
use glossator::matching::{EntryRef, Words, fold};

use support::{glossaries, lexicon, report};

/// A card that is longer is not read.
const MAX_ENGLISH: usize = 400;
/// French takes more letters to say the same.
const MAX_FRENCH: usize = 460;

/// Runs `check` over all entries, and fails with what it found.
fn every_entry(check: impl Fn(&Entry) -> Vec<String>) {
    let mut faults = Vec::new();
    for (file, glossary) in glossaries() {
        for entry in glossary.entries() {
            let place = format!("{file}:{}: {}", entry.place.line + 1, entry.name());
            faults.extend(check(&entry).into_iter().map(|fault| format!("{place}: {fault}")));
        }
    }
    report(&faults);
}

fn definition<'e>(entry: &'e Entry, language: &str) -> Option<&'e str> {
    let text = entry.texts.iter().find(|text| text.language == language)?;
    text.definition.as_deref().map(str::trim).filter(|definition| !definition.is_empty())
}

#[test]
fn entries_are_defined_in_both_languages_and_briefly() {
    every_entry(|entry| {
        let mut faults = Vec::new();
        for (language, max) in [("en", MAX_ENGLISH), ("fr", MAX_FRENCH)] {
            match definition(entry, language).map(|definition| definition.chars().count()) {
                None => faults.push(format!("has no definition in `{language}`")),
                Some(length) if length > max => {
                    faults
                        .push(format!("its `{language}` definition has {length} characters, {max} at most"));
                }
                Some(_) => {}
            }
        }
        faults
    });
}

#[test]
fn definitions_do_not_begin_with_what_they_define() {
    every_entry(|entry| {
        let mut faults = Vec::new();
        for text in &entry.texts {
            let definition = text.definition.as_deref().unwrap_or_default().to_lowercase();
            let articles = ["the ", "an ", "a ", "une ", "un ", "les ", "le ", "la ", "l’"];
            let start =
                articles.iter().find_map(|article| definition.strip_prefix(article)).unwrap_or(&definition);
            let rest = start.strip_prefix(&text.name.to_lowercase()).unwrap_or_default();
            if [" is ", " are ", " est ", " sont "].iter().any(|verb| rest.starts_with(verb)) {
                faults.push(format!("say what it is without “{} is”", text.name));
            }
        }
        faults
    });
}

#[test]
fn french_is_printed_as_french() {
    every_entry(|entry| {
        let texts = entry.texts.iter().filter(|text| text.language == "fr");
        let written =
            texts.flat_map(|text| [Some(&text.name), text.expansion.as_ref(), text.definition.as_ref()]);
        let spellings = entry.spellings.iter().filter(|spelling| spelling.language == "fr");
        let written = written.flatten().chain(spellings.map(|spelling| &spelling.text));
        let faults: BTreeSet<String> = written.flat_map(|text| typography::faults(text)).collect();
        faults.into_iter().collect()
    });
}

#[test]
fn see_names_another_entry_of_some_pack() {
    let all: Vec<Entry> =
        glossaries().iter().flat_map(|(_, glossary)| glossary.entries().collect::<Vec<_>>()).collect();
    let owns = |entry: &Entry, name: &str| entry.spellings.iter().any(|spelling| spelling.text == name);
    every_entry(|entry| {
        let mut faults = Vec::new();
        for name in &entry.see {
            let mut owners = all.iter().filter(|other| owns(other, name)).peekable();
            if owners.peek().is_none() {
                faults.push(format!("see `{name}`: no entry of any pack is called so"));
            } else if owners.all(|owner| owner.place == entry.place && owner.name() == entry.name()) {
                faults.push(format!("see `{name}`: that is this entry"));
            }
        }
        let distinct: BTreeSet<&String> = entry.see.iter().collect();
        if distinct.len() != entry.see.len() {
            faults.push("see: a name is there twice".to_owned());
        }
        faults
    });
}

#[test]
fn see_links_open_the_entries_that_they_name() {
    let lexicon = lexicon();
    let reader = Reader { language: "en".to_owned(), markdown: true };
    let locate = |glossary: &Glossary, place: Place| Some(format!("{:?}#{}", glossary.source, place.line));
    let mut targets = BTreeMap::new();
    for (_, glossary) in glossaries() {
        for entry in glossary.entries() {
            targets
                .entry(entry.name().to_owned())
                .or_insert_with(Vec::new)
                .push(locate(&glossary, entry.place));
        }
    }
    let mut faults = Vec::new();
    for (index, (file, glossary)) in glossaries().iter().enumerate() {
        for (at, entry) in glossary.entries().enumerate() {
            let card =
                card(&lexicon, EntryRef { glossary: index as u16, entry: at as u32 }, &reader, &locate);
            let named = entry.see.iter().filter_map(|name| Some((name, targets.get(name)?)));
            for (name, targets) in named {
                if !targets.iter().flatten().any(|target| card.contains(&format!("(<{target}>)"))) {
                    let place = format!("{file}:{}: {}", entry.place.line + 1, entry.name());
                    faults.push(format!("{place}: see `{name}`: the card links to another entry"));
                }
            }
        }
    }
    report(&faults);
}

#[test]
fn links_are_secure() {
    every_entry(|entry| {
        let insecure = entry.links.iter().filter(|link| !link.url.starts_with("https://"));
        insecure.map(|link| format!("{} is not https", link.url)).collect()
    });
}

/// Two entries may share a spelling only as homonyms: by scope or by neighbours, each says where it is meant.
#[test]
fn one_spelling_means_one_thing_in_one_place() {
    let mut owners: BTreeMap<String, Vec<(String, Spelling)>> = BTreeMap::new();
    for (file, glossary) in glossaries() {
        for entry in glossary.entries() {
            let place = format!("{file}:{}: {}", entry.place.line + 1, entry.name());
            for spelling in &entry.spellings {
                owners.entry(words(&spelling.text)).or_default().push((place.clone(), spelling.clone()));
            }
        }
    }
    let mut faults = Vec::new();
    for owners in owners.values() {
        for (index, (place, spelling)) in owners.iter().enumerate() {
            let clash = owners[..index].iter().find(|(other, twin)| other != place && clash(spelling, twin));
            if let Some((other, _)) = clash {
                let text = &spelling.text;
                faults.push(format!(
                    "{place}: `{text}` belongs to {other} too: give one of them a scope or `unless`"
                ));
            }
        }
    }
    report(&faults);
}

/// A spelling as the matcher compares it.
fn words(text: &str) -> String {
    Words::new(text).map(|word| fold(&text[word])).collect::<Vec<_>>().join(" ")
}

fn clash(one: &Spelling, other: &Spelling) -> bool {
    let written = |text: &str| text.chars().filter(|c| "/.+#&,".contains(*c)).collect::<String>();
    let apart =
        [one, other].iter().all(|spelling| spelling.case == Case::Sensitive) && one.text != other.text;
    let is_same_place = one.scope == other.scope && one.unless == other.unless;
    is_same_place && !apart && written(&one.text) == written(&other.text)
}
