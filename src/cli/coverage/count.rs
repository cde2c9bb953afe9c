//! Counts terms: in a file, and in all.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use crate::analysis::{Analysis, Fault, key};
use crate::cli::elsewhere::Terms;
use crate::cli::files::{self, Skip};
use crate::cli::tree::File;
use crate::cli::workspace::source_path;
use crate::matching::EntryRef;
use crate::regions;

/// The terms that a file uses.
pub(super) struct Uses {
    /// Entries that it mentions: the path of the glossary, the name, and how often.
    entries: Vec<(String, String, usize)>,
    /// Terms that no glossary explains.
    others: BTreeMap<String, Other>,
    /// Those of them that its text explains, and other short forms.
    expanded: HashSet<String>,
}

/// A term that no glossary explains.
#[derive(Clone, Debug)]
struct Other {
    /// As it stands where it stands first.
    text: String,
    /// Where that is: the line, from 1.
    line: u32,
    mentions: usize,
}

/// Counts the terms of a file, in comments and prose.
pub(super) fn file(file: &File) -> Result<Uses, Skip> {
    let File { path, workspace, .. } = file;
    let content = files::read(path, workspace.settings.max_file_size)?;
    let shown = path.to_string_lossy();
    let language = regions::detect(None, &shown, &content.text);
    let lexicon = workspace.lexicon(path);
    let analysis = Analysis::new(content.text, language, &shown, lexicon, Some(&workspace.checks));
    let term = |range: std::ops::Range<usize>| key(&analysis.text[range]);
    let expanded: HashSet<String> =
        analysis.expansions.iter().map(|expansion| term(expansion.short.clone())).collect();
    let undefined = analysis.findings.iter().filter(|finding| matches!(finding.fault, Fault::Undefined(_)));
    let wanted: HashSet<String> =
        undefined.map(|finding| term(finding.range())).chain(expanded.iter().cloned()).collect();
    Ok(Uses { entries: entries(&analysis), others: others(&analysis, &wanted), expanded })
}

fn entries(analysis: &Analysis) -> Vec<(String, String, usize)> {
    let mut counts: HashMap<EntryRef, usize> = HashMap::new();
    for mention in analysis.mentions().iter().filter(|mention| mention.kind.is_running_text()) {
        if let Some(&entry) = mention.entries(&analysis.lexicon).first() {
            *counts.entry(entry).or_default() += 1;
        }
    }
    let name = |entry| analysis.lexicon.head(entry).name().to_owned();
    let source = |entry| source_path(analysis.lexicon.glossary(entry));
    counts.into_iter().map(|(entry, count)| (source(entry), name(entry), count)).collect()
}

/// The candidates for jargon that are `wanted`, each place of them: findings name a term once a file.
fn others(analysis: &Analysis, wanted: &HashSet<String>) -> BTreeMap<String, Other> {
    let mut others: BTreeMap<String, Other> = BTreeMap::new();
    if wanted.is_empty() {
        return others;
    }
    for candidate in analysis.candidates() {
        let text = &analysis.text[candidate.range()];
        let term = key(text);
        if wanted.contains(&term) {
            let line = analysis.lines.line_at(candidate.range().start) + 1;
            let new = || Other { text: text.to_owned(), line, mentions: 0 };
            others.entry(term).or_insert_with(new).mentions += 1;
        }
    }
    others
}

/// The terms of all files.
#[derive(Default)]
pub(super) struct Tally {
    /// By glossary and name: mentions and files.
    entries: BTreeMap<(String, String), (usize, usize)>,
    /// By workspace and term.
    others: BTreeMap<(Option<PathBuf>, String), Undefined>,
    expanded: Terms,
}

/// A term that no glossary explains.
#[derive(Clone, Debug)]
pub(super) struct Undefined {
    /// As it stands in its first place.
    pub(super) text: String,
    /// The file of its first place, as given or walked.
    pub(super) path: String,
    /// The line of its first place, from 1.
    pub(super) line: u32,
    pub(super) mentions: usize,
    pub(super) files: usize,
}

