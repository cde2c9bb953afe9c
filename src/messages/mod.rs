//! What the program says to people, in every language that it speaks: one table a subject, each row a message in all of them.
//!
//! A message is data until it is shown: whoever finds something makes a value, and the edge that knows the reader turns it into text.

use std::fmt::Display;

/// A language that the program speaks. Explanations may be in others: those are the glossaries' own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Locale {
    /// The language for a reader of `tag` (BCP 47, or a POSIX locale such as `fr_CA.UTF-8`); English where we do not speak theirs.
    pub fn of(tag: &str) -> Self {
        match tag.split(['-', '_', '.', '@']).next() {
            Some(primary) if primary.eq_ignore_ascii_case("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}

/// What may stand in a message: another message, or what reads the same in every language.
trait Localized {
    fn localized(&self, locale: Locale) -> impl Display;
}

impl<T: Display> Localized for T {
    fn localized(&self, _: Locale) -> impl Display {
        self
    }
}

/// Declares an enum of messages with their text in each language. A row without one of them does not compile. A message
/// without fields is written `Name => { … }`, so that its text is not taken for fields.
macro_rules! messages {
    ($(
        $(#[$row_about:meta])*
        $name:ident $({ $($field:ident: $kind:ty),+ $(,)? })? $(=>)? {
            en: $english:literal,
            fr: $french:literal $(,)?
        }
    )+) => {
        /// A message of this table.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Message {
            $(
                #[doc = concat!("“", $english, "”")]
                $(#[$row_about])*
                #[allow(missing_docs)]
                $name $({ $($field: $kind),+ })?,
            )+
        }

        impl Message {
            /// The message in the reader's language.
            pub fn text(&self, locale: $crate::messages::Locale) -> String {
                match self {
                    $(
                        Self::$name $({ $($field),+ })? => {
                            $($(let $field = $crate::messages::Localized::localized($field, locale);)+)?
                            match locale {
                                $crate::messages::Locale::English => format!($english),
                                $crate::messages::Locale::French => format!($french),
                            }
                        }
                    )+
                }
            }
        }

        impl $crate::messages::Localized for Message {
            fn localized(&self, locale: $crate::messages::Locale) -> impl ::std::fmt::Display {
                self.text(locale)
            }
        }

        /// Name, English and French of each row, for the tests that hold the tables complete.
        #[cfg(test)]
        pub(super) const ROWS: &[$crate::messages::Row] = &[$((stringify!($name), $english, $french)),+];
    };
}

/// Name, English and French of a message.
#[cfg(test)]
type Row = (&'static str, &'static str, &'static str);

mod actions;
mod card;
mod check;
mod commands;
mod coverage;
mod files;
mod findings;
mod format;
mod glossary;
mod learning;
mod parts;
mod rules;
mod settings;
mod values;

pub use actions::Message as Action;
pub use card::Message as Card;
pub use check::Message as Check;
pub use commands::Message as Command;
pub use coverage::Message as Coverage;
pub use files::Message as File;
pub use findings::Message as Finding;
pub use format::Message as Format;
pub use glossary::Message as Glossary;
pub use learning::Message as Learning;
pub use parts::Message as Part;
pub use rules::Message as Rule;
pub use settings::Message as Setting;
pub use values::Message as BadValue;

#[cfg(test)]
mod tests;
