//! Kinds of API resources, as people speak of them: `ServiceMonitor`, `GatewayClass`.

use crate::lookalikes::{Look, look};

/// Whether the word at the bytes `start..end` of `text` reads as the name of a kind that stands alone.
pub(super) fn is_kind(text: &str, start: usize, end: usize) -> bool {
    has_shape(&text[start..end]) && look(text, start, end) == Look::Words
}

/// Two to five words, joined by capitals, of which the last is a noun.
pub(super) fn has_shape(word: &str) -> bool {
    let bytes = word.as_bytes();
    let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let is_pascal = bytes.len() >= 7
        && bytes[0].is_ascii_uppercase()
        && bytes[1].is_ascii_lowercase()
        && bytes.last().is_some_and(u8::is_ascii_lowercase)
        && (2..=5).contains(&capitals)
        && bytes.iter().all(u8::is_ascii_alphabetic);
    is_pascal
        && NOUNS.iter().any(|noun| word.ends_with(noun))
        && !VERBS.iter().any(|verb| word.starts_with(verb))
}

/// What the names of calls begin with (`ValidatePolicy`, `CreateCluster`).
const VERBS: [&str; 12] = [
    "Assume", "Attach", "Check", "Create", "Delete", "Describe", "Get", "List", "Put", "Set", "Update",
    "Validate",
];

/// What the names of kinds end in: the nouns that Kubernetes and the projects around it build theirs from.
const NOUNS: [&str; 48] = [
    "Account",
    "Application",
    "Autoscaler",
    "Backup",
    "Binding",
    "Budget",
    "Bucket",
    "Certificate",
    "Chart",
    "Claim",
    "Class",
    "Cluster",
    "Configuration",
    "Controller",
    "Definition",
    "Deployment",
    "Endpoint",
    "Entry",
    "Exporter",
    "Filter",
    "Gateway",
    "Issuer",
    "Job",
    "Limit",
    "Machine",
    "Map",
    "Monitor",
    "Peer",
    "Pipeline",
    "Policy",
    "Pool",
    "Project",
    "Quota",
    "Range",
    "Release",
    "Repository",
    "Request",
    "Restore",
    "Review",
    "Role",
    "Route",
    "Rule",
    "Run",
    "Schedule",
    "Secret",
    "Set",
    "Slice",
    "Snapshot",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_pascal_case_and_stand_alone() {
        for (text, word, expected) in [
            ("a ServiceMonitor for it", "ServiceMonitor", true),
            ("the GatewayClass.", "GatewayClass", true),
            ("a camelCase name", "camelCase", false),
            ("Kubernetes runs", "Kubernetes", false),
            ("see TaskRun.spec", "TaskRun", false),
            ("call NewClient()", "NewClient", false),
            ("bind a ClusterPolicy to it", "ClusterPolicy", true),
            ("the call ValidatePolicy of it", "ValidatePolicy", false),
        ] {
            let start = text.find(word).unwrap();
            assert_eq!(is_kind(text, start, start + word.len()), expected, "{text}");
        }
    }
}
