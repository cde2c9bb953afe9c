//! What a reader gets: explanations, ways to the glossary, and places where a term is used.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::fixtures;
use super::positions::Encoding;
use super::support::{Editor, Setup, mark};

const GLOSSARY: &str = "\
//- /team.glossary.yml
name: team
terms:
  - name: frobnicator
    aliases: [frob box]
    definition: The box that frobs.
    examples: [\"frob: true\"]
    see: [grommet]
    fr:
      name: frobnicateur
      definition: La boîte qui frobe.
  - name: grommet
    definition: A ring in a hole.
  - name: zorglub
    language: fr
    definition: An English text alone.
//- /Dockerfile
# the frob$0nicator and a grommet, more frobnicators
FROM alpine
# a Frob Box
";

fn with_locale(locale: &str) -> Editor {
    let mut editor = Setup::new(GLOSSARY).locale(locale).start();
    editor.open("Dockerfile");
    editor
}

#[test]
fn a_hover_is_a_card_about_the_term_under_the_cursor() {
    let editor = with_locale("en");
    let hover = editor.hover_with("Dockerfile", "frobs");
    assert_eq!(hover.kind, "markdown");
    assert_eq!(
        editor.marked("Dockerfile", &hover.range),
        "# the [frobnicator] and a grommet, more frobnicators"
    );
    let lines: Vec<&str> = hover.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines[..3], ["### frobnicator · frobnicateur", "The box that frobs.", "`frob: true`"]);
    let glossary = editor.uri("team.glossary.yml");
    let footer =
        [format!("See also [grommet](<{glossary}#L11>)  "), format!("[team.glossary.yml](<{glossary}#L3>)")];
    assert_eq!(lines[3..], footer);
}

#[test]
fn a_french_reader_gets_french() {
    for locale in ["fr", "fr-CA", "fr-FR", "fr_FR.UTF-8"] {
        let editor = with_locale(locale);
        let hover = editor.hover_with("Dockerfile", "frobe");
        assert_eq!(hover.cards(), ["frobnicator · frobnicateur"], "{locale}");
        assert!(
            hover.text.contains("La boîte qui frobe.") && hover.text.contains("Voir aussi"),
            "{locale}: {}",
            hover.text
        );
        assert!(!hover.text.contains("The box"), "{locale}: {}", hover.text);
    }
}

#[test]
fn a_reader_of_another_language_gets_english() {
    let editor = with_locale("de-AT");
    let hover = editor.hover_with("Dockerfile", "frobs");
    assert!(!hover.text.contains("frobe"), "{}", hover.text);
}

#[test]
fn a_definition_in_the_other_language_is_better_than_none() {
    let mut editor = Setup::new(GLOSSARY).locale("fr").start();
    editor.open_text("Dockerfile.fr", "dockerfile", "# un grom$0met");
    editor.hover_with("Dockerfile.fr", "A ring in a hole.");
}

#[test]
fn the_packs_speak_both_languages() {
    for (locale, word) in [("en", "isolated"), ("fr", "isolée")] {
        let mut editor = Setup::new(GLOSSARY).locale(locale).start();
        editor.open_text("Dockerfile.en", "dockerfile", "# a con$0tainer");
        editor.hover_with("Dockerfile.en", word);
        editor.open_text("Dockerfile.fr", "dockerfile", "# des con$0teneurs");
        let hover = editor.hover_with("Dockerfile.fr", word);
        assert_eq!(hover.cards(), ["container · conteneur"]);
    }
}

#[test]
fn an_editor_without_markdown_gets_plain_text() {
    let mut editor = Setup::new(GLOSSARY)
        .with("capabilities/textDocument/hover/contentFormat", json!(["plaintext"]))
        .start();
    editor.open("Dockerfile");
    let hover = editor.hover_with("Dockerfile", "frobs");
    assert_eq!(hover.kind, "plaintext");
    assert_eq!(
        hover.text,
        "frobnicator · frobnicateur\n\nThe box that frobs.\n\n    frob: true\n\nSee also grommet"
    );
    editor.open_text("Dockerfile.pack", "dockerfile", "# a con$0tainer in a Docker image");
    let hover = editor.hover("Dockerfile.pack");
    for markup in ["###", "**", "](", "`", "\\", "&lt;"] {
        assert!(!hover.text.contains(markup), "{markup} in {}", hover.text);
    }
}

