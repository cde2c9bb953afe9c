//! Edits as editors send them, at whatever positions: a version that is made from the one before it is as if made anew.

#![no_main]

use std::sync::{Arc, LazyLock};

use arbitrary::Arbitrary;
use glossator::analysis::{Analysis, Checks};
use glossator::glossary::packs;
use glossator::matching::{Lexicon, Ranked};
use glossator::regions::Language;
use glossator::settings::Settings;
use glossator::text::{Document, Edit, Encoding, Position};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let packs = packs().iter().map(|pack| Arc::new(pack.glossary()));
    Arc::new(Lexicon::new(Ranked::in_order(Vec::new(), packs, [])))
});

#[derive(Arbitrary, Debug)]
struct Session<'t> {
    language: u8,
    encoding: u8,
    text: &'t str,
    edits: Vec<Change<'t>>,
}

#[derive(Arbitrary, Debug)]
struct Change<'t> {
    range: Option<((u8, u8), (u8, u8))>,
    text: &'t str,
}

fuzz_target!(|session: Session<'_>| {
    let languages: Vec<Language> = Language::all().collect();
    let language = languages[session.language as usize % languages.len()];
    let encoding = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][session.encoding as usize % 3];
    let checks = Checks::new(&Settings::default());
    let analyse = |text| Analysis::new(text, language, "", Arc::clone(&LEXICON), Some(&checks));
    let mut document = Document::new(session.text, 1);
    let mut analysis = analyse(document.text());
    for (change, version) in session.edits.iter().zip(2..) {
        let position = |(line, column): (u8, u8)| Position { line: line.into(), column: column.into() };
        let range = change.range.map(|(from, to)| (position(from), position(to)));
        document.apply(&[Edit { range, text: change.text.to_owned() }], encoding, version);
        analysis = analysis.next(document.text(), language, Some(&checks));
        let anew = analyse(document.text());
        assert_eq!(analysis.findings, anew.findings);
        assert_eq!(analysis.expansions, anew.expansions);
        assert_eq!(analysis.mentions(), anew.mentions());
        assert_eq!(analysis.lines, anew.lines);
    }
});
