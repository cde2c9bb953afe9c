//! Which files are glossaries, by their names alone.

use std::path::{Component, Path};

/// The folder whose files are all glossaries.
pub const FOLDER: &str = ".glossary";
/// The extensions of the formats that are read.
pub const EXTENSIONS: &[&str] = &["yml", "yaml", "json", "md", "markdown", "csv", "tsv"];
/// What French teams call a glossary, at the start of a Markdown file's name.
const FRENCH: &[&str] = &["glossaire", "lexique", "terminologie"];

/// Whether a file is a glossary: `glossary.yml`, `team.glossary.md`, `GLOSSARY.md`, `Glossaire technique.md`, or whatever can be read under `.glossary/`.
pub fn is_glossary(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let name = name.to_lowercase();
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    if !EXTENSIONS.contains(&extension) {
        return false;
    }
    let last = stem.rsplit('.').next().unwrap_or(stem);
    let is_markdown = matches!(extension, "md" | "markdown");
    last == "glossary"
        || (is_markdown && (FRENCH.contains(&last) || FRENCH.iter().any(|word| stem.starts_with(word))))
        || is_collected(path)
}

/// Whether a file stands under `.glossary/`.
fn is_collected(path: &Path) -> bool {
    let folder = path.parent().map(Path::components).into_iter().flatten();
    folder.into_iter().any(|part| matches!(part, Component::Normal(name) if name == FOLDER))
}

/// The folder for whose files a glossary holds: its own, or the one that contains `.glossary`.
pub fn root(path: &Path) -> Option<&Path> {
    let is_marked = |folder: &&Path| folder.file_name().is_some_and(|name| name == FOLDER);
    let outermost = path.ancestors().skip(1).filter(is_marked).last();
    outermost.unwrap_or(path).parent()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        for path in [
            "glossary.yml",
            "GLOSSARY.md",
            "a/team.glossary.yaml",
            "x.glossary.csv",
            "Glossary.json",
            "glossary.csv",
            "Glossaire.md",
            "Glossaire technique – v2.md",
            "infra.glossaire.md",
            "lexique.md",
            "terminologie.markdown",
            ".glossary/x.md",
            "a/.glossary/deep/er/y.tsv",
            ".glossary.yml",
        ] {
            assert!(is_glossary(Path::new(path)), "{path}");
        }
        for path in [
            "README.md",
            "glossary",
            "glossary.txt",
            "myglossary.md",
            "glossary.md.bak",
            "glossaire.pdf",
            "lexique.yml",
            ".glossary/x.txt",
            "glossary/x.yml",
            "x.glossary/y.yml",
            "",
        ] {
            assert!(!is_glossary(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn the_folder_that_a_glossary_holds_for() {
        let root = |path| root(Path::new(path)).map(|root| root.display().to_string());
        assert_eq!(root("/a/b/glossary.yml").as_deref(), Some("/a/b"));
        assert_eq!(root("/a/.glossary/x/y.yml").as_deref(), Some("/a"));
        assert_eq!(root("/.glossary/y.yml").as_deref(), Some("/"));
    }
}
