//! What the tests of the packs share.

use std::sync::{Arc, OnceLock};

use glossator::glossary::{Glossary, packs};
use glossator::matching::{Lexicon, Ranked};

/// All packs, compiled.
pub(crate) fn lexicon() -> Arc<Lexicon> {
    static LEXICON: OnceLock<Arc<Lexicon>> = OnceLock::new();
    let compile = || {
        let glossaries = packs().iter().map(|pack| Ranked { glossary: Arc::new(pack.glossary()), rank: 0 });
        Arc::new(Lexicon::new(glossaries.collect()))
    };
    Arc::clone(LEXICON.get_or_init(compile))
}

/// All packs as glossaries, with the files that they come from.
pub(crate) fn glossaries() -> Vec<(String, Glossary)> {
    packs().iter().map(|pack| (format!("glossary/{}.yml", pack.name), pack.glossary())).collect()
}

/// Fails with all faults at once.
pub(crate) fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}\n", faults.len(), faults.join("\n"));
}
