//! Names in running text: identifiers, file names, image references, flags, variables, calls.

use super::line::{is_line_comment, line_at};

/// Whether `surface` is written as programs write names: `clusterIp`, `TraceId`, `db_schema`.
pub fn is_identifier(surface: &str) -> bool {
    let bytes = surface.as_bytes();
    bytes.contains(&b'_')
        || !bytes.contains(&b' ')
            && bytes.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
            && bytes
                .windows(2)
                .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_lowercase())
                .count()
                > 1
}

/// How far around a place to look, in bytes.
const REACH: usize = 120;

/// Whether the words at `start..end` are only a part of a name, or stand where a name stands.
pub(super) fn is_code(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let from = start.saturating_sub(REACH);
    let to = bytes.len().min(end + REACH);
    let before = stretch_back(&bytes[from..start]);
    let after = stretch(&bytes[end..to]);
    is_sigil(before, &bytes[start..end])
        || is_inside_identifier(before, after)
        || is_dotted(before, after)
        || is_reference(before, &bytes[start..end], after)
        || is_call(&bytes[end..to])
        || is_hyphenated_name(before, &bytes[start..end], after)
        || is_quoted_part(text, start - before.len(), end + after.len(), start, end)
        || is_in_backticks(text, start, end)
}

/// The bytes right before the place that belong to the same name.
fn stretch_back(before: &[u8]) -> &[u8] {
    let start = before.iter().rposition(|&byte| !belongs(byte)).map_or(0, |at| at + 1);
    &before[start..]
}

fn stretch(after: &[u8]) -> &[u8] {
    let end = after.iter().position(|&byte| !belongs(byte)).unwrap_or(after.len());
    let is_mark = |byte: &u8| matches!(byte, b'.' | b':' | b'/' | b'-');
    let end = after[..end].iter().rposition(|byte| !is_mark(byte)).map_or(0, |at| at + 1);
    &after[..end]
}

fn belongs(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'.' | b':' | b'/' | b'-' | b'=' | b'$' | b'@' | b'%' | b'\\' | b'*' | b'~')
}

/// `--flag`, `-f`, `$VARIABLE`, `@handle`, `KEY=value`, `%s`.
fn is_sigil(before: &[u8], inner: &[u8]) -> bool {
    let is_flag = match before {
        [b'-', b'-', ..] => true,
        [b'-', rest @ ..] => rest.iter().chain(inner).next().is_some_and(u8::is_ascii_alphabetic),
        _ => false,
    };
    is_flag || before.iter().any(|byte| matches!(byte, b'$' | b'@' | b'=' | b'%' | b'\\' | b'~'))
}

/// `snake_case`, `camelCase`: a word character touches the place. A plural s or a version that touches it does not make it a name.
fn is_inside_identifier(before: &[u8], after: &[u8]) -> bool {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let touches_before = before.last().is_some_and(is_word);
    let word_after = after.iter().position(|byte| !is_word(byte)).unwrap_or(after.len());
    let touches_after = !matches!(&after[..word_after], [] | [b's']);
    touches_before || touches_after
}

/// `spec.template`, `values.yaml`, `pkg::name`, `key=value`.
fn is_dotted(before: &[u8], after: &[u8]) -> bool {
    let joins = |byte: &u8| matches!(byte, b'.' | b'=' | b':');
    let before_joins = matches!(before, [.., last] if joins(last)) && before.len() > 1;
    let leads_in = matches!(before, [b'.', ..]) && before.len() == 1;
    let after_joins = after.windows(2).any(|pair| joins(&pair[0]) && pair[1].is_ascii_alphanumeric())
        || after.first() == Some(&b'=');
    before_joins || leads_in || after_joins
}

/// `team/image:tag`, `a/b/c`, `cert-manager-webhook`: a name of several parts that words in a sentence do not have.
fn is_reference(before: &[u8], inner: &[u8], after: &[u8]) -> bool {
    let parts = before.iter().chain(after);
    let slashes = parts.clone().filter(|byte| **byte == b'/').count();
    let hyphens = parts.clone().filter(|byte| **byte == b'-').count();
    let is_marked = parts
        .clone()
        .any(|byte| matches!(byte, b'_' | b'.' | b':' | b'@' | b'$' | b'*') || byte.is_ascii_digit());
    let is_lower = parts.chain(inner).all(|byte| !byte.is_ascii_uppercase());
    slashes >= 2 || slashes == 1 && (is_marked || hyphens > 0 && is_lower) || hyphens >= 2 && is_lower
}

/// What English and French join to a word with a hyphen, so that the word keeps its sense: “node-local”, “pre-deployment”.
const JOINING: [&str; 58] = [
    "agnostic",
    "anti",
    "auto",
    "aware",
    "based",
    "bound",
    "by",
    "capable",
    "ci",
    "co",
    "compatible",
    "compliant",
    "cross",
    "de",
    "driven",
    "enabled",
    "facing",
    "free",
    "friendly",
    "hosted",
    "in",
    "inter",
    "intra",
    "level",
    "like",
    "local",
    "managed",
    "mid",
    "multi",
    "native",
    "new",
    "non",
    "of",
    "on",
    "only",
    "or",
    "oriented",
    "per",
    "post",
    "powered",
    "pre",
    "quasi",
    "re",
    "ready",
    "related",
    "scoped",
    "self",
    "semi",
    "side",
    "single",
    "specific",
    "style",
    "sub",
    "sur",
    "to",
    "type",
    "up",
    "wide",
];