impl Tally {
    /// Takes what a file uses.
    pub(super) fn add(&mut self, file: &File, uses: Uses) {
        let root = &file.workspace.root;
        for (source, name, mentions) in uses.entries {
            let sum = self.entries.entry((source, name)).or_default();
            *sum = (sum.0 + mentions, sum.1 + 1);
        }
        for (term, Other { text, line, mentions }) in uses.others {
            let path = || file.path.to_string_lossy().into_owned();
            let new = || Undefined { text, path: path(), line, mentions: 0, files: 0 };
            let sum = self.others.entry((root.clone(), term)).or_insert_with(new);
            sum.mentions += mentions;
            sum.files += 1;
        }
        if !uses.expanded.is_empty() {
            self.expanded.entry(root.clone()).or_default().extend(uses.expanded);
        }
    }

    /// The terms that nothing has explained yet.
    pub(super) fn wanted(&self) -> Terms {
        let mut wanted = Terms::default();
        for (root, term) in self.others.keys().filter(|other| !self.is_expanded(other)) {
            wanted.entry(root.clone()).or_default().insert(term.clone());
        }
        wanted
    }

    /// Takes what other files explain.
    pub(super) fn take_explained(&mut self, explained: &Terms) {
        for (root, terms) in explained {
            self.expanded.entry(root.clone()).or_default().extend(terms.iter().cloned());
        }
    }

    fn is_expanded(&self, (root, term): &(Option<PathBuf>, String)) -> bool {
        self.expanded.get(root).is_some_and(|terms| terms.contains(term))
    }

    /// What is used, most frequent first.
    pub(super) fn usage(self) -> Usage {
        let entries = self.entries.iter().map(|((source, name), &(mentions, files))| Explained {
            name: name.clone(),
            source: Some(source.clone()),
            mentions,
            files,
        });
        let mut explained: Vec<Explained> = entries.collect();
        let mut undefined = Vec::new();
        for (at, other) in &self.others {
            if self.is_expanded(at) {
                let Undefined { text, mentions, files, .. } = other.clone();
                explained.push(Explained { name: text, source: None, mentions, files });
            } else {
                undefined.push(other.clone());
            }
        }
        explained.sort_by(|a, b| {
            b.mentions.cmp(&a.mentions).then_with(|| (&a.name, &a.source).cmp(&(&b.name, &b.source)))
        });
        undefined.sort_by(|a, b| {
            b.mentions.cmp(&a.mentions).then_with(|| (&a.text, &a.path).cmp(&(&b.text, &b.path)))
        });
        Usage { explained, undefined }
    }
}

/// A term that is explained.
pub(super) struct Explained {
    pub(super) name: String,
    /// The glossary; none where the text itself explains it.
    pub(super) source: Option<String>,
    pub(super) mentions: usize,
    pub(super) files: usize,
}

/// All terms that are used, most frequent first.
pub(super) struct Usage {
    pub(super) explained: Vec<Explained>,
    pub(super) undefined: Vec<Undefined>,
}

/// How many of how many.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub(super) explained: usize,
    pub(super) undefined: usize,
}

impl Usage {
    /// Each term once.
    pub(super) fn terms(&self) -> Share {
        Share { explained: self.explained.len(), undefined: self.undefined.len() }
    }

    /// Each place.
    pub(super) fn mentions(&self) -> Share {
        Share {
            explained: self.explained.iter().map(|term| term.mentions).sum(),
            undefined: self.undefined.iter().map(|term| term.mentions).sum(),
        }
    }

    /// Terms and mentions by glossary, the one with most terms first.
    pub(super) fn by_glossary(&self) -> Vec<(Option<&str>, usize, usize)> {
        let mut sums: BTreeMap<Option<&str>, (usize, usize)> = BTreeMap::new();
        for term in &self.explained {
            let sum = sums.entry(term.source.as_deref()).or_default();
            *sum = (sum.0 + 1, sum.1 + term.mentions);
        }
        let mut rows: Vec<_> =
            sums.into_iter().map(|(source, (terms, mentions))| (source, terms, mentions)).collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        rows
    }
}

impl Share {
    pub(super) fn all(self) -> usize {
        self.explained + self.undefined
    }

    /// How much is explained, in percent; all, if there is nothing to explain.
    #[expect(
        clippy::cast_precision_loss,
        reason = "nobody has so many mentions that a percentage would show it"
    )]
    pub(super) fn percent(self) -> f64 {
        if self.all() == 0 { 100.0 } else { 100.0 * self.explained as f64 / self.all() as f64 }
    }
}
