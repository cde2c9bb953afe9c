//! Glossaries: found, read, followed as they change, and held to account where they are wrong.

use std::fs;

use serde_json::{Value, json};

use super::support::{Editor, Setup};

const FILES: &str = "\
//- /team.glossary.yml
terms:
  - name: frobnicator
    definition: The first text.
//- /Dockerfile
# the frob$0nicator
";

fn glossary(definition: &str) -> String {
    format!("terms:\n  - name: frobnicator\n    definition: {definition}\n")
}

fn open(fixture: &str) -> Editor {
    open_with(Setup::new(fixture))
}

fn open_with(setup: Setup) -> Editor {
    let mut editor = setup.start();
    editor.open("Dockerfile");
    editor
}

#[test]
fn a_glossary_is_followed_as_it_comes_changes_and_goes() {
    let editor = open("//- /Dockerfile\n# the frob$0nicator\n");
    editor.no_hover("Dockerfile");
    editor.write_outside("team.glossary.yml", &glossary("One."));
    editor.hover_with("Dockerfile", "One.");
    editor.write_outside("team.glossary.yml", &glossary("Two."));
    editor.hover_with("Dockerfile", "Two.");
    editor.delete_outside("team.glossary.yml");
    editor.no_hover("Dockerfile");
}

#[test]
fn an_editor_that_watches_files_is_asked_to_watch_glossaries_and_settings() {
    let editor = open(FILES);
    let globs = editor.watched();
    let names = [
        "team.glossary.yml",
        "deep/er/GLOSSARY.md",
        "Glossaire technique.markdown",
        "infra.glossaire.md",
        "lexique.md",
        "Terminologie.md",
        ".glossary/any.csv",
        "deep/.glossary/er/any.yaml",
        "glossator.toml",
        "deep/glossator.toml",
        ".gitignore",
    ];
    for name in names {
        // Some editors hold the globs against the whole path, others against what is below the folder.
        for path in [name.to_owned(), format!("/home/me/work/{name}")] {
            assert!(globs.iter().any(|glob| glob.is_match(&path)), "nobody is told of {path}");
        }
    }
    assert!(!globs.iter().any(|glob| glob.is_match("src/main.rs") || glob.is_match("README.md")));
}

// Neovim and Vim do not watch files for servers: the server looks by itself when it is asked something, every two seconds at most.
#[test]
fn a_glossary_is_followed_though_the_editor_watches_no_files() {
    let editor = open_with(Setup::new(FILES).without_watching());
    editor.hover_with("Dockerfile", "The first text.");
    editor.write_outside("team.glossary.yml", &glossary("Another text."));
    editor.hover_with("Dockerfile", "Another text.");
    editor.write_outside("deep/er.glossary.yml", &glossary("Deeper."));
    editor.delete_outside("team.glossary.yml");
    editor.no_hover("Dockerfile");
}

#[test]
fn a_glossary_that_is_saved_takes_effect_though_the_editor_watches_no_files() {
    let mut editor = open_with(Setup::new(FILES).without_watching());
    editor.hover_with("Dockerfile", "The first text.");
    editor.workspace.write("new.glossary.yml", "terms: []\n");
    editor.open("new.glossary.yml");
    editor.replace("new.glossary.yml", "terms:\n  - name: gadget\n    definition: New.\n");
    editor.save("new.glossary.yml");
    editor.open_text("untitled:1", "plaintext", "a gad$0get");
    editor.hover_with("untitled:1", "New.");
}

#[test]
fn what_is_typed_into_a_glossary_takes_effect_before_it_is_saved() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    editor.open("team.glossary.yml");
    let at = editor.document("team.glossary.yml").text.find("first").unwrap();
    editor.edit("team.glossary.yml", at..at + "first".len(), "unsaved");
    editor.hover_with("Dockerfile", "The unsaved text.");
    editor.close("team.glossary.yml");
    editor.hover_with("Dockerfile", "The first text.");
}

#[test]
fn a_glossary_that_is_not_on_disk_yet_takes_effect_too() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    editor.open_text("new.glossary.yml", "yaml", "terms:\n  - name: gadget\n    definition: New.\n");
    editor.open_text("untitled:1", "plaintext", "a gad$0get");
    editor.hover_with("untitled:1", "New.");
    editor.close("new.glossary.yml");
    editor.no_hover("untitled:1");
}