#[test]
fn an_identifier_with_several_terms_shows_the_one_under_the_cursor_first() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open_text("a.py", "python", "x = FrobnicatorGrom$0metFactory()\n");
    let hover = editor.hover_with("a.py", "ring");
    assert_eq!(hover.cards(), ["grommet", "frobnicator · frobnicateur"]);
    assert_eq!(editor.marked("a.py", &hover.range), "x = Frobnicator[Grommet]Factory()");
}

#[test]
fn a_glossary_brings_no_commands_no_html_and_no_headings_into_the_editor() {
    let fixture = "\
//- /team.glossary.yml
terms:
  - name: trap
    definition: |
      ### Not a card
      <script>alert(1)</script> [run](command:workbench.action.quit) ![x](https://example.org/x.png) <b>bold</b>
      [fine](https://example.org)
    links: ['command:evil', 'javascript:alert(1)', 'https://example.org/<b>']
//- /Dockerfile
# tr$0ap
";
    let mut editor = Setup::new(fixture).start();
    editor.open("Dockerfile");
    let hover = editor.hover_with("Dockerfile", "fine");
    assert_eq!(hover.cards(), ["trap"]);
    for bad in ["<script", "<b>", "command:", "javascript:", "x.png"] {
        assert!(!hover.text.contains(bad), "{bad} in {}", hover.text);
    }
}

/// The text that a location points at, read from the file as any editor would.
fn target(uri: &Value, range: &Value) -> String {
    let text = std::fs::read_to_string(fixtures::path_of(uri.as_str().unwrap())).unwrap();
    mark(&text, Encoding::Utf16, range)
}

#[test]
fn go_to_definition_opens_the_glossary_at_the_name() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile"));
    assert_eq!(found.as_array().unwrap().len(), 1);
    let origin = editor.marked("Dockerfile", &found[0]["originSelectionRange"]);
    assert_eq!(origin, "# the [frobnicator] and a grommet, more frobnicators");
    assert_eq!(found[0]["targetUri"], editor.uri("team.glossary.yml"));
    assert_eq!(target(&found[0]["targetUri"], &found[0]["targetSelectionRange"]), "  - name: [frobnicator]");
}

#[test]
fn an_editor_without_links_gets_locations() {
    let mut editor = Setup::new(GLOSSARY)
        .with("capabilities/textDocument/definition", json!({ "linkSupport": false }))
        .start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "frobs");
    let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile"));
    assert_eq!(found[0]["uri"], editor.uri("team.glossary.yml"));
    assert_eq!(target(&found[0]["uri"], &found[0]["range"]), "  - name: [frobnicator]");
}

#[test]
fn a_term_of_a_pack_opens_a_real_file_that_cannot_be_written_to() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open_text("Dockerfile.pack", "dockerfile", "# a con$0tainer");
    let hover = editor.hover("Dockerfile.pack");
    let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile.pack"));
    let uri = &found[0]["targetUri"];
    assert_eq!(target(uri, &found[0]["targetSelectionRange"]), "  - name: [container]");
    let path = fixtures::path_of(uri.as_str().unwrap());
    assert!(path.starts_with(editor.workspace.cache()), "{}", path.display());
    assert!(path.metadata().unwrap().permissions().readonly());
    let line = found[0]["targetSelectionRange"]["start"]["line"].as_u64().unwrap() + 1;
    assert!(hover.text.contains(&format!("(<{}#L{line}>)", uri.as_str().unwrap())), "{}", hover.text);
}

#[test]
fn a_pack_that_is_open_is_explained_like_any_file() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open_text("Dockerfile.pack", "dockerfile", "# a con$0tainer");
    editor.hover("Dockerfile.pack");
    let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile.pack"));
    let uri = found[0]["targetUri"].as_str().unwrap().to_owned();
    let text = std::fs::read_to_string(fixtures::path_of(&uri)).unwrap();
    editor.open_text(&uri, "yaml", &text);
    let position = &found[0]["targetSelectionRange"]["start"];
    let at = json!({ "textDocument": { "uri": uri }, "position": position });
    let hover = editor.until("a hover in the pack", |editor| editor.hover_once(at.clone()));
    assert_eq!(hover.cards(), ["container · conteneur"]);
    assert!(editor.diagnostics(&uri).is_empty());
}

