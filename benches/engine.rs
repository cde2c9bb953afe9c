//! The engine's speed: tokenising and matching, regions, compiling a lexicon. `cargo bench`; judge by ratios within one run.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use glossator::analysis::Analysis;
use glossator::glossary::{Glossary, Source, packs, read};
use glossator::matching::{Lexicon, Ranked};
use glossator::regions::{self, Language};

fn main() {
    divan::main();
}

/// A Compose file of about `bytes` bytes, with comments, keys and values as real ones have them.
fn compose(bytes: usize) -> String {
    let mut text = String::from("services:\n");
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        let _ = write!(
            text,
            "  # The reverse proxy {number} terminates TLS and talks to the containers behind it\n  web{number}:\n    image: ghcr.io/acme/web:{number}.2\n    volumes:\n      - data{number}:/var/lib/data\n    environment:\n      LOG_LEVEL: info\n      SESSION_TIMEOUT_SECONDS: \"{number}\"\n    healthcheck:\n      test: [\"CMD\", \"curl\", \"-f\", \"http://localhost:{number}/health\"]\n"
        );
    }
    text
}

fn packs_lexicon() -> Lexicon {
    Lexicon::new(packs().iter().map(|pack| Ranked { glossary: Arc::new(pack.glossary()), rank: 0 }).collect())
}

/// A lexicon of `terms` made-up terms of two words.
fn grown_lexicon(terms: usize) -> Lexicon {
    let mut text = String::from("terms:\n");
    for number in 0..terms {
        let _ = writeln!(text, "  - {{name: widget{number} spinner{}, definition: A part.}}", number % 97);
    }
    let path = Path::new("grown.glossary.yml");
    let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, &text));
    Lexicon::new(vec![Ranked { glossary: Arc::new(glossary), rank: 0 }])
}

fn language() -> Language {
    Language::by_id("compose").unwrap_or(Language::PLAIN_TEXT)
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn lex_regions(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = compose(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| regions::regions(black_box(&text), language()));
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn analyse_with_packs(bencher: Bencher<'_, '_>, bytes: usize) {
    let text: Arc<str> = compose(bytes).into();
    let lexicon = Arc::new(packs_lexicon());
    bencher
        .counter(BytesCount::of_str(&*text))
        .bench(|| Analysis::new(Arc::clone(&text), language(), "", Arc::clone(&lexicon), None));
}

#[divan::bench(args = [60, 1_000, 10_000, 100_000])]
fn analyse_against_a_grown_glossary(bencher: Bencher<'_, '_>, terms: usize) {
    let text: Arc<str> = compose(1_000_000).into();
    let lexicon = Arc::new(grown_lexicon(terms));
    bencher
        .counter(BytesCount::of_str(&*text))
        .bench(|| Analysis::new(Arc::clone(&text), language(), "", Arc::clone(&lexicon), None));
}

#[divan::bench]
fn analyse_one_long_line(bencher: Bencher<'_, '_>) {
    let text: Arc<str> = "reverse proxy cache ".repeat(50_000).into();
    let lexicon = Arc::new(packs_lexicon());
    bencher
        .counter(BytesCount::of_str(&*text))
        .bench(|| Analysis::new(Arc::clone(&text), language(), "", Arc::clone(&lexicon), None));
}

#[divan::bench]
fn compile_packs() -> Lexicon {
    packs_lexicon()
}
