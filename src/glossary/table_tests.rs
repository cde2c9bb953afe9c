//! Tables by example.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::table::read;
use super::testing::show;

#[allow(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(&read(text, b',')));
}

#[test]
fn columns_by_name() {
    check(
        "\u{FEFF}Term,Definition,Aliases,Category,Example,See also,Link,Owner\r\n\
         pod,\"A group, small\",pods|whale pod,Kubernetes,kubectl get pods,node; cluster,https://k8s.io,me\r\n\
         \"Infrastructure as Code (IaC)\",\"It says \"\"declare\"\", we do\",,,,,ftp://x,\r\n\
         ,no name\r\n\
         short\r\n",
        expect![[r#"
            en
            2:1 pod, under Kubernetes
                en: pod = A group, small
                    e.g. kubectl get pods
                en:pod* | en:pods | en:whale pod
                link https://k8s.io
                see node, cluster
            3:2 Infrastructure as Code
                en: Infrastructure as Code (IaC) = It says "declare", we do
                en:Infrastructure as Code* | en:IaC
            5:1 short
                en: short = ?
                en:short*
            4:1 Error missing-name: This term has no name, so it is left out: write one
            5:1 Hint missing-definition: `short` has no definition: say what it is
        "#]],
    );
}

#[test]
fn columns_in_other_languages() {
    check(
        "name;name_fr;Definition (FR);definition;aliases-pt-br\npod;capsule (pod);Groupe de conteneurs.;A group.;vagem|casulo\n",
        expect![[r#"
            en
            2:1 pod
                en: pod = A group.
                fr: capsule (pod) = Groupe de conteneurs.
                pt-BR: pod = ?
                en:pod* | fr:capsule* | pt-BR:vagem | pt-BR:casulo
        "#]],
    );
    check(
        "name_en,definition_en,name_fr\nload balancer,It shares the load.,répartiteur de charge\n,,orphelin\n",
        expect![[r#"
            en
            2:1 load balancer
                en: load balancer = It shares the load.
                fr: répartiteur de charge = ?
                en:load balancer* | fr:répartiteur de charge*
            3:3 orphelin
                fr: orphelin = ?
                fr:orphelin*
            3:3 Hint missing-definition: `orphelin` has no definition: say what it is
        "#]],
    );
}

#[test]
fn without_a_header() {
    check(
        "pod,A group of containers\nnode,A machine,ignored\n",
        expect![[r#"
        en
        1:1 pod
            en: pod = A group of containers
            en:pod*
        2:1 node
            en: node = A machine
            en:node*
    "#]],
    );
    check(
        "",
        expect![[r#"
        en
    "#]],
    );
}

#[test]
fn one_language_a_row() {
    check(
        "term,language,definition\npod,en,x\nnœud,fr,y\nbad,klingon,z\n",
        expect![[r#"
        en
        2:1 pod
            en: pod = x
            en:pod*
        3:1 nœud
            fr: nœud = y
            fr:nœud*
        4:1 bad
            en: bad = z
            en:bad*
    "#]],
    );
}

#[test]
fn places_are_those_of_the_names() {
    let text = "définition,x,name\r\n\"é\n漢字\",🚀,\"NAME (x)\"\r\n";
    let place = read(text, b',').entries[0].place;
    assert_eq!(&text[place.start as usize..place.end as usize], "NAME");
    assert_eq!((place.line, place.column), (2, 7));
}

#[test]
fn quotes_that_do_not_match() {
    check(
        "¡\n\"!\"\"¡",
        expect![[r#"
        en
        1:1 ¡
            en: ¡ = ?
            en:¡*
        2:2 !"¡
            en: !"¡ = ?
            en:!"¡*
        1:1 Hint missing-definition: `¡` has no definition: say what it is
        2:2 Hint missing-definition: `!"¡` has no definition: say what it is
    "#]],
    );
}

#[test]
fn tabs() {
    let text = "term\tdefinition\npod\tA group, small; tidy\n";
    assert_eq!(show(&read(text, b'\t')), show(&read(text, b',')));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(?s)(name,definition\n)?.{0,300}") {
        for entry in read(&text, b',').entries {
            prop_assert!(text.get(entry.place.start as usize..entry.place.end as usize).is_some());
        }
    }
}
