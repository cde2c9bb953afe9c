//! Lines of comments: sentences, commented-out code, orders to a tool, shouting.

use std::ops::Range;

use super::stopwords::is_stopword;

/// What a line of a comment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Text that people read.
    Words,
    /// Text in capitals, in which capitals say nothing.
    Shout,
    /// Code or configuration that is commented out, or a command line to copy.
    Code,
    /// An order to a tool (`noqa`, `eslint-disable`), or whose the rights are.
    Order,
}

/// Further than this, in bytes, nobody looks along a line: it must not cost its length for every place in it.
const REACH: usize = 2048;

/// The line of `text` around the byte `offset`, without its end; of a very long one, the part around `offset`.
pub fn line_at(text: &str, offset: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let from = text.floor_char_boundary(offset.saturating_sub(REACH));
    let to = text.ceil_char_boundary((offset + REACH).min(text.len()));
    let start = memchr::memrchr2(b'\n', b'\r', &bytes[from..offset]).map_or(from, |at| from + at + 1);
    let end = memchr::memchr2(b'\n', b'\r', &bytes[offset..to]).map_or(to, |at| offset + at);
    start..end
}

/// Whether `line`, without its indentation, begins as line comments do, in whatever language.
pub(super) fn is_line_comment(line: &str) -> bool {
    ["#", "//", "--", ";", "%", "*"].iter().any(|mark| line.starts_with(mark))
}

/// `line` without the marks that make it a comment; its indentation stays.
pub fn body(line: &str) -> &str {
    let start = line.trim_start();
    let start = ["<!--", "{{/*", "\"\"\"", "'''", "//!", "///", "--", "//", "/**", "/*"]
        .iter()
        .find_map(|mark| start.strip_prefix(mark))
        .unwrap_or_else(|| start.trim_start_matches(['#', ';', '%', '*', '!']));
    let end = start.trim_end();
    ["-->", "*/", "\"\"\"", "'''", "*/}}"].iter().find_map(|mark| end.strip_suffix(mark)).unwrap_or(end)
}

/// Whether the line that begins at the byte `start` goes on with a command: the line before ends in a backslash.
pub fn is_continued(text: &str, start: usize) -> bool {
    text[..start].trim_end_matches(['\n', '\r']).ends_with('\\')
}

impl Line {
    /// What `body`, a comment's line without its marks, is. `data` says whether the file holds data and not a program: there, `key: value` is code.
    pub fn of(body: &str, data: bool) -> Self {
        let text = body.trim();
        if text.len() < 2 {
            Self::Words
        } else if is_order(text) {
            Self::Order
        } else if is_code(text, data) {
            Self::Code
        } else if shouts(text) {
            Self::Shout
        } else {
            Self::Words
        }
    }
}

/// With what orders to tools and notices of rights begin.
const ORDERS: [&str; 47] = [
    "(c) ",
    "(C) ",
    "©",
    "Copyright ",
    "copyright ",
    "!/",
    "syntax=",
    "escape=",
    "check=",
    "noqa",
    "nolint",
    "NOLINT",
    "eslint",
    "shellcheck ",
    "hadolint ",
    "yamllint ",
    "pylint:",
    "mypy:",
    "type: ignore",
    "pragma",
    "@ts-",
    "prettier-ignore",
    "go:",
    "+build",
    "+kubebuilder",
    "+k8s:",
    "+genclient",
    "+optional",
    "+required",
    "vim:",
    "-*-",
    "yaml-language-server:",
    "checkov:",
    "tfsec:",
    "kics-scan",
    "renovate:",
    "trivy:ignore",
    "nosec",
    "cspell:",
    "codespell",
    "spell-checker:",
    "coding:",
    "ansible-lint",
    "SPDX-",
    "glossator:",
    "lint:ignore",
    "nosemgrep",
];

fn is_order(text: &str) -> bool {
    begins_with_one_of(text, &ORDERS)
}

/// Nearly always the first byte says no.
fn begins_with_one_of(text: &str, starts: &[&str]) -> bool {
    let first = text.as_bytes().first();
    starts.iter().any(|start| start.as_bytes().first() == first && text.starts_with(start))
}

