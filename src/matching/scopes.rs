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

#[derive(Debug)]
struct CompiledScope {
    scope: Scope,
    /// One bit for each kind of region, by its number; all, if the scope names none.
    kinds: u8,
    /// The key patterns, in segments.
    keys: Vec<Vec<Box<str>>>,
    paths: Option<Globs>,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Self {
            scopes: vec![CompiledScope::new(&Scope::default())],
            index: FxHashMap::from_iter([(Scope::default(), 0)]),
        }
    }

    /// The index of `scope`, which is added if it is new.
    pub(super) fn index(&mut self, scope: &Scope) -> u32 {
        if let Some(&known) = self.index.get(scope) {
            return known;
        }
        let index = self.scopes.len() as u32;
        self.scopes.push(CompiledScope::new(scope));
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

    /// Whether scope `index` holds at a place with this role. `key_path` is asked for only if the scope names keys.
    pub(super) fn holds_at<'k, 't: 'k>(
        &self,
        index: u32,
        kind: RegionKind,
        key_path: impl FnOnce() -> &'k [&'t str],
    ) -> bool {
        let Some(scope) = self.scopes.get(index as usize) else { return true };
        let is_kind = scope.kinds & (1 << kind as u8) != 0;
        is_kind
            && (scope.keys.is_empty() || {
                let path = key_path();
                scope.keys.iter().any(|pattern| key_matches(pattern, path))
            })
    }
}

impl CompiledScope {
    fn new(scope: &Scope) -> Self {
        let named = scope.regions.iter().filter_map(|region| RegionKind::by_name(region));
        let kinds = named.fold(0, |kinds, kind| kinds | 1 << kind as u8);
        Self {
            scope: scope.clone(),
            kinds: if scope.regions.is_empty() { u8::MAX } else { kinds },
            keys: scope.keys.iter().map(|pattern| pattern.split('.').map(Into::into).collect()).collect(),
            // A pattern that is no glob was reported when its glossary was read.
            paths: (!scope.paths.is_empty()).then(|| Globs::lenient(&scope.paths)),
        }
    }

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

/// Whether `pattern` (`services.*.volumes`, `**.env`, in segments) fits the key path.
fn key_matches(pattern: &[Box<str>], path: &[&str]) -> bool {
    let (Some(last), Some(key)) = (pattern.last(), path.last()) else { return fits(pattern, path) };
    // Most patterns fail here.
    (last.contains('*') || **last == **key) && fits(pattern, path)
}

fn fits(pattern: &[Box<str>], path: &[&str]) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return path.is_empty() };
    match (&**first, path) {
        ("**", _) => rest.is_empty() || (0..=path.len()).any(|skipped| fits(rest, &path[skipped..])),
        (first, [key, keys @ ..]) => (first == "*" || first == *key) && fits(rest, keys),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, path: &str, expected: bool) {
        let pattern: Vec<Box<str>> = pattern.split('.').map(Into::into).collect();
        let path: Vec<&str> = path.split('.').collect();
        assert_eq!(key_matches(&pattern, &path), expected);
    }

    #[test]
    fn key_patterns_take_one_or_any_number_of_keys() {
        check("services.*.volumes", "services.web.volumes", true);
        check("services.*.volumes", "volumes", false);
        check("**.volumes", "spec.template.spec.volumes", true);
        check("**.volumes", "volumes", true);
        check("spec.**", "spec.template.spec", true);
    }
}
