//! What language a file is in: by what the editor says, by its name, by its first line.

use super::Language;
use super::dialect::dialect;

/// What templates of other files add to their names: `values.yaml.j2` is YAML.
const TEMPLATE_SUFFIXES: &[&str] = &[
    "j2", "jinja", "jinja2", "tpl", "tmpl", "template", "gotmpl", "erb", "in", "dist", "example", "sample",
    "orig", "bak", "default", "tftpl", "epp", "mustache", "liquid",
];

/// What editors call files of which they know nothing more.
const GENERIC_IDS: &[&str] =
    &["plaintext", "text", "txt", "plain", "jinja", "jinja2", "template", "conf", "config"];

/// The language of a file. `language_id` is what the editor says, if it does; it may be unknown to us or generic.
/// `path` is a path, or the path of a URI.
pub fn detect(language_id: Option<&str>, path: &str, text: &str) -> Language {
    let path = path.replace('\\', "/").to_ascii_lowercase();
    let named = language_id.filter(|id| !is_generic(id)).and_then(Language::by_id);
    let language = named
        .or_else(|| by_name(file_name(&path), text))
        .or_else(|| by_first_line(text))
        .or_else(|| language_id.and_then(Language::by_id))
        .unwrap_or(Language::PLAIN_TEXT);
    if language.id() == "yaml" { dialect(strip_template(&path), text).language() } else { language }
}

fn is_generic(id: &str) -> bool {
    id.is_empty() || GENERIC_IDS.iter().any(|generic| generic.eq_ignore_ascii_case(id))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The language of a file of that name (in lower case).
fn by_name(name: &str, text: &str) -> Option<Language> {
    if name.starts_with('_') && name.rsplit_once('.').is_some_and(|(_, extension)| extension == "tpl") {
        return Language::by_id("helm");
    }
    let by_extension = by_extension(name, text);
    // `Dockerfile.dev`, but not `makefile.yml`.
    let is_certain = by_extension.is_some_and(|language| language != Language::PLAIN_TEXT);
    let by_beginning = if is_certain { None } else { Language::by_file_beginning(name) };
    Language::by_file(name).or(by_beginning).or(by_extension).or_else(|| {
        let inner = strip_template(name);
        if inner == name { None } else { by_name(inner, text) }
    })
}

fn by_extension(name: &str, text: &str) -> Option<Language> {
    let (_, extension) = name.rsplit_once('.')?;
    if let Some(id) = ambiguous(extension, text) {
        return Language::by_id(id);
    }
    Language::by_extension(extension)
}

/// Extensions that several languages share.
fn ambiguous(extension: &str, text: &str) -> Option<&'static str> {
    let begins = |starts: &[&str]| {
        text.lines().take(200).any(|line| starts.iter().any(|start| line.starts_with(start)))
    };
    match extension {
        "m" if begins(&["%", "function ", "function["]) => Some("matlab"),
        "v" if begins(&["module ", "`timescale", "`include", "endmodule"])
            && !begins(&["fn ", "import "]) =>
        {
            Some("verilog")
        }
        "v" if begins(&["(*", "Require ", "From "]) => Some("ocaml"),
        "ts" | "tsx" if text.starts_with("<?xml") => Some("xml"),
        "pl" if begins(&[":- "]) => Some("prolog"),
        "fs" if begins(&["#version", "void main"]) => Some("glsl"),
        "cls" if begins(&["public ", "private ", "global ", "@"]) => Some("java"),
        "inc" if begins(&["#include", "#define", "//"]) && !text.contains("<?") => Some("c"),
        "pro" if begins(&["QT ", "TEMPLATE ", "SOURCES ", "CONFIG "]) => Some("conf"),
        _ => None,
    }
}

/// The name without what makes it a template's.
fn strip_template(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((inner, suffix)) if TEMPLATE_SUFFIXES.contains(&suffix) && !inner.is_empty() => {
            strip_template(inner)
        }
        _ => name,
    }
}

/// The language that the first line of a file gives away.
fn by_first_line(text: &str) -> Option<Language> {
    let line = text.trim_start_matches('\u{feff}').lines().next()?;
    if let Some(command) = line.strip_prefix("#!") {
        let program = interpreter(command)?;
        return Language::by_interpreter(&program);
    }
    let starts = [
        ("<?xml", "xml"),
        ("<?php", "php"),
        ("<!doctype html", "html"),
        ("<html", "html"),
        ("%yaml", "yaml"),
    ];
    let line = line.get(..line.len().min(64)).unwrap_or_default().to_ascii_lowercase();
    let (_, id) = starts.iter().find(|(start, _)| line.starts_with(start))?;
    Language::by_id(id)
}