fn is_code(text: &str, data: bool) -> bool {
    let text = text.strip_prefix("- ").unwrap_or(text).trim();
    data && is_setting(text) || is_instruction(text) || is_command(text) || is_program(text)
}

/// `key: value`, `key:` or `key = value`.
fn is_setting(text: &str) -> bool {
    let end = text
        .find(|c: char| {
            !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '/' | '"' | '\'' | '$' | '*'))
        })
        .unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    let Some(value) = rest.strip_prefix(':').or_else(|| rest.trim_start().strip_prefix('=')) else {
        return false;
    };
    if key.is_empty() || !(value.is_empty() || value.starts_with(' ') || rest.trim_start().starts_with('=')) {
        return false;
    }
    let value = value.trim();
    let is_name = key.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, '"' | '\'' | '_' | '$'))
        || key[1..].contains(|c: char| c.is_ascii_uppercase() || c == '_');
    if !is_name || LEAD_INS.contains(&key) {
        return false;
    }
    let words = value.split_whitespace().take_while(|word| !word.starts_with('#')).count();
    words <= 2 || value.starts_with(['"', '\'', '[', '{', '|', '>', '$', '*', '&', '!'])
}

/// Words that a colon follows in a sentence.
const LEAD_INS: [&str; 16] = [
    "default", "defaults", "e.g.", "eg", "example", "examples", "exemple", "hint", "i.e.", "note", "ref",
    "see", "todo", "usage", "via", "voir",
];

/// `RUN apt-get update`, `COPY --from=build`.
fn is_instruction(text: &str) -> bool {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_known = matches!(
        word,
        "ADD"
            | "ARG"
            | "CMD"
            | "COPY"
            | "ENTRYPOINT"
            | "ENV"
            | "EXPOSE"
            | "FROM"
            | "HEALTHCHECK"
            | "LABEL"
            | "ONBUILD"
            | "RUN"
            | "SHELL"
            | "STOPSIGNAL"
            | "USER"
            | "VOLUME"
            | "WORKDIR"
    );
    is_known && !rest.is_empty() && stopwords(rest) * 4 < words(rest).max(1)
}

/// Programs whose names begin a command line to copy.
const PROGRAMS: [&str; 60] = [
    "ansible",
    "ansible-galaxy",
    "ansible-playbook",
    "apk",
    "apt",
    "apt-get",
    "aws",
    "bash",
    "brew",
    "buildah",
    "bundle",
    "cargo",
    "cd",
    "chmod",
    "chown",
    "conda",
    "cp",
    "curl",
    "dnf",
    "docker",
    "docker-compose",
    "echo",
    "env",
    "export",
    "gcloud",
    "git",
    "go",
    "gradle",
    "helm",
    "kind",
    "kubectl",
    "kustomize",
    "ln",
    "make",
    "minikube",
    "mkdir",
    "mount",
    "mv",
    "mvn",
    "npm",
    "npx",
    "openssl",
    "pip",
    "pip3",
    "pnpm",
    "podman",
    "psql",
    "python",
    "python3",
    "rm",
    "sed",
    "sh",
    "ssh",
    "ssh-keygen",
    "ssh-keyscan",
    "sudo",
    "systemctl",
    "terraform",
    "wget",
    "yarn",
];

fn is_command(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("$ ").or_else(|| text.strip_prefix("> ")) {
        return !rest.is_empty();
    }
    let mut parts = text.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let is_program =
        PROGRAMS.binary_search(&first).is_ok() || first.starts_with("./") || first.starts_with("/usr/");
    if !is_program {
        return false;
    }
    let count = words(text);
    let has_option = parts.clone().any(|part| part.starts_with('-') && part.len() > 1)
        || text.contains(['|', '>'])
        || text.ends_with('\\');
    count > 1
        && (has_option && stopwords(text) * 4 <= count
            || count <= 6
                && stopwords(text) == 0
                && (text.ends_with(" .") || !text.ends_with(['.', ',', ':', ';'])))
}

