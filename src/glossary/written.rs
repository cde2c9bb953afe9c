//! Terms as people write them in documents: `API (Application Programming Interface)`, `Entrypoint & CMD`.
//!
//! The rules, in the order in which they are tried:
//!
//! 1. A parenthesis at the end is the long form, the short form or a translation, so it is a spelling too. Where the name
//!    is no acronym, a list in it (`K8s, Kube`) is several. A remark (`(ex: …)`, `(see …)`) is none.
//! 2. Where name and parenthesis have equally many parts (`CI/CD (Continuous Integration / Continuous Deployment)`),
//!    each part is a spelling.
//! 3. Two qualifiers of one word each, `Scaling (Vertical & Horizontal)`, stand before or after the name, never alone.
//! 4. Of `A & B` each side is a spelling if both have equally many words, since then neither borrows a word from the
//!    other: `Reverse Proxy & API Gateway`, but not `Vertical & Horizontal Scaling`. Of `A / B` each side is one.

/// A term as it is written, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// What stands before the parenthesis.
    pub(super) name: String,
    /// What stands in the parenthesis.
    pub(super) expansion: Option<String>,
    /// Other spellings that follow from the way it is written.
    pub(super) spellings: Vec<String>,
}

/// Words that begin a remark in a parenthesis.
const REMARKS: &[&str] = &["exemple", "exemples", "example", "examples", "voir", "see", "cf"];
/// Those that do so only before a sign.
const MARKED_REMARKS: &[&str] = &["ex", "e", "eg", "i", "ie", "note"];

/// Takes a term apart.
pub(super) fn written(text: &str) -> Written {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, inside) = split_parenthesis(&text);
    let mut spellings = sides(name);
    let expansion = inside.filter(|inside| !is_remark(inside));
    if let Some(expansion) = expansion {
        spellings.extend(expanded(name, expansion));
    }
    Written { name: name.to_owned(), expansion: expansion.map(str::to_owned), spellings }
}

/// `Name (inside)`.
fn split_parenthesis(text: &str) -> (&str, Option<&str>) {
    let Some(body) = text.strip_suffix(')') else { return (text, None) };
    let mut depth = 1;
    for (offset, character) in body.char_indices().rev() {
        match character {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (name, inside) = (body[..offset].trim(), body[offset + 1..].trim());
            return if name.is_empty() || inside.is_empty() { (text, None) } else { (name, Some(inside)) };
        }
    }
    (text, None)
}

fn is_remark(inside: &str) -> bool {
    let first = inside.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_marked = inside[first.len()..].trim_start().starts_with([':', '.']);
    let first = first.to_lowercase();
    REMARKS.contains(&first.as_str()) || (is_marked && MARKED_REMARKS.contains(&first.as_str()))
}

/// The spellings that the parenthesis gives.
fn expanded(name: &str, inside: &str) -> Vec<String> {
    let is_acronym = !name.chars().any(char::is_lowercase);
    let qualifiers = pair(inside)
        .filter(|sides| !is_acronym && !name.contains('&') && sides.iter().all(|side| words(side) == 1));
    if let Some(sides) = qualifiers {
        let both = |side: &str| [format!("{side} {name}"), format!("{name} {side}")];
        return sides.into_iter().flat_map(both).collect();
    }
    let mut spellings = vec![inside.to_owned()];
    let parts: Vec<&str> = inside.split(['/', '&']).map(str::trim).collect();
    if parts.len() > 1 && parts.len() == name.split(['/', '&']).count() {
        spellings.extend(parts.into_iter().map(str::to_owned));
    }
    if !is_acronym && inside.contains([',', ';']) {
        spellings = inside.split([',', ';']).map(|part| part.trim().to_owned()).collect();
    }
    spellings.retain(|spelling| !spelling.is_empty());
    spellings
}

/// The sides of `A & B` and of `A / B`, where each is a term by itself.
fn sides(name: &str) -> Vec<String> {
    let sides: Vec<&str> = name.split(" / ").map(str::trim).collect();
    if sides.len() > 1 {
        return sides.into_iter().filter(|side| !side.is_empty()).map(str::to_owned).collect();
    }
    match pair(name) {
        Some([one, other]) if words(one) == words(other) => vec![one.to_owned(), other.to_owned()],
        _ => Vec::new(),
    }
}

/// `A & B`.
fn pair(text: &str) -> Option<[&str; 2]> {
    let (one, other) = text.split_once(" & ")?;
    let (one, other) = (one.trim(), other.trim());
    (!one.is_empty() && !other.is_empty() && !other.contains(" & ")).then_some([one, other])
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let Written { name, expansion, spellings } = written(text);
        let mut all = vec![name, expansion.unwrap_or_default()];
        all.extend(spellings);
        assert_eq!(all, expected, "{text}");
    }

    #[test]
    fn a_parenthesis_is_a_spelling() {
        check("Middleware", &["Middleware", ""]);
        check("Kubernetes (K8s)", &["Kubernetes", "K8s", "K8s"]);
        check(
            "Load Balancer (Équilibreur de charge)",
            &["Load Balancer", "Équilibreur de charge", "Équilibreur de charge"],
        );
        check("Kubernetes (K8s, Kube)", &["Kubernetes", "K8s, Kube", "K8s", "Kube"]);
        check(
            "ETL (Extract, Transform, Load)",
            &["ETL", "Extract, Transform, Load", "Extract, Transform, Load"],
        );
        check("f(x)", &["f", "x", "x"]);
        check("(x)", &["(x)", ""]);
        check("a)", &["a)", ""]);
        check("Pod (the (small) one)", &["Pod", "the (small) one", "the (small) one"]);
    }

    #[test]
    fn a_remark_is_none() {
        check("ORM (ex: Hibernate)", &["ORM", ""]);
        check("ORM (e.g. Hibernate)", &["ORM", ""]);
        check("Pod (see node)", &["Pod", ""]);
        check("Export (EX)", &["Export", "EX", "EX"]);
    }

    #[test]
    fn parts_match_parts() {
        check(
            "CI/CD (Intégration / Livraison)",
            &["CI/CD", "Intégration / Livraison", "Intégration / Livraison", "Intégration", "Livraison"],
        );
        check(
            "R&D (Research & Development)",
            &["R&D", "Research & Development", "Research & Development", "Research", "Development"],
        );
    }

    #[test]
    fn qualifiers_never_stand_alone() {
        check(
            "Scaling (Vertical & Horizontal)",
            &[
                "Scaling",
                "Vertical & Horizontal",
                "Vertical Scaling",
                "Scaling Vertical",
                "Horizontal Scaling",
                "Scaling Horizontal",
            ],
        );
    }

    #[test]
    fn two_terms_in_one() {
        check(
            "Reverse Proxy & API Gateway",
            &["Reverse Proxy & API Gateway", "", "Reverse Proxy", "API Gateway"],
        );
        check("Entrypoint & CMD", &["Entrypoint & CMD", "", "Entrypoint", "CMD"]);
        check("Vertical & Horizontal Scaling", &["Vertical & Horizontal Scaling", ""]);
        check(
            "Rolling update / Mise à jour",
            &["Rolling update / Mise à jour", "", "Rolling update", "Mise à jour"],
        );
        check("CI/CD", &["CI/CD", ""]);
    }
}
