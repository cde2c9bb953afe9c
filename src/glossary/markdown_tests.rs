//! Markdown glossaries by example.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::markdown::read;
use super::testing::show;

#[allow(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(&read(text, true)));
}

/// The shape in which many teams write: numbered bold terms under headings.
const FRENCH: &str = "\u{FEFF}# 📚 Glossaire de l’équipe plateforme

Ce document rassemble les mots que l’on rencontre dans nos dépôts.

## 🖥️ Développement Backend

1. **API (Application Programming Interface)** – Contrat par lequel un programme en appelle un autre.
2. **ORM (Object-Relational Mapping)** – Couche qui fait correspondre des objets et des tables (ex: Sequelize, Hibernate).
3. **Load Balancer (Équilibreur de charge)** — Machine qui partage les requêtes entre plusieurs serveurs.
4. **Middleware** - Maillon placé entre la requête et l’application.
5. **OAuth2** : Délégation d’accès sans partage de mot de passe.

---

## Docker et Conteneurisation

- **Image Docker** – Modèle figé dont on lance les conteneurs.
- **Entrypoint & CMD** – Ce que le conteneur exécute quand il démarre.
- **Bind Mounts** – Dossier de l’hôte vu depuis le conteneur.
  Il n’est pas sauvegardé :
  - **Attention** : les droits sont ceux de l’hôte.

## 3. Notions OPS et DevOps

**CI/CD (Continuous Integration / Continuous Deployment)** – Du dépôt à la production sans étape manuelle.

**Infrastructure as Code (IaC)** – Les machines décrites dans des fichiers versionnés.