#[test]
fn a_pack_that_cannot_be_written_anywhere_is_explained_without_links() {
    let mut editor = Setup::new(GLOSSARY).without_cache().start();
    editor.may_warn();
    editor.open_text("Dockerfile.pack", "dockerfile", "# a con$0tainer");
    let hover = editor.hover("Dockerfile.pack");
    assert!(!hover.text.contains("file:"), "{}", hover.text);
    let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile.pack"));
    assert!(is_empty(&found), "{found}");
    editor.await_message("window/logMessage", |params| {
        params["message"].as_str().unwrap().contains("cannot be written").then_some(())
    });
}

#[test]
fn links_lead_from_the_first_mention_of_each_term_to_its_entry() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    let links = editor
        .request("textDocument/documentLink", json!({ "textDocument": { "uri": editor.uri("Dockerfile") } }));
    let shown: Vec<String> =
        links.as_array().unwrap().iter().map(|link| editor.marked("Dockerfile", &link["range"])).collect();
    assert_eq!(
        shown[..2],
        [
            "# the [frobnicator] and a grommet, more frobnicators",
            "# the frobnicator and a [grommet], more frobnicators"
        ]
    );
    let glossary = editor.uri("team.glossary.yml");
    assert_eq!(links[0]["target"], format!("{glossary}#L3"));
    assert_eq!(links[0]["tooltip"], "frobnicator");
    assert_eq!(links[1]["target"], format!("{glossary}#L11"));
}

#[test]
fn addresses_paths_and_secrets_are_not_full_of_links() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open_text(
        "notes.md",
        "markdown",
        "A gromm$0et. See https://example.org/frobnicator?container=pod and /srv/container/pod/volume.tar.gz,\n\
         sha256:podcontainer9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,\n\
         cG9kIGNvbnRhaW5lciB2b2x1bWUgcG9kIGNvbnRhaW5lciB2b2x1bWUgcG9kIGNvbnRhaW5lcg== and frob@pod.example.org.\n",
    );
    editor.hover_with("notes.md", "ring");
    let links = editor
        .request("textDocument/documentLink", json!({ "textDocument": { "uri": editor.uri("notes.md") } }));
    let shown: Vec<String> =
        links.as_array().unwrap().iter().map(|link| editor.marked("notes.md", &link["range"])).collect();
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].starts_with("A [grommet]. See"), "{shown:?}");
}

#[test]
fn code_is_not_underlined_with_links() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open_text("a.py", "python", "frobnicator = grommet()  # a frob$0 box\n");
    editor.hover_with("a.py", "frobs");
    let links =
        editor.request("textDocument/documentLink", json!({ "textDocument": { "uri": editor.uri("a.py") } }));
    let shown: Vec<String> =
        links.as_array().unwrap().iter().map(|link| editor.marked("a.py", &link["range"])).collect();
    assert_eq!(shown, ["frobnicator = grommet()  # a [frob box]"]);
}

#[test]
fn all_mentions_of_a_term_light_up_however_they_are_spelled() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    let found = editor.request("textDocument/documentHighlight", editor.at_cursor("Dockerfile"));
    let shown: Vec<String> =
        found.as_array().unwrap().iter().map(|item| editor.marked("Dockerfile", &item["range"])).collect();
    assert_eq!(
        shown,
        [
            "# the [frobnicator] and a grommet, more frobnicators",
            "# the frobnicator and a grommet, more [frobnicators]",
            "# a [Frob Box]",
        ]
    );
}

const USES: &str = "\
//- /team.glossary.yml
terms:
  - name: frobnicator
    definition: The box that frobs.
//- /.gitignore
/ignored/
//- /Dockerfile
# the frob$0nicator
//- /deep/er/notes.md
Use a frobnicator. Two frobnicators are better.
//- /deep/main.py
frobnicator_size = 3
//- /ignored/notes.md
A frobnicator that nobody sees.
//- /unsaved.md
Nothing here.
//- /data.bin
\0 frobnicator
";

/// The places of an answer, as `file: line with [mention]`.
fn places(editor: &Editor, found: &Value) -> BTreeSet<String> {
    let count = found.as_array().unwrap().len();
    let root = editor.uri("");
    let place = |location: &Value| {
        let uri = location["uri"].as_str().unwrap();
        let path = fixtures::path_of(uri);
        let name = uri.strip_prefix(&root).unwrap_or(uri);
        let shown = if editor.is_open(uri) {
            editor.marked(uri, &location["range"])
        } else {
            mark(&std::fs::read_to_string(path).unwrap(), editor.encoding, &location["range"])
        };
        format!("{name}: {shown}")
    };
    let places: BTreeSet<String> = found.as_array().unwrap().iter().map(place).collect();
    assert_eq!(places.len(), count, "a place is named twice: {found}");
    places
}

