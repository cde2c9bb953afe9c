//! `export`.

use std::path::Path;

use expect_test::expect;

use super::{SAMPLES, check, check_in, folder, run};

#[test]
fn the_glossaries_in_force_are_written_as_a_page() {
    check(
        "export --no-workspace",
        expect![[r#"
        # Glossary

        ## Sales

        - **order** – What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.

        ## Shop

        - **customer** – A person who has ordered at least once.
        - **load balancer** – Spreads requests over our two web servers.
        - **stock keeping unit (SKU)** – The smallest thing that we count in stock.
    "#]],
    );
    check(
        "export --no-workspace --language fr",
        expect![[r#"
        # Glossaire

        ## Sales

        - **commande** – Ce qu’un client a demandé et que nous avons accepté. Elle ne change plus ensuite.

        ## Shop

        - **client** – A person who has ordered at least once.
        - **load balancer** – Spreads requests over our two web servers.
        - **stock keeping unit (SKU)** – The smallest thing that we count in stock.
    "#]],
    );
}

#[test]
fn a_table_has_all_languages() {
    check(
        "export --no-workspace --format csv",
        expect![[r#"
        language,name,expansion,aliases,definition,category,see,link,name_fr,expansion_fr,aliases_fr,definition_fr
        en,order,,,"What a customer asked for and we accepted, e.g. three lamps. It never changes afterwards: a correction is a new order.",Sales,customer,https://shop.example/handbook,commande,,,Ce qu’un client a demandé et que nous avons accepté. Elle ne change plus ensuite.
        en,customer,,,A person who has ordered at least once.,,,,client,,,
        en,load balancer,,,Spreads requests over our two web servers.,,,,,,,
        en,stock keeping unit,SKU,,The smallest thing that we count in stock.,,,,,,,
    "#]],
    );
}

#[test]
fn what_is_written_is_found_again() {
    let formats = [("markdown", "glossary.md"), ("json", "glossary.json"), ("csv", "glossary.csv")];
    for (format, name) in formats {
        let sources = ["--packs", "kubernetes", "--no-workspace"];
        let written = run(Path::new(SAMPLES), &[&["export", "--format", format][..], &sources].concat());
        let text = String::from_utf8(written.stdout).unwrap();
        let copy = folder(&[(name, &text)]);
        let explained = run(copy.path(), &["explain", "--packs", "none", "HorizontalPodAutoscaler"]);
        let explained = String::from_utf8(explained.stdout).unwrap();
        assert!(explained.contains("adds or removes copies of a pod"), "{format}: {explained}");
    }
}

#[test]
fn a_page_for_browsers_is_in_the_readers_language() {
    let page = run(
        Path::new(SAMPLES),
        &["export", "--format", "html", "--packs", "docker", "--no-workspace", "--language", "fr"],
    );
    let page = String::from_utf8(page.stdout).unwrap();
    for text in [
        "<html lang=\"fr\">",
        "<h1>Glossaire</h1>",
        "<h3 id=\"image-de-conteneur\">image de conteneur <small>container image</small></h3>",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn where_there_is_nothing_to_write_that_is_said() {
    let empty = folder(&[]);
    check_in(
        empty.path(),
        "export --packs none",
        expect![[r#"
            ! glossator: no glossary in force has a term: write one (`glossator init`), or let packs be in force
            exit code Some(1)
        "#]],
    );
}
