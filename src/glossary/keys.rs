//! The keys of the native format. `glossary.schema.json` describes the same ones; a test holds the two together.

/// At the top level of a file.
pub(super) const FILE: &[&str] = &["name", "language", "terms", "contexts", "imports", "$schema"];
/// In a context.
pub(super) const CONTEXT: &[&str] = &["name", "domainVisionStatement", "paths", "meta", "terms"];
/// In a term.
pub(super) const TERM: &[&str] = &[
    "name",
    "abbreviation",
    "expansion",
    "aliases",
    "definition",
    "examples",
    "category",
    "see",
    "links",
    "case",
    "scope",
    "unless",
    "status",
    "reason",
    "deprecated",
    "forbidden",
    "meta",
];
/// In a term's block for one language.
pub(super) const BLOCK: &[&str] =
    &["name", "abbreviation", "expansion", "aliases", "definition", "examples", "deprecated", "forbidden"];
/// In an alias that is a mapping.
pub(super) const ALIAS: &[&str] = &["name", "case", "scope", "unless", "status", "reason"];
/// In a deprecated or forbidden spelling that is a mapping.
pub(super) const DISCOURAGED: &[&str] = &["name", "reason", "case", "scope", "unless"];
/// In a scope.
pub(super) const SCOPE: &[&str] = &["languages", "regions", "keys", "paths"];
/// In a link that is a mapping.
pub(super) const LINK: &[&str] = &["title", "url"];

/// What `scope.regions` may hold.
pub(super) const REGIONS: &[&str] = &["comment", "prose", "key", "value", "instruction", "code", "string"];

/// The one of `known` that `key` was likely meant to be.
pub(super) fn meant<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = key.to_lowercase();
    let likeness = |candidate: &&str| strsim::jaro_winkler(&lower, &candidate.to_lowercase());
    let best = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(&best) >= 0.8).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn did_you_mean() {
        assert_eq!(meant("defintion", TERM), Some("definition"));
        assert_eq!(meant("alias", TERM), Some("aliases"));
        assert_eq!(meant("Name", TERM), Some("name"));
        assert_eq!(meant("colour", TERM), None);
    }
}