fn references(editor: &Editor, name: &str, include_declaration: bool) -> BTreeSet<String> {
    let mut params = editor.at_cursor(name);
    params["context"] = json!({ "includeDeclaration": include_declaration });
    places(editor, &editor.request("textDocument/references", params))
}

#[test]
fn references_are_found_in_open_texts_and_in_files() {
    let mut editor = Setup::new(USES).start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "frobs");
    editor.open("unsaved.md");
    editor.replace("unsaved.md", "Now there is a frobnicator.\n");
    let uses = [
        "Dockerfile: # the [frobnicator]",
        "deep/er/notes.md: Use a [frobnicator]. Two frobnicators are better.",
        "deep/er/notes.md: Use a frobnicator. Two [frobnicators] are better.",
        "deep/main.py: [frobnicator]_size = 3",
        "unsaved.md: Now there is a [frobnicator].",
        "team.glossary.yml:   - name: [frobnicator]",
    ];
    assert_eq!(references(&editor, "Dockerfile", true), BTreeSet::from(uses.map(str::to_owned)));
    assert_eq!(
        references(&editor, "Dockerfile", false),
        uses[..5].iter().map(|&place| place.to_owned()).collect()
    );
}

#[test]
fn references_are_found_from_the_name_in_the_glossary() {
    let mut editor = Setup::new(USES).start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "frobs");
    let text = std::fs::read_to_string(editor.workspace.root().join("team.glossary.yml")).unwrap();
    editor.open_text("team.glossary.yml", "yaml", &text.replace("frobnicator", "frob$0nicator"));
    let found = references(&editor, "team.glossary.yml", false);
    assert!(found.contains("deep/main.py: [frobnicator]_size = 3"), "{found:?}");
    assert!(found.contains("Dockerfile: # the [frobnicator]"), "{found:?}");
}

#[test]
fn a_long_search_shows_how_far_it_is() {
    let mut editor = Setup::new(USES).start();
    for file in 0..500 {
        editor.workspace.write(&format!("many/{file}.md"), "a frobnicator\n");
    }
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "frobs");
    let mut params = editor.at_cursor("Dockerfile");
    params["context"] = json!({ "includeDeclaration": false });
    params["workDoneToken"] = json!("search-1");
    let found = editor.request("textDocument/references", params);
    assert!(found.as_array().unwrap().len() >= 504);
    let progress = editor.received("$/progress");
    assert!(progress.iter().all(|step| step["token"] == "search-1"));
    let kinds: Vec<&str> = progress.iter().map(|step| step["value"]["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds[0], kinds[kinds.len() - 1]), ("begin", "end"));
    assert!(kinds.len() > 3, "{kinds:?}");
    let shares: Vec<u64> = progress.iter().filter_map(|step| step["value"]["percentage"].as_u64()).collect();
    assert!(shares.is_sorted() && shares.iter().all(|share| *share <= 100), "{shares:?}");
}

#[test]
fn without_a_token_there_is_no_progress() {
    let mut editor = Setup::new(USES).start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", "frobs");
    references(&editor, "Dockerfile", false);
    assert!(editor.received("$/progress").is_empty());
}

fn symbols_of(editor: &Editor, path: &str) -> Value {
    editor.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": editor.uri(path) } }))
}

#[test]
fn a_glossary_has_an_outline_of_its_entries() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open("team.glossary.yml");
    let symbols = editor.until("an outline", |editor| {
        let symbols = symbols_of(editor, "team.glossary.yml");
        symbols.is_array().then_some(symbols)
    });
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["frobnicator", "grommet", "zorglub"]);
    let selection = &symbols[1]["selectionRange"];
    assert_eq!(editor.marked("team.glossary.yml", selection), "  - name: [grommet]");
    let (inner, outer) = (selection, &symbols[1]["range"]);
    assert!(outer["start"]["line"].as_u64() <= inner["start"]["line"].as_u64());
}