#[test]
fn the_way_to_an_entry_follows_what_is_typed() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    editor.open("team.glossary.yml");
    editor.edit("team.glossary.yml", 0..0, "# é 🐳\n# moved down\n");
    editor.until("the new place", |editor| {
        let found = editor.request("textDocument/definition", editor.at_cursor("Dockerfile"));
        let line = found[0]["targetSelectionRange"]["start"]["line"].as_u64()?;
        (line == 3).then(|| {
            assert_eq!(
                editor.marked("team.glossary.yml", &found[0]["targetSelectionRange"]),
                "  - name: [frobnicator]"
            );
        })
    });
}

fn findings(editor: &Editor, path: &str) -> Vec<String> {
    let text = |finding: &Value| {
        let marked = editor.marked(path, &finding["range"]);
        format!(
            "{} | {} | {}",
            marked.trim(),
            finding["code"].as_str().unwrap(),
            finding["message"].as_str().unwrap()
        )
    };
    editor.diagnostics(path).iter().map(text).collect()
}

/// Waits for findings in a file that is open.
fn await_findings(editor: &Editor, path: &str) -> Vec<String> {
    editor.until(&format!("findings in {path}"), |editor| {
        let found = findings(editor, path);
        (!found.is_empty()).then_some(found)
    })
}

#[test]
fn a_glossary_that_breaks_keeps_what_it_said_last_until_it_is_mended() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    editor.open("team.glossary.yml");
    editor.replace("team.glossary.yml", "# 🐳\nterms:\n  - name: [frobnicator\n    definition: Broken.\n");
    let found = await_findings(&editor, "team.glossary.yml");
    editor.hover_with("Dockerfile", "The first text.");
    let finding = &editor.diagnostics("team.glossary.yml")[0];
    assert_eq!((&finding["severity"], &finding["source"]), (&json!(1), &json!("glossator")), "{found:?}");
    assert!(found.iter().any(|finding| finding.contains("This is not YAML")), "{found:?}");
    let lines = editor.diagnostics("team.glossary.yml").into_iter();
    let lines: Vec<u64> = lines.map(|finding| finding["range"]["start"]["line"].as_u64().unwrap()).collect();
    assert!(lines.iter().all(|line| (2..=4).contains(line)), "{lines:?}");
    editor.replace("team.glossary.yml", &glossary("Mended."));
    editor.until("no findings", |editor| editor.diagnostics("team.glossary.yml").is_empty().then_some(()));
    editor.hover_with("Dockerfile", "Mended.");
}

