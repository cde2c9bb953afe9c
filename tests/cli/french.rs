//! Every command speaks French where the environment does.

use expect_test::{Expect, expect};

use super::{folder, glossator, shown};

fn check(command: &str, expected: Expect) {
    let tree = folder(&[
        (
            "glossary.yml",
            "language: fr\nterms:\n  - {name: douves, definition: Un fossé., see: [donjon]}\n  - {name: donjon}\n",
        ),
        ("a.md", "Des douves, et le XQZ.\n"),
        ("glossator.toml", "packs = \"none\"\n"),
    ]);
    let output = glossator(tree.path()).env("LANG", "fr_FR.UTF-8").args(command.split(' ')).output().unwrap();
    expected.assert_eq(&shown(&output));
}

#[test]
fn explain() {
    check(
        "explain donjon",
        expect![[r#"
            donjon

              Cette entrée n’a pas encore de définition.

              Source   glossary.yml:4:12
            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
        "#]],
    );
    check(
        "explain donjons-forts",
        expect![[r#"
            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
            ! glossator: `donjons-forts` n’est dans aucun glossaire : définissez-le dans un glossary.yml (`glossator init` en écrit un)
            exit code Some(1)
        "#]],
    );
    check(
        "explain douve",
        expect![[r#"
            douves

              Un fossé.

              Voir     donjon
              Source   glossary.yml:3:12
            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
        "#]],
    );
    check(
        "explain a.md:1:1",
        expect![[r#"
            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
            ! glossator: a.md:1:1 : aucun terme ici ; sur cette ligne : `douves` en colonne 5
            exit code Some(1)
        "#]],
    );
    check(
        "explain a.md:9",
        expect![[r#"
            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
            ! glossator: a.md a 1 lignes : il n’y a pas de ligne 9
            exit code Some(2)
        "#]],
    );
}

#[test]
fn annotate() {
    check(
        "annotate a.md rien.md",
        expect![[r#"
            a.md
               1 │ Des douves, et le XQZ.
                 │     ~~~~~~
                 │   douves: Un fossé.

            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
            ! rien.md: aucun fichier ni dossier de ce nom
            ! 1 fichier, 1 occurrence, 1 terme distinct, introuvables : 1
            exit code Some(2)
        "#]],
    );
}

#[test]
fn check_and_coverage() {
    check(
        "check a.md rien.md",
        expect![[r#"
            à savoir[undefined-jargon] : `XQZ` a l’air d’un sigle, et aucun glossaire ne l’explique
             --> a.md:1:19
              |
            1 | Des douves, et le XQZ.
              |                   ^^^

            ! rien.md: aucun fichier ni dossier de ce nom
            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
            ! 1 fichier vérifié, 1 constat, 1 chemin introuvable
            exit code Some(2)
        "#]],
    );
    check(
        "coverage a.md",
        expect![[r#"
            Ce qui est expliqué

              le jargon    termes    part  occurrences    part
              expliqués         1  50,0 %            1  50,0 %
              inexpliqués       1  50,0 %            1  50,0 %

            Par quel glossaire

              glossaire     termes  occurrences
              glossary.yml       1            1

            Les termes les plus fréquents que personne n’explique

              terme  occurrences  fichiers  première fois
              XQZ              1         1  a.md:1

            Les termes les plus fréquents qui sont expliqués

              terme   occurrences  fichiers  glossaire
              douves            1         1  glossary.yml

            ! glossary.yml:4:12: `donjon` n’a pas de définition : dites ce que c’est avec `definition:`
            ! 1 fichier vérifié
        "#]],
    );
}

#[test]
fn init() {
    check(
        "init nouveau.glossary.yml",
        expect![[r#"
        nouveau.glossary.yml est écrit. Il vaut pour son dossier et tout ce qui est en dessous. Ensuite :
          - remplacez ses termes par les vôtres ; ses commentaires disent comment
          - voir un terme :    `glossator explain "fenêtre de déploiement"`
          - voir vos fichiers : `glossator annotate .`
          - dans votre éditeur, survolez un terme
    "#]],
    );
    check(
        "init glossary.yml",
        expect![[r#"
        ! glossator: glossary.yml existe déjà et reste tel quel : ajoutez-y vos termes, ou nommez un autre fichier
        exit code Some(2)
    "#]],
    );
    check(
        "init nouveau.yml",
        expect![[r#"
        ! glossator: nouveau.yml ne serait pas reconnu comme glossaire : nommez-le glossary.yml ou nouveau.glossary.yml
        exit code Some(2)
    "#]],
    );
    check(
        "init nulle/part",
        expect![[r#"
        ! glossator: il n’y a pas de dossier nulle/part ; pour un fichier, donnez un nom qui finit par .yml
        exit code Some(2)
    "#]],
    );
}

#[test]
fn settings_and_files_that_cannot_be_read() {
    let tree = folder(&[
        ("glossary.yml", "terms: \0"),
        ("a.md", "Des douves.\n"),
        ("glossator.toml", "packs = \"rien\"\nhovr = true\nhover = \"oui\"\nexclude = [\"a[\"]\n"),
    ]);
    let told = |command: &str| {
        let mut glossator = glossator(tree.path());
        let output = glossator.env("LANG", "fr_FR.UTF-8").args(command.split(' ')).output().unwrap();
        shown(&output).replace(&tree.path().display().to_string(), "…")
    };
    expect![[r#"
        a.md: aucun terme
        ! glossator.toml:4:1: réglage `exclude` : `a[` n’est pas un motif glob : unclosed character class; missing ']'
        ! glossator.toml:3:1: le réglage `hover` doit être de type boolean, et non "oui"
        ! glossator.toml:2:1: réglage inconnu `hovr` : vouliez-vous dire `hover` ?
        ! glossator.toml: réglage `packs` : il n’y a pas de pack `rien` ; il y a architecture, backend, cloud, code, compose-keys, databases, delivery, distributed, docker, dockerfile-keys, formats, hardware, kubernetes-keys, kubernetes, linux, messaging, networking, observability, ops, platforms, products, protocols, security, software, storage, tools, versioning, web, workflow-keys
        ! glossary.yml:1:1: …/glossary.yml est un fichier binaire et non un glossaire (un octet NUL à la position 7)
        ! 1 fichier, 0 occurrence, 0 terme distinct
    "#]].assert_eq(&told("annotate a.md"));
    expect![[r#"
        ! glossator: --glossary rien.yml : ce fichier n’existe pas
        exit code Some(2)
    "#]]
    .assert_eq(&told("annotate --glossary rien.yml a.md"));
    std::fs::write(tree.path().join("glossator.toml"), "hover = = 1\n").unwrap();
    expect![[r#"
        a.md: aucun terme
        ! glossator.toml:1:9: ceci n’est pas du TOML : extra `=`, expected nothing
        ! glossary.yml:1:1: …/glossary.yml est un fichier binaire et non un glossaire (un octet NUL à la position 7)
        ! 1 fichier, 0 occurrence, 0 terme distinct
    "#]].assert_eq(&told("annotate --packs none a.md"));
}
