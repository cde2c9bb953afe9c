//! Documents in every language, with all packs: regions, mentions and findings are in order and lie between characters.

#![no_main]

use std::sync::{Arc, LazyLock};

use glossator::analysis::{Analysis, Checks};
use glossator::glossary::packs;
use glossator::matching::{Lexicon, Ranked};
use glossator::regions::Language;
use glossator::settings::Settings;
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let packs = packs().iter().map(|pack| Arc::new(pack.glossary()));
    Arc::new(Lexicon::new(Ranked::in_order(Vec::new(), packs, [])))
});

/// With every rule, so that every reader is at work.
static CHECKS: LazyLock<Checks> = LazyLock::new(|| {
    let mut settings = Settings::default();
    let rules = serde_json::json!({"rules": {"rare-word": "hint", "inconsistent-spelling": "hint"}});
    assert_eq!(settings.overlay(&rules), []);
    Checks::new(&settings)
});

fuzz_target!(|input: (u8, &str)| {
    let (number, text) = input;
    let languages: Vec<Language> = Language::all().collect();
    let language = languages[number as usize % languages.len()];
    let analysis = Analysis::new(text.into(), language, "team/file", Arc::clone(&LEXICON), Some(&CHECKS));
    let regions = analysis.regions();
    in_order(text, regions.iter().map(|region| (region.start, region.end)));
    in_order(text, analysis.mentions().iter().map(|mention| (mention.start, mention.end)));
    let mut last = 0;
    for finding in &analysis.findings {
        assert!(last <= finding.start && text.get(finding.range()).is_some(), "{finding:?}");
        last = finding.start;
    }
});

/// Checks that `ranges` ascend, do not overlap, are not empty and begin and end between characters.
fn in_order(text: &str, ranges: impl Iterator<Item = (u32, u32)>) {
    let mut end = 0;
    for range in ranges {
        assert!(end <= range.0 && range.0 < range.1, "{range:?} after {end}");
        assert!(text.get(range.0 as usize..range.1 as usize).is_some(), "{range:?} splits a character");
        end = range.1;
    }
}
