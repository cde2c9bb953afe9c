//! What is flagged in a document: each case is a document and its findings, one a line.

use std::path::Path;
use std::sync::Arc;

use expect_test::{Expect, expect};
use glossator::analysis::{Analysis, Checks};
use glossator::glossary::{Glossary, Source, read};
use glossator::matching::{Lexicon, Ranked};
use glossator::messages::Locale;
use glossator::regions::Language;
use glossator::settings::Settings;

const GLOSSARY: &str = "
terms:
  - {name: GQR, definition: A rule of queries., scope: {languages: [sql]}}
  - name: Kubernetes
    aliases: [k8s]
    definition: It runs containers.
  - name: primary
    aliases:
      - {name: master, status: deprecated, reason: Half of the team has left the word behind.}
      - {name: main brain, status: forbidden}
    definition: The node that takes writes.
    fr: {name: primaire, definition: Le nœud qui écrit., aliases: [{name: maître, status: deprecated}]}
";

fn findings(language: &str, text: &str, settings: &serde_json::Value, locale: Locale) -> String {
    let path = Path::new("/team/test.glossary.yml");
    let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, GLOSSARY));
    assert!(glossary.problems.is_empty(), "{:?}", glossary.problems);
    let lexicon = Lexicon::new(vec![Ranked { glossary: Arc::new(glossary), rank: 0 }]);
    let mut known = Settings::default();
    assert_eq!(known.overlay(settings), []);
    let language = Language::by_id(language).unwrap_or(Language::PLAIN_TEXT);
    let checks = Checks::new(&known);
    let analysis = Analysis::new(text.into(), language, "/team/file", Arc::new(lexicon), Some(&checks));
    let line = |finding: &glossator::analysis::Finding| {
        let place = &text[finding.range()];
        let message = finding.message(place, &analysis.lexicon, locale);
        format!("{} ({}): {message}\n", finding.code().name(), finding.rule())
    };
    analysis.findings.iter().map(line).collect()
}

fn check(language: &str, text: &str, expected: &Expect) {
    expected.assert_eq(&findings(language, text, &serde_json::json!({}), Locale::English));
}

fn check_with(settings: &serde_json::Value, text: &str, expected: &Expect) {
    expected.assert_eq(&findings("yaml", text, settings, Locale::English));
}

