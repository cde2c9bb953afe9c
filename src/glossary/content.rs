//! What reading a glossary's text yields, whatever its format.

use super::entry::{Entry, LocalText, Place, Spelling, Status};
use super::problem::{Problem, Severity, Text};

/// No file gets more problems than this; whoever has a thousand needs no more of them.
const MAX_PROBLEMS: usize = 1000;

/// No entry gets more spellings than this.
pub(super) const MAX_SPELLINGS: usize = 256;

/// What a glossary's text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The glossary's own name, if it has one.
    pub name: Option<String>,
    /// BCP 47 tag of the language that the glossary is written in: as stated, or as its definitions look.
    pub language: String,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
    /// The Contextive contexts that the entries stand in.
    pub contexts: Vec<Context>,
    /// Other glossaries that this one names.
    pub imports: Vec<Import>,
    /// Where entries name others under `see`, in formats that know.
    pub references: Vec<Reference>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Whether the text could not be read to its end.
    pub broken: bool,
}

/// A part of a glossary with a name, as in Contextive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// What the entries' `context` says.
    pub name: Option<String>,
    /// Contextive's `domainVisionStatement`.
    pub vision: Option<String>,
    /// Globs; the entries of the context hold in these files alone. Empty: everywhere.
    pub paths: Vec<String>,
    /// Free key–value pairs.
    pub meta: Vec<(String, String)>,
}

/// Another glossary that a glossary names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// A path, relative to the glossary, or a URL.
    pub target: String,
    /// Where it is named.
    pub place: Place,
}

/// Another entry that an entry names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The other entry, by one of its spellings.
    pub target: String,
    /// Where it is named.
    pub place: Place,
}

impl Read {
    /// Notes a problem.
    pub(super) fn problem(
        &mut self,
        place: Place,
        severity: Severity,
        code: &'static str,
        message: impl Into<Text>,
    ) {
        self.problems.push(Problem::new(place, severity, code, message));
    }

    /// Whether something that is written does not hold.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Settles the language that entries without a stated one are in, and puts the problems in order.
    pub(super) fn finish(mut self, stated: Option<String>) -> Self {
        self.language = stated.unwrap_or_else(|| super::language::guess(&self.entries).to_owned());
        for entry in &mut self.entries {
            settle_language(entry, &self.language);
        }
        super::health::check(&self.entries, &mut self.problems);
        self.problems.sort_by_key(|problem| problem.start);
        self.problems.truncate(MAX_PROBLEMS);
        self
    }
}

/// Says in which language the texts without one are, and puts the glossary's own language first.
fn settle_language(entry: &mut Entry, own: &str) {
    let texts = entry.texts.iter_mut().map(|text| &mut text.language);
    let spellings = entry.spellings.iter_mut().map(|spelling| &mut spelling.language);
    for language in texts.chain(spellings).filter(|language| language.is_empty()) {
        own.clone_into(language);
    }
    if let Some(index) = entry.texts.iter().position(|text| text.language == own) {
        entry.texts.get_mut(..=index).unwrap_or_default().rotate_right(1);
    }
    let mut index = 0;
    while index < entry.texts.len() {
        let (head, tail) = entry.texts.split_at_mut(index);
        let Some(text) = tail.first_mut() else { break };
        match head.iter_mut().find(|earlier| earlier.language == text.language) {
            Some(earlier) => {
                merge(earlier, std::mem::take(text));
                entry.texts.remove(index);
            }
            None => index += 1,
        }
    }
}

/// Two blocks for one language say together what the entry says in it; the first one has the first say.
fn merge(text: &mut LocalText, other: LocalText) {
    text.expansion = text.expansion.take().or(other.expansion);
    text.definition = text.definition.take().or(other.definition);
    text.examples.extend(other.examples);
}

/// Adds a spelling, unless the entry has it already with the same rules, in whatever language.
pub(super) fn add_spelling(entry: &mut Entry, spelling: Spelling) {
    let fine = |status| matches!(status, Status::Preferred | Status::Admitted);
    let is_full = entry.spellings.len() >= MAX_SPELLINGS;
    let twin = entry.spellings.iter_mut().find(|other| {
        other.text == spelling.text
            && (other.status == spelling.status || (fine(other.status) && fine(spelling.status)))
            && (other.case, &other.scope, &other.unless) == (spelling.case, &spelling.scope, &spelling.unless)
    });
    match twin {
        Some(other) if spelling.status == Status::Preferred => other.status = Status::Preferred,
        Some(_) => {}
        None if is_full => {}
        None => entry.spellings.push(spelling),
    }
}
