//! `file:` URIs ↔ paths. Everything else about a URI stays as the client spells it.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What must be escaped in a path (RFC 3986, `pchar`), as VS Code does it.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path of a `file:` URI.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = &rest[rest.find('/')?..];
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let decoded = percent_decode_str(path).decode_utf8_lossy().into_owned();
    Some(PathBuf::from(without_drive_slash(&decoded)))
}

/// `/c:/x` names a path on a drive: its slash goes, and its letter is a capital, so that `c%3A` and `C:` are one.
fn without_drive_slash(path: &str) -> String {
    match path.as_bytes() {
        [b'/', letter, b':', ..] if letter.is_ascii_alphabetic() => {
            format!("{}{}", letter.to_ascii_uppercase() as char, &path[2..])
        }
        _ => path.to_owned(),
    }
}

/// The `file:` URI of a path.
pub(super) fn from_path(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&path, ESCAPED))
}

/// The path that is looked at for a document's name, whatever its scheme: `untitled:Dockerfile` has one too.
pub(super) fn name_of(uri: &str) -> String {
    match to_path(uri) {
        Some(path) => path.to_string_lossy().into_owned(),
        None => percent_decode_str(uri.split_once(':').map_or(uri, |(_, rest)| rest))
            .decode_utf8_lossy()
            .into_owned(),
    }
}

/// One spelling for all URIs of one document: drive letters and escapes are spelled differently by different clients.
pub(super) fn key(uri: &str) -> String {
    match to_path(uri) {
        Some(path) => from_path(&path),
        None => uri.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_survive_the_way_there_and_back() {
        for path in ["/a/b.yaml", "/a b/[id].yaml", "/é/漢字#1?.yml", "/100%/x"] {
            assert_eq!(to_path(&from_path(Path::new(path))), Some(PathBuf::from(path)));
        }
    }

    #[test]
    fn spellings_of_one_document_have_one_key() {
        assert_eq!(key("file:///c%3A/x/a.yaml"), key("file:///C:/x/a.yaml"));
        assert_eq!(key("file:///a/%5Bid%5D.yaml"), key("file:///a/[id].yaml"));
        assert_eq!(key("untitled:Untitled-1"), "untitled:Untitled-1");
    }

    #[test]
    fn other_schemes_have_a_name_but_no_path() {
        assert_eq!(to_path("untitled:Dockerfile"), None);
        assert_eq!(name_of("untitled:Dockerfile"), "Dockerfile");
    }
}
