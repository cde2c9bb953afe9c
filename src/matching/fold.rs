//! The normal form of a word: case, accents and ligatures folded away, plurals reduced.

use unicode_normalization::UnicodeNormalization;

/// Words that end in `s` or `x` and are no plurals, although what remains without the letter may be a word. Sorted.
const NOT_PLURALS: [&str; 44] = [
    "aws", "bios", "bus", "cas", "cds", "cis", "cms", "css", "dns", "ecs", "eks", "ems", "fs", "gks", "gps",
    "gs", "https", "ios", "kms", "lens", "linux", "macos", "mps", "nas", "news", "nexus", "nfs", "nis", "os",
    "pas", "posix", "qos", "qps", "rails", "rds", "redis", "rps", "sas", "sls", "sms", "sns", "sqs", "tls",
    "windows",
];

/// Appends the folded form of `word` to `out`: lower case, without accents, `ß` as `ss`, ligatures taken apart (NFKD).
pub(super) fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        fold_char(c, out);
    }
}

/// The folded form of `word`; see [`fold_into`].
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

fn fold_char(c: char, out: &mut String) {
    match c {
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        // Hangul must not be taken apart: its syllables are the units that spellings are made of.
        '\u{AC00}'..='\u{D7AF}' => out.push(c),
        _ => out.extend(
            std::iter::once(c)
                .nfkd()
                .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
                .flat_map(char::to_lowercase),
        ),
    }
}

/// The form in which German writes umlauts on a keyboard without them (`auslöser` → `ausloeser`), folded; `None` if it has none.
pub(super) fn fold_german(word: &str) -> Option<String> {
    let composed: String = word.nfc().collect();
    if !composed.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
        return None;
    }
    let spelled_out = composed.replace(['ä', 'Ä'], "ae").replace(['ö', 'Ö'], "oe").replace(['ü', 'Ü'], "ue");
    Some(fold(&spelled_out))
}

/// What `folded` may be the English or French plural of, likeliest first. `surface` is the word as it stands in the text: an acronym
/// such as `DNS` is no plural, and only capitals before the `s` (`VMs`) make one of two letters.
pub(super) fn singulars(folded: &str, surface: &str) -> impl Iterator<Item = String> {
    let is_candidate = folded.ends_with(['s', 'x'])
        && !folded.ends_with("ss")
        && NOT_PLURALS.binary_search(&folded).is_err();
    let is_acronym = folded.len() < 5 && !surface.bytes().any(|byte| byte.is_ascii_lowercase());
    let stem_is_capitals = surface
        .strip_suffix(['s', 'x'])
        .is_some_and(|stem| !stem.bytes().any(|byte| byte.is_ascii_lowercase()));
    let min = if stem_is_capitals { 2 } else { 3 };
    let rules: &[(&str, &str)] = if is_candidate && !is_acronym && folded.is_ascii() { &RULES } else { &[] };
    rules
        .iter()
        .filter_map(|(ending, singular)| Some(format!("{}{singular}", folded.strip_suffix(ending)?)))
        .filter(move |word| word.len() >= min)
}

const RULES: [(&str, &str); 15] = [
    ("ies", "y"),
    ("ices", "ex"),
    ("ices", "ix"),
    ("ses", "sis"),
    ("s", ""),
    ("sses", "ss"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("aux", "al"),
    ("aux", "ail"),
    ("aux", "au"),
    ("eux", "eu"),
    ("oux", "ou"),
];

/// The singular to register beside a plural whose singular no spelling has; `None` where a guess would do harm.
pub(super) fn likely_singular(folded: &str, surface: &str) -> Option<String> {
    let strip_es = ["sses", "xes", "zes", "shes"].iter().any(|ending| folded.ends_with(ending));
    let is_no_guess =
        ["us", "is", "x"].iter().any(|ending| folded.ends_with(ending)) && !folded.ends_with("eaux");
    if is_no_guess {
        return None;
    }
    singulars(folded, surface).find(|word| {
        let dropped = folded.len().saturating_sub(word.len());
        let is_y = folded.ends_with("ies") && word.ends_with('y');
        is_y || (!folded.ends_with("ies")
            && dropped == if strip_es { 2 } else { 1 }
            && folded.starts_with(word.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_ligatures_are_folded() {
        assert_eq!(fold("Déploiement"), "deploiement");
        assert_eq!(fold("STRAẞE"), fold("strasse"));
        assert_eq!(fold("ﬁle"), "file");
        assert_eq!(fold("사용자"), "사용자");
        assert_eq!(fold_german("Größe").as_deref(), Some("groesse"));
    }

    fn check(plural: &str, singular: &str) {
        let folded = fold(plural);
        assert!(singulars(&folded, plural).any(|word| word == singular), "{plural}");
    }

    #[test]
    fn plurals_of_both_languages_are_reduced() {
        check("pods", "pod");
        check("proxies", "proxy");
        check("caches", "cache");
        check("meshes", "mesh");
        check("indices", "index");
        check("réseaux", "reseau");
        check("journaux", "journal");
        check("VMs", "vm");
    }

    #[test]
    fn an_x_is_a_plural_only_where_french_has_one() {
        assert_eq!(singulars("buildx", "buildx").count(), 0);
        assert_eq!(singulars("nginx", "nginx").count(), 0);
    }

    #[test]
    fn what_only_looks_like_a_plural_is_left_alone() {
        for word in ["https", "DNS", "TLS", "as", "access", "AWS", "ids"] {
            let folded = fold(word);
            let reduced: Vec<_> = singulars(&folded, word).collect();
            assert!(reduced.iter().all(|word| word.len() > 2 || word == "y"), "{word}: {reduced:?}");
            assert!(!reduced.contains(&"http".to_owned()));
        }
    }

    #[test]
    fn a_plural_that_stands_alone_gets_its_likely_singular() {
        assert_eq!(likely_singular("microservices", "microservices").as_deref(), Some("microservice"));
        assert_eq!(likely_singular("policies", "Policies").as_deref(), Some("policy"));
        assert_eq!(likely_singular("status", "status"), None);
        assert_eq!(likely_singular("redis", "Redis"), None);
    }
}