#[test]
fn the_other_glossaries_know_nothing_of_a_broken_one() {
    let fixture = "\
//- /broken.glossary.yml
terms: {{{
//- /team.glossary.yml
terms: [{name: frobnicator, definition: Fine.}]
//- /Dockerfile
# the frob$0nicator
";
    let mut editor = open(fixture);
    editor.hover_with("Dockerfile", "Fine.");
    editor.open("broken.glossary.yml");
    await_findings(&editor, "broken.glossary.yml");
    assert!(editor.diagnostics("team.glossary.yml").is_empty());
}

#[test]
fn a_broken_glossary_that_is_deleted_leaves_no_findings() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    editor.write_outside("team.glossary.yml", "terms: {{{\n");
    editor.until("a finding", |editor| (!editor.diagnostics("team.glossary.yml").is_empty()).then_some(()));
    editor.delete_outside("team.glossary.yml");
    editor.until("no findings", |editor| editor.diagnostics("team.glossary.yml").is_empty().then_some(()));
    editor.no_hover("Dockerfile");
    // It may come back.
    editor.write_outside("team.glossary.yml", &glossary("Back."));
    editor.hover_with("Dockerfile", "Back.");
    editor.open("team.glossary.yml");
    assert!(findings(&editor, "team.glossary.yml").is_empty());
}

#[test]
fn a_glossary_that_is_renamed_takes_its_findings_with_it() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    let text = "terms: [{name: frobnicator, definition: Renamed., colour: red}]\n";
    editor.write_outside("team.glossary.yml", text);
    editor.open("team.glossary.yml");
    await_findings(&editor, "team.glossary.yml");
    editor.close("team.glossary.yml");
    editor.delete_outside("team.glossary.yml");
    editor.write_outside("renamed.glossary.yml", text);
    editor.open("renamed.glossary.yml");
    await_findings(&editor, "renamed.glossary.yml");
    editor.until("no findings", |editor| editor.diagnostics("team.glossary.yml").is_empty().then_some(()));
    editor.hover_with("Dockerfile", "Renamed.");
    editor.write_outside("team.glossary.txt", text);
    editor.close("renamed.glossary.yml");
    editor.delete_outside("renamed.glossary.yml");
    editor.until("no findings", |editor| editor.diagnostics("renamed.glossary.yml").is_empty().then_some(()));
    editor.no_hover("Dockerfile");
}

#[test]
fn mistakes_are_shown_at_their_place() {
    let fixture = "\
//- /team.glossary.yml
# é 🐳
terms:
  - {name: 🐳 one, defintion: A text.}
  - name: two
    definition: A text.
    aliases: 7.5
  - name: two
    definition: Another text.
  - definition: No name.
imports: [missing.yml, ../../outside.yml]
//- /Dockerfile
# tw$0o
";
    let mut editor = open(fixture);
    editor.hover_with("Dockerfile", "text");
    editor.open("team.glossary.yml");
    let found = editor.until("findings", |editor| {
        let found = findings(editor, "team.glossary.yml");
        (found.len() >= 6).then_some(found)
    });
    let has = |mark: &str, words: &str| {
        assert!(
            found.iter().any(|finding| finding.contains(mark) && finding.contains(words)),
            "no {mark} with {words} in {found:#?}"
        );
    };
    has("[defintion]: A text.", "definition");
    has("- name: [two]", "line 4");
    has("[missing.yml]", "missing.yml");
    has("[../../outside.yml]", "outside");
    has("No name.", "name");
}

#[test]
fn files_that_cannot_be_glossaries_are_reported_and_harm_no_other() {
    let mut editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    fs::write(editor.workspace.root().join("binary.glossary.yml"), b"terms:\0\x01\x02").unwrap();
    fs::write(editor.workspace.root().join("latin.glossary.yml"), b"terms: [{name: caf\xe9, definition: x}]")
        .unwrap();
    fs::create_dir(editor.workspace.root().join("folder.glossary.yml")).unwrap();
    for path in ["binary.glossary.yml", "latin.glossary.yml", "folder.glossary.yml"] {
        editor.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": [{ "uri": editor.uri(path), "type": 1 }] }),
        );
    }
    for (path, words) in [("binary.glossary.yml", "binary"), ("latin.glossary.yml", "UTF-8")] {
        let found = editor.until(path, |editor| editor.diagnostics(path).first().cloned());
        assert!(found["message"].as_str().unwrap().contains(words), "{found}");
    }
    editor.hover_with("Dockerfile", "The first text.");
    editor.delete_outside("binary.glossary.yml");
    editor.until("no findings", |editor| editor.diagnostics("binary.glossary.yml").is_empty().then_some(()));
    editor.open_text("untitled:1", "plaintext", "a con$0tainer");
    editor.hover("untitled:1");
}

#[test]
fn a_nearer_glossary_beats_a_farther_one_and_that_beats_the_packs() {
    let fixture = "\
//- /team.glossary.yml
terms:
  - {name: frobnicator, definition: Far.}
  - {name: container, definition: A box of ours.}
//- /deep/team.glossary.yml
terms: [{name: frobnicator, definition: Near.}]
//- /Dockerfile
# frob$0nicator
//- /deep/er/Dockerfile
# frob$0nicator
//- /deeper/Dockerfile
# frob$0nicator
//- /Dockerfile.pack
# con$0tainer
";
    let mut editor = open(fixture);
    assert!(!editor.hover_with("Dockerfile", "Far.").text.contains("Near."));
    for path in ["deep/er/Dockerfile", "deeper/Dockerfile"] {
        editor.open(path);
    }
    let hover = editor.hover_with("deep/er/Dockerfile", "Near.");
    assert!(hover.text.find("Near.") < hover.text.find("Far.").or(Some(usize::MAX)), "{}", hover.text);
    assert!(
        !editor.hover_with("deeper/Dockerfile", "Far.").text.contains("Near."),
        "`deep` is not a part of `deeper`"
    );
    editor.open_as("Dockerfile.pack", "dockerfile");
    let hover = editor.hover_with("Dockerfile.pack", "A box of ours.");
    assert!(hover.text.starts_with("### container\n\nA box of ours."), "{}", hover.text);
}

