//! People's glossaries, in every format: whatever stands in the file, it is read, and each problem lies in it.

#![no_main]

use std::path::Path;
use std::sync::Arc;

use glossator::glossary::{Glossary, Source, read};
use glossator::matching::{Lexicon, Ranked};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 5] =
    ["team.glossary.yml", "glossary.md", "team.glossary.csv", "team.glossary.tsv", "team.glossary.json"];

fuzz_target!(|input: (u8, &str)| {
    let (name, text) = (NAMES[input.0 as usize % NAMES.len()], input.1);
    let path = Path::new(name);
    let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, text));
    for problem in &glossary.problems {
        assert!(text.get(problem.start as usize..problem.end as usize).is_some(), "{problem:?}");
    }
    for at in 0..glossary.len() {
        assert!(!glossary.entry(at).texts.is_empty());
    }
    let _ = Lexicon::new(vec![Ranked { glossary: Arc::new(glossary), rank: 0 }]);
});
