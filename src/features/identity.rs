//! Identity: by what an entry is known from run to run, on every machine: the pack or the glossary, and the entry's name in it.

use std::path::Path;

use crate::glossary::{Glossary, Source};

/// The id of the entry with this number. `folder` is the workspace folder of a glossary that is a file.
pub fn id(glossary: &Glossary, index: usize, folder: Option<&Path>) -> String {
    let head = glossary.head(index);
    let id = format!("{}{}", prefix(glossary, folder), head.name());
    // Packs have no name twice; in a team's glossary, homonyms may stand side by side.
    let earlier = match glossary.source {
        Source::Pack(_) => 0,
        Source::File(_) => (0..index).filter(|&other| glossary.head(other).name() == head.name()).count(),
    };
    if earlier == 0 { id } else { format!("{id}#{}", earlier + 1) }
}

/// Whether the glossary has an entry with this id.
pub fn has(glossary: &Glossary, folder: Option<&Path>, wanted: &str) -> bool {
    wanted.starts_with(&prefix(glossary, folder))
        && (0..glossary.len()).any(|index| id(glossary, index, folder) == wanted)
}

fn prefix(glossary: &Glossary, folder: Option<&Path>) -> String {
    match (&glossary.source, &glossary.name) {
        (Source::Pack(name), _) => format!("{name}/"),
        (Source::File(_), Some(name)) => format!("{name}/"),
        (Source::File(path), None) => {
            let inside = folder.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
            format!("{}/", inside.to_string_lossy().replace('\\', "/"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::read;

    fn ids(path: &str, text: &str) -> Vec<String> {
        let path = Path::new(path);
        let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, text));
        (0..glossary.len()).map(|index| id(&glossary, index, Some(Path::new("/team")))).collect()
    }

    #[test]
    fn an_entry_is_known_by_its_glossary_and_its_name() {
        let text = "terms:\n  - {name: slot, definition: One.}\n  - {name: slot, definition: Another.}\n";
        assert_eq!(ids("/team/a/glossary.yml", text), ["a/glossary.yml/slot", "a/glossary.yml/slot#2"]);
        assert_eq!(ids("/team/glossary.yml", &format!("name: Our words\n{text}"))[0], "Our words/slot");
        assert_eq!(ids("/else/glossary.yml", text)[0], "/else/glossary.yml/slot");
    }
}
