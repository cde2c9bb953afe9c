//! The native format by example.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::native::read;
use super::testing::show;

#[allow(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(&read(text)));
}

#[test]
fn contextive_files_load_unchanged() {
    check(
        r#"
contexts:
  - name: Cargo
    domainVisionStatement: To manage the routing of cargo.
    paths:
    - CodeSrc/**
    meta:
      Owner: Team Rocket
    terms:
    - name: Cargo
      definition: A unit of transportation.
      examples:
        - "Multiple Customers are involved with a Cargo."
      aliases:
        - unit
      meta:
        Jira: CAR-1
    - name: Leg
      definition: "?"
  - terms: []
imports:
- ./other.glossary.yml
"#,
        expect![[r#"
            en
            10:13 Cargo, in Cargo
                en: Cargo = A unit of transportation.
                    e.g. Multiple Customers are involved with a Cargo.
                en:Cargo* [path CodeSrc/**] | en:unit [path CodeSrc/**]
                Jira: CAR-1
            18:13 Leg, in Cargo
                en: Leg = ?
                en:Leg* [path CodeSrc/**]
            import 22:3 ./other.glossary.yml
        "#]],
    );
}

#[test]
fn a_term_with_everything() {
    check(
        "
name: docker
language: en
terms:
  - name: container image
    abbreviation: img
    category: Docker
    aliases:
      - Docker image
      - name: image
        scope: {languages: [infra, prose]}
        unless: [resize, picture]
      - name: IMG
        case: sensitive
    definition: >-
      A read-only template.
      Pin it.
    examples: [\"FROM golang:1.22 AS build\"]
    see: [Dockerfile, container]
    links: [https://docs.docker.com/, {title: OCI, url: 'https://opencontainers.org'}, ftp://x]
    deprecated: [disk image, {name: tarball, reason: says how it is stored, not what it is}]
    forbidden:
      - {name: snapshot, reason: \"means another thing here\"}
    fr:
      name: image Docker
      aliases: [image de conteneur, Docker image]
      definition: Modèle figé.
    pt-BR:
      definition: Modelo somente leitura.
",
        expect![[r#"
            en docker
            5:11 container image, under Docker
                en: container image (img) = A read-only template. Pin it.
                    e.g. FROM golang:1.22 AS build
                fr: image Docker = Modèle figé.
                pt-BR: container image = Modelo somente leitura.
                en:container image* | en:img | en:Docker image | en:image [infra,prose] [unless resize,picture] | en:IMG sensitive | en:disk image deprecated | en:tarball deprecated (says how it is stored) | en:snapshot forbidden (means another thing here) | fr:image Docker* | fr:image de conteneur
                link https://docs.docker.com/
                link https://opencontainers.org OCI
                see Dockerfile, container
            20:88 Warning bad-link: A link starts with `https://` or `http://`; this one is left out
            21:77 Hint unknown-key: An alias has no key `not what it is`, so it is ignored; it has name, reason, case, scope, unless
        "#]],
    );
}

#[test]
fn rules_of_a_term_hold_in_all_languages_and_an_alias_replaces_them() {
    check(
        "
terms:
  - name: service
    definition: A stable address.
    case: sensitive
    scope: {languages: [kubernetes], keys: services.*.x}
    unless: customer
    aliases: [svc, {name: SVC, scope: {languages: [yaml]}}, {name: Svc, case: smart}]
    fr: {name: service réseau, expansion: le service}
",
        expect![[r#"
            en
            3:11 service
                en: service = A stable address.
                fr: service réseau (le service) = ?
                en:service* sensitive [kubernetes] [key services.*.x] [unless customer] | en:svc sensitive [kubernetes] [key services.*.x] [unless customer] | en:SVC sensitive [yaml] [unless customer] | en:Svc [kubernetes] [key services.*.x] [unless customer] | fr:service réseau* sensitive [kubernetes] [key services.*.x] [unless customer] | fr:le service sensitive [kubernetes] [key services.*.x] [unless customer]
        "#]],
    );
}

#[test]
fn a_whole_term_may_be_deprecated() {
    check(
        "terms: [{name: master, status: forbidden, reason: say primary, aliases: [masters, {name: main, status: admitted}], definition: x}]",
        expect![[r#"
            en
            1:16 master
                en: master = x
                en:master forbidden (say primary) | en:masters forbidden (say primary) | en:main
        "#]],
    );
}

#[test]
fn contexts_with_paths_hold_only_there() {
    check(
        "
contexts:
  - name: Billing
    paths: [billing/**]
    terms:
      - {name: policy, definition: x, aliases: [{name: rule, scope: {regions: [comment]}}]}
      - {name: leg, definition: x, scope: {paths: [legs/*]}}
",
        expect![[r#"
            en
            6:16 policy, in Billing
                en: policy = x
                en:policy* [path billing/**] | en:rule [region comment] [path billing/**]
            7:16 leg, in Billing
                en: leg = x
                en:leg* [path legs/*]
        "#]],
    );
}

#[test]
fn names_are_taken_as_written() {
    check(
        "
terms:
  - {name: 404, definition: Not found.}
  - {name: NO, definition: The country.}
  - {name: 1.10, definition: A version.}
  - {name: NULL, definition: No value.}
  - name: \"  spaced \\t out  \"
    definition: |
      One.

      Two.
",
        expect![[r#"
            en
            3:12 404
                en: 404 = Not found.
                en:404*
            4:12 NO
                en: NO = The country.
                en:NO*
            5:12 1.10
                en: 1.10 = A version.
                en:1.10*
            6:12 NULL
                en: NULL = No value.
                en:NULL*
            7:12 spaced out
                en: spaced out = One.

            Two.
                en:spaced out*
        "#]],
    );
}

#[test]
fn columns_count_characters() {
    check(
        "terms:\n  - {é: 1, 漢字: 2, 🚀🚀: x, name: 'été 🚀', definition: x}\n# 漢字é🚀\n  - name: 漢字\n    definition: x\n",
        expect![[r#"
            en
            2:33 été 🚀
                en: été 🚀 = x
                en:été 🚀*
            4:11 漢字
                en: 漢字 = x
                en:漢字*
            2:6 Hint unknown-key: A term has no key `é`, so it is ignored; `glossator schema` lists those that it has
            2:12 Hint unknown-key: A term has no key `漢字`, so it is ignored; `glossator schema` lists those that it has
            2:19 Hint unknown-key: A term has no key `🚀🚀`, so it is ignored; `glossator schema` lists those that it has
        "#]],
    );
}

#[test]
fn offsets_are_bytes() {
    for text in [
        "terms: # é漢字🚀\n  - {é: 漢字🚀, name: 'NAME', definition: x}\n",
        "\u{FEFF}terms:\r\n  # 漢字\r\n  - name: NAME\r\n    definition: é\r\n",
        "terms:\n  - definition: 漢字 # é\n    name: NAME   # 🚀\n",
        "terms:\n  - name: \"NAME\"   # 🚀\n    definition: x\n",
        "terms:\n  - name: 'NAME'   # 🚀\n    definition: 'it''s'\n",
        "terms: [{definition: &a \"\\\"\", name: NAME}] # 🚀\n",
        "terms:\r\n  - definition: >-\r\n      🚀\r\n      é\r\n    name: \"NAME\"\r\n",
        "{\"terms\":\t[\n\t{\"definition\": \"é\",\n\t\"name\":\"NAME\"}]}",
    ] {
        let read = read(text);
        let place = read.entries[0].place;
        assert_eq!(&text[place.start as usize..place.end as usize], "NAME", "{text:?}");
        assert!(read.problems.iter().all(|problem| problem.code == "unknown-key"), "{:?}", read.problems);
    }
}

#[test]
fn windows_files_with_a_byte_order_mark() {
    check(
        "\u{FEFF}terms:\r\n  - name: pod\r\n    definition: >-\r\n      One or more\r\n      containers.\r\n",
        expect![[r#"
            en
            2:11 pod
                en: pod = One or more containers.
                en:pod*
        "#]],
    );
}

#[test]
fn json_is_read_by_the_same_reader() {
    check(
        "{\n\t\"language\": \"fr\",\n\t\"terms\": [\n\t\t{\"name\": \"pod\", \"definition\": null, \"aliases\": [\"a\\u00e9\\n\\/b\"], \"see\": null}\n\t]\n}",
        expect![[r#"
            fr
            4:13 pod
                fr: pod = ?
                fr:pod* | fr:aé /b
            4:13 Hint missing-definition: `pod` has no definition: say what it is with `definition:`
        "#]],
    );
}

#[test]
fn aliases_of_yaml_are_copied() {
    check(
        "
terms:
  - {name: a, definition: &text The same., aliases: &more [b], scope: &scope {languages: [yaml]}}
  - {name: c, definition: *text, scope: *scope}
",
        expect![[r#"
            en
            3:12 a
                en: a = The same.
                en:a* [yaml] | en:b [yaml]
            4:12 c
                en: c = The same.
                en:c* [yaml]
        "#]],
    );
}

#[test]
fn aliases_of_yaml_are_bounded() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12_usize {
        let before = format!("*a{}, ", level - 1).repeat(10);
        bomb.extend([format!("a{level}: &a{level} ["), before, "]\n".to_owned()]);
    }
    let codes = |text: &str| read(text).problems.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert!(codes(&bomb).contains(&"alias-bomb"));
    assert!(codes("terms: &a [*a]").contains(&"bad-alias"));
    assert!(codes(&"[".repeat(100_000)).iter().any(|code| ["syntax", "too-deep"].contains(code)));
    assert!(codes(&"- ".repeat(100_000)).contains(&"too-deep"));
    assert!(codes("terms: *nobody").contains(&"syntax"));
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), "*a,".repeat(1000));
    assert!(codes(&long).contains(&"alias-bomb"));
}

#[test]
fn the_language_is_guessed_if_it_is_not_given() {
    check(
        "terms: [{name: pod, definition: Le plus petit objet que l’on déploie dans un cluster.}]",
        expect![[r#"
            fr
            1:16 pod
                fr: pod = Le plus petit objet que l’on déploie dans un cluster.
                fr:pod*
        "#]],
    );
}

#[test]
fn json_may_write_characters_beyond_the_basic_plane_in_two_halves() {
    let read = read(r#"{"terms": [{"name": "\ud83d\ude80 launch", "definition": "x"}]}"#);
    assert_eq!(read.entries[0].name(), "🚀 launch");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(?s).{0,300}") {
        read(&text);
    }

    #[test]
    fn anything_like_yaml_is_read(parts in prop::collection::vec(
        prop::sample::select(vec![
            "terms:", "\n", "\r\n", "\n  - ", "\n    ", "name:", " ", "é漢🚀", "{", "}", "[", "]", ",", "\"", "'", "|", ">-",
            "&a", "*a", "fr:", "scope:", "aliases:", "definition:", "# é", ": ", "\t", "~", "---", "\u{FEFF}", "<<:", "? ", "!!str",
            "%", "\0", "\u{85}", "\u{2028}", "links:", "x",
        ]), 0..60,
    )) {
        let text = parts.concat();
        let read = read(&text);
        for entry in &read.entries {
            let place = entry.place;
            prop_assert!(text.get(place.start as usize..place.end as usize).is_some(), "{:?} {:?}", text, place);
        }
        for problem in &read.problems {
            prop_assert!(text.get(problem.start as usize..problem.end as usize).is_some(), "{:?} {:?}", text, problem);
        }
    }
}
