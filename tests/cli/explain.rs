//! `glossator explain`.

use expect_test::expect;

use super::check;

#[test]
fn explain_shows_a_card() {
    check(
        "explain Orders",
        expect![[r#"
            order · commande

              What a customer asked for and we accepted, e.g. three lamps. It never changes
              afterwards: a correction is a new order.

              Example  order_id: 4711
              See      customer
              Link     The sales handbook https://shop.example/handbook
              Source   shop.yml:5:11
        "#]],
    );
    check(
        "explain --language fr commande",
        expect![[r#"
            order · commande

              Ce qu’un client a demandé et que nous avons accepté. Elle ne change plus
              ensuite.

              Exemple  order_id: 4711
              Voir     customer
              Lien     The sales handbook https://shop.example/handbook
              Source   shop.yml:5:11
        "#]],
    );
}

#[test]
fn several_words_are_one_term_if_there_is_one() {
    check(
        "explain load balancer",
        expect![[r#"
            load balancer

              Spreads requests over our two web servers.

              Source   shop.yml:24:11
        "#]],
    );
    check(
        "explain SKU nonsense",
        expect![[r#"
            stock keeping unit
              SKU

              The smallest thing that we count in stock.

              Source   shop.yml:17:11
            ! glossator: `nonsense` is in no glossary: define it in a glossary.yml (`glossator init` writes one)
            exit code Some(1)
        "#]],
    );
}

#[test]
fn an_unknown_term_brings_suggestions() {
    check(
        "explain custommer",
        expect![[r#"
            ! glossator: `custommer` is in no glossary: did you mean `customer`?
            exit code Some(1)
        "#]],
    );
    check(
        "explain zzz",
        expect![[r#"
            ! glossator: `zzz` is in no glossary: define it in a glossary.yml (`glossator init` writes one)
            exit code Some(1)
        "#]],
    );
}

#[test]
fn explain_finds_the_word_in_a_place() {
    check(
        "explain Dockerfile:5:5",
        expect![[r#"
            load balancer

              Spreads requests over our two web servers.

              Source   shop.yml:24:11
        "#]],
    );
    check(
        "explain Dockerfile:1:1",
        expect![[r#"
            ! glossator: Dockerfile:1:1: no term here; on this line: `orders` in column 19, `SKU` in column 40
            exit code Some(1)
        "#]],
    );
    check(
        "explain Dockerfile:2",
        expect![[r#"
            ! glossator: Dockerfile:2: no term on this line
            exit code Some(1)
        "#]],
    );
    check(
        "explain Dockerfile:99",
        expect![[r#"
            ! glossator: Dockerfile has 5 lines: there is no line 99
            exit code Some(2)
        "#]],
    );
    check(
        "explain Dockerfile:0:1",
        expect![[r#"
            ! glossator: Dockerfile: lines and columns count from 1
            exit code Some(2)
        "#]],
    );
    check(
        "explain nowhere.yml:1:1",
        expect![[r#"
            ! glossator: nowhere.yml: there is no such file or folder
            exit code Some(2)
        "#]],
    );
}

#[test]
fn explain_json_is_one_object() {
    check(
        "explain --format json order",
        expect![[r#"
            {"text":"order","range":null,"entries":[{"name":"order","language":"en","definition":"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.","spellings":["order","commande"],"category":"Sales","source":{"path":"shop.yml","line":5,"column":11}}]}
        "#]],
    );
    check(
        "explain --format json Dockerfile:4:8",
        expect![[r#"
            {"text":"load\n# balancer","range":{"line":4,"column":7,"end_line":5,"end_column":11},"entries":[{"name":"load balancer","language":"en","definition":"Spreads requests over our two web servers.","spellings":["load balancer"],"category":null,"source":{"path":"shop.yml","line":24,"column":11}}]}
        "#]],
    );
}

#[test]
fn columns_count_characters() {
    check(
        "explain --format json notes.md:3",
        expect![[r#"
            {"text":"order","range":{"line":3,"column":3,"end_line":3,"end_column":8},"entries":[{"name":"order","language":"en","definition":"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.","spellings":["order","commande"],"category":"Sales","source":{"path":"shop.yml","line":5,"column":11}}]}
            {"text":"SKU","range":{"line":3,"column":23,"end_line":3,"end_column":26},"entries":[{"name":"stock keeping unit","language":"en","definition":"The smallest thing that we count in stock.","spellings":["stock keeping unit","SKU"],"category":null,"source":{"path":"shop.yml","line":17,"column":11}}]}
            {"text":"order","range":{"line":3,"column":42,"end_line":3,"end_column":47},"entries":[{"name":"order","language":"en","definition":"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.","spellings":["order","commande"],"category":"Sales","source":{"path":"shop.yml","line":5,"column":11}}]}
        "#]],
    );
}
