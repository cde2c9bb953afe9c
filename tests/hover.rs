//! What a hover shows: `$0` marks the cursor; the answer is the names on the cards, and the text that they are about.

use std::path::Path;
use std::sync::Arc;

use glossator::analysis::Analysis;
use glossator::features::{Reader, hover};
use glossator::glossary::{Glossary, Source, read};
use glossator::matching::{Lexicon, Ranked};
use glossator::regions::Language;

const GLOSSARY: &str = "
terms:
  - {name: pod, definition: A group of containers.}
  - {name: ingress controller, aliases: [front door], definition: It answers requests.}
  - {name: ingress, definition: A rule.}
  - {name: health check, definition: A question.}
  - {name: check, definition: A look.}
  - {name: blue-green deployment, definition: Two environments.}
  - {name: deployment, definition: A roll-out., fr: {name: déploiement, definition: Une mise en service.}}
  - {name: image, aliases: [{name: layer, unless: [onion, oignon]}], scope: {languages: [infra, prose]}, definition: A template.}
  - {name: volume, scope: {keys: ['services.*.volumes']}, definition: A mount of a service.}
  - {name: volume store, aliases: [{name: volume, scope: {keys: [volumes]}}], definition: A named volume.}
  - {name: CI/CD, definition: Automation.}
  - {name: C++, definition: A language.}
  - {name: Node.js, definition: A runtime.}
  - {name: .NET, definition: A platform.}
  - {name: REST, definition: A style.}
  - {name: IT, definition: A trade.}
  - {name: RAM, definition: Memory.}
  - {name: VM, definition: A machine.}
  - {name: Flux, case: sensitive, definition: A tool.}
  - {name: réseau, definition: Un réseau.}
  - {name: journal, definition: Un journal.}
  - {name: point d’entrée, definition: Un point.}
  - {name: gRPC, definition: A protocol.}
  - {name: GraphQL, definition: A language of queries.}
  - {name: 'extract, transform and load', definition: Moving data.}
  - {name: Größe, definition: Size.}
  - {name: 注文, definition: An order.}
  - {name: ข้อมูล, definition: Data.}
  - {name: cache, definition: A store.}
  - {name: redis, definition: A store.}
";

/// The cards at the cursor and the text of the mention; `-` for no hover.
fn cards(language: &str, fixture: &str) -> String {
    let offset = fixture.find("$0").unwrap_or_else(|| panic!("no cursor in {fixture}"));
    let text = fixture.replacen("$0", "", 1);
    let path = Path::new("/team/test.glossary.yml");
    let glossary = Glossary::new(Source::File(path.to_owned()), None, read(path, GLOSSARY));
    assert!(glossary.problems.is_empty(), "{:?}", glossary.problems);
    let lexicon = Lexicon::new(vec![Ranked { glossary: Arc::new(glossary), rank: 0 }]);
    let language = Language::by_id(language).unwrap_or(Language::PLAIN_TEXT);
    let analysis = Analysis::new(text.as_str().into(), language, "/team/file", Arc::new(lexicon), None);
    let reader = Reader { language: "en".to_owned(), markdown: true };
    let Some(hover) = hover::hover(&analysis, offset, &reader, &|_, _| None) else { return "-".to_owned() };
    let names: Vec<_> = hover.text.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let mention = text[hover.range].replace('\n', "\\n").replace('\t', "\\t");
    format!("{} <- \"{mention}\"", names.join(", "))
}

#[track_caller]
fn check(language: &str, fixture: &str, expected: &str) {
    assert_eq!(cards(language, fixture), expected, "{fixture}");
}

#[test]
fn the_longest_spelling_wins() {
    check("yaml", "# the ingress$0 controller answers", "ingress controller <- \"ingress controller\"");
    check("yaml", "# the ingress$0 answers", "ingress <- \"ingress\"");
    check("yaml", "# blue/green$0 deployments", "blue-green deployment <- \"blue/green deployments\"");
}

#[test]
fn a_cursor_behind_a_word_is_on_it() {
    check("plaintext", "pods$0, and more", "pod <- \"pods\"");
    check("plaintext", "the pod's$0 name", "pod <- \"pod\"");
    check("plaintext", "the pod $0name", "-");
}

#[test]
fn words_may_be_joined_in_any_style() {
    for text in [
        "Health$0Check",
        "health_$0check",
        "HEALTH-CHECK$0",
        "health$0check",
        "HEALTHCHECK$0",
        "health$0 checks",
    ] {
        assert!(cards("go", text).starts_with("health check <-"), "{text}: {}", cards("go", text));
    }
    check("go", "type GraphqlClient$0 struct", "GraphQL <- \"Graphql\"");
    check("go", "newGRPC$0Server()", "gRPC <- \"GRPC\"");
}