* **Kubernetes (K8s)**: Ordonnanceur de conteneurs.
* **Scaling (Vertical & Horizontal):** Donner plus de ressources (vertical) ou plus de serveurs (horizontal).
* **Reverse Proxy & API Gateway** – Porte d’entrée devant les services (ex: Traefik).
* **[Canary Deployment](https://example.org)** – Mise en service pour une petite part du trafic.
* **Blue-Green Deployment** – Deux environnements, un seul actif.

**Note** : les définitions sont revues chaque trimestre.
";

#[test]
fn numbered_bold_terms_under_headings() {
    check(
        FRENCH,
        expect![[r#"
            fr 📚 Glossaire de l’équipe plateforme
            7:6 API, under Développement Backend
                fr: API (Application Programming Interface) = Contrat par lequel un programme en appelle un autre.
                fr:API* | fr:Application Programming Interface
            8:6 ORM, under Développement Backend
                fr: ORM (Object-Relational Mapping) = Couche qui fait correspondre des objets et des tables (ex: Sequelize, Hibernate).
                fr:ORM* | fr:Object-Relational Mapping
            9:6 Load Balancer, under Développement Backend
                fr: Load Balancer (Équilibreur de charge) = Machine qui partage les requêtes entre plusieurs serveurs.
                fr:Load Balancer* | fr:Équilibreur de charge
            10:6 Middleware, under Développement Backend
                fr: Middleware = Maillon placé entre la requête et l’application.
                fr:Middleware*
            11:6 OAuth2, under Développement Backend
                fr: OAuth2 = Délégation d’accès sans partage de mot de passe.
                fr:OAuth2*
            17:5 Image Docker, under Docker et Conteneurisation
                fr: Image Docker = Modèle figé dont on lance les conteneurs.
                fr:Image Docker*
            18:5 Entrypoint & CMD, under Docker et Conteneurisation
                fr: Entrypoint & CMD = Ce que le conteneur exécute quand il démarre.
                fr:Entrypoint & CMD* | fr:Entrypoint | fr:CMD
            19:5 Bind Mounts, under Docker et Conteneurisation
                fr: Bind Mounts = Dossier de l’hôte vu depuis le conteneur.
            Il n’est pas sauvegardé :
            - **Attention** : les droits sont ceux de l’hôte.
                fr:Bind Mounts*
            25:3 CI/CD, under Notions OPS et DevOps
                fr: CI/CD (Continuous Integration / Continuous Deployment) = Du dépôt à la production sans étape manuelle.
                fr:CI/CD* | fr:Continuous Integration / Continuous Deployment | fr:Continuous Integration | fr:Continuous Deployment
            27:3 Infrastructure as Code, under Notions OPS et DevOps
                fr: Infrastructure as Code (IaC) = Les machines décrites dans des fichiers versionnés.
                fr:Infrastructure as Code* | fr:IaC
            29:5 Kubernetes, under Notions OPS et DevOps
                fr: Kubernetes (K8s) = Ordonnanceur de conteneurs.
                fr:Kubernetes* | fr:K8s
            30:5 Scaling, under Notions OPS et DevOps
                fr: Scaling (Vertical & Horizontal) = Donner plus de ressources (vertical) ou plus de serveurs (horizontal).
                fr:Scaling* | fr:Vertical Scaling | fr:Scaling Vertical | fr:Horizontal Scaling | fr:Scaling Horizontal
            31:5 Reverse Proxy & API Gateway, under Notions OPS et DevOps
                fr: Reverse Proxy & API Gateway = Porte d’entrée devant les services (ex: Traefik).
                fr:Reverse Proxy & API Gateway* | fr:Reverse Proxy | fr:API Gateway
            32:6 Canary Deployment, under Notions OPS et DevOps
                fr: Canary Deployment = Mise en service pour une petite part du trafic.
                fr:Canary Deployment*
            33:5 Blue-Green Deployment, under Notions OPS et DevOps
                fr: Blue-Green Deployment = Deux environnements, un seul actif.
                fr:Blue-Green Deployment*
        "#]],
    );
    let twice = format!("{}\n", FRENCH.replace('\n', "\r\n"));
    assert_eq!(read(&twice, false).entries.len(), 15);
}

#[test]
fn places_are_those_of_the_names() {
    for (text, name) in [
        ("# é\n\n- 🚀 **漢字 (API)** – x\n", "漢字"),
        ("1. **1. Pod** – x", "Pod"),
        ("**Pod**: x\n**Node**: y", "Pod"),
        ("Pod\n: x", "Pod"),
        ("10)  Pod (x): y", "Pod"),
        ("# &amp;🚀 Pod\n\nx\n\n# Node\n\ny", "Pod"),
        ("## `pod` (x)\n\ny", "pod"),
        ("## 2. Pod\n\ny", "Pod"),
        ("---\ntitle: \"Pod\" # é\n---\nA pod.", "Pod"),
        ("| é | Term | Definition |\n|-|-|-|\n| x | **Pod** | y |", "Pod"),
    ] {
        let read = read(text, true);
        let place = read.entries[0].place;
        assert_eq!(&text[place.start as usize..place.end as usize], name, "{text:?}");
        assert_eq!(read.entries[0].name(), name);
    }
}

#[test]
fn separators_and_what_is_none() {
    check(
        "
- **a** – 1
- **b**—2
- **c**: 3
- **d :** 4
- **e** - 5
- **f** = 6
- **g** (long g) → 7
- **h** is no definition
- **pre**-fix
- not **i** – at the start
- _**j**_ – 10
- **k**:

  A paragraph of its own.

  ```sh
  k --help
  ```
- **l
  m** – broken over lines
- ****: nothing
",
        expect![[r#"
            en
            2:5 a
                en: a = 1
                en:a*
            3:5 b
                en: b = 2
                en:b*
            4:5 c
                en: c = 3
                en:c*
            5:5 d
                en: d = 4
                en:d*
            6:5 e
                en: e = 5
                en:e*
            7:5 f
                en: f = 6
                en:f*
            8:5 g
                en: g (long g) = 7
                en:g* | en:long g
            12:6 j
                en: j = 10
                en:j*
            13:5 k
                en: k = A paragraph of its own.

            ```sh
            k --help
            ```
                en:k*
            20:5 l m
                en: l m = broken over lines
                en:l m*
        "#]],
    );
}

#[test]
fn a_side_that_has_an_entry_of_its_own() {
    check(
        "- **Reverse Proxy** – One.\n- **Reverse Proxy & API Gateway** – Two.\n",
        expect![[r#"
        en
        1:5 Reverse Proxy
            en: Reverse Proxy = One.
            en:Reverse Proxy*
        2:5 Reverse Proxy & API Gateway
            en: Reverse Proxy & API Gateway = Two.
            en:Reverse Proxy & API Gateway* | en:API Gateway
    "#]],
    );
}

#[test]
fn lines_of_one_paragraph() {
    check(
        "**API** – One.\n**REST** – Two\nlines.  \n**RPC**: Three.\n",
        expect![[r#"
        en
        1:3 API
            en: API = One.
            en:API*
        2:3 REST
            en: REST = Two
        lines.
            en:REST*
        4:3 RPC
            en: RPC = Three.
            en:RPC*
    "#]],
    );
}

#[test]
fn nothing_in_it() {
    check(
        "",
        expect![[r#"
        en
    "#]],
    );
    check(
        "# Glossary\n\nTo be written.\n",
        expect![[r#"
        en Glossary
    "#]],
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(?s).{0,300}") {
        read(&text, true);
    }

    #[test]
    fn anything_like_markdown_is_read(parts in prop::collection::vec(
        prop::sample::select(vec![
            "\n", "\r\n", "\n\n", "- ", "1. ", "  ", "    ", "**", "__", "*", "# ", "## ", "é", "漢字", "🚀", "\n: ", " – ", ": ", " - ",
            "(", ")", " & ", "---\n", "title: x\n", "[", "](x)", "`", "> ", "|", "\n|-|-|\n", "Term", "Definition", "<!--", "-->",
            "{{<", ">}}", "text=\"", "\\", "&amp;", "\t", "\u{FEFF}", "\u{A0}", "Aliases: a, b", "1. ", "Pod",
        ]), 0..60,
    )) {
        let text = parts.concat();
        for entry in read(&text, true).entries {
            let place = entry.place;
            prop_assert!(text.get(place.start as usize..place.end as usize).is_some(), "{:?} {:?}", text, place);
        }
    }
}