#[test]
fn an_acronym_that_nobody_explains_is_flagged_once() {
    check(
        "dockerfile",
        "# The CRR writes to k8s; the CRR is old.\nFROM x\nRUN CRR=1 XYZ # QPR\n",
        &expect![[r"
            undefined-jargon (acronym): `CRR` reads as an acronym, and no glossary explains it
        "]],
    );
}

#[test]
fn rare_words_are_flagged_where_they_are_wanted_and_once() {
    let text = "# We quiesce the CRR, and quiesce k8s; then munge it.\n";
    check_with(
        &serde_json::json!({"rules": {"rare-word": "hint", "undefined-jargon": "off"}}),
        text,
        &expect![[r"
            rare-word (rare-word): `quiesce` is a rare word, and no glossary explains it
            rare-word (rare-word): `munge` is a rare word, and no glossary explains it
        "]],
    );
    check_with(
        &serde_json::json!({"rules": {"rare-word": "hint"}, "ignore": ["munge", "CRR"]}),
        text,
        &expect![[r"
            rare-word (rare-word): `quiesce` is a rare word, and no glossary explains it
        "]],
    );
    check("yaml", "# We quiesce and munge.\n", &expect![""]);
}

#[test]
fn what_the_text_explains_itself_is_not_flagged() {
    check("yaml", "# Custom Retry Rule (CRR): later, the CRRs.\n", &expect![""]);
    check("yaml", "# Le CRR (contrat de reprise rapide) et son usage\n", &expect![""]);
}

#[test]
fn code_in_comments_shouting_and_licences_are_not_flagged() {
    check(
        "yaml",
        "# image: CRR\n# THE CRR IS OLD\n# see https://x.org/CRR and CRR_HOST, --CRR, $CRR\na: CRR\n",
        &expect![""],
    );
    check(
        "rust",
        "/// Says:\n/// ```text\n/// CRR\n/// ```\n///         a - CRR - b\nfn f() {}\n",
        &expect![""],
    );
    check("yaml", "# run this: \\\n#   up the CRR of it\na: 1\n", &expect![""]);
    check("go", "// Copyright 2024 The CRR Authors\n// Licensed under the CRR.\n\npackage a\n", &expect![""]);
}

#[test]
fn what_a_glossary_explains_elsewhere_is_not_flagged() {
    let flagged = expect![[r"
        undefined-jargon (acronym): `GQL` reads as an acronym, and no glossary explains it
    "]];
    check("python", "# the GQR and the GQL\nx = 1\n", &flagged);
}

#[test]
fn the_document_may_say_what_is_not_to_be_flagged() {
    check("yaml", "# glossator: ignore CRR\n# The CRR\n", &expect![""]);
    check(
        "yaml",
        "# glossator: off\n# The CRR\n# glossator: on\n# its CRR\n",
        &expect![[r"
        undefined-jargon (acronym): `CRR` reads as an acronym, and no glossary explains it
    "]],
    );
}

#[test]
fn prose_is_read_as_comments_are() {
    let acronym = &expect![[r"
        undefined-jargon (acronym): `CRR` reads as an acronym, and no glossary explains it
    "]];
    check("markdown", "# Notes\n\nThe CRR, not `QPR`.\n\n```\nXPR\n```\n", acronym);
    check("dockerfile", "FROM x\nLABEL description=\"the CRR of it\"\n", acronym);
    check("yaml", "description: the CRR of it\nname: QPR\n", acronym);
    check("python", "def f():\n    \"\"\"Returns the CRR.\"\"\"\n    x = \"QPR\"\n", acronym);
}

#[test]
fn settings_ignore_terms_and_set_levels() {
    check_with(&serde_json::json!({"ignore": ["crr"]}), "# The CRRs\n", &expect![""]);
    check_with(&serde_json::json!({"rules": {"undefined-jargon": "off"}}), "# The CRR\n", &expect![""]);
}

#[test]
fn retired_spellings_are_flagged_wherever_people_read_them() {
    check(
        "yaml",
        "# one master, two masters\nmaster: true\n",
        &expect![[r"
        deprecated-term (deprecated-term): `master` is deprecated for “primary”: use `primary`. Half of the team has left the word behind.
        deprecated-term (deprecated-term): `masters` is deprecated for “primary”: use `primary`. Half of the team has left the word behind.
    "]],
    );
    check(
        "yaml",
        "# the main brain\n",
        &expect![[r"
        forbidden-term (forbidden-term): `main brain` must not be used for “primary”: use `primary`
    "]],
    );
}

#[test]
fn one_spelling_is_asked_for_only_if_the_team_wants_it() {
    let text = "# k8s, K8S and kubernetes are Kubernetes\n";
    check("yaml", text, &expect![""]);
    check_with(
        &serde_json::json!({"rules": {"inconsistent-spelling": "warning"}}),
        text,
        &expect![[r"
        inconsistent-spelling (inconsistent-spelling): `k8s` is written `Kubernetes` here
        inconsistent-spelling (inconsistent-spelling): `K8S` is written `Kubernetes` here
        inconsistent-spelling (inconsistent-spelling): `kubernetes` is written `Kubernetes` here
    "]],
    );
}

#[test]
fn the_reader_is_told_in_their_language() {
    let told = findings("yaml", "# le maître du CRR\n", &serde_json::json!({}), Locale::French);
    expect![[r"
        deprecated-term (deprecated-term): `maître` est déconseillé pour «\u{202f}primaire\u{202f}»\u{a0}: écrivez plutôt `primaire`
        undefined-jargon (acronym): `CRR` a l’air d’un sigle, et aucun glossaire ne l’explique
    "]]
    .assert_eq(&told.replace('\u{202f}', "\\u{202f}").replace('\u{a0}', "\\u{a0}"));
}