const TWO_FOLDERS: &str = "\
//- /a/team.glossary.yml
terms: [{name: frobnicator, definition: In a.}]
//- /a/Dockerfile
# frob$0nicator
//- /b/team.glossary.yml
terms: [{name: frobnicator, definition: In b.}]
//- /b/Dockerfile
# frob$0nicator
";

#[test]
fn each_workspace_folder_has_its_own_words() {
    let mut editor = Setup::new(TWO_FOLDERS).folders(&["a", "b"]).start();
    editor.open("a/Dockerfile");
    editor.open("b/Dockerfile");
    assert!(!editor.hover_with("a/Dockerfile", "In a.").text.contains("In b."));
    assert!(!editor.hover_with("b/Dockerfile", "In b.").text.contains("In a."));
}

#[test]
fn folders_come_and_go() {
    let mut editor = Setup::new(TWO_FOLDERS).folders(&["a"]).start();
    editor.open("a/Dockerfile");
    editor.open("b/Dockerfile");
    editor.hover_with("a/Dockerfile", "In a.");
    editor.no_hover("b/Dockerfile");
    let folder = |name: &str| json!([{ "uri": editor.uri(name), "name": name }]);
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": { "added": folder("b"), "removed": [] } }),
    );
    editor.hover_with("b/Dockerfile", "In b.");
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": { "added": [], "removed": folder("a") } }),
    );
    editor.no_hover("a/Dockerfile");
    editor.hover_with("b/Dockerfile", "In b.");
}

#[test]
fn a_folder_that_goes_takes_its_findings_with_it() {
    let fixture = "//- /a/Dockerfile\n# con$0tainer\n//- /b/broken.glossary.yml\nterms: {{{\n";
    let mut editor = Setup::new(fixture).folders(&["a", "b"]).start();
    editor.open("a/Dockerfile");
    editor.hover("a/Dockerfile");
    editor
        .until("a finding", |editor| (!editor.diagnostics("b/broken.glossary.yml").is_empty()).then_some(()));
    let removed = json!([{ "uri": editor.uri("b"), "name": "b" }]);
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": { "added": [], "removed": removed } }),
    );
    editor
        .until("no findings", |editor| editor.diagnostics("b/broken.glossary.yml").is_empty().then_some(()));
}

#[test]
fn a_folder_on_disk_that_is_deleted_takes_its_words_with_it() {
    let fixture = "//- /words/team.glossary.yml\nterms: [{name: frobnicator, definition: Ours.}]\n//- /words/Dockerfile\n# frob$0nicator\n";
    let mut editor = Setup::new(fixture).start();
    editor.open("words/Dockerfile");
    editor.hover_with("words/Dockerfile", "Ours.");
    fs::remove_dir_all(editor.workspace.root().join("words")).unwrap();
    editor.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": editor.uri("words"), "type": 3 }] }),
    );
    editor.no_hover("words/Dockerfile");
}

#[test]
fn ignored_folders_are_not_searched() {
    let fixture = "\
//- /.gitignore
node_modules/
//- /node_modules/x/some.glossary.yml
terms: [{name: frobnicator, definition: Not ours.}]
//- /node_modules/x/Dockerfile
# frob$0nicator
//- /Dockerfile
# a con$0tainer
";
    let mut editor = open(fixture);
    editor.hover("Dockerfile");
    editor.open("node_modules/x/Dockerfile");
    assert!(editor.hover_once(editor.at_cursor("node_modules/x/Dockerfile")).is_none());
    editor.write_outside(
        "node_modules/x/some.glossary.yml",
        "terms: [{name: frobnicator, definition: Still not ours.}]",
    );
    editor.write_outside("own.glossary.yml", "terms: [{name: container, definition: Ours.}]");
    editor.hover_with("Dockerfile", "Ours.");
    assert!(editor.hover_once(editor.at_cursor("node_modules/x/Dockerfile")).is_none());
}

