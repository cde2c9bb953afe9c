//! Markdown glossaries in the shapes beside bold items: headings, plain lists, definition lists, front matter, tables.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};

use super::markdown::read;
use super::testing::show;

#[allow(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(&read(text, true)));
}

#[test]
fn headings_are_terms() {
    check(
        "
# Team glossary

What we say and mean.

## P

### Pod (K8s)

The smallest thing that is scheduled.

It has one or more containers:

- **init**: run first
- app

Aliases: pods group, whale pod
**See also:** node

#### Example

kubectl get pods

### 2. Proxy

Stands between.

```
code
```

## Q

### Quota

A limit. <!-- todo -->
",
        expect![[r#"
            en Team glossary
            8:5 Pod
                en: Pod (K8s) = The smallest thing that is scheduled.

            It has one or more containers:

            - **init**: run first
            - app
                en:Pod* | en:K8s | en:pods group | en:whale pod
                see node
            24:8 Proxy
                en: Proxy = Stands between.
                en:Proxy*
            34:5 Quota
                en: Quota = A limit.
                en:Quota*
        "#]],
    );
}

#[test]
fn headings_with_items_are_categories() {
    check(
        "# Glossary\n\n## Backend\n\nOur services.\n\n- **API** – One.\n- **RPC** – Two.\n\n## Network\n\n- **DNS** – Three.\n\n## About\n\nWritten by us.\n",
        expect![[r#"
            en Glossary
            7:5 API, under Backend
                en: API = One.
                en:API*
            8:5 RPC, under Backend
                en: RPC = Two.
                en:RPC*
            12:5 DNS, under Network
                en: DNS = Three.
                en:DNS*
        "#]],
    );
}

#[test]
fn headings_of_a_file_that_is_no_glossary_by_name() {
    let text = "# Guide\n\n## Install\n\nRun it.\n\n- **Pod** – A group of containers.\n";
    expect![[r#"
        en Guide
        7:5 Pod, under Install
            en: Pod = A group of containers.
            en:Pod*
    "#]]
    .assert_eq(&show(&read(text, false)));
}

#[test]
fn lists_without_bold_text() {
    check(
        "# Glossaire\n\n1. API (Application Programming Interface) – Un contrat.\n2. CI/CD : De bout en bout.\n3. Blue-Green Deployment - Deux environnements.\n",
        expect![[r#"
            fr Glossaire
            3:4 API
                fr: API (Application Programming Interface) = Un contrat.
                fr:API* | fr:Application Programming Interface
            4:4 CI/CD
                fr: CI/CD = De bout en bout.
                fr:CI/CD*
            5:4 Blue-Green Deployment
                fr: Blue-Green Deployment = Deux environnements.
                fr:Blue-Green Deployment*
        "#]],
    );
    check(
        "# Glossary\n\n- Run this.\n- Note: that.\n",
        expect![[r#"
        en Glossary
    "#]],
    );
}

#[test]
fn definition_lists() {
    check(
        "# Words\n\nPod\n: The smallest thing\n  that is scheduled.\n\n**Node (machine)**\n\n: A machine.\n\n  With **disks**: many.\n",
        expect![[r#"
            en Words
            3:1 Pod
                en: Pod = The smallest thing
            that is scheduled.
                en:Pod*
            7:3 Node
                en: Node (machine) = A machine.

            With **disks**: many.
                en:Node* | en:machine
        "#]],
    );
}

#[test]
fn one_term_a_file() {
    check(
        "---
title: Pod
id: pod
lang: en
full_link: https://kubernetes.io/docs/concepts/workloads/pods/
short_description: >
  A set of running containers.
aka:
- whale pod
aliases: [/old/pod]
category: Workload
tags: [core]
---
 A {{< glossary_tooltip text=\"set\" term_id=\"container\" >}} of containers.

<!--more-->

## Problem it addresses

Many.
",
        expect![[r#"
            en Pod
            2:8 Pod, under Workload
                en: Pod = A set of running containers.
                en:Pod* | en:whale pod
                link https://kubernetes.io/docs/concepts/workloads/pods/
        "#]],
    );
    check(
        "---\ntitle: Abstraction\r\nstatus: Completed\n---\nHides what one need not know.\n\n## Why\n\nBecause.\n",
        expect![[r#"
            en Abstraction
            2:8 Abstraction
                en: Abstraction = Hides what one need not know.
                en:Abstraction*
        "#]],
    );
}

#[test]
fn front_matter_tells_the_language() {
    check(
        "---\nlang: fr\ntitle: Nos termes\n---\n\n- **TLS** – Transport Layer Security\n",
        expect![[r#"
        fr Nos termes
        6:5 TLS
            fr: TLS = Transport Layer Security
            fr:TLS*
    "#]],
    );
    check(
        "---\nnot closed\n\n- **TLS** – x\n",
        expect![[r#"
        en
        4:5 TLS
            en: TLS = x
            en:TLS*
    "#]],
    );
}

#[test]
fn tables() {
    check(
        "## Net\n\n| Term | Meaning | Aliases |\n|---|---|---|\n| TLS (Transport Layer Security) | Encrypts. | SSL; https |\n| DNS | Names. |\n\n| x | y |\n|---|---|\n| no | glossary |\n",
        expect![[r#"
            en
            5:3 TLS, under Net
                en: TLS (Transport Layer Security) = Encrypts.
                en:TLS* | en:Transport Layer Security | en:SSL | en:https
            6:3 DNS, under Net
                en: DNS = Names.
                en:DNS*
        "#]],
    );
}
