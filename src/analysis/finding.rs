//! Findings: places in a document that its reader should look at, each with the rule that found it.

use std::ops::Range;

use crate::jargon::Sign;
use crate::matching::{EntryRef, Lexicon, fold};
use crate::messages::{self, Locale};
use crate::regions::RegionKind;
use crate::settings::{Code, Level};

/// A place in a document that its reader should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Byte offset from 0.
    pub start: u32,
    /// Byte offset from 0, exclusive.
    pub end: u32,
    /// The role of the place.
    pub kind: RegionKind,
    /// How severe it is; never [`Level::Off`].
    pub level: Level,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It reads like a term of art, and nobody explains it.
    Undefined(Sign),
    /// A spelling that is deprecated or forbidden.
    Discouraged {
        /// What it stands for.
        entry: EntryRef,
        /// Whether it is forbidden, and not just deprecated.
        forbidden: bool,
        /// The spelling to use in its place.
        preferred: Option<Box<str>>,
        /// What the glossary says of why.
        reason: Option<Box<str>>,
    },
    /// A spelling that differs from the one that the team prefers.
    Inconsistent {
        /// What it stands for.
        entry: EntryRef,
        /// The spelling to use in its place.
        preferred: Box<str>,
    },
}

impl Finding {
    /// The bytes of the place.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The kind of finding, for settings and reports.
    pub fn code(&self) -> Code {
        match self.fault {
            Fault::Undefined(sign) => sign_code(sign),
            Fault::Discouraged { forbidden: true, .. } => Code::ForbiddenTerm,
            Fault::Discouraged { forbidden: false, .. } => Code::DeprecatedTerm,
            Fault::Inconsistent { .. } => Code::InconsistentSpelling,
        }
    }

    /// The rule that found it, more precise than [`Finding::code`] where several rules share a code.
    pub fn rule(&self) -> &'static str {
        match self.fault {
            Fault::Undefined(sign) => sign.name(),
            _ => self.code().name(),
        }
    }

    /// The entry that it is about, if there is one.
    pub fn entry(&self) -> Option<EntryRef> {
        match self.fault {
            Fault::Undefined(_) => None,
            Fault::Discouraged { entry, .. } | Fault::Inconsistent { entry, .. } => Some(entry),
        }
    }

    /// The spelling that should stand there, if there is one.
    pub fn preferred(&self) -> Option<&str> {
        match &self.fault {
            Fault::Undefined(_) => None,
            Fault::Discouraged { preferred, .. } => preferred.as_deref(),
            Fault::Inconsistent { preferred, .. } => Some(preferred),
        }
    }

    /// What the reader is told. `text` is the text of the place.
    pub fn message(&self, text: &str, lexicon: &Lexicon, locale: Locale) -> String {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = |entry| lexicon.head(entry).name_in(locale.tag()).to_owned();
        match &self.fault {
            Fault::Undefined(sign) => match sign {
                Sign::Acronym => messages::Finding::UndefinedAcronym { text },
                Sign::Tool => messages::Finding::UndefinedTool { text },
                Sign::Term => messages::Finding::UndefinedTerm { text },
                Sign::Kind => messages::Finding::UndefinedKind { text },
                Sign::Rare => messages::Finding::RareWord { text },
            }
            .text(locale),
            Fault::Discouraged { entry, forbidden, preferred, reason } => {
                let entry = name(*entry);
                let mut message = if *forbidden {
                    messages::Finding::Forbidden { text, entry }.text(locale)
                } else {
                    messages::Finding::Deprecated { text, entry }.text(locale)
                };
                let advice = preferred
                    .as_deref()
                    .map(|preferred| messages::Finding::Use { preferred: preferred.to_owned() }.text(locale));
                let colon = if locale == Locale::French { "\u{a0}: " } else { ": " };
                for (sign, part) in [(colon, advice.as_deref()), (". ", reason.as_deref())]
                    .into_iter()
                    .filter_map(|(sign, part)| Some((sign, part?)))
                {
                    message.push_str(sign);
                    message.push_str(part);
                }
                message
            }
            Fault::Inconsistent { preferred, .. } => {
                messages::Finding::Inconsistent { text, preferred: preferred.to_string() }.text(locale)
            }
        }
    }
}

/// The kind of finding that such a sign leads to.
pub(super) fn sign_code(sign: Sign) -> Code {
    match sign {
        Sign::Acronym | Sign::Tool | Sign::Term | Sign::Kind => Code::UndefinedJargon,
        Sign::Rare => Code::RareWord,
    }
}

/// A term as ignore lists and expansions elsewhere are compared with it: words folded, one blank between them, no plural s on capitals.
pub fn key(term: &str) -> String {
    let singular =
        term.strip_suffix('s').filter(|rest| rest.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()));
    let words: Vec<String> = singular.unwrap_or(term).split_whitespace().map(fold).collect();
    words.join(" ")
}
