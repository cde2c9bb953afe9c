//! A file of Rust source, as far as the architecture tests look at it: the paths that it names, and where.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file under `src`.
pub(crate) struct Source {
    /// Relative to the package, with `/` on every system.
    pub(crate) path: String,
    pub(crate) text: String,
    /// `["glossary", "tree"]` for `src/glossary/tree.rs`; empty for the crate's root.
    pub(crate) module: Vec<String>,
    /// Every path of two segments or more, with `use` trees written out, and `self` and `super` resolved.
    pub(crate) paths: Vec<Named>,
    /// The methods that are called.
    pub(crate) methods: Vec<Named>,
    /// Files of test-only modules (`#[cfg(test)] mod name;`) that this one declares.
    test_modules: Vec<String>,
}

/// A path or a method in a file.
pub(crate) struct Named {
    pub(crate) segments: Vec<String>,
    /// From 1.
    pub(crate) line: usize,
    /// Whether it stands in code that is compiled for tests alone.
    pub(crate) in_tests: bool,
}

/// Reads all of `src`, in a fixed order.
pub(crate) fn sources() -> Vec<Source> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&package.join("src"), &mut files);
    files.sort();
    let mut sources: Vec<Source> = files.iter().map(|file| Source::read(package, file)).collect();
    let test_files: BTreeSet<Vec<String>> = sources.iter().flat_map(Source::test_module_paths).collect();
    for source in sources.iter_mut().filter(|source| test_files.contains(&source.module)) {
        let named = source.paths.iter_mut().chain(&mut source.methods);
        named.for_each(|named| named.in_tests = true);
    }
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

impl Source {
    fn read(package: &Path, file: &Path) -> Self {
        let relative = file.strip_prefix(package).unwrap();
        let path = relative.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/");
        Self::parse(path, fs::read_to_string(file).unwrap())
    }

    /// Reads `text` as the file `path`.
    pub(crate) fn parse(path: String, text: String) -> Self {
        let module = module_of(&path);
        let tokens = tokens(&text);
        let mut reader = Reader {
            tokens: &tokens,
            module: &module,
            blocks: Vec::new(),
            paths: vec![],
            methods: vec![],
            test_modules: vec![],
        };
        reader.read();
        let Reader { paths, methods, test_modules, .. } = reader;
        Self { path, text, module, paths, methods, test_modules }
    }

    /// The folder or file of `src` that it belongs to: `glossary` for `src/glossary/tree.rs`.
    pub(crate) fn place(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    fn test_module_paths(&self) -> impl Iterator<Item = Vec<String>> {
        self.test_modules.iter().map(|name| self.module.iter().chain([name]).cloned().collect())
    }
}

fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    inside.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(str::to_owned).collect()
}

struct Token<'t> {
    text: &'t str,
    line: usize,
}

/// Names, `::` and single signs; comments, strings and lifetimes are left out.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < text.len() {
        let rest = &text[at..];
        let (length, is_token) = token(rest);
        if is_token {
            tokens.push(Token { text: &rest[..length], line });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    tokens
}

/// The length of what `rest` begins with, and whether it counts.
fn token(rest: &str) -> (usize, bool) {
    let first = rest.chars().next().unwrap();
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), false);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), false);
    }
    if let Some(length) = string(rest) {
        return (length, false);
    }
    if rest.starts_with("::") {
        return (2, true);
    }
    if is_name(first) {
        return (rest.find(|c| !is_name(c)).unwrap_or(rest.len()), true);
    }
    (first.len_utf8(), !first.is_whitespace())
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn block_comment(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        let (step, change) = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (2, 1),
            [b'*', b'/', ..] => (2, -1),
            _ => (1, 0),
        };
        at += step;
        depth += change;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of the string, character or lifetime that `rest` begins with.
fn string(rest: &str) -> Option<usize> {
    let quoted = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let prefix = rest.len() - quoted.len();
    if let Some(raw) = quoted.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(prefix + 1 + hashes + 1 + body.find(&close)? + close.len());
    }
    if quoted.starts_with('"') {
        return Some(prefix + closing(quoted, b'"'));
    }
    let body = quoted.strip_prefix('\'')?;
    let is_char = body.starts_with('\\') || body.chars().nth(1) == Some('\'');
    Some(
        prefix
            + if is_char {
                closing(quoted, b'\'')
            } else {
                1 + body.find(|c| !is_name(c)).unwrap_or(body.len())
            },
    )
}

