//! Another spelling of an entry that is there already.

use std::path::Path;

use super::{Replacement, yaml};
use crate::glossary::tree::{Node, Value};
use crate::glossary::{self, Place};

/// Adds `spelling` to the entry whose name stands at `place` of a glossary in YAML. `None` where the layout is beyond us.
pub fn add_spelling(path: &Path, text: &str, place: Place, spelling: &str) -> Option<Replacement> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    if !matches!(extension.as_str(), "yml" | "yaml") {
        return None;
    }
    let root = yaml::root(text)?;
    let entry = entry_at(&root, place.start)?;
    let edit = yaml::push_scalar(text, entry, "aliases", "name", &yaml::scalar(spelling))?;
    let (before, after) = (glossary::read(path, text), glossary::read(path, &edit.applied_to(text)));
    let changed = before.entries.iter().zip(&after.entries).find(|(old, _)| old.place.start == place.start);
    let is_sound = !after.broken
        && after.problems.len() <= before.problems.len()
        && after.entries.len() == before.entries.len()
        && changed.is_some_and(|(old, new)| {
            new.spellings.len() == old.spellings.len() + 1
                && new.spellings.iter().any(|known| known.text == spelling)
        });
    is_sound.then_some(edit)
}

/// The mapping whose name starts at the byte `start`.
fn entry_at(node: &Node, start: u32) -> Option<&Node> {
    let is_it = yaml::pair(node, "name").is_some_and(|(_, name)| name.inner().0 == start);
    if is_it {
        return Some(node);
    }
    match &node.value {
        Value::Sequence(items) => items.iter().find_map(|item| entry_at(item, start)),
        Value::Mapping(pairs) => pairs.iter().find_map(|(_, value)| entry_at(value, start)),
        Value::Scalar(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(text: &str, name: &str) -> Option<String> {
        let path = Path::new("glossary.yml");
        let read = glossary::read(path, text);
        let entry = read.entries.iter().find(|entry| entry.name() == name)?;
        Some(add_spelling(path, text, entry.place, "K8S")?.applied_to(text))
    }

    #[test]
    fn lists_go_on_as_they_are_written() {
        for (before, after) in [
            (
                "terms:\n  - name: Kubernetes # ours\n    definition: K.\n",
                "terms:\n  - name: Kubernetes # ours\n    aliases: [K8S]\n    definition: K.\n",
            ),
            (
                "terms:\n  - name: Kubernetes\n    aliases: [kube] # old\n    definition: K.\n",
                "terms:\n  - name: Kubernetes\n    aliases: [kube, K8S] # old\n    definition: K.\n",
            ),
            (
                "- name: Kubernetes\n  aliases:\n    - kube # old\n  definition: K.\n",
                "- name: Kubernetes\n  aliases:\n    - kube # old\n    - K8S\n  definition: K.\n",
            ),
            (
                "terms: [{name: Kubernetes, definition: K.}]\n",
                "terms: [{name: Kubernetes, aliases: [K8S], definition: K.}]\n",
            ),
        ] {
            assert_eq!(add(before, "Kubernetes").as_deref(), Some(after));
        }
    }
}
