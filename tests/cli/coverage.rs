//! `glossator coverage`: which jargon a tree uses, and how much of it is explained.

use std::fs;

use expect_test::expect;
use serde_json::Value;

use super::{check_in, folder, run};

fn tree() -> tempfile::TempDir {
    folder(&[
        ("glossator.toml", "packs = \"none\"\n"),
        ("glossary.yml", "terms:\n  - {name: proxy, definition: x}\n  - {name: cache, definition: x}\n"),
        ("docs/glossary.yml", "terms:\n  - {name: queue, definition: x}\n"),
        ("docs/a.md", "The proxy, the cache and a queue.\nA zonal ledger query (ZLQ).\n"),
        ("run.sh", "# The proxy: a CRR, and the ZLQ.\n# Another CRR; the XQV.\nproxy=1\n"),
        ("b.sh", "# The CRR\n"),
        ("logo.png", "\0"),
    ])
}

#[test]
fn what_is_used_is_counted() {
    check_in(
        tree().path(),
        "coverage",
        expect![[r#"
            How much is explained

              jargon     terms   share  mentions   share
              explained      4  66.6 %         6  60.0 %
              undefined      2  33.4 %         4  40.0 %

            By which glossary

              glossary           terms  mentions
              glossary.yml           2         3
              (the text itself)      1         2
              docs/glossary.yml      1         1

            The most frequent terms that nobody explains

              term  mentions  files  first seen
              CRR          3      2  ./b.sh:1
              XQV          1      1  ./run.sh:2

            The most frequent terms that are explained

              term   mentions  files  glossary
              ZLQ           2      2  (the text itself)
              proxy         2      2  glossary.yml
              cache         1      1  glossary.yml
              queue         1      1  docs/glossary.yml

            ! ./logo.png: is a binary file: skipped
            ! 6 files checked, 1 file skipped
        "#]],
    );
}

#[test]
fn it_can_stand_in_a_page() {
    check_in(
        tree().path(),
        "coverage --format markdown --language fr --top 1",
        expect![[r#"
            # Le jargon de 6 fichiers

            ## Ce qui est expliqué

            | le jargon | termes | part | occurrences | part |
            |---|---:|---:|---:|---:|
            | expliqués | 4 | 66,6 % | 6 | 60,0 % |
            | inexpliqués | 2 | 33,4 % | 4 | 40,0 % |

            ## Par quel glossaire

            | glossaire | termes | occurrences |
            |---|---:|---:|
            | glossary.yml | 2 | 3 |
            | (le texte même) | 1 | 2 |
            | docs/glossary.yml | 1 | 1 |

            ## Les termes les plus fréquents que personne n’explique

            | terme | occurrences | fichiers | première fois |
            |---|---:|---:|---|
            | CRR | 3 | 2 | ./b.sh:1 |

            ## Les termes les plus fréquents qui sont expliqués

            | terme | occurrences | fichiers | glossaire |
            |---|---:|---:|---|
            | ZLQ | 2 | 2 | (le texte même) |

            ! ./logo.png: est un fichier binaire : laissé de côté
            ! 6 fichiers vérifiés, 1 fichier laissé de côté
        "#]],
    );
}

#[test]
fn programs_get_all_terms() {
    check_in(
        tree().path(),
        "coverage --format json run.sh",
        expect![[r#"
        {
          "files": 1,
          "terms": {
            "explained": 2,
            "undefined": 2,
            "percent": 50.0
          },
          "mentions": {
            "explained": 2,
            "undefined": 3,
            "percent": 40.0
          },
          "glossaries": [
            {
              "path": null,
              "terms": 1,
              "mentions": 1
            },
            {
              "path": "glossary.yml",
              "terms": 1,
              "mentions": 1
            }
          ],
          "undefined": [
            {
              "text": "CRR",
              "mentions": 2,
              "files": 1,
              "path": "run.sh",
              "line": 1
            },
            {
              "text": "XQV",
              "mentions": 1,
              "files": 1,
              "path": "run.sh",
              "line": 2
            }
          ],
          "explained": [
            {
              "name": "ZLQ",
              "glossary": null,
              "mentions": 1,
              "files": 1
            },
            {
              "name": "proxy",
              "glossary": "glossary.yml",
              "mentions": 1,
              "files": 1
            }
          ]
        }
        ! 1 file checked
    "#]],
    );
}

#[test]
fn a_share_can_be_asked_for() {
    let folder = tree();
    let code = |args: &[&str]| {
        let args: Vec<&str> = ["coverage"].into_iter().chain(args.iter().copied()).collect();
        run(folder.path(), &args).status.code()
    };
    let of_all: Value =
        serde_json::from_slice(&run(folder.path(), &["coverage", "--format", "json"]).stdout).unwrap();
    assert_eq!(of_all["terms"]["percent"], 66.6);
    assert_eq!(code(&["--min", "66.6"]), Some(0));
    assert_eq!(code(&["--min", "67"]), Some(1));
    assert_eq!(
        code(&["--min", "100", "--ignore", "CRR", "--ignore", "xqv"]),
        Some(0),
        "ignored terms do not count"
    );
    assert_eq!(code(&["--min", "100", "docs"]), Some(0));
    assert_eq!(code(&["--min", "101"]), Some(2));
    assert_eq!(code(&["gone.md", "docs"]), Some(2));
    assert_eq!(code(&["logo.png"]), Some(2));
}

#[test]
fn a_tree_without_jargon_is_explained() {
    let folder = folder(&[("a.md", "Nothing here.\n")]);
    check_in(
        folder.path(),
        "coverage --packs none --min 100",
        expect![[r#"
        How much is explained

          jargon     terms    share  mentions    share
          explained      0  100.0 %         0  100.0 %
          undefined      0    0.0 %         0    0.0 %

        ! 1 file checked
    "#]],
    );
}

#[test]
fn the_result_is_the_same_whatever_the_threads() {
    let folder = tree();
    for number in 0..40 {
        let text = format!("# The QW{number}X of the cache\n");
        fs::write(folder.path().join(format!("{number}.sh")), text).unwrap();
    }
    let of =
        |threads: &str| run(folder.path(), &["coverage", "--format", "json", "--threads", threads]).stdout;
    assert_eq!(of("1"), of("5"));
}
