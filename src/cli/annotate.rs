//! `glossator annotate`: files with their terms marked and explained, or all mentions as JSON.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use anyhow::Result;

use super::gloss::{Gloss, Glosses};
use super::options::{Format, Look, Sources};
use super::output::{self, Out};
use super::workspace::Workspaces;
use super::{Exit, files, mark, records};
use crate::analysis::Analysis;
use crate::messages::{Check, Command as Message, Locale};
use crate::regions;
use crate::text::MAX_BYTES;

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
        workspaces: Workspaces::new(&args.sources)?,
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
    job.workspaces.finish();
    let locale = job.workspaces.locale();
    output::raw_note(&job.counts.summary(job.distinct.len(), locale));
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
    excluded: usize,
}

impl Counts {
    fn summary(&self, distinct: usize, locale: Locale) -> String {
        let count = |count, one: fn(usize) -> Message, many: fn(usize) -> Message| {
            // French counts nothing as one.
            let is_one = count == 1 || count == 0 && locale == Locale::French;
            if is_one { one(count) } else { many(count) }.text(locale)
        };
        let mut parts = vec![
            count(self.files, |count| Message::OneFile { count }, |count| Message::Files { count }),
            count(self.mentions, |count| Message::OneMention { count }, |count| Message::Mentions { count }),
            count(distinct, |count| Message::OneTerm { count }, |count| Message::Terms { count }),
        ];
        let others = [
            Message::Skipped { count: self.skipped },
            Message::NotFound { count: self.missing },
            Message::Excluded { count: self.excluded },
        ];
        let counts = [self.skipped, self.missing, self.excluded];
        let more = others.iter().zip(counts).filter(|&(_, count)| count > 0);
        parts.extend(more.map(|(message, _)| message.text(locale)));
        parts.join(", ")
    }
}

impl Job<'_> {
    fn folder(&mut self, folder: &Path) -> Result<()> {
        self.workspaces.add_base(folder);
        for path in files::walk(folder) {
            match path {
                Ok(path) => self.file(&path, false)?,
                Err(error) => {
                    self.counts.skipped += 1;
                    let message = Check::NotWalked { error: error.to_string() };
                    output::note(&message.text(self.workspaces.locale()));
                }
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, named: bool) -> Result<()> {
        let shown = path.to_string_lossy();
        let workspace = self.workspaces.of_file(path);
        if workspace.excludes(path) {
            self.counts.excluded += 1;
            return Ok(());
        }
        let content = match files::read(path, MAX_BYTES as u64) {
            Ok(content) => content,
            Err(skip) => {
                // A file that vanishes while its folder is walked is nobody's mistake.
                let missing = named && matches!(skip, files::Skip::Missing);
                *if missing { &mut self.counts.missing } else { &mut self.counts.skipped } += 1;
                output::raw_note(&format!("{shown}: {}", skip.text(Locale::of(&workspace.language))));
                return Ok(());
            }
        };
        let language = regions::detect(None, &shown, &content.text);
        let analysis = Analysis::new(content.text, language, &shown, workspace.lexicon(path), None);
        self.glosses.read_by(&workspace.language);
        self.count(&analysis);
        match self.format {
            Format::Text => mark::write(&mut self.out, &shown, &analysis, &mut self.glosses)?,
            Format::Json => self.records(&shown, &analysis, content.offset)?,
        }
        if self.out.terminal {
            // Whoever reads along sees each file before what is said of the next one.
            self.out.flush()?;
        }
        Ok(())
    }

    fn count(&mut self, analysis: &Analysis) {
        self.counts.files += 1;
        self.counts.mentions += analysis.mentions().len();
        for entry in analysis.mentions().iter().flat_map(|mention| mention.entries(&analysis.lexicon)) {
            let glossary = Arc::as_ptr(analysis.lexicon.glossary(entry)) as usize;
            self.distinct.insert((glossary, entry.entry));
        }
    }

    fn records(&mut self, path: &str, analysis: &Analysis, offset: usize) -> Result<()> {
        let mut places = files::Places::new(analysis);
        for mention in analysis.mentions() {
            let glosses: Vec<Rc<Gloss>> = mention
                .entries(&analysis.lexicon)
                .into_iter()
                .map(|entry| self.glosses.get(&analysis.lexicon, entry))
                .collect();
            let record = records::Mention {
                path,
                range: places.range(mention.range()),
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
