//! Text in which words are no words: URLs, host names, paths, hashes, templates.
//!
//! Asked only about the places where a spelling was found, and looking only at their surroundings, so that masking costs nothing
//! where nothing is found.

/// How far around a place to look, in bytes: a long line must not make each mention cost its length.
const REACH: usize = 160;
/// A run of letters and digits of this length may be base64 or a hash.
const MIN_RANDOM: usize = 20;

/// Last labels that make `name.label` a host name. Those that are file endings too (`sh`, `py`, `rs`, `md`) are not among them.
const TOP_LEVEL: [&str; 48] = [
    "com",
    "org",
    "net",
    "io",
    "dev",
    "edu",
    "gov",
    "mil",
    "int",
    "info",
    "biz",
    "cloud",
    "local",
    "localdomain",
    "internal",
    "svc",
    "cluster",
    "lan",
    "test",
    "example",
    "arpa",
    "eu",
    "uk",
    "fr",
    "de",
    "ch",
    "be",
    "es",
    "it",
    "nl",
    "se",
    "no",
    "pl",
    "ru",
    "cz",
    "ca",
    "us",
    "br",
    "jp",
    "cn",
    "in",
    "au",
    "nz",
    "za",
    "ai",
    "tech",
    "xyz",
    "googleapis",
];

/// Whether what stands at `start..end` (bytes) lies in something that only looks like words.
pub(super) fn is_masked(text: &str, start: usize, end: usize) -> bool {
    let window = Window::new(text, start, end);
    let chunk = window.extend(|byte| {
        !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'(' | b')')
    });
    is_url(&chunk)
        || is_mail_address(&chunk)
        || is_absolute_path(&chunk)
        || is_host(&window)
        || is_random(&window)
        || is_template(window.before)
}

/// Whether a template is open on the line before the byte `start`.
pub(super) fn is_in_template(text: &str, start: usize) -> bool {
    is_template(&text.as_bytes()[start.saturating_sub(REACH)..start])
}

/// A stretch around the place: what is before it, itself, and what is after it.
struct Window<'t> {
    before: &'t [u8],
    inner: &'t [u8],
    after: &'t [u8],
}

impl<'t> Window<'t> {
    fn new(text: &'t str, start: usize, end: usize) -> Self {
        let bytes = text.as_bytes();
        Self {
            before: &bytes[start.saturating_sub(REACH)..start],
            inner: &bytes[start..end],
            after: &bytes[end..bytes.len().min(end + REACH)],
        }
    }

    /// The place with all neighbouring bytes that `belongs` accepts.
    fn extend(&self, belongs: impl Fn(u8) -> bool) -> Self {
        let before = self.before.iter().rposition(|&byte| !belongs(byte)).map_or(0, |at| at + 1);
        let after = self.after.iter().position(|&byte| !belongs(byte)).unwrap_or(self.after.len());
        Self { before: &self.before[before..], inner: self.inner, after: &self.after[..after] }
    }

    fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.before.iter().chain(self.inner).chain(self.after).copied()
    }

    fn len(&self) -> usize {
        self.before.len() + self.inner.len() + self.after.len()
    }
}

fn is_url(chunk: &Window<'_>) -> bool {
    let is_after_scheme = memchr::memmem::find(chunk.before, b"://").is_some();
    let is_scheme = chunk.after.starts_with(b"://")
        || chunk.before.is_empty()
            && memchr::memmem::find(chunk.after, b"://").is_some_and(|at| {
                chunk.after[..at]
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            });
    is_after_scheme || is_scheme || chunk.before.starts_with(b"www.")
}

fn is_mail_address(chunk: &Window<'_>) -> bool {
    let bytes: Vec<u8> = chunk.bytes().collect();
    let Some(at) = memchr::memchr(b'@', &bytes) else { return false };
    let domain = &bytes[at + 1..];
    let is_label = |label: &[u8]| {
        !label.is_empty() && label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let domain = domain
        .split(|&byte| !byte.is_ascii_alphanumeric() && byte != b'-' && byte != b'.')
        .next()
        .unwrap_or_default();
    let mut labels = domain.split(|&byte| byte == b'.').filter(|label| !label.is_empty());
    let last = labels.clone().next_back().unwrap_or_default();
    at > 0 && labels.clone().count() >= 2 && labels.all(is_label) && last.iter().all(u8::is_ascii_alphabetic)
}

fn is_absolute_path(chunk: &Window<'_>) -> bool {
    let is_root = |rest: &[u8]| {
        rest.iter().chain(chunk.inner).next().is_some_and(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'$' | b'{' | b'*')
        })
    };
    match chunk.before {
        [b'/', rest @ ..] => is_root(rest),
        [b'.' | b'~', b'/', ..] | [b'.', b'.', b'/', ..] | [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\', ..] => {
            true
        }
        // `source:/target`, as in a bind mount.
        before => memchr::memmem::find(before, b":/").is_some_and(|at| is_root(&before[at + 2..])),
    }
}