/// The program that `#!` names, without path and version: `python` for `/usr/bin/env -S python3.12 -u`.
fn interpreter(command: &str) -> Option<String> {
    let mut words = command.split_ascii_whitespace().map(file_name);
    let mut program = words.next()?;
    if program == "env" {
        program = words.find(|word| !word.starts_with('-') && !word.contains('='))?;
    }
    Some(program.trim_end_matches(|byte: char| byte.is_ascii_digit() || byte == '.').to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(path: &str) -> &'static str {
        detect(None, path, "").id()
    }

    fn yaml(path: &str, text: &str) -> &'static str {
        detect(Some("yaml"), path, text).id()
    }

    #[test]
    fn by_the_name_of_the_file() {
        for (path, expected) in [
            ("Dockerfile", "dockerfile"),
            ("docker/Dockerfile.dev", "dockerfile"),
            ("Containerfile", "dockerfile"),
            ("api.dockerfile", "dockerfile"),
            ("Jenkinsfile", "groovy"),
            ("/srv/Makefile", "makefile"),
            ("Vagrantfile", "ruby"),
            ("Gemfile", "ruby"),
            ("Tiltfile", "starlark"),
            ("BUILD.bazel", "starlark"),
            (".env.local", "dotenv"),
            (".gitignore", "ignore"),
            ("Caddyfile", "caddyfile"),
            ("nginx.conf", "nginx"),
            ("CMakeLists.txt", "cmake"),
            ("go.mod", "go.mod"),
            ("justfile", "just"),
            ("Procfile", "conf"),
            ("makefile.yml", "yaml"),
            ("requirements-dev.txt", "conf"),
            ("C:\\work\\main.tf", "terraform"),
            ("a%20b/MAIN.PY", "python"),
            ("README", "plaintext"),
            ("notes.md", "markdown"),
            ("COMMIT_EDITMSG", "git-commit"),
            ("x.unknown", "plaintext"),
            ("", "plaintext"),
        ] {
            assert_eq!(id(path), expected, "{path}");
        }
    }

    #[test]
    fn templates_are_what_they_are_templates_of() {
        assert_eq!(id("conf/nginx.conf.j2"), "nginx");
        assert_eq!(id("values.yaml.tmpl"), "yaml");
        assert_eq!(id("Dockerfile.template"), "dockerfile");
        assert_eq!(id(".env.example"), "dotenv");
        assert_eq!(id("charts/x/templates/_helpers.tpl"), "helm");
        assert_eq!(id("x.tpl"), "plaintext");
    }

    #[test]
    fn by_the_first_line() {
        assert_eq!(detect(None, "run", "#!/usr/bin/env -S python3.12 -u\n").id(), "python");
        assert_eq!(detect(None, "run", "\u{feff}#!/bin/bash\n").id(), "shellscript");
        assert_eq!(detect(None, "run", "#!").id(), "plaintext");
        assert_eq!(detect(None, "data", "<?xml version='1.0'?>").id(), "xml");
    }

    #[test]
    fn what_the_editor_says_holds_unless_it_is_generic() {
        assert_eq!(detect(Some("golang"), "x.txt", "").id(), "go");
        assert_eq!(detect(Some("plaintext"), "main.go", "").id(), "go");
        assert_eq!(detect(Some("something-new"), "main.go", "").id(), "go");
        assert_eq!(detect(Some("docker"), "untitled:1", "").id(), "dockerfile");
        assert_eq!(detect(Some("yaml.docker-compose"), "x.yml", "").id(), "compose");
        assert_eq!(detect(Some("yaml.ansible"), "compose.yaml", "").id(), "ansible");
        assert_eq!(detect(Some(""), "", "").id(), "plaintext");
    }

    #[test]
    fn values_of_a_chart_are_told_by_their_keys() {
        let text = "image: web\nnodeSelector: {}\ntolerations: []\n";
        assert_eq!(detect(None, "web-values.yaml", text).id(), "helm");
        assert_eq!(detect(None, "web.yaml", text).id(), "yaml");
        assert_eq!(detect(None, "values.yaml", "colours: [red]\n").id(), "yaml");
    }

    #[test]
    fn dialects_of_yaml_by_name() {
        for (path, expected) in [
            ("docker-compose.prod.yml", "compose"),
            ("compose.yaml", "compose"),
            ("monitoring.compose.yaml", "compose"),
            ("composer.yaml", "yaml"),
            (".github/workflows/ci.yml", "github-actions"),
            ("x/action.yml", "github-actions"),
            (".gitlab-ci.yml", "gitlab-ci"),
            ("charts/app/values-prod.yaml", "helm"),
            ("values.yaml", "yaml"),
            ("Chart.yaml", "helm"),
            ("roles/web/tasks/main.yml", "ansible"),
            ("playbooks/site.yml", "ansible"),
            ("kustomization.yaml", "kubernetes"),
            ("docs/x.yaml", "yaml"),
        ] {
            assert_eq!(yaml(path, ""), expected, "{path}");
        }
    }

    #[test]
    fn dialects_of_yaml_by_content() {
        let manifest = "# x\napiVersion: v1\nkind: Pod\n";
        assert_eq!(yaml("x.yaml", manifest), "kubernetes");
        assert_eq!(yaml("tasks/x.yaml", manifest), "kubernetes");
        assert_eq!(yaml("x/templates/pod.yaml", "apiVersion: v1\nname: {{ .x }}\n"), "helm");
        assert_eq!(yaml("x.yaml", "services:\n  web:\n    build: .\n"), "compose");
        assert_eq!(yaml("x.yaml", "services:\n  - a\n"), "yaml");
        assert_eq!(yaml("x.yaml", "- hosts: all\n  tasks:\n    - debug:\n"), "ansible");
        assert_eq!(yaml("x.yaml", "on: push\njobs:\n  a:\n    runs-on: x\n"), "github-actions");
    }
}
