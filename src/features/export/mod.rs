//! Export: glossaries as a page to read, or as data for other programs. How spellings are matched (case, scope, neighbours) is not
//! part of what an entry says, and is left out.

mod data;
mod html;
mod page;

pub use data::{csv, json};
pub use html::html;
pub use page::markdown;

use super::card::heading;
use crate::glossary::Glossary;
use crate::glossary::entry::{Entry, LocalText, Status};
use crate::matching::fold;

/// Entries under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The category, or else the name of the glossary.
    pub heading: String,
    /// In the alphabetical order of their names for the reader.
    pub entries: Vec<Entry>,
}

/// The entries of `glossaries` under their headings, in the order in which these come up; for a reader of `language`, a BCP 47 tag.
pub fn sections<'g>(glossaries: impl IntoIterator<Item = &'g Glossary>, language: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for glossary in glossaries {
        for entry in glossary.entries() {
            let heading = heading(&entry, glossary);
            match sections.iter_mut().find(|section| section.heading == heading) {
                Some(section) => section.entries.push(entry),
                None => sections.push(Section { heading, entries: vec![entry] }),
            }
        }
    }
    for section in &mut sections {
        section.entries.sort_by_cached_key(|entry| fold(name_for(entry, language)));
    }
    sections
}

/// The entry's name for a reader of `language`.
fn name_for<'e>(entry: &'e Entry, language: &str) -> &'e str {
    entry.text(language).map_or_else(|| entry.name(), |text| &text.name)
}

/// Other spellings of `entry` with that status, in the language of `text`.
fn spellings<'e>(
    entry: &'e Entry,
    text: &'e LocalText,
    status: Status,
) -> impl Iterator<Item = &'e crate::glossary::entry::Spelling> {
    let is_other = move |spelling: &&crate::glossary::entry::Spelling| {
        spelling.status == status
            && spelling.language == text.language
            && spelling.text != text.name
            && Some(&spelling.text) != text.expansion.as_ref()
    };
    let mut seen = Vec::new();
    entry.spellings.iter().filter(is_other).filter(move |spelling| {
        let is_new = !seen.contains(&&spelling.text);
        seen.push(&spelling.text);
        is_new
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::glossary::{Read, Source, packs, read};

    const GLOSSARY: &str = "\
name: Our words
language: en
terms:
  - name: slot
    definition: One of *two* environments, see [the plan](https://example.org) & <b>`a`</b>.
    category: Delivery
    see: [SLO]
    fr: {name: créneau, definition: L’un des deux environnements.}
  - name: SLO
    expansion: service level objective
    aliases: [target, {name: goal, case: sensitive}]
    deprecated: [{name: SLA, reason: That is a contract.}]
    definition: |
      What we promise, as a number.

      - measured
    category: Delivery
    links: [https://example.org/slo]
  - {name: Anker, definition: Was hält.}
";

    fn own() -> Glossary {
        let path = Path::new("/glossary.yml");
        Glossary::new(Source::File(path.to_owned()), None, read(path, GLOSSARY))
    }

    fn read_back(name: &str, text: &str) -> Read {
        read(Path::new(name), text)
    }

    fn told(read: &Read) -> Vec<(String, Option<String>)> {
        let told = |entry: &Entry| (entry.name().to_owned(), entry.texts[0].definition.clone());
        let mut told: Vec<_> = read.entries.iter().map(told).collect();
        told.sort();
        told
    }

    #[test]
    fn entries_come_under_their_headings_in_the_readers_alphabet() {
        let own = own();
        let names = |language: &str| {
            let sections = sections([&own], language);
            let names = |section: &Section| {
                let names = section.entries.iter().map(|entry| name_for(entry, language));
                format!("{}: {}", section.heading, names.collect::<Vec<_>>().join(", "))
            };
            sections.iter().map(names).collect::<Vec<_>>()
        };
        assert_eq!(names("en"), ["Delivery: SLO, slot", "Our words: Anker"]);
        assert_eq!(names("fr"), ["Delivery: créneau, SLO", "Our words: Anker"]);
    }

    #[test]
    fn data_read_back_says_the_same() {
        let sections = sections([&own()], "en");
        let original = read_back("glossary.yml", GLOSSARY);
        let json = read_back("glossary.json", &json(&sections, "en").unwrap());
        assert_eq!(json.problems, []);
        assert_eq!(told(&json), told(&original));
        let slo = json.entries.iter().find(|entry| entry.name() == "SLO").unwrap();
        let again: Vec<_> = slo.spellings.iter().map(|spelling| (&*spelling.text, spelling.status)).collect();
        assert_eq!(
            again,
            [
                ("SLO", Status::Preferred),
                ("service level objective", Status::Admitted),
                ("target", Status::Admitted),
                ("goal", Status::Admitted),
                ("SLA", Status::Deprecated),
            ]
        );
        let csv = read_back("glossary.csv", &csv(&sections).unwrap());
        assert_eq!(csv.problems, []);
        assert_eq!(told(&csv), told(&original));
        let slot = csv.entries.iter().find(|entry| entry.name() == "slot").unwrap();
        assert_eq!(slot.text("fr").unwrap().name, "créneau");
    }

    #[test]
    fn a_page_read_back_has_every_term() {
        let page = markdown(&sections([&own()], "en"), "en");
        let mut names: Vec<_> =
            read_back("glossary.md", &page).entries.iter().map(|entry| entry.name().to_owned()).collect();
        names.sort();
        assert_eq!(names, ["Anker", "SLO", "slot"], "{page}");
    }

    #[test]
    fn a_page_for_browsers_is_whole_and_runs_nothing() {
        let page = html(&sections([&own()], "en"), "en");
        for text in [
            "<html lang=\"en\">",
            "<h3 id=\"slot\">slot <small>créneau</small></h3>",
            "<p>One of <em>two</em> environments, see <a href=\"https://example.org\">the plan</a> &amp; &lt;b&gt;<code>a</code>&lt;/b&gt;.</p>",
            "<a href=\"#slo\">SLO</a>",
            "<ul><li>measured</li></ul>",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let all: Vec<Glossary> = packs().iter().map(crate::glossary::Pack::glossary).collect();
        let page = html(&sections(&all, "fr"), "fr");
        assert!(!page.contains("<script") && !page.contains("javascript:"));
        for tag in ["p", "ul", "li", "em", "code", "a", "section"] {
            let opened =
                page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}
