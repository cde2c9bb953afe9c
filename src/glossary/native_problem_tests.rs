//! What is wrong with glossaries in the native format, by example.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};

use super::native::read;
use super::testing::show;
use crate::messages::Locale;

#[allow(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(&read(text)));
}

#[test]
fn wrong_types_cost_only_themselves() {
    check(
        "
name: [a]
language: Klingon
imports: {a: b}
terms:
  - name: [pod]
  - name: {a: b}
  - 42
  - [x]
  - name: one
    definition: [a]
    aliases: {name: two, case: loud}
    examples: {a: b}
    see: [[x], y]
    meta: no
    scope: everywhere
    links: [{url: 3}]
    status: perhaps
    fr: un
    de: {name: [eins]}
  - name: last
    definition: Still here.
    scope: {regions: [comments]}
",
        expect![[r#"
            en
            8:5 42
                en: 42 = ?
                en:42*
            10:11 one
                en: one = ?
                de: one = ?
                en:one* | en:two
                see y
            21:11 last
                en: last = Still here.
                en:last* [region comments]
            2:7 Error wrong-type: `name` must be text, and this is a list
            3:11 Warning unknown-language: `Klingon` is not a language tag such as `en`, `fr` or `pt-BR`
            4:10 Error wrong-type: An import must be text, and this is a mapping
            6:11 Error wrong-type: `name` must be text, and this is a list
            7:11 Error wrong-type: `name` must be text, and this is a mapping
            8:5 Hint missing-definition: `42` has no definition: say what it is with `definition:`
            9:5 Error wrong-type: A term must be a mapping (`key: value`), and this is a list
            10:11 Hint missing-definition: `one` has no definition: say what it is with `definition:`
            11:17 Error wrong-type: `definition` must be text, and this is a list
            12:32 Error unknown-value: `case` is one of smart, sensitive, insensitive, not `loud`
            13:15 Error wrong-type: An example must be text, and this is a mapping
            14:11 Error wrong-type: `see` must be text, and this is a list
            15:11 Error wrong-type: `meta` must be a mapping (`key: value`), and this is text
            16:12 Error wrong-type: `scope` must be a mapping (`key: value`), and this is text
            17:13 Warning bad-link: A link starts with `https://` or `http://`; this one is left out
            18:13 Error unknown-value: `status` is one of preferred, admitted, deprecated, forbidden, not `perhaps`
            19:9 Error wrong-type: A language's block must be a mapping (`key: value`), and this is text
            20:16 Error wrong-type: `name` must be text, and this is a list
            23:22 Warning unknown-region: There is no region `comments`; there are comment, prose, key, value, instruction, code, string
        "#]],
    );
}

#[test]
fn unknown_keys_are_hints() {
    check(
        "
version: 1
x-common: &common {definition: x}
terms:
  - {name: a, defintion: x, alias: b, colour: red, 1: 2, [a]: b}
  - {name: b, definition: x, scope: {language: yaml}, fr: {definitions: x, case: smart}, links: [{href: x}]}
contexts: [{nam: x, terms: [{name: c, definition: x, aliases: [{name: d, expansion: e}]}]}]
",
        expect![[r#"
            en
            5:12 a
                en: a = ?
                en:a*
            6:12 b
                en: b = x
                fr: b = ?
                en:b*
            7:36 c
                en: c = x
                en:c* | en:d
            2:1 Hint unknown-key: A glossary has no key `version`, so it is ignored; it has name, language, terms, contexts, imports, $schema
            5:12 Hint missing-definition: `a` has no definition: say what it is with `definition:`
            5:15 Hint unknown-key: A term has no key `defintion`, so it is ignored; did you mean `definition`?
            5:29 Hint unknown-key: A term has no key `alias`, so it is ignored; did you mean `aliases`?
            5:39 Hint unknown-key: A term has no key `colour`, so it is ignored; `glossator schema` lists those that it has
            5:52 Hint unknown-key: A term has no key `1`, so it is ignored; `glossator schema` lists those that it has
            5:58 Hint unknown-key: A term has keys of plain text only; this one is ignored
            6:38 Hint unknown-key: `scope` has no key `language`, so it is ignored; did you mean `languages`?
            6:60 Hint unknown-key: A language's block has no key `definitions`, so it is ignored; did you mean `definition`?
            6:76 Hint unknown-key: A language's block has no key `case`, so it is ignored; it has name, abbreviation, expansion, aliases, definition, examples, deprecated, forbidden
            6:98 Warning bad-link: This link has no `url`, so it is left out
            6:99 Hint unknown-key: A link has no key `href`, so it is ignored; it has title, url
            7:13 Hint unknown-key: A context has no key `nam`, so it is ignored; did you mean `name`?
            7:74 Hint unknown-key: An alias has no key `expansion`, so it is ignored; it has name, case, scope, unless, status, reason
        "#]],
    );
}

#[test]
fn a_term_without_a_name_is_left_out() {
    check(
        "
terms:
  - definition: x
  -
  - name:
    definition: x
  - name: ~
  - name: ''
  - {aliases: [{case: smart}], name: kept, definition: ''}
  - {fr: {name: nommé, definition: x}, en: {definition: y}}
  - {en: {name: named, definition: y}, definition: z}
",
        expect![[r#"
            en
            9:38 kept
                en: kept = ?
                en:kept*
            10:17 nommé
                en: nommé = y
                fr: nommé = x
                fr:nommé*
            11:17 named
                en: named = z
                en:named*
            3:5 Error missing-name: This term has no name, so it is left out: add `name:`
            5:5 Error missing-name: This name is empty, so the term is left out: write one
            7:5 Error missing-name: This name is empty: put `~` and `null` in quotes if they are meant as words
            8:5 Error missing-name: This name is empty, so the term is left out: write one
            9:16 Error missing-name: This spelling has no `name`, so it is left out
            9:38 Hint missing-definition: `kept` has no definition: say what it is with `definition:`
            9:57 Warning empty-definition: This definition is empty: write one, or remove the key
        "#]],
    );
}

#[test]
fn duplicates() {
    check(
        "
terms:
  - {name: pod, definition: x, name: pods}
  - {name: Pod, definition: x}
  - {name: capsule, definition: x, aliases: [POD, capsule]}
  - {name: image, definition: x, scope: {languages: [docker]}}
  - {name: image, definition: x, scope: {languages: [markdown]}}
  - {name: image, definition: the general case}
  - {name: master, definition: x, aliases: [main], deprecated: [main]}
contexts:
  - {name: Farming, terms: [{name: pod, definition: x}]}
",
        expect![[r#"
            en
            3:12 pod
                en: pod = x
                en:pod*
            4:12 Pod
                en: Pod = x
                en:Pod*
            5:12 capsule
                en: capsule = x
                en:capsule* | en:POD
            6:12 image
                en: image = x
                en:image* [docker]
            7:12 image
                en: image = x
                en:image* [markdown]
            8:12 image
                en: image = the general case
                en:image*
            9:12 master
                en: master = x
                en:master* | en:main | en:main deprecated
            11:36 pod, in Farming
                en: pod = x
                en:pod*
            3:32 Error duplicate-key: `name` is given twice; the first one, in line 3, holds: remove one of them
            4:12 Warning duplicate-name: `pod` is already in line 3: merge the two, or give each a `scope`
            5:12 Warning shared-spelling: `POD` already stands for `pod` in line 3: remove it from one of the two, or give each a `scope`
            9:12 Warning conflicting-status: `main` is both an alias and not to be used: decide for one of the two
        "#]],
    );
}

#[test]
fn after_a_syntax_error_what_came_before_is_kept() {
    check(
        "
terms:
  - name: pod
    definition: A group of containers.
  - name: node
    definition: a machine: large or small
  - name: lost
",
        expect![[r#"
            en
            3:11 pod
                en: pod = A group of containers.
                en:pod*
            5:11 node
                en: node = a machine
                en:node*
            6:26 Error syntax: This is not YAML: mapping values are not allowed in this context; text with `: ` in it needs quotes around it, or `>-` and a line of its own. What follows is not read
        "#]],
    );
    check(
        "terms: [{name: pod, definition: x}, {name: \"open",
        expect![[r#"
        en
        1:16 pod
            en: pod = x
            en:pod*
        1:44 Error syntax: This is not YAML: while scanning a quoted scalar, found unexpected end of stream; a quote is opened here and not closed. What follows is not read
    "#]],
    );
    check(
        "terms:\n\t- name: pod\n",
        expect![[r#"
        en
        2:2 Error syntax: This is not YAML: tabs disallowed within this context (block indentation); indent with spaces, not tabs. What follows is not read
    "#]],
    );
    check(
        "terms:\n  - name: @pod\n",
        expect![[r#"
            en
            2:11 Error syntax: This is not YAML: unexpected character: `@'; text that starts with a sign such as `@` or a backtick needs quotes around it. What follows is not read
        "#]],
    );
}

#[test]
fn what_is_no_glossary_at_all() {
    check(
        "",
        expect![[r#"
        en
    "#]],
    );
    check(
        "# nothing yet\n",
        expect![[r#"
        en
    "#]],
    );
    check(
        "just a sentence",
        expect![[r#"
        en
        1:1 Error wrong-type: A glossary must be a mapping (`key: value`), and this is text
    "#]],
    );
    check(
        "terms: {API: x}",
        expect![[r#"
        en
        1:8 Error wrong-type: `terms` must be a list (`- name: …`), and this is a mapping
    "#]],
    );
    check(
        "- {name: API, definition: x}\n- pod\n",
        expect![[r#"
        en
        1:10 API
            en: API = x
            en:API*
        2:3 pod
            en: pod = ?
            en:pod*
        2:3 Hint missing-definition: `pod` has no definition: say what it is with `definition:`
    "#]],
    );
    check(
        "name: a\n---\nterms: [{name: b, definition: x}]\n",
        expect![[r#"
        en a
        3:16 b
            en: b = x
            en:b*
    "#]],
    );
}

#[test]
fn problems_are_told_in_french_too() {
    let glossary = "
language: Klingon
terms:
  - {name: pod, defintion: x, name: pods, links: [x], scope: {regions: [comments]}}
  - name: [x]
  - {name: '', fr: un}
  - {name: node, definition: une machine, case: loud}
  - {name: lost, definition: @x}
";
    let problems = read(glossary).problems;
    let told: Vec<String> = problems.iter().map(|problem| problem.message.text(Locale::French)).collect();
    expect![[r#"
        `Klingon` n’est pas une étiquette de langue comme `en`, `fr` ou `pt-BR`
        `pod` n’a pas de définition : dites ce que c’est avec `definition:`
        Un terme n’a pas de clé `defintion`, qui est donc ignorée ; vouliez-vous dire `definition` ?
        `name` figure deux fois ; la première, à la ligne 4, fait foi : supprimez l’une des deux
        Un lien commence par `https://` ou `http://` ; celui-ci est laissé de côté
        Il n’y a pas de région `comments` ; il y a comment, prose, key, value, instruction, code, string
        `name` doit être un texte, et ceci est une liste
        Ce nom est vide, le terme est donc laissé de côté : écrivez-en un
        Le bloc d’une langue doit être un dictionnaire (`clé: valeur`), et ceci est un texte
        `case` se choisit parmi smart, sensitive, insensitive, et `loud` n’en fait pas partie
        Ceci n’est pas du YAML : unexpected character: `@' ; un texte qui commence par un signe tel que `@` ou l’accent grave se met entre guillemets. La suite n’est pas lue"#]].assert_eq(&told.join("\n"));
}
