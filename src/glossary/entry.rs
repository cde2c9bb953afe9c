//! Entries: what a glossary says of one concept. Plain data, the same for packs and for people's own files.

use serde::{Deserialize, Serialize};

/// One concept in a glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Where the name stands in the glossary's source.
    pub place: Place,
    /// What the entry says, one item a language. The first one is in the glossary's own language and always present;
    /// its `name` is the entry's name.
    pub texts: Vec<LocalText>,
    /// Every surface form that stands for the entry, in every language, the name first. None is there twice.
    pub spellings: Vec<Spelling>,
    /// The heading under which the entry is listed.
    pub category: Option<String>,
    /// The Contextive context or Markdown section that the entry stands in, if it has a name.
    pub context: Option<String>,
    /// Names of related entries.
    pub see: Vec<String>,
    /// External pages.
    pub links: Vec<Link>,
    /// Free key–value pairs, as in Contextive's `meta`.
    pub meta: Vec<(String, String)>,
}

impl Entry {
    /// The entry's name, in the glossary's own language.
    pub fn name(&self) -> &str {
        self.texts.first().map_or("", |text| &text.name)
    }

    /// What the entry says in `language` (a BCP 47 tag); a tag without a region serves one with it (`fr` for `fr-CA`).
    pub fn text(&self, language: &str) -> Option<&LocalText> {
        let primary = language.split(['-', '_']).next().unwrap_or(language);
        self.texts
            .iter()
            .find(|text| text.language.eq_ignore_ascii_case(language))
            .or_else(|| self.texts.iter().find(|text| text.language.eq_ignore_ascii_case(primary)))
    }
}

/// The beginning of an encoded entry, read without the rest of it: what a link to the entry needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head<'e> {
    /// As in [`Entry::place`].
    pub place: Place,
    /// BCP 47 tag and name of each of the entry's languages, in the order of [`Entry::texts`].
    #[serde(borrow)]
    pub names: Vec<(&'e str, &'e str)>,
}

impl Head<'_> {
    /// As [`Entry::name`].
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |(_, name)| name)
    }

    /// The entry's name in `language`, or else its own.
    pub fn name_in(&self, language: &str) -> &str {
        let primary = language.split(['-', '_']).next().unwrap_or(language);
        self.names.iter().find(|(language, _)| *language == primary).map_or(self.name(), |(_, name)| name)
    }
}

/// The spellings of an encoded entry, read without its texts: what a lexicon is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forms<'e> {
    /// When spellings stand for the entry; most spellings of an entry share one condition.
    #[serde(borrow)]
    pub conditions: Vec<Condition<'e>>,
    /// The spellings, in the order of [`Entry::spellings`].
    #[serde(borrow)]
    pub forms: Vec<Form<'e>>,
}

/// When a spelling stands for its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition<'e> {
    /// As in [`Spelling::case`].
    pub case: Case,
    /// As in [`Spelling::scope`].
    pub scope: Scope,
    /// As in [`Spelling::unless`].
    #[serde(borrow)]
    pub unless: Vec<&'e str>,
}

/// A spelling with the index of its condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form<'e> {
    /// As in [`Spelling::text`].
    pub text: &'e str,
    /// As in [`Spelling::language`].
    pub language: &'e str,
    /// Index into [`Forms::conditions`].
    pub condition: u32,
    /// As in [`Spelling::status`].
    pub status: Status,
    /// As in [`Spelling::reason`].
    pub reason: Option<&'e str>,
}

impl<'e> Forms<'e> {
    /// The spellings of `entry`.
    pub fn of(entry: &'e Entry) -> Self {
        let mut forms = Self::default();
        for spelling in &entry.spellings {
            let unless = spelling.unless.iter().map(String::as_str).collect();
            let condition = Condition { case: spelling.case, scope: spelling.scope.clone(), unless };
            let known = forms.conditions.iter().position(|known| *known == condition);
            let index = known.unwrap_or_else(|| {
                forms.conditions.push(condition);
                forms.conditions.len() - 1
            });
            forms.forms.push(Form {
                text: &spelling.text,
                language: &spelling.language,
                condition: index as u32,
                status: spelling.status,
                reason: spelling.reason.as_deref(),
            });
        }
        forms
    }

    /// The spellings, each with a condition of its own.
    pub fn spellings(&self) -> Vec<Spelling> {
        let spelling = |form: &Form<'_>| {
            let condition = self.conditions.get(form.condition as usize).cloned().unwrap_or_default();
            Spelling {
                text: form.text.to_owned(),
                language: form.language.to_owned(),
                case: condition.case,
                status: form.status,
                reason: form.reason.map(str::to_owned),
                scope: condition.scope,
                unless: condition.unless.into_iter().map(str::to_owned).collect(),
            }
        };
        self.forms.iter().map(spelling).collect()
    }
}

/// What an entry says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalText {
    /// BCP 47 tag, such as `en` or `fr`.
    pub language: String,
    /// The entry's name in this language.
    pub name: String,
    /// The long form of a short name, or the short form of a long one.
    pub expansion: Option<String>,
    /// Markdown, untrusted.
    pub definition: Option<String>,
    /// Lines as they occur in real files.
    pub examples: Vec<String>,
}

/// A surface form that stands for an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// As the glossary writes it.
    pub text: String,
    /// BCP 47 tag of the block it stands in.
    pub language: String,
    /// How its case is compared.
    pub case: Case,
    /// What the team thinks of it.
    pub status: Status,
    /// Why it has that status.
    pub reason: Option<String>,
    /// Where the spelling stands for the entry. Empty lists hold everywhere.
    pub scope: Scope,
    /// Words that, near the spelling, show that another sense is meant.
    pub unless: Vec<String>,
}

/// How the case of a spelling is compared with the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// In any case, but for capitals that are also an everyday word: those match in capitals alone.
    #[default]
    Smart,
    /// Only as written.
    Sensitive,
    /// In any case.
    Insensitive,
}

/// The status of a spelling, in the words of ISO 30042 (TBX).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The one to use.
    Preferred,
    /// Fine as well.
    #[default]
    Admitted,
    /// No longer to be used.
    Deprecated,
    /// Never to be used.
    Forbidden,
}

/// Where a sense holds. A list that is empty holds everywhere; all lists that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Language ids, or the groups `infra`, `prose` and `code`.
    pub languages: Vec<String>,
    /// Region names.
    pub regions: Vec<String>,
    /// Key paths of YAML files, such as `services.*.volumes`; `**` stands for any number of keys.
    pub keys: Vec<String>,
    /// Globs over the document's path.
    pub paths: Vec<String>,
}

/// An external page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What the reader sees; the URL itself if absent.
    pub title: Option<String>,
    /// An `https:` or `http:` URL.
    pub url: String,
}

/// A place in a glossary's source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Byte offset from 0 of the name.
    pub start: u32,
    /// Byte offset from 0 of the name's end.
    pub end: u32,
    /// Line from 0.
    pub line: u32,
    /// Column from 0, in characters.
    pub column: u32,
}
