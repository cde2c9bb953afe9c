//! What is found in YAML files.

use expect_test::expect;

use crate::regions::testing::check;

#[test]
fn keys_have_paths() {
    check(
        "yaml",
        r#"# comment
services: &anchor
  web: # another
    image: "nginx:1.25"  # why
    'quoted key': 'it''s'
    ports:
    - 80:80
    - "443:443"
    deploy: {replicas: 2, labels: ["a b", c]}
list:
  - name: x
    url: http://a#b
  - - nested
---
second: <<
"#,
        &expect![[r##"
            comment     "# comment"
            key         "services"  (services)
            key         "web"  (services › web)
            comment     "# another"
            key         "image"  (services › web › image)
            value       "nginx:1.25"  (services › web › image)
            comment     "# why"
            key         "quoted key"  (services › web › quoted key)
            value       "it''s"  (services › web › quoted key)
            key         "ports"  (services › web › ports)
            value       "80:80"  (services › web › ports)
            value       "443:443"  (services › web › ports)
            key         "deploy"  (services › web › deploy)
            key         "replicas"  (services › web › deploy › replicas)
            value       "2"  (services › web › deploy › replicas)
            key         "labels"  (services › web › deploy › labels)
            value       "a b"  (services › web › deploy › labels)
            value       "c"  (services › web › deploy › labels)
            key         "list"  (list)
            key         "name"  (list › name)
            value       "x"  (list › name)
            key         "url"  (list › url)
            value       "http://a#b"  (list › url)
            value       "nested"  (list)
            key         "second"  (second)
            value       "<<"  (second)
        "##]],
    );
}

#[test]
fn block_scalars() {
    check(
        "yaml",
        r"a: |
  text # not a comment

  more
b: >-  # folded
    text
c:
- |
  item
- key: |2
    x
  next: y
",
        &expect![[r##"
            key         "a"  (a)
            value       "text # not a comment\n\n  more"  (a)
            key         "b"  (b)
            comment     "# folded"
            value       "text"  (b)
            key         "c"  (c)
            value       "item"  (c)
            key         "key"  (c › key)
            value       "x"  (c › key)
            key         "next"  (c › next)
            value       "y"  (c › next)
        "##]],
    );
}

#[test]
fn values_for_people_and_scripts() {
    check(
        "github-actions",
        r"name: Build and test
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - name: Check it out
        uses: actions/checkout@v4
        with:
          name: artifact
      - run: |
          # Explains the command.
          make test
        shell: bash
      - run: echo ${{ github.ref }} # here
        description: Says ${{ why }} it runs
",
        &expect![[r##"
            key         "name"  (name)
            prose       "Build and test"  (name)
            key         "on"  (on)
            value       "push"  (on)
            key         "jobs"  (jobs)
            key         "build"  (jobs › build)
            key         "runs-on"  (jobs › build › runs-on)
            value       "ubuntu-latest"  (jobs › build › runs-on)
            key         "steps"  (jobs › build › steps)
            key         "name"  (jobs › build › steps › name)
            prose       "Check it out"  (jobs › build › steps › name)
            key         "uses"  (jobs › build › steps › uses)
            value       "actions/checkout@v4"  (jobs › build › steps › uses)
            key         "with"  (jobs › build › steps › with)
            key         "name"  (jobs › build › steps › with › name)
            value       "artifact"  (jobs › build › steps › with › name)
            key         "run"  (jobs › build › steps › run)
            comment     "# Explains the command."
            code        "make test"  (jobs › build › steps › run)
            key         "shell"  (jobs › build › steps › shell)
            value       "bash"  (jobs › build › steps › shell)
            key         "run"  (jobs › build › steps › run)
            code        "echo ${{ github.ref }}"  (jobs › build › steps › run)
            comment     "# here"
            key         "description"  (jobs › build › steps › description)
            prose       "Says "  (jobs › build › steps › description)
            code        "${{ why }}"  (jobs › build › steps › description)
            prose       " it runs"  (jobs › build › steps › description)
        "##]],
    );
}

#[test]
fn kubernetes_commands_and_files() {
    check(
        "kubernetes",
        r#"apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data:
  nginx.conf: |
    # a comment
    listen 80;
  text: |
    # a heading?
spec:
  command: ["sh", "-c"]
  args:
    - |
      # comment
      exec app
  annotations:
    summary: "Pods of {{ $labels.namespace }} fail"
"#,
        &expect![[r##"
            key         "apiVersion"  (apiVersion)
            value       "v1"  (apiVersion)
            key         "kind"  (kind)
            value       "ConfigMap"  (kind)
            key         "metadata"  (metadata)
            key         "name"  (metadata › name)
            value       "x"  (metadata › name)
            key         "data"  (data)
            key         "nginx.conf"  (data › nginx.conf)
            comment     "# a comment"
            value       "listen 80;"  (data › nginx.conf)
            key         "text"  (data › text)
            value       "# a heading?"  (data › text)
            key         "spec"  (spec)
            key         "command"  (spec › command)
            code        "sh"  (spec › command)
            code        "-c"  (spec › command)
            key         "args"  (spec › args)
            comment     "# comment"
            code        "exec app"  (spec › args)
            key         "annotations"  (spec › annotations)
            key         "summary"  (spec › annotations › summary)
            prose       "Pods of "  (spec › annotations › summary)
            code        "{{ $labels.namespace }}"  (spec › annotations › summary)
            prose       " fail"  (spec › annotations › summary)
        "##]],
    );
}

#[test]
fn helm_templates() {
    check(
        "helm",
        r#"{{- /* A comment
over lines */ -}}
{{- if .Values.enabled }}
metadata:
  name: {{ include "x" . }}-suffix
  {{ $key }}: {{ $value | quote }}
data:
  script: |
    a
{{- if b }}
    c
{{- end }}
{{- end }}
"#,
        &expect![[r#"
            comment     "{{- /* A comment\nover lines */ -}}"
            code        "{{- if .Values.enabled }}"
            key         "metadata"  (metadata)
            key         "name"  (metadata › name)
            code        "{{ include \"x\" . }}"  (metadata › name)
            value       "-suffix"  (metadata › name)
            key         "{{ $key }}"  (metadata › {{ $key }})
            code        "{{ $value | quote }}"  (metadata › {{ $key }})
            key         "data"  (data)
            key         "script"  (data › script)
            code        "a\n{{- if b }}\n    c"  (data › script)
            code        "{{- end }}"
            code        "{{- end }}"
        "#]],
    );
}

#[test]
fn ansible() {
    check(
        "ansible",
        r#"- name: Install the web server
  apt:
    name: nginx
  shell: |
    # why
    systemctl start nginx
- debug: msg="done"
  when: "{{ a }} is {{ b }}"
{% for x in y %}
- {{ x }}
{% endfor %}
"#,
        &expect![[r##"
            key         "name"  (name)
            prose       "Install the web server"  (name)
            key         "apt"  (apt)
            key         "name"  (apt › name)
            value       "nginx"  (apt › name)
            key         "shell"  (shell)
            comment     "# why"
            code        "systemctl start nginx"  (shell)
            key         "debug"  (debug)
            value       "msg=\"done\""  (debug)
            key         "when"  (when)
            code        "{{ a }}"  (when)
            value       " is "  (when)
            code        "{{ b }}"  (when)
            code        "{% for x in y %}"
            code        "{{ x }}"
            code        "{% endfor %}"
        "##]],
    );
}

#[test]
fn what_is_being_typed() {
    check(
        "yaml",
        r#"image: "nginx
ports: [80, 81
key
  bad: indent
a: 'open
	tab: x
b: {c: 1, d
e: |
f: - g
: h
? i
&j
- &k
-
m: [n, {o: "p
"#,
        &expect![[r#"
            key         "image"  (image)
            value       "nginx"  (image)
            key         "ports"  (ports)
            value       "80"  (ports)
            value       "81"  (ports)
            value       "key"
            key         "bad"  (bad)
            value       "indent"  (bad)
            key         "a"  (a)
            value       "open"  (a)
            key         "tab"  (a › tab)
            value       "x"  (a › tab)
            key         "b"  (b)
            key         "c"  (b › c)
            value       "1"  (b › c)
            value       "d"  (b)
            key         "e"  (e)
            key         "f"  (f)
            value       "- g"  (f)
            value       "h"  (f)
            value       "i"  (f)
            key         "m"  (m)
            value       "n"  (m)
            key         "o"  (m › o)
            value       "p"  (m › o)
        "#]],
    );
}

#[test]
fn flow_style() {
    check(
        "yaml",
        r#"{a: [1, two words, "three", {b: c}], 'd': e # comment
, f : {{ g }}, "h":i}
"#,
        &expect![[r##"
            key         "a"  (a)
            value       "1"  (a)
            value       "two words"  (a)
            value       "three"  (a)
            key         "b"  (a › b)
            value       "c"  (a › b)
            key         "d"  (d)
            value       "e"  (d)
            comment     "# comment"
            key         "f"  (f)
            code        "{{ g }}"  (f)
            key         "h"  (h)
            value       "i"  (h)
        "##]],
    );
}

#[test]
fn windows_line_ends_and_a_byte_order_mark() {
    check(
        "yaml",
        "\u{feff}a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\nc: \"d\"\r\n# e\r\n",
        &expect![[r##"
            key         "a"  (a)
            value       "1"  (a)
            key         "b"  (b)
            value       "x\r\n\r\n  y"  (b)
            key         "c"  (c)
            value       "d"  (c)
            comment     "# e"
        "##]],
    );
}

#[test]
fn a_document_that_is_one_scalar() {
    check(
        "yaml",
        r#"--- |
  text
  more
# comment
--- "quoted"
"#,
        &expect![[r##"
            value       "text\n  more"
            comment     "# comment"
            value       "quoted"
        "##]],
    );
}
