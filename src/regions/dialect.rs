//! What tool a YAML file is for, told by its name, its folders and its content.

use super::Language;
use super::lexer::line_end;
use crate::text::next_line;

/// The tools whose files differ in what their keys mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// None that we know.
    Yaml,
    Compose,
    Kubernetes,
    Helm,
    GithubActions,
    GitlabCi,
    Ansible,
}

/// How much of a file is looked at.
const MAX_LOOK: usize = 16 * 1024;

impl Dialect {
    pub(super) fn language(self) -> Language {
        let id = match self {
            Self::Yaml => "yaml",
            Self::Compose => "compose",
            Self::Kubernetes => "kubernetes",
            Self::Helm => "helm",
            Self::GithubActions => "github-actions",
            Self::GitlabCi => "gitlab-ci",
            Self::Ansible => "ansible",
        };
        Language::by_id(id).unwrap_or(Language::PLAIN_TEXT)
    }
}

/// The dialect of the YAML file at `path` (in lower case, with `/`).
pub(super) fn dialect(path: &str, text: &str) -> Dialect {
    let content = Content::of(text);
    by_name(path, &content).or_else(|| by_content(&content)).unwrap_or(Dialect::Yaml)
}

fn by_name(path: &str, content: &Content) -> Option<Dialect> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let within = |folder: &str| path.contains(folder) || path.starts_with(folder.trim_start_matches('/'));
    if name == "action.yml"
        || name == "action.yaml"
        || within("/.github/workflows/")
        || within("/.gitea/workflows/")
    {
        return Some(Dialect::GithubActions);
    }
    if name.ends_with(".gitlab-ci.yml") || name.ends_with(".gitlab-ci.yaml") || within("/.gitlab/ci/") {
        return Some(Dialect::GitlabCi);
    }
    if matches!(name, "chart.yaml" | "chart.yml") || is_helm(stem, &within, content) {
        return Some(Dialect::Helm);
    }
    let mut words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    if words.any(|word| word == "compose") || stem == "docker-stack" {
        return Some(Dialect::Compose);
    }
    if matches!(stem, "kustomization" | "skaffold") {
        return Some(Dialect::Kubernetes);
    }
    let in_ansible =
        ["/roles/", "/playbooks/", "/group_vars/", "/host_vars/", "/tasks/", "/handlers/", "/ansible/"];
    let in_role =
        ["/tasks/", "/handlers/", "/vars/", "/defaults/", "/meta/"].iter().any(|folder| within(folder));
    let is_play = (matches!(stem, "playbook" | "site") && content.is_sequence) || (stem == "main" && in_role);
    // A Kubernetes manifest may well lie in a folder of that name.
    let is_manifest = content.has_api_version || content.has_services;
    if is_play || (!is_manifest && in_ansible.iter().any(|folder| within(folder))) {
        return Some(Dialect::Ansible);
    }
    None
}

fn is_helm(stem: &str, within: &dyn Fn(&str) -> bool, content: &Content) -> bool {
    let in_chart = within("/charts/") || within("/helm/") || within("/chart/");
    (within("/templates/") && content.has_template && (in_chart || content.has_api_version))
        || ((stem.starts_with("values") || stem.ends_with("values")) && (in_chart || content.chart_keys >= 2))
        || (content.has_template && content.has_api_version)
}

fn by_content(content: &Content) -> Option<Dialect> {
    if content.has_api_version && content.has_kind {
        Some(Dialect::Kubernetes)
    } else if content.has_services && content.has_image {
        Some(Dialect::Compose)
    } else if content.has_jobs && content.has_on && content.has_runs_on {
        Some(Dialect::GithubActions)
    } else if content.is_sequence && ((content.has_hosts && content.has_tasks) || content.imports_playbook) {
        Some(Dialect::Ansible)
    } else {
        None
    }
}

/// What gives a file away.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "a list of independent observations")]
struct Content {
    has_api_version: bool,
    has_kind: bool,
    has_services: bool,
    /// A key two levels down that a service of Compose has.
    has_image: bool,
    has_jobs: bool,
    has_on: bool,
    has_runs_on: bool,
    has_hosts: bool,
    has_tasks: bool,
    imports_playbook: bool,
    has_template: bool,
    /// How many keys there are that hardly any file but the values of a Helm chart has.
    chart_keys: usize,
    /// The document is a list.
    is_sequence: bool,
}

impl Content {
    fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').as_bytes();
        let text = &text[..text.len().min(MAX_LOOK)];
        let has_template = memchr::memmem::find(text, b"{{").is_some();
        let mut content = Self { has_template, ..Self::default() };
        let mut start = 0;
        // Most files are Kubernetes', and told by their first lines.
        while start < text.len() && !(content.has_api_version && content.has_kind) {
            content.look_at(&text[start..line_end(text, start)]);
            start = next_line(text, start);
        }
        content
    }

    fn look_at(&mut self, line: &[u8]) {
        let blanks = line.iter().take_while(|byte| **byte == b' ').count();
        let is_top = blanks == 0;
        let mut item = &line[blanks..];
        if let Some(inner) = item.strip_prefix(b"- ") {
            self.is_sequence |= is_top;
            item = inner.trim_ascii_start();
        }
        // No key of interest begins with another letter, or is longer.
        if !item.first().is_some_and(|byte| b"abfhijknoprstu\"'".contains(byte)) {
            return;
        }
        let Some(length) = item.iter().take(40).position(|byte| *byte == b':') else { return };
        match &item[..length] {
            b"apiVersion" if is_top => self.has_api_version = true,
            b"kind" if is_top => self.has_kind = true,
            b"services" if is_top => self.has_services = true,
            b"jobs" if is_top => self.has_jobs = true,
            b"on" | b"'on'" | b"\"on\"" | b"true" if is_top => self.has_on = true,
            b"image" | b"build" if !is_top => self.has_image = true,
            b"runs-on" | b"uses" if !is_top => self.has_runs_on = true,
            b"hosts" => self.has_hosts = true,
            b"import_playbook" | b"ansible.builtin.import_playbook" => self.imports_playbook = true,
            b"tasks" | b"roles" | b"pre_tasks" => self.has_tasks = true,
            b"affinity" | b"fullnameOverride" | b"imagePullSecrets" | b"nameOverride" | b"nodeSelector"
            | b"podAnnotations" | b"replicaCount" | b"serviceAccount" | b"tolerations" => {
                self.chart_keys += 1;
            }
            _ => {}
        }
    }
}
