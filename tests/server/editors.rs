//! A whole session under what real editors say of themselves in `initialize`.
//!
//! `editors/*.json` holds the part of it that a server like this one acts on. That nothing is sent which an editor has not said
//! it takes is checked by [`manners`](super::manners) at the end of each session.

use serde_json::{Value, json};

use super::positions::Encoding;
use super::support::{Editor, Setup};

const FILES: &str = "\
//- /team.glossary.yml
terms:
  - name: frobnicator
    aliases: [frob box]
    definition: The *box* that frobs.
//- /Dockerfile
# 🐳 é: the frob$0nicator
FROM alpine
";

/// What differs between the editors, as far as it shows.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing that shows")]
struct Expected {
    /// The encoding in the answer to `initialize`.
    encoding: Option<&'static str>,
    markdown: bool,
    links: bool,
    nested_symbols: bool,
    /// The kind of the documentation of a completion item; `None` for a plain string.
    documentation: Option<&'static str>,
    asks_for_settings: bool,
    watches: bool,
}

fn session(editor: &str, expected: &Expected) {
    let said: Value = serde_json::from_str(editor).unwrap();
    let has_folders = said["capabilities"]["workspace"]["workspaceFolders"] == true;
    let mut setup = Setup::new(FILES).with("capabilities", said["capabilities"].clone());
    setup = setup.with("clientInfo", said["clientInfo"].clone()).with("locale", Value::Null);
    if !has_folders {
        setup = setup.without_folders();
    }
    let mut editor = setup.settings(json!({ "language": "fr" })).start();
    assert_eq!(editor.result["capabilities"]["positionEncoding"].as_str(), expected.encoding);
    assert_eq!(editor.encoding, Encoding::named(expected.encoding));
    assert!(
        editor.result["capabilities"].get("diagnosticProvider").is_none(),
        "findings are pushed, and never both ways"
    );

    editor.open("Dockerfile");
    explanation(&editor, expected);
    way_to_the_glossary(&editor, expected);
    links(&editor, &said["capabilities"]["textDocument"]["documentLink"]);
    outline(&mut editor, expected);
    completion(&mut editor, expected);
    changes(&mut editor, expected);
    editor.close("Dockerfile");
    assert!(editor.hover_once(json!({ "textDocument": { "uri": editor.uri("Dockerfile") }, "position": { "line": 0, "character": 14 } })).is_none());

    assert_eq!(!editor.received("workspace/configuration").is_empty(), expected.asks_for_settings);
    let registered = editor.received("client/registerCapability");
    assert_eq!(
        registered.iter().any(|params| params.to_string().contains("didChangeWatchedFiles")),
        expected.watches
    );
}

fn explanation(editor: &Editor, expected: &Expected) {
    let hover = editor.hover_with("Dockerfile", "that frobs");
    assert_eq!(hover.kind, if expected.markdown { "markdown" } else { "plaintext" });
    assert_eq!(hover.text.contains("The *box* that frobs."), expected.markdown, "{}", hover.text);
    assert_eq!(hover.text.contains("###"), expected.markdown, "{}", hover.text);
    assert_eq!(editor.marked("Dockerfile", &hover.range), "# 🐳 é: the [frobnicator]");
}

fn way_to_the_glossary(editor: &Editor, expected: &Expected) {
    let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile"));
    let (uri, range) = if expected.links { ("targetUri", "targetSelectionRange") } else { ("uri", "range") };
    assert_eq!(found[0][uri], editor.uri("team.glossary.yml"), "{found}");
    assert_eq!(found[0][range]["start"], json!({ "line": 1, "character": 10 }));
}

fn links(editor: &Editor, supported: &Value) {
    let document = json!({ "textDocument": { "uri": editor.uri("Dockerfile") } });
    let links = editor.request("textDocument/documentLink", document);
    assert_eq!(links[0]["target"], format!("{}#L2", editor.uri("team.glossary.yml")));
    assert_eq!(links[0].get("tooltip").is_some(), supported["tooltipSupport"] == true, "{links}");
    let highlights = editor.request("textDocument/documentHighlight", editor.at_cursor("Dockerfile"));
    assert_eq!(editor.marked("Dockerfile", &highlights[0]["range"]), "# 🐳 é: the [frobnicator]");
    let found = editor.request("workspace/symbol", json!({ "query": "frob" }));
    assert_eq!(found[0]["location"]["uri"], editor.uri("team.glossary.yml"));
}