#[test]
fn an_identifier_shows_all_its_terms_the_one_under_the_cursor_first() {
    check("go", "redisCache$0", "cache, redis <- \"Cache\"");
    check("go", "red$0isCache", "redis, cache <- \"redis\"");
    check("go", "// redis ca$0che", "cache <- \"cache\"");
}

#[test]
fn capitals_that_are_everyday_words_match_in_capitals_alone() {
    check("plaintext", "a REST$0 service", "REST <- \"REST\"");
    check("plaintext", "the rest$0 of it", "-");
    check("plaintext", "run it$0 again", "-");
    check("plaintext", "two RAM$0s", "RAM <- \"RAMs\"");
    check("shellscript", "REST$0=1", "-");
    check("shellscript", "# TAKE A LONG REST$0 NOW", "-");
    check("plaintext", "three VMs$0", "VM <- \"VMs\"");
    check("plaintext", "vm$0", "VM <- \"vm\"");
}

#[test]
fn a_sensitive_spelling_matches_only_as_written() {
    check("plaintext", "Flux$0 syncs", "Flux <- \"Flux\"");
    check("plaintext", "le flux$0 de données", "-");
}

#[test]
fn punctuation_in_a_spelling_is_part_of_it() {
    check("plaintext", "our CI/CD$0 jobs", "CI/CD <- \"CI/CD\"");
    check("plaintext", "our CI CD$0 jobs", "-");
    check("plaintext", "in C++$0.", "C++ <- \"C++\"");
    check("plaintext", "plan C$0.", "-");
    check("plaintext", "on node.js$0!", "Node.js <- \"node.js\"");
    check("plaintext", "with .NET$0 8", ".NET <- \".NET\"");
    check(
        "plaintext",
        "extract, trans$0form and load",
        "extract, transform and load <- \"extract, transform and load\"",
    );
}

#[test]
fn a_spelling_may_wrap_with_its_comment_and_not_elsewhere() {
    check("go", "\t// the health\n\t// che$0ck runs", "health check <- \"health\\n\\t// check\"");
    check("go", "/* the health\n * che$0ck runs */", "health check <- \"health\\n * check\"");
    check("markdown", "the front\ndoor$0 of it", "ingress controller <- \"front\\ndoor\"");
    check("markdown", "- front\n- door$0", "-");
    check("yaml", "# health\n\n# check$0", "check <- \"check\"");
    check("yaml", "a: health\nb: check$0", "check <- \"check\"");
}

#[test]
fn french_is_read_as_french_is_written() {
    check("plaintext", "les réseaux$0 et", "réseau <- \"réseaux\"");
    check("plaintext", "les journaux$0", "journal <- \"journaux\"");
    check("plaintext", "le POINT D’ENTRÉE$0", "point d’entrée <- \"POINT D’ENTRÉE\"");
    check("plaintext", "points d'entree$0", "point d’entrée <- \"points d'entree\"");
    check("plaintext", "l’image$0", "image <- \"image\"");
}

#[test]
fn other_scripts_and_spellings() {
    check("plaintext", "新しい注文$0", "注文 <- \"注文\"");
    check("plaintext", "die Groesse$0", "Größe <- \"Groesse\"");
    check("plaintext", "ชุดข้อมูล$0ใหม่", "-");
    check("plaintext", "ชุดข้อ$0มูลใหม่", "ข้อมูล <- \"ข้อมูล\"");
    check("plaintext", "de\u{301}ploiement$0", "deployment · déploiement <- \"de\u{301}ploiement\"");
}

#[test]
fn the_sense_depends_on_the_place() {
    check("python", "# resize the image$0", "-");
    check("compose", "image$0: redis", "image <- \"image\"");
    check("compose", "services:\n  web:\n    volumes$0: []", "volume <- \"volumes\"");
    check("compose", "volumes$0:\n  data:", "volume store <- \"volumes\"");
    check("yaml", "# peel the onion layer$0", "-");
    check("yaml", "# the top layer$0", "image <- \"layer\"");
}

#[test]
fn what_only_looks_like_words_is_left_alone() {
    check("yaml", "url: https://example.org/pod$0/x", "-");
    check("yaml", "path: /pod$0/list", "-");
    check("yaml", "key: {{ .Values.image$0 }}", "-");
    check("yaml", "to: pod$0@example.org", "-");
    check("yaml", "data: cG9kIFBvZA9PodA4Pod$0c2VjcmV0IQ==", "-");
    check("yaml", "image: ghcr.io/acme/redis$0:7", "redis <- \"redis\"");
    check("dockerfile", "FROM golang AS$0 build", "-");
}
