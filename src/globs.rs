//! Path patterns, as settings and glossaries write them.

use std::fmt;
use std::path::Path;

use globset::{Glob, GlobSet, GlobSetBuilder};
use serde::{Deserialize, Serialize};

/// Path patterns, compiled once. One that does not begin with a slash holds at any depth.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// Compiles `patterns`; one that is no glob matches nothing.
    pub fn lenient(patterns: &[String]) -> Self {
        let globs = patterns.iter().filter_map(|pattern| compile(pattern).ok()).flatten();
        let set = build(globs).unwrap_or_else(|_| GlobSet::empty());
        Self { patterns: patterns.to_vec(), set }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether one of them matches `path`, which begins where the patterns hold: at the workspace folder, without a slash before it.
    pub fn matches(&self, path: &Path) -> bool {
        self.set.is_match(path)
    }
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl Eq for Globs {}

/// A pattern that is no glob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAGlob {
    /// The pattern; several of them if each is one and all together are too much.
    pub pattern: String,
    /// What is wrong with it.
    pub error: String,
}

impl fmt::Display for NotAGlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no glob: {}", self.pattern, self.error)
    }
}

impl TryFrom<Vec<String>> for Globs {
    type Error = NotAGlob;

    fn try_from(patterns: Vec<String>) -> Result<Self, NotAGlob> {
        let mut globs = Vec::new();
        for pattern in &patterns {
            let compiled = compile(pattern).map_err(|error| NotAGlob::new(pattern, &error))?;
            globs.extend(compiled);
        }
        let set = build(globs).map_err(|error| NotAGlob::new(&patterns.join(", "), &error))?;
        Ok(Self { patterns, set })
    }
}

impl NotAGlob {
    fn new(pattern: &str, error: &globset::Error) -> Self {
        Self { pattern: pattern.to_owned(), error: error.kind().to_string() }
    }
}

impl From<Globs> for Vec<String> {
    fn from(globs: Globs) -> Self {
        globs.patterns
    }
}

fn compile(pattern: &str) -> Result<Vec<Glob>, globset::Error> {
    match pattern.strip_prefix('/') {
        Some(anchored) => Ok(vec![Glob::new(anchored)?, Glob::new(pattern)?]),
        None => Ok(vec![Glob::new(pattern)?, Glob::new(&format!("**/{pattern}"))?]),
    }
}

fn build(globs: impl IntoIterator<Item = Glob>) -> Result<GlobSet, globset::Error> {
    let mut builder = GlobSetBuilder::new();
    for glob in globs {
        builder.add(glob);
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_holds_at_any_depth_unless_it_is_anchored() {
        let globs = Globs::lenient(&["vendor/**".to_owned(), "/top.yml".to_owned()]);
        for (path, expected) in
            [("vendor/a/b.go", true), ("x/vendor/b.go", true), ("top.yml", true), ("x/top.yml", false)]
        {
            assert_eq!(globs.matches(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn what_is_no_glob_is_named() {
        let error = Globs::try_from(vec!["ok/**".to_owned(), "a[".to_owned()]).unwrap_err();
        assert_eq!(error.pattern, "a[");
    }
}
