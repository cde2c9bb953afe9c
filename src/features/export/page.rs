//! The glossary as a Markdown page, in a shape that is read as a glossary too.

use super::{Section, name_for};
use crate::features::card::text_for;
use crate::features::markdown::{escape, plain};
use crate::messages::{Card, Locale};

/// The page for a reader of `language`.
pub fn markdown(sections: &[Section], language: &str) -> String {
    let locale = Locale::of(language);
    let mut parts = vec![format!("# {}", Card::Glossary.text(locale))];
    for section in sections {
        parts.push(format!("## {}", escape(&section.heading)));
        let item = |entry| {
            let text = text_for(entry, language);
            let name = escape(name_for(entry, language));
            let name = match text.and_then(|text| text.expansion.as_deref()) {
                Some(expansion) => format!("{name} ({})", escape(expansion)),
                None => name,
            };
            let definition = text.and_then(|text| text.definition.as_deref()).map(plain);
            let definition = definition.unwrap_or_else(|| Card::NoDefinition.text(locale));
            format!("- **{name}** – {}", escape(&definition.split_whitespace().collect::<Vec<_>>().join(" ")))
        };
        parts.push(section.entries.iter().map(item).collect::<Vec<_>>().join("\n"));
    }
    parts.join("\n\n") + "\n"
}