fn outline(editor: &mut Editor, expected: &Expected) {
    editor.open("team.glossary.yml");
    let symbols = editor.until("an outline", |editor| {
        let symbols = editor.request(
            "textDocument/documentSymbol",
            json!({ "textDocument": { "uri": editor.uri("team.glossary.yml") } }),
        );
        symbols.is_array().then_some(symbols)
    });
    assert_eq!(symbols[0].get("selectionRange").is_some(), expected.nested_symbols);
    assert_eq!(symbols[0].get("location").is_none(), expected.nested_symbols);
    editor.close("team.glossary.yml");
}

fn completion(editor: &mut Editor, expected: &Expected) {
    let end = editor.document("Dockerfile").text.len();
    editor.edit("Dockerfile", end..end, "# 漢字: a frobn");
    let end = editor.document("Dockerfile").text.len();
    let list = editor.request("textDocument/completion", editor.at("Dockerfile", end));
    let item = &list["items"][0];
    assert_eq!(item["textEdit"]["newText"], "frobnicator");
    let range = editor.encoding.range(&editor.document("Dockerfile").text, end - "frobn".len()..end);
    assert_eq!(item["textEdit"]["range"], range);
    let resolved = editor.request("completionItem/resolve", item.clone());
    let documentation = &resolved["documentation"];
    assert_eq!(documentation["kind"].as_str(), expected.documentation, "{resolved}");
    let text = documentation.as_str().or_else(|| documentation["value"].as_str()).unwrap();
    assert!(text.contains("that frobs."), "{text}");
    editor.edit("Dockerfile", end - "frobn".len()..end, "frobnicator");
    let hover = editor.hover_once(editor.at("Dockerfile", end)).unwrap();
    assert_eq!(editor.marked("Dockerfile", &hover.range), "# 漢字: a [frobnicator]");
}

fn changes(editor: &mut Editor, expected: &Expected) {
    if expected.asks_for_settings {
        editor.open_text("untitled:fr", "plaintext", "des con$0teneurs");
        editor.hover_with("untitled:fr", "isolée");
        editor.close("untitled:fr");
    }
    // With or without the editor's help.
    editor.write_outside(
        "team.glossary.yml",
        "terms: [{name: frobnicator, definition: A new text., colour: red}]",
    );
    editor.hover_with("Dockerfile", "A new text.");
    let finding =
        editor.until("a finding", |editor| editor.diagnostics("team.glossary.yml").first().cloned());
    assert!(finding.get("relatedInformation").is_none(), "{finding}");
}

const MARKDOWN: Expected = Expected {
    encoding: Some("utf-16"),
    markdown: true,
    links: true,
    nested_symbols: true,
    documentation: Some("markdown"),
    asks_for_settings: true,
    watches: true,
};

#[test]
fn emacs_eglot() {
    let expected = Expected { encoding: Some("utf-8"), markdown: false, documentation: None, ..MARKDOWN };
    session(include_str!("editors/emacs-eglot.json"), &expected);
}

#[test]
fn helix() {
    let expected = Expected {
        encoding: Some("utf-8"),
        links: false,
        nested_symbols: false,
        documentation: None,
        ..MARKDOWN
    };
    session(include_str!("editors/helix.json"), &expected);
}

#[test]
fn kakoune() {
    let expected = Expected { encoding: Some("utf-8"), links: false, watches: false, ..MARKDOWN };
    session(include_str!("editors/kakoune.json"), &expected);
}

#[test]
fn neovim_0_10() {
    session(include_str!("editors/neovim-0.10.json"), &Expected { watches: false, ..MARKDOWN });
}

#[test]
fn neovim_0_11() {
    session(
        include_str!("editors/neovim-0.11.json"),
        &Expected { encoding: Some("utf-8"), watches: false, ..MARKDOWN },
    );
}

#[test]
fn neovim_0_12() {
    session(
        include_str!("editors/neovim-0.12.json"),
        &Expected { encoding: Some("utf-8"), watches: false, ..MARKDOWN },
    );
}

#[test]
fn vim_ale() {
    let expected = Expected {
        encoding: None,
        markdown: false,
        links: false,
        nested_symbols: false,
        documentation: Some("plaintext"),
        asks_for_settings: false,
        watches: false,
    };
    session(include_str!("editors/vim-ale.json"), &expected);
}

#[test]
fn vscode_1_100() {
    session(include_str!("editors/vscode-1.100.json"), &MARKDOWN);
}

#[test]
fn vscode_1_139() {
    session(include_str!("editors/vscode-1.139.json"), &MARKDOWN);
}
