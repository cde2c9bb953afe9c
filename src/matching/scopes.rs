//! Where a sense holds: languages, paths, regions and keys.

use std::path::Path;

use rustc_hash::FxHashMap;

use crate::globs::Globs;
use crate::glossary::entry::Scope;
use crate::regions::{Language, RegionKind};

/// The scopes of a lexicon's spellings.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    scopes: Vec<CompiledScope>,
    index: FxHashMap<Scope, u32>,
}

#[derive(Debug, Default)]
struct CompiledScope {
    scope: Scope,
    paths: Option<Globs>,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Self { scopes: vec![CompiledScope::default()], index: FxHashMap::from_iter([(Scope::default(), 0)]) }
    }

    /// The index of `scope`, which is added if it is new.
    pub(super) fn index(&mut self, scope: &Scope) -> u32 {
        if let Some(&known) = self.index.get(scope) {
            return known;
        }
        // A pattern that is no glob was reported when its glossary was read.
        let paths = (!scope.paths.is_empty()).then(|| Globs::lenient(&scope.paths));
        let index = self.scopes.len() as u32;
        self.scopes.push(CompiledScope { scope: scope.clone(), paths });
        self.index.insert(scope.clone(), index);
        index
    }

    pub(super) fn len(&self) -> usize {
        self.scopes.len()
    }

    /// Whether scope `index` holds for a document with this language and path.
    pub(super) fn holds_for_document(&self, index: u32, language: Language, path: &str) -> bool {
        self.scopes.get(index as usize).is_none_or(|scope| scope.holds_for_document(language, path))
    }

    /// Whether scope `index` names this language, or none.
    pub(super) fn holds_for_language(&self, index: u32, language: Language) -> bool {
        self.scopes.get(index as usize).is_none_or(|scope| scope.holds_for_language(language))
    }

    /// Whether scope `index` holds for some keys only.
    pub(super) fn names_keys(&self, index: u32) -> bool {
        self.scopes.get(index as usize).is_some_and(|scope| !scope.scope.keys.is_empty())
    }

    /// Whether scope `index` holds at a place with this role.
    pub(super) fn holds_at(
        &self,
        index: u32,
        kind: RegionKind,
        key_path: impl FnOnce() -> Vec<String>,
    ) -> bool {
        let Some(CompiledScope { scope, .. }) = self.scopes.get(index as usize) else { return true };
        let region_holds =
            scope.regions.is_empty() || scope.regions.iter().any(|region| region == kind.name());
        region_holds
            && (scope.keys.is_empty() || {
                let path = key_path();
                scope.keys.iter().any(|pattern| key_matches(pattern, &path))
            })
    }
}

impl CompiledScope {
    fn holds_for_language(&self, language: Language) -> bool {
        let group = language.group().name();
        let languages = &self.scope.languages;
        languages.is_empty() || languages.iter().any(|id| id == language.id() || id == group)
    }

    fn holds_for_document(&self, language: Language, path: &str) -> bool {
        self.holds_for_language(language)
            && self.paths.as_ref().is_none_or(|globs| globs.matches(Path::new(path)))
    }
}

/// Whether `pattern` (`services.*.volumes`, `**.env`) fits the key path.
fn key_matches(pattern: &str, path: &[String]) -> bool {
    let pattern: Vec<&str> = pattern.split('.').collect();
    fits(&pattern, path)
}

fn fits(pattern: &[&str], path: &[String]) -> bool {
    match (pattern, path) {
        ([], []) | (["**"], _) => true,
        (["**", rest @ ..], _) => (0..=path.len()).any(|skipped| fits(rest, &path[skipped..])),
        ([first, rest @ ..], [key, keys @ ..]) => (*first == "*" || first == key) && fits(rest, keys),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(keys: &str) -> Vec<String> {
        keys.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn key_patterns_take_one_or_any_number_of_keys() {
        assert!(key_matches("services.*.volumes", &path("services.web.volumes")));
        assert!(!key_matches("services.*.volumes", &path("volumes")));
        assert!(key_matches("**.volumes", &path("spec.template.spec.volumes")));
        assert!(key_matches("**.volumes", &path("volumes")));
        assert!(key_matches("spec.**", &path("spec.template.spec")));
    }
}
