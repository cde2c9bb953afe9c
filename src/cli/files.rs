//! The files that a command is given: found in folders, and read.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use super::records::Range;
use crate::analysis::Analysis;
use crate::messages::{Check as Message, Locale};
use crate::text::{Encoding, LineIndex, MAX_BYTES, Position};

const BOM: &str = "\u{feff}";
/// Folders of version control, which are nobody's text.
const NOT_TEXT: [&str; 5] = [".git", ".hg", ".svn", ".jj", ".bzr"];

/// Why a file was not read.
#[derive(Debug)]
pub(super) enum Skip {
    Missing,
    Unreadable(io::Error),
    /// Its size and what it may have, in bytes.
    TooLarge(u64, u64),
    Binary,
    Utf16,
    /// The line, from 1, of the first byte that does not fit.
    NotUtf8(usize),
}

impl Skip {
    /// What the reader is told.
    pub(super) fn text(&self, locale: Locale) -> String {
        let message = match self {
            Self::Missing => Message::Missing,
            Self::Unreadable(error) => Message::Unreadable { error: error.to_string() },
            Self::TooLarge(size, limit) => Message::TooLarge { size: *size, limit: *limit },
            Self::Binary => Message::Binary,
            Self::Utf16 => Message::Utf16,
            Self::NotUtf8(line) => Message::NotUtf8 { line: *line },
        };
        message.text(locale)
    }
}

impl From<io::Error> for Skip {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Unreadable(error) }
    }
}

/// A file's content.
pub(super) struct Content {
    /// What is written, without a byte order mark.
    pub(super) text: Arc<str>,
    /// How many bytes of the file come before the text.
    pub(super) offset: usize,
}

/// Reads a text of `limit` bytes at most.
pub(super) fn read(path: &Path, limit: u64) -> Result<Content, Skip> {
    let limit = limit.min(MAX_BYTES as u64);
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Err(Skip::TooLarge(size, limit));
    }
    read_from(file, size, limit)
}

/// Reads a text of about `size` and at most `limit` bytes.
pub(super) fn read_from(source: impl Read, size: u64, limit: u64) -> Result<Content, Skip> {
    let limit = limit.min(MAX_BYTES as u64);
    let mut bytes = Vec::with_capacity(size as usize + 1);
    // What has no size of its own (a pipe, a file that grows) is bounded all the same.
    source.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Skip::TooLarge(bytes.len() as u64, limit));
    }
    content(bytes)
}

fn content(bytes: Vec<u8>) -> Result<Content, Skip> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Skip::Utf16);
    }
    if memchr::memchr(0, &bytes).is_some() {
        return Err(Skip::Binary);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        Skip::NotUtf8(memchr::memchr_iter(b'\n', &error.as_bytes()[..valid]).count() + 1)
    })?;
    match text.strip_prefix(BOM) {
        Some(rest) => Ok(Content { text: rest.into(), offset: BOM.len() }),
        None => Ok(Content { text: text.into(), offset: 0 }),
    }
}

/// The files in a folder and below, sorted, without those that `.gitignore` names. Hidden ones are among them: `.github/` and
/// `.gitlab-ci.yml` are what people read.
pub(super) fn walk(folder: &Path) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let walk = WalkBuilder::new(folder)
        .hidden(false)
        .require_git(false)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(|entry| !NOT_TEXT.iter().any(|name| entry.file_name() == *name))
        .build();
    walk.filter_map(|entry| match entry {
        Ok(entry) => entry.file_type().is_some_and(|kind| kind.is_file()).then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(error)),
    })
}

/// Line and column from 1, columns in characters, as people and editors count them.
pub(super) fn place(lines: &LineIndex, text: &str, offset: usize) -> (u32, u32) {
    let Position { line, column } = lines.position(text, offset, Encoding::Utf32);
    (line + 1, column + 1)
}

/// The places of bytes that are asked for in their order. Counts each character once, so that a line of a megabyte with
/// thousands of terms takes no longer than many short ones.
pub(super) struct Places<'a> {
    analysis: &'a Analysis,
    offset: usize,
    line: u32,
    column: u32,
}

impl<'a> Places<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        Self { analysis, offset: 0, line: 1, column: 1 }
    }

    /// The place of the next bytes, as programs read it.
    pub(super) fn range(&mut self, bytes: std::ops::Range<usize>) -> Range {
        let (line, column) = self.go(bytes.start);
        let (end_line, end_column) = self.go(bytes.end);
        Range { line, column, end_line, end_column }
    }

    fn go(&mut self, offset: usize) -> (u32, u32) {
        let Analysis { text, lines, .. } = self.analysis;
        let line = lines.line_at(offset) + 1;
        if line == self.line && offset >= self.offset {
            self.column += text[self.offset..offset].chars().count() as u32;
        } else {
            (self.line, self.column) = place(lines, text, offset);
        }
        self.offset = offset;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, Source};
    use crate::matching::{Lexicon, Ranked};
    use crate::regions::Language;

    fn refusal(bytes: &[u8]) -> String {
        content(bytes.to_vec()).err().map(|skip| skip.text(Locale::English)).unwrap_or_default()
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        assert_eq!(refusal(b"a\0b"), "is a binary file: skipped");
        assert_eq!(
            refusal(b"a\nb\xE9\n"),
            "is not UTF-8 (line 2 has a byte that does not fit): skipped; save it as UTF-8"
        );
        assert_eq!(refusal(b"\xFF\xFEa\0"), "is UTF-16, not UTF-8: skipped; save it as UTF-8");
    }

    #[test]
    fn places_are_those_that_are_counted_one_by_one() {
        let text: Arc<str> = "é𝄞 pod, pod\r\npod pod\n\n注文 pod".into();
        let glossary =
            crate::glossary::read(Path::new("glossary.yml"), "terms:\n  - {name: pod, definition: x}\n");
        let glossary = Glossary::new(Source::File("glossary.yml".into()), None, glossary);
        let lexicon = Lexicon::new(vec![Ranked { glossary: Arc::new(glossary), rank: 0 }]);
        let analysis = Analysis::new(Arc::clone(&text), Language::PLAIN_TEXT, "", Arc::new(lexicon), None);
        let mut places = Places::new(&analysis);
        let found: Vec<_> = analysis.mentions().iter().map(|mention| places.range(mention.range())).collect();
        let starts: Vec<_> = found.iter().map(|range| (range.line, range.column)).collect();
        assert_eq!(starts, [(1, 4), (1, 9), (2, 1), (2, 5), (4, 4)]);
        for (range, mention) in found.iter().zip(analysis.mentions()) {
            assert_eq!(
                (range.end_line, range.end_column),
                place(&analysis.lines, &text, mention.range().end)
            );
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let content = content(b"\xEF\xBB\xBFFROM x".to_vec()).unwrap();
        assert_eq!((&*content.text, content.offset), ("FROM x", 3));
    }

    #[test]
    fn folders_are_walked_in_order_and_ignored_files_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".github/ci.yml", "b.md", "a/c.md", "target/x", ".git/config"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        std::fs::write(folder.path().join(".gitignore"), "target\n").unwrap();
        let found =
            walk(folder.path()).map(|path| path.unwrap().strip_prefix(folder.path()).unwrap().to_owned());
        let found: Vec<_> = found.map(|path| path.to_string_lossy().replace('\\', "/")).collect();
        assert_eq!(found, [".github/ci.yml", ".gitignore", "a/c.md", "b.md"]);
    }
}