/// `vault-active`, `redis-server`: a word with others in small letters joined to it is a name, unless it is one that sentences join to words.
fn is_hyphenated_name(before: &[u8], inner: &[u8], after: &[u8]) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let joins = |part: &[u8]| JOINING.iter().any(|word| word.as_bytes() == part);
    let last = before.strip_suffix(b"-").and_then(|rest| rest.rsplit(|&byte| byte == b'-').next());
    let next = after.strip_prefix(b"-").and_then(|rest| rest.split(|&byte| byte == b'-').next());
    let neighbours = last.into_iter().chain(next).filter(|part| !part.is_empty());
    before.iter().chain(inner).chain(after).all(is_name) && neighbours.clone().any(|part| !joins(part))
}

/// `` `node` ``: one word in small letters that stands for itself as a name.
fn is_in_backticks(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    start > 0
        && bytes[start - 1] == b'`'
        && bytes.get(end) == Some(&b'`')
        && bytes[start..end]
            .iter()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-')
}

/// “as the redis user”, “user: postgres”: the name of an account, whatever it is called.
pub(super) fn is_account(text: &str, start: usize, end: usize) -> bool {
    let names_account = |word: &str| {
        let rest = text[end..].strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    let is_user = || (names_account(" user") || names_account(" group")) && text[..start].ends_with("the ");
    text[start..end].bytes().all(|byte| byte.is_ascii_lowercase())
        && (is_user() || is_told_as_name(text, start, end))
}

/// What a name is told of before a colon.
const NAMED: [&str; 6] = ["name: ", "Name: ", "user: ", "User: ", "host: ", "password: "];

/// Whether a comment ends by telling what some name is: `# Database user: postgres`. In a file's own values, names are explained.
fn is_told_as_name(text: &str, start: usize, end: usize) -> bool {
    if !NAMED.iter().any(|named| text[..start].ends_with(named)) {
        return false;
    }
    let line = line_at(text, start);
    is_line_comment(text[line.clone()].trim_start())
        && text[end..line.end].trim_end_matches([' ', '.']).is_empty()
}

/// “`prometheus-job`”: a part of a name that quotes set off.
fn is_quoted_part(text: &str, from: usize, to: usize, start: usize, end: usize) -> bool {
    let quote = |byte: Option<u8>| byte.filter(|byte| matches!(byte, b'`' | b'"' | b'\''));
    let opened = quote(text[..from].bytes().next_back());
    (from, to) != (start, end) && opened.is_some() && opened == quote(text[to..].bytes().next())
}

/// `exec()`, `up{}`, but not `pod(s)`.
fn is_call(after: &[u8]) -> bool {
    after.first() == Some(&b'{')
        || matches!(after, [b'(', rest @ ..] if !rest.starts_with(b"s)") && !rest.starts_with(b"e)") && !rest.starts_with(b"es)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the place in what follows.
    fn check(marked: &str, expected: bool) {
        let start = marked.find('|').unwrap();
        let end = marked.rfind('|').unwrap() - 1;
        let text = marked.replace('|', "");
        assert_eq!(is_code(&text, start, end), expected, "{marked}");
    }

    #[test]
    fn parts_of_names_are_code() {
        for name in [
            "the |cache|Dir option",
            "set |redis|_host",
            "pass --|image| here",
            "use $|HOME| as",
            "see |docker|-compose.yml",
            "in spec.|template|",
            "|docker|/build-push-action@v2",
            "|redis|:7-alpine",
            "run |exec|() first",
            "@|deprecated| since",
            "cert-|manager|-webhook runs",
            "a `|prometheus|-job` label",
            "LOG=|debug|",
            "the |vault|-active service",
            "a task-|runner| sidecar",
            "either `|aws|` or",
            "the |metric|{} of",
        ] {
            check(name, true);
        }
    }

    #[test]
    fn accounts_are_names() {
        let is_redis_account = |text: &str| {
            let start = text.find("redis").unwrap();
            is_account(text, start, start + "redis".len())
        };
        assert!(is_redis_account("run as the redis user so that"));
        assert!(is_redis_account("add them to the redis group"));
        assert!(is_redis_account("# Database username: redis\n"));
        assert!(!is_redis_account("# Storage name: redis or none\n"));
        assert!(!is_redis_account("- name: redis\n"), "a value");
        assert!(!is_redis_account("each redis user knows"));
        assert!(!is_redis_account("the redis users"));
    }

    #[test]
    fn words_in_sentences_are_not() {
        for text in [
            "the |pod|s are",
            "a |Kubernetes|-based stack",
            "|client|/server",
            "the |TLS|: see",
            "stop the |daemon|.",
            "two |pod|(s) of",
            "(|Docker|)",
            "“|gRPC|”",
            "self-|signed| ones",
            "a |node|-local cache",
            "intra-|node| traffic",
            "the `|ConfigMap|` has",
            "the |cache|, then",
            "|CPU|/memory limits",
        ] {
            check(text, false);
        }
    }
}
