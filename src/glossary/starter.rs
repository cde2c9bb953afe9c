//! A glossary to start from, which explains itself by comments.

use super::language::primary;

/// The text of a starter glossary in `language` (a BCP 47 tag); in English, where there is none in that language.
pub fn starter(language: &str) -> &'static str {
    if primary(language).eq_ignore_ascii_case("fr") {
        include_str!("starters/fr.glossary.yml")
    } else {
        include_str!("starters/en.glossary.yml")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::native;

    #[test]
    fn a_starter_is_a_glossary_without_problems() {
        for (asked, language) in [("en", "en"), ("fr", "fr"), ("FR_ca", "fr"), ("de", "en"), ("", "en")] {
            let read = native::read(starter(asked));
            assert_eq!(read.problems, [], "{asked}");
            assert_eq!((read.language.as_str(), read.entries.len()), (language, 5), "{asked}");
        }
    }

    #[test]
    fn what_the_comments_show_may_be_used() {
        for language in ["en", "fr"] {
            let text = starter(language).replace("# imports:", "imports:").replace("#   -", "  -");
            let read = native::read(&text);
            assert_eq!((read.problems.len(), read.imports.len()), (0, 1), "{language}");
        }
    }
}
