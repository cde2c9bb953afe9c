//! The terms that the packs began with, each in its habitat: a spelling in a real kind of place must be explained, by
//! the right entry, to a reader of English and to one of French.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use glossator::analysis::Analysis;
use glossator::features::Reader;
use glossator::features::hover::hover;
use glossator::features::markdown::sanitize;
use glossator::matching::Lexicon;
use glossator::regions::Language;

use crate::support::{lexicon, report};

/// One spelling that must be explained.
struct Row {
    line: usize,
    name: &'static str,
    language: &'static str,
    spelling: &'static str,
    /// In which of [`HABITATS`].
    habitats: Vec<&'static str>,
}

/// Where terms are met: the name in the table, a language id, and a document around the term.
const HABITATS: [(&str, &str, &str); 6] = [
    ("yaml", "yaml", "replicas: 2 # see {}\nname: web\n"),
    ("dockerfile", "dockerfile", "FROM scratch\n# About {}, in short.\nUSER 1000\n"),
    ("markdown", "markdown", "Notes\n=====\n\nOf {}, more below.\n"),
    ("sql", "sql", "-- about {}\nSELECT 1;\n"),
    ("compose", "compose", "services:\n  web:\n    # about {}\n    image: web\n"),
    ("compose key", "compose", "{}:\n  default:\n"),
];

fn rows() -> Vec<Row> {
    let table = include_str!("seed.tsv");
    let row = |(line, text): (usize, &'static str)| {
        let columns: Vec<&str> = text.split('\t').collect();
        let [name, language, spelling, habitats] = columns[..] else {
            panic!("tests/packs/seed.tsv:{line}: four columns")
        };
        Row { line, name, language, spelling, habitats: habitats.split(", ").collect() }
    };
    (1..).zip(table.lines()).skip(1).map(row).collect()
}

#[test]
fn every_seed_term_is_explained_in_its_habitat() {
    let lexicon = lexicon();
    let mut faults = Vec::new();
    for row in rows() {
        for habitat in &row.habitats {
            if let Err(fault) = explained(&row, habitat, &lexicon) {
                let Row { line, spelling, .. } = row;
                faults.push(format!("tests/packs/seed.tsv:{line}: `{spelling}` in {habitat}: {fault}"));
            }
        }
    }
    report(&faults);
}

fn explained(row: &Row, habitat: &str, lexicon: &Arc<Lexicon>) -> Result<(), String> {
    let (_, id, document) = HABITATS.iter().find(|(name, ..)| *name == habitat).ok_or("no such habitat")?;
    let text = document.replace("{}", row.spelling);
    let start = document.find("{}").ok_or("no place for the term")?;
    let range = start..start + row.spelling.len();
    let language = Language::by_id(id).ok_or("no such language")?;
    let analysis = Analysis::new(text.into(), language, "", Arc::clone(lexicon), None);
    let mention = analysis.mention_at(range.end - 1).ok_or("no term is found")?;
    if mention.end as usize != range.end || !starts_at(&analysis.text, mention.start as usize, &range) {
        return Err(format!("only `{}` is found", &analysis.text[mention.range()]));
    }
    let entry = lexicon.entry(*mention.entries(lexicon).first().ok_or("no entry applies")?);
    if entry.name() != row.name {
        return Err(format!("explained as `{}`, not as `{}`", entry.name(), row.name));
    }
    for language in ["en", "fr"] {
        let reader = Reader { language: language.to_owned(), markdown: true };
        let hover = hover(&analysis, range.end - 1, &reader, &|_, _| None).ok_or("no hover")?;
        let definition =
            entry.text(language).and_then(|text| text.definition.as_deref()).ok_or("no definition")?;
        if !hover.text.starts_with("### ") || !hover.text.contains(sanitize(definition).trim_end()) {
            return Err(format!("the {language} card does not say what the entry says:\n{}", hover.text));
        }
    }
    Ok(())
}

/// At the spelling's start, or behind its elided article.
fn starts_at(text: &str, start: usize, range: &Range<usize>) -> bool {
    start == range.start
        || text[range.start..start].ends_with('’') && text[range.start..start].chars().count() == 2
}

#[test]
fn the_table_holds_all_terms_in_both_languages() {
    let names = |language| -> BTreeSet<&str> {
        rows().iter().filter(|row| row.language == language).map(|row| row.name).collect()
    };
    // 55 terms, of which one stands under two headings; 17 tools; and charts, which began under Helm.
    assert_eq!(names("en").len(), 54 + 17 + 1);
    assert_eq!(names("en"), names("fr"));
}