fn closing(quoted: &str, quote: u8) -> usize {
    let mut at = 1;
    while at < quoted.len() {
        match quoted.as_bytes()[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    quoted.len()
}

/// A pair of braces that the reader is in.
#[derive(Clone)]
struct Block {
    module: Option<String>,
    in_tests: bool,
}

struct Reader<'t> {
    tokens: &'t [Token<'t>],
    module: &'t [String],
    blocks: Vec<Block>,
    paths: Vec<Named>,
    methods: Vec<Named>,
    test_modules: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        // After `#[cfg(test)]`, until its item ends or its braces open.
        let mut pending_test = false;
        // After `mod name`.
        let mut pending_module = None;
        while at < self.tokens.len() {
            let in_tests = pending_test || self.blocks.last().is_some_and(|block| block.in_tests);
            match self.text(at) {
                "#" if self.text(at + 1) == "[" => pending_test |= self.is_cfg_test(at + 2),
                "mod" => pending_module = Some(self.text(at + 1).to_owned()),
                "{" => {
                    self.blocks.push(Block { module: pending_module.take(), in_tests });
                    pending_test = false;
                }
                "}" => drop(self.blocks.pop()),
                ";" => {
                    self.test_modules.extend(pending_module.take().filter(|_| pending_test));
                    pending_test = false;
                }
                "." if self.text(at + 2) == "(" => {
                    let segments = vec![self.text(at + 1).to_owned()];
                    self.methods.push(Named { segments, line: self.tokens[at].line, in_tests });
                    at += 1;
                }
                name if name.starts_with(is_name) && self.text(at + 1) == "::" => {
                    at = self.path(at, &[], in_tests);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// Whether the attribute that begins at `at` is a `cfg` that holds in tests alone.
    fn is_cfg_test(&self, at: usize) -> bool {
        let attribute = (at..self.tokens.len()).map(|at| self.text(at)).take_while(|&text| text != "]");
        let words: Vec<&str> = attribute.collect();
        words.first() == Some(&"cfg")
            && words.contains(&"test")
            && !words.contains(&"not")
            && !words.contains(&"any")
    }

    /// Notes the path or the tree of paths at `at`, and returns where it ends.
    fn path(&mut self, mut at: usize, prefix: &[String], in_tests: bool) -> usize {
        let line = self.tokens[at].line;
        let mut segments = prefix.to_vec();
        loop {
            match self.text(at) {
                "{" => return self.group(at + 1, &segments, in_tests),
                name if name == "*" || name.starts_with(is_name) => segments.push(name.to_owned()),
                _ => break,
            }
            at += 1;
            if self.text(at) != "::" {
                break;
            }
            at += 1;
        }
        let segments = self.resolve(segments);
        self.paths.push(Named { segments, line, in_tests });
        at
    }

    fn group(&mut self, mut at: usize, prefix: &[String], in_tests: bool) -> usize {
        while at < self.tokens.len() {
            match self.text(at) {
                "}" => return at + 1,
                "," => at += 1,
                "as" => at += 2,
                _ => at = self.path(at, prefix, in_tests).max(at + 1),
            }
        }
        at
    }

    /// Writes a path that begins with `self` or `super` from the crate's root.
    fn resolve(&self, segments: Vec<String>) -> Vec<String> {
        let inner = self.blocks.iter().filter_map(|block| block.module.as_ref());
        let mut module: Vec<String> = self.module.iter().chain(inner).cloned().collect();
        let mut rest = &segments[..];
        if !matches!(rest[0].as_str(), "self" | "super") {
            return segments;
        }
        while let Some(first) = rest.first().filter(|first| matches!(first.as_str(), "self" | "super")) {
            if first == "super" {
                module.pop();
            }
            rest = &rest[1..];
        }
        ["crate".to_owned()].into_iter().chain(module).chain(rest.iter().cloned()).collect()
    }
}
