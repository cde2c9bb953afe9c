//! Completion: terms in the words, the style and the language that somebody is typing.

use serde_json::{Value, json};

use super::support::{Editor, Setup};

const GLOSSARY: &str = "\
//- /team.glossary.yml
terms:
  - name: Load Balancer
    abbreviation: LBX
    definition: It spreads requests.
    fr:
      name: répartiteur de charge
      definition: Il répartit les requêtes.
  - name: service mesh of ours
    definition: A mesh.
    fr:
      name: maillage de services maison
      definition: Un maillage.
  - name: charabia
    definition: Gibberish.
    fr:
      name: charabia français
      definition: Du charabia.
";

fn start() -> Editor {
    let mut editor = Setup::new(GLOSSARY).options(json!({ "packs": "none" })).start();
    editor.open_text("untitled:ready", "plaintext", "a char$0abia");
    editor.hover("untitled:ready");
    editor.close("untitled:ready");
    editor
}

fn items(editor: &Editor, name: &str) -> Vec<Value> {
    let list = editor.request("textDocument/completion", editor.at_cursor(name));
    assert!(list["isIncomplete"].is_boolean(), "{list}");
    list["items"].as_array().unwrap().clone()
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

/// The text after the first item has been taken. Checks what editors rely on: what stands there is a prefix of `filterText`.
fn accepted(language: &str, marked: &str) -> String {
    let mut editor = start();
    editor.open_text("untitled:doc", language, marked);
    let items = items(&editor, "untitled:doc");
    let item = items.first().unwrap_or_else(|| panic!("nothing offered in {marked:?}"));
    let text = &editor.document("untitled:doc").text;
    let edit = &item["textEdit"];
    let (start, end) = (
        editor.encoding.offset(text, &edit["range"]["start"]),
        editor.encoding.offset(text, &edit["range"]["end"]),
    );
    let typed = text[start..end].to_lowercase();
    let filter = item["filterText"].as_str().unwrap().to_lowercase();
    assert!(filter.starts_with(&typed), "an editor hides {filter:?} after {typed:?}");
    assert_eq!(edit["range"]["start"]["line"], edit["range"]["end"]["line"]);
    assert_eq!(end, editor.cursor("untitled:doc"), "what stands behind the cursor stays");
    format!("{}{}{}", &text[..start], edit["newText"].as_str().unwrap(), &text[end..])
}

#[test]
fn prose_gets_the_natural_spelling() {
    assert_eq!(accepted("markdown", "Put a load$0 there"), "Put a Load Balancer there");
    assert_eq!(accepted("markdown", "Put a load bal$0"), "Put a Load Balancer");
    assert_eq!(accepted("dockerfile", "# the load b$0\nFROM a"), "# the Load Balancer\nFROM a");
    assert_eq!(accepted("plaintext", "é 🐳 Serv$0"), "é 🐳 service mesh of ours");
}

#[test]
fn identifiers_go_on_in_their_own_style() {
    assert_eq!(accepted("typescript", "const loadB$0"), "const loadBalancer");
    assert_eq!(accepted("typescript", "class LoadB$0"), "class LoadBalancer");
    assert_eq!(accepted("python", "load_b$0 = 1"), "load_balancer = 1");
    assert_eq!(accepted("python", "LOAD_B$0 = 1"), "LOAD_BALANCER = 1");
    assert_eq!(accepted("dockerfile", "FROM load-b$0"), "FROM load-balancer");
    assert_eq!(accepted("dockerfile", "ENV LOAD_B$0"), "ENV LOAD_BALANCER");
    assert_eq!(accepted("markdown", "Set `load_b$0` to 1"), "Set `load_balancer` to 1");
    assert_eq!(accepted("yaml", "load-b$0: 1"), "load-balancer: 1");
    assert_eq!(accepted("yaml", "loadB$0: 1"), "loadBalancer: 1");
}

#[test]
fn accents_need_not_be_typed() {
    assert_eq!(accepted("markdown", "Le repart$0"), "Le répartiteur de charge");
    assert_eq!(accepted("markdown", "Le répart$0"), "Le répartiteur de charge");
}

#[test]
fn french_text_is_offered_french_names_first() {
    let mut editor = start();
    editor.open_text(
        "untitled:fr",
        "markdown",
        "Le service est dans la base, et les données sont pour une équipe qui parle de charab$0",
    );
    assert_eq!(labels(&items(&editor, "untitled:fr")), ["charabia français", "charabia"]);
    editor.open_text(
        "untitled:en",
        "markdown",
        "The service is in the base, and this is for the team that talks of charab$0",
    );
    assert_eq!(labels(&items(&editor, "untitled:en")), ["charabia", "charabia français"]);
}

#[test]
fn without_a_hint_the_readers_language_decides() {
    let setup = || Setup::new(GLOSSARY).options(json!({ "packs": "none" }));
    for (locale, first) in [("fr-CA", "charabia français"), ("en", "charabia"), ("de", "charabia")] {
        let mut editor = setup().locale(locale).start();
        editor.open_text("untitled:1", "markdown", "charab$0");
        editor.until("completion", |editor| {
            (!editor.request("textDocument/completion", editor.at_cursor("untitled:1")).is_null())
                .then_some(())
        });
        assert_eq!(labels(&items(&editor, "untitled:1"))[0], first, "{locale}");
    }
}

#[test]
fn the_best_items_sort_first() {
    let mut editor = start();
    editor.open_text("untitled:1", "markdown", "the char$0");
    let items = items(&editor, "untitled:1");
    let keys: Vec<&str> = items.iter().map(|item| item["sortText"].as_str().unwrap()).collect();
    assert!(keys.is_sorted(), "{keys:?}");
}

#[test]
fn the_selected_item_is_explained() {
    for (locale, words) in [("en", "It spreads requests."), ("fr", "Il répartit les requêtes.")] {
        let mut editor = Setup::new(GLOSSARY).locale(locale).start();
        editor.open_text("untitled:1", "markdown", "Load Bal$0ancer");
        editor.hover_with("untitled:1", words);
        let item = items(&editor, "untitled:1").remove(0);
        assert!(item.get("documentation").is_none(), "made for the selected item alone");
        let resolved = editor.request("completionItem/resolve", item.clone());
        let documentation = &resolved["documentation"];
        assert_eq!(documentation["kind"], "markdown");
        let text = documentation["value"].as_str().unwrap();
        assert!(
            text.starts_with("### Load Balancer · répartiteur de charge") && text.contains(words),
            "{text}"
        );
        assert_eq!(resolved["textEdit"], item["textEdit"]);
    }
}

#[test]
fn identifiers_are_explained_too() {
    let mut editor = start();
    editor.open_text("untitled:1", "python", "load_b$0 = 1");
    let item = items(&editor, "untitled:1").remove(0);
    let resolved = editor.request("completionItem/resolve", item);
    assert!(
        resolved["documentation"]["value"].as_str().is_some_and(|text| text.contains("spreads")),
        "{resolved}"
    );
}

#[test]
fn editors_that_name_no_format_get_a_plain_string() {
    let formats = "capabilities/textDocument/completion/completionItem/documentationFormat";
    for (format, kind) in [(json!(["plaintext"]), Some("plaintext")), (Value::Null, None)] {
        let mut editor = Setup::new(GLOSSARY).with(formats, format).start();
        editor.open_text("untitled:1", "markdown", "Load Bal$0ancer");
        editor.hover_with("untitled:1", "spreads");
        let resolved = editor.request("completionItem/resolve", items(&editor, "untitled:1").remove(0));
        let documentation = &resolved["documentation"];
        assert_eq!(documentation["kind"].as_str(), kind);
        let text = documentation.as_str().or_else(|| documentation["value"].as_str()).unwrap();
        assert!(text.starts_with("Load Balancer · répartiteur de charge"), "{text}");
    }
}

#[test]
fn an_item_that_is_no_longer_true_is_not_explained() {
    let mut editor = start();
    editor.open_text("untitled:1", "markdown", "the Load$0");
    let item = items(&editor, "untitled:1").remove(0);
    editor.write_outside("team.glossary.yml", "terms: [{name: other thing, definition: Else.}]");
    editor.until("the new glossary", |editor| {
        let resolved = editor.request("completionItem/resolve", item.clone());
        resolved.get("documentation").is_none().then_some(())
    });
    let stranger = json!({ "label": "from another server" });
    assert_eq!(editor.request("completionItem/resolve", stranger.clone()), stranger);
    let odd = json!({ "label": "x", "data": { "uri": 7, "glossary": -1, "entry": 1e30 } });
    assert_eq!(editor.request("completionItem/resolve", odd.clone()), odd);
}

#[test]
fn the_teams_own_terms_come_before_those_of_the_packs() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open_text("untitled:1", "markdown", "the Load Bal$0ancer");
    editor.hover_with("untitled:1", "spreads");
    assert_eq!(labels(&items(&editor, "untitled:1"))[0], "Load Balancer");
}

#[test]
fn nothing_is_offered_where_no_term_begins() {
    let mut editor = start();
    for (number, text) in
        ["$0", "the $0", "xyzzy$0", "12$0", "load balancer, $0", "\n$0\n"].into_iter().enumerate()
    {
        let name = format!("untitled:{number}");
        editor.open_text(&name, "markdown", text);
        let list = editor.request("textDocument/completion", editor.at_cursor(&name));
        assert!(list.is_null() || list["items"] == json!([]), "{text:?}: {list}");
    }
}

#[test]
fn the_packs_are_offered_too() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.settle();
    editor.open_text("untitled:1", "markdown", "the kuber$0");
    let list = editor.request("textDocument/completion", editor.at_cursor("untitled:1"));
    assert!(list["items"].as_array().unwrap().iter().any(|item| item["label"] == "Kubernetes"), "{list}");
}