#[test]
fn an_editor_without_nested_symbols_gets_a_flat_outline() {
    let mut editor =
        Setup::new(GLOSSARY).with("capabilities/textDocument/documentSymbol", Value::Null).start();
    editor.open("team.glossary.yml");
    let symbols = editor.until("an outline", |editor| {
        let symbols = symbols_of(editor, "team.glossary.yml");
        symbols.is_array().then_some(symbols)
    });
    assert_eq!(symbols[0]["name"], "frobnicator");
    assert_eq!(symbols[0]["location"]["uri"], editor.uri("team.glossary.yml"));
    assert_eq!(
        editor.marked("team.glossary.yml", &symbols[0]["location"]["range"]),
        "  - name: [frobnicator]"
    );
}

#[test]
fn the_outline_follows_what_is_typed() {
    let mut editor = Setup::new(GLOSSARY).start();
    editor.open("team.glossary.yml");
    editor.replace("team.glossary.yml", "# 🐳\nterms:\n  - name: gadget\n    definition: New.\n");
    let symbols = editor.until("the new outline", |editor| {
        let symbols = symbols_of(editor, "team.glossary.yml");
        (symbols[0]["name"] == "gadget").then_some(symbols)
    });
    assert_eq!(editor.marked("team.glossary.yml", &symbols[0]["selectionRange"]), "  - name: [gadget]");
}

#[test]
fn other_files_have_no_outline_from_us() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    assert_eq!(symbols_of(&editor, "Dockerfile"), Value::Null);
}

fn search(editor: &Editor, query: &str) -> Vec<(String, Value)> {
    let found = editor.request("workspace/symbol", json!({ "query": query }));
    let found = found.as_array().unwrap().iter();
    found.map(|symbol| (symbol["name"].as_str().unwrap().to_owned(), symbol["location"].clone())).collect()
}

#[test]
fn entries_are_found_by_any_part_of_any_spelling() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    for query in ["frobni", "FROB BOX", "icateur"] {
        let found = search(&editor, query);
        assert_eq!(found[0].0, "frobnicator", "{query}");
        assert_eq!(target(&found[0].1["uri"], &found[0].1["range"]), "  - name: [frobnicator]");
    }
}

#[test]
fn entries_of_the_packs_are_found_too() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    for query in ["container", "conteneur", "deploiement"] {
        let found = search(&editor, query);
        assert!(!found.is_empty(), "{query}");
        assert!(target(&found[0].1["uri"], &found[0].1["range"]).contains('['));
    }
    assert_eq!(search(&editor, "container")[0].0, "container", "the best fit comes first");
}

#[test]
fn a_search_for_nothing_lists_the_teams_own_entries() {
    let editor = with_locale("en");
    editor.hover_with("Dockerfile", "frobs");
    let names: Vec<String> = search(&editor, "").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["frobnicator", "grommet", "zorglub"]);
}

#[test]
fn each_capability_can_be_switched_off() {
    let requests =
        ["hover", "definition", "documentLink", "references", "documentHighlight", "completion", "symbols"];
    for off in requests {
        let mut editor = Setup::new(GLOSSARY).options(json!({ off: false })).start();
        editor.open("Dockerfile");
        editor.open("team.glossary.yml");
        for on in requests {
            if on == off {
                assert!(is_empty(&answer(&editor, on)), "{off} is off");
            } else {
                editor.until(&format!("{on} while {off} is off"), |editor| {
                    (!is_empty(&answer(editor, on))).then_some(())
                });
            }
        }
        // Once more, now that the glossaries have been read.
        assert!(is_empty(&answer(&editor, off)), "{off} is off");
        if off == "symbols" {
            assert!(is_empty(&editor.request("workspace/symbol", json!({ "query": "frob" }))));
        }
    }
}

fn answer(editor: &Editor, feature: &str) -> Value {
    let mut at = editor.at_cursor("Dockerfile");
    match feature {
        "symbols" => symbols_of(editor, "team.glossary.yml"),
        "documentLink" => {
            editor.request("textDocument/documentLink", json!({ "textDocument": at["textDocument"] }))
        }
        "references" => {
            at["context"] = json!({ "includeDeclaration": true });
            editor.request("textDocument/references", at)
        }
        method => editor.request(&format!("textDocument/{method}"), at),
    }
}

/// Whether an answer shows nothing.
fn is_empty(answer: &Value) -> bool {
    answer.is_null()
        || answer.as_array().is_some_and(Vec::is_empty)
        || answer["items"].as_array().is_some_and(Vec::is_empty)
}