#[test]
fn every_format_is_read() {
    let fixture = "\
//- /a.glossary.json
{\"terms\": [{\"name\": \"gadgeta\", \"definition\": \"From JSON.\"}]}
//- /b.glossary.csv
name,definition
gadgetb,From CSV.
//- /glossary.md
# Words

## gadgetc

From a heading.
//- /.glossary/any-name.yml
terms: [{name: gadgetd, definition: From the folder.}]
//- /contextive.glossary.yml
contexts:
  - name: Cargo
    domainVisionStatement: To move.
    terms:
      - name: gadgete
        definition: From a context.
        examples: [One]
        aliases: [gadgetee]
imports:
  - parts/more.yml
//- /parts/more.yml
terms: [{name: gadgetf, definition: From an import.}]
//- /1.txt
gadg$0eta
//- /2.txt
gadg$0etb
//- /3.txt
gadg$0etc
//- /4.txt
gadg$0etd
//- /5.txt
gadg$0etee
//- /6.txt
gadg$0etf
";
    let mut editor = Setup::new(fixture).start();
    let cases = [
        ("1.txt", "From JSON."),
        ("2.txt", "From CSV."),
        ("3.txt", "From a heading."),
        ("4.txt", "From the folder."),
        ("5.txt", "From a context."),
        ("6.txt", "From an import."),
    ];
    for (path, words) in cases {
        editor.open(path);
        editor.hover_with(path, words);
        let found = editor.request("textDocument/definition", editor.at_cursor(path));
        assert_eq!(found.as_array().unwrap().len(), 1, "{path}");
    }
    editor.write_outside("parts/more.yml", "terms: [{name: gadgetf, definition: Changed.}]");
    editor.hover_with("6.txt", "Changed.");
}

/// A team's document as one finds them: headings, a list, an expansion in brackets, and a dash before the explanation.
const FRENCH_DOCUMENT: &str = "\
//- /docs/glossaire.md
# Glossaire de l’équipe

Les mots que nous employons, pour les nouveaux venus.

## Exploitation

- **Guichet (Guichet d’Accès aux Données)** – Le portail par lequel les équipes demandent un accès.
- **TDB (Tableau De Bord)** – La page qui montre l’état du service 🐳 en un coup d’œil.
- **Bascule** — Le passage du trafic d’un site à l’autre.

## Autres

Un paragraphe sans terme.
//- /docs/notes.md
Demandez au guic$0het avant la bascule ; le TDB suit.
";

#[test]
fn a_french_document_is_a_glossary() {
    let mut editor = Setup::new(FRENCH_DOCUMENT).locale("fr").start();
    editor.open("docs/notes.md");
    let hover = editor.hover_with("docs/notes.md", "Le portail");
    assert_eq!(hover.cards(), ["Guichet"]);
    assert!(hover.text.contains("Guichet d’Accès aux Données"), "{}", hover.text);
    for (word, explanation) in [("bascule", "Le passage du trafic"), ("TDB", "un coup d’œil")] {
        let at = editor.document("docs/notes.md").text.find(word).unwrap();
        let hover = editor.hover_once(editor.at("docs/notes.md", at)).unwrap();
        assert!(hover.text.contains(explanation), "{}", hover.text);
    }
    let at = editor.document("docs/notes.md").text.find("TDB").unwrap();
    let found = editor.request("textDocument/definition", editor.at("docs/notes.md", at));
    editor.open("docs/glossaire.md");
    let place = editor.marked("docs/glossaire.md", &found[0]["targetSelectionRange"]);
    assert!(place.starts_with("- **[TDB] (Tableau De Bord)** – La page"), "{place}");
    assert!(findings(&editor, "docs/glossaire.md").is_empty());
    let symbols = editor.request(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": editor.uri("docs/glossaire.md") } }),
    );
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Guichet", "TDB", "Bascule"]);
}

#[test]
fn many_changes_at_once_end_in_what_is_there() {
    let editor = open(FILES);
    editor.hover_with("Dockerfile", "The first text.");
    for round in 0..200 {
        editor.write_outside("team.glossary.yml", &glossary(&format!("Round {round}.")));
    }
    editor.hover_with("Dockerfile", "Round 199.");
}