/// With what statements begin.
const STATEMENTS: [&str; 17] = [
    "if (", "for (", "while (", "return ", "import ", "#include", "def ", "func ", "fn ", "let ", "const ",
    "var ", "} ", "@", "<", "{{", "[[",
];

/// Statements: what no sentence has at its end or within.
fn is_program(text: &str) -> bool {
    let ends = text.ends_with([';', '{', '}', '\\'])
        || text.ends_with("),")
        || text.ends_with("],")
        || text.ends_with("({")
        || text.ends_with("):")
        || text.ends_with("()");
    let opens = begins_with_one_of(text, &STATEMENTS);
    let may_have_operator = text.bytes().any(|byte| matches!(byte, b'=' | b'>' | b'|' | b'&' | b';' | b'{'))
        || text.contains("::");
    let has_operator = may_have_operator
        && ["::", "->", "=>", " = ", " == ", " != ", " := ", " += ", " && ", " || ", "();", "({", " | "]
            .iter()
            .any(|operator| text.contains(operator));
    let signs = u32::from(ends) + u32::from(opens) + u32::from(has_operator) * 2;
    let limit = if signs >= 2 { 5 } else { 20 };
    signs > 0
        && stopwords(text) * limit < words(text).max(1)
        && (signs >= 2 || symbols(text) * 12 >= text.len())
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn stopwords(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| is_stopword(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .count()
}

fn symbols(text: &str) -> usize {
    text.bytes().filter(|byte| b"{}()[];=<>|&$\"'`_:/\\".contains(byte)).count()
}

/// Whether capitals are the rule in this line, which has several words.
fn shouts(text: &str) -> bool {
    let (mut letters, mut capitals) = (0, 0);
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        capitals += usize::from(c.is_uppercase());
    }
    let is_long = |word: &&str| word.chars().count() > 2;
    letters >= 8
        && capitals * 10 >= letters * 7
        && text.split(|c: char| !c.is_alphabetic()).filter(is_long).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Line) {
        assert_eq!(Line::of(body(text), true), expected, "{text}");
    }

    #[test]
    fn commented_out_configuration_and_commands_are_code() {
        for text in [
            "#   cpu = \"s390_64\"",
            "# fsGroup: 2000",
            "# extraContainers:",
            "#RUN chmod 644 /x",
            "#   docker compose up -d",
            "# $ make build",
            "# - playbook: gluster.yml",
            "# \"type\": \"object\",",
            "#   kubectl apply -f x.yaml",
            "// return client.Do(req)",
            "#     echo conda activate \"${env}\" >> \"/home/x\"",
            "// foo.bar = baz();",
            "# docker buildx build .",
        ] {
            check(text, Line::Code);
        }
    }

    #[test]
    fn sentences_are_words() {
        for text in [
            "# Note: the cache is warm",
            "# podTemplate: overrides the default template of pods",
            "# Run the proxy as a sidecar",
            "# docker is needed for the tests",
            "// Returns the next token.",
            "# make sure that the volume is mounted",
            "# Example:",
            "# FROM here on, the image is built by the CI",
            "# go to the next stage",
            "# ---",
            "// the queue (FIFO), then the sink",
            "# Kubernetes > 1.20 is needed for this",
        ] {
            check(text, Line::Words);
        }
    }

    #[test]
    fn a_command_goes_on_after_a_backslash() {
        let text = "# docker run \\\n#   nginx\n# a proxy\n";
        let starts = [2, 2 + text.find("#   ").unwrap() - 2, text.find("# a").unwrap()];
        assert_eq!(starts.map(|start| is_continued(text, start)), [false, true, false]);
    }

    #[test]
    fn orders_and_shouting_are_told_apart() {
        check("# noqa: E501", Line::Order);
        check("# (c) 2018-2022, NetApp, Inc", Line::Order);
        check("# yaml-language-server: $schema=x", Line::Order);
        check("# DO NOT EDIT THIS FILE", Line::Shout);
        check("# TLS", Line::Words);
    }
}