fn is_host(window: &Window<'_>) -> bool {
    let host = window.extend(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if host.before.is_empty() && host.after.is_empty() {
        return false;
    }
    let name: Vec<u8> = host.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
    let name = name.strip_suffix(b".").unwrap_or(&name);
    let Some(dot) = memchr::memrchr(b'.', name) else { return false };
    let last = &name[dot + 1..];
    let is_before_path = window.after.get(host.after.len()) == Some(&b'/');
    dot > 0
        && (TOP_LEVEL.iter().any(|label| label.as_bytes() == last)
            || is_before_path && matches!(last, b"sh" | b"rs" | b"app" | b"co"))
}

fn is_random(window: &Window<'_>) -> bool {
    // Words with blanks between them are no run, however long.
    if window.inner.contains(&b' ') {
        return false;
    }
    let run = window.extend(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    let alphanumeric = window.extend(|byte| byte.is_ascii_alphanumeric());
    let has = |is: fn(&u8) -> bool| alphanumeric.bytes().any(|byte| is(&byte));
    // `Ed25519` is a name: no hash is written in both cases.
    let is_hex = alphanumeric.len() >= 7
        && has(u8::is_ascii_digit)
        && !(has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase))
        && alphanumeric.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex || run.len() >= MIN_RANDOM && changes_class_often(&run)
}

/// Base64 changes between capitals, small letters and digits at more than half of its places, camelCase at one in six.
fn changes_class_often(run: &Window<'_>) -> bool {
    let class = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let classes: Vec<u8> = run.bytes().map(class).collect();
    let changes = classes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    changes * 3 > classes.len()
}

fn is_template(before: &[u8]) -> bool {
    let line = memchr::memrchr(b'\n', before).map_or(before, |at| &before[at + 1..]);
    if memchr::memchr2(b'{', b'<', line).is_none() {
        return false;
    }
    let is_open = |opener: &[u8], closer: &[u8]| {
        let opened = memchr::memmem::rfind(line, opener);
        opened.is_some_and(|at| memchr::memmem::find(&line[at..], closer).is_none())
    };
    is_open(b"{{", b"}}") || is_open(b"${", b"}") || is_open(b"{%", b"%}") || is_open(b"<%", b"%>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, word: &str, expected: bool) {
        let start = text.find(word).unwrap();
        assert_eq!(is_masked(text, start, start + word.len()), expected, "{word} in {text}");
    }

    #[test]
    fn urls_hosts_and_mail_addresses_are_masked() {
        check("see https://kubernetes.io/docs/concepts", "kubernetes", true);
        check("postgres://user@db:5432/app", "postgres", true);
        check("host: api.example.com", "api", true);
        check("  helm.sh/chart: web-1.2.0", "helm", true);
        check("mail docker@example.org", "docker", true);
        check("redis.default.svc.cluster.local:6379", "redis", true);
    }

    #[test]
    fn absolute_paths_are_masked_and_names_with_slashes_are_not() {
        check("path: /api/v2/orders", "api", true);
        check("- ./redis.conf:/etc/redis.conf", "redis", true);
        check("registry/imageCache", "image", false);
        check("// cache of the page", "cache", false);
        check("image: docker.io/library/redis:7", "redis", false);
        check("redis@sha256:0123", "redis", false);
        check("Node.js", "Node", false);
    }

    #[test]
    fn random_text_is_masked() {
        check("key: aGVsbG8gd29ybGQgAPIxMjM0NTY3ODkw", "API", true);
        check("commit 3dbf00d9c1", "db", true);
        check("a key of Ed25519", "Ed25519", false);
        check("terminationGracePeriodSecondsForPods", "Pods", false);
        check("an Amazon Machine Image", "Amazon Machine Image", false);
    }

    #[test]
    fn templates_are_masked() {
        check("image: {{ .Values.image }}", "Values", true);
        check("{{ .Values.image }} image of", "image of", false);
        check("${REDIS_HOST}", "REDIS", true);
    }
}
