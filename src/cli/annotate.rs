//! `glossator annotate`: files with their terms marked and explained, or all mentions as JSON.

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use anyhow::Result;

use super::options::{Format, Look, Sources};
use super::output::{self, Out};
use super::workspace::Workspaces;
use super::{Exit, files, mark, records, sentence};
use crate::analysis::Analysis;
use crate::features::card::text_for;
use crate::features::markdown::plain;
use crate::glossary::Source;
use crate::matching::{EntryRef, Lexicon};
use crate::regions;

/// Show files with their terms marked and explained.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, and folders with all that is in them; `.gitignore` is respected.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  glossator annotate docker-compose.yml
  glossator annotate --language fr --packs docker,ops deploy/
  glossator annotate --format json . | jq -r .text | sort | uniq -c

Exit code: 0, or 2 if a path is missing or nothing could be read.";

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut job = Job {
        workspaces: Workspaces::new(&args.sources),
        format: args.look.format,
        out: Out::new(args.look.color),
        glosses: Glosses::default(),
        distinct: HashSet::new(),
        counts: Counts::default(),
    };
    for path in &args.paths {
        if path.is_dir() {
            job.folder(path)?;
        } else {
            job.file(path, true)?;
        }
    }
    job.out.flush()?;
    output::raw_note(&job.counts.summary(job.distinct.len()));
    let failed = job.counts.missing > 0 || job.counts.skipped > 0 && job.counts.files == 0;
    Ok(if failed { Exit::Failed } else { Exit::Ok })
}

struct Job<'a> {
    workspaces: Workspaces<'a>,
    format: Format,
    out: Out,
    glosses: Glosses,
    /// Every entry that was mentioned: its glossary's address and its number there.
    distinct: HashSet<(usize, u32)>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    files: usize,
    mentions: usize,
    skipped: usize,
    missing: usize,
}

impl Counts {
    fn summary(&self, distinct: usize) -> String {
        let mut parts = vec![
            count(self.files, "file"),
            count(self.mentions, "mention"),
            count(distinct, "distinct term"),
        ];
        if self.skipped > 0 {
            parts.push(format!("{} skipped", self.skipped));
        }
        if self.missing > 0 {
            parts.push(format!("{} not found", self.missing));
        }
        parts.join(", ")
    }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

impl Job<'_> {
    fn folder(&mut self, folder: &Path) -> Result<()> {
        for path in files::walk(folder) {
            match path {
                Ok(path) => self.file(&path, false)?,
                Err(error) => {
                    self.counts.skipped += 1;
                    output::note(&error.to_string());
                }
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, named: bool) -> Result<()> {
        let shown = path.to_string_lossy();
        let content = match files::read(path) {
            Ok(content) => content,
            Err(skip) => {
                let missing = named && !path.exists();
                *if missing { &mut self.counts.missing } else { &mut self.counts.skipped } += 1;
                output::raw_note(&format!("{shown}: {skip}"));
                return Ok(());
            }
        };
        let workspace = self.workspaces.of_file(path);
        let language = regions::detect(None, &shown, &content.text);
        let analysis = Analysis::new(content.text, language, &shown, workspace.lexicon(path));
        self.glosses.read_by(&workspace.language);
        self.count(&analysis);
        match self.format {
            Format::Text => mark::write(&mut self.out, &shown, &analysis, &mut self.glosses)?,
            Format::Json => self.records(&shown, &analysis, content.offset)?,
        }
        Ok(())
    }

    fn count(&mut self, analysis: &Analysis) {
        self.counts.files += 1;
        self.counts.mentions += analysis.mentions.len();
        for entry in analysis.mentions.iter().flat_map(|mention| mention.entries(&analysis.lexicon)) {
            let glossary = Arc::as_ptr(analysis.lexicon.glossary(entry)) as usize;
            self.distinct.insert((glossary, entry.entry));
        }
    }

    fn records(&mut self, path: &str, analysis: &Analysis, offset: usize) -> Result<()> {
        for mention in &analysis.mentions {
            let glosses: Vec<Rc<Gloss>> = mention
                .entries(&analysis.lexicon)
                .into_iter()
                .map(|entry| self.glosses.get(&analysis.lexicon, entry))
                .collect();
            let record = records::Mention {
                path,
                range: files::range(analysis, mention),
                byte_start: offset + mention.range().start,
                byte_end: offset + mention.range().end,
                region: mention.kind.name(),
                text: &analysis.text[mention.range()],
                entries: glosses.iter().map(|gloss| &gloss.record).collect(),
            };
            serde_json::to_writer(&mut self.out, &record)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// An entry in short, in the reader's language.
pub(super) struct Gloss {
    /// Its name, with the expansion.
    pub(super) name: String,
    /// The first sentence of its definition.
    pub(super) sentence: String,
    record: records::Meaning,
}

/// The glosses of the lexicon that was asked for last: most files of a folder share theirs.
#[derive(Default)]
pub(super) struct Glosses {
    language: String,
    lexicon: Option<Arc<Lexicon>>,
    by_entry: HashMap<EntryRef, Rc<Gloss>>,
}

impl Glosses {
    fn read_by(&mut self, language: &str) {
        if self.language != language {
            language.clone_into(&mut self.language);
            self.by_entry.clear();
        }
    }

    /// The gloss of `entry`.
    pub(super) fn get(&mut self, lexicon: &Arc<Lexicon>, entry: EntryRef) -> Rc<Gloss> {
        if self.lexicon.as_ref().is_none_or(|known| !Arc::ptr_eq(known, lexicon)) {
            self.lexicon = Some(Arc::clone(lexicon));
            self.by_entry.clear();
        }
        Rc::clone(
            self.by_entry.entry(entry).or_insert_with(|| Rc::new(Gloss::new(lexicon, entry, &self.language))),
        )
    }
}

impl Gloss {
    fn new(lexicon: &Lexicon, at: EntryRef, language: &str) -> Self {
        let entry = lexicon.entry(at);
        let glossary = lexicon.glossary(at);
        let text = text_for(&entry, language);
        let own = text.map_or(entry.name(), |text| &text.name);
        let name = match text.and_then(|text| text.expansion.as_deref()) {
            Some(expansion) => format!("{own} ({expansion})"),
            None => own.to_owned(),
        };
        let definition = text.and_then(|text| text.definition.as_deref()).map(plain);
        let pack = match glossary.source {
            Source::Pack(name) => Some(name),
            Source::File(_) => None,
        };
        Self {
            name,
            sentence: definition
                .map_or_else(|| "no definition yet".to_owned(), |text| sentence::first(&text)),
            record: records::Meaning {
                name: entry.name().to_owned(),
                language: text.map_or_else(|| glossary.language.clone(), |text| text.language.clone()),
                pack,
            },
        }
    }
}
