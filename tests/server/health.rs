//! The health of glossaries in an editor: what is wrong between files, and what the settings ask of each entry.

use serde_json::{Value, json};

use super::support::{Editor, Setup};

const FILES: &str = "\
//- /a.glossary.yml
terms:
  - {name: moat, aliases: [ditch], definition: Around the XQZ., see: [gaet, kubernetes]}
  - {name: gate, definition: The way in.}
//- /b.glossary.yml
terms:
  - {name: ditch, definition: Where the water goes.}
";

fn shown(editor: &Editor, name: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |found: &Value| {
        let place = &found["range"]["start"];
        let place = format!("{}:{}", place["line"], place["character"]);
        format!("{place} {} {}: {}", found["severity"], text(&found["code"]), text(&found["message"]))
    };
    editor.diagnostics(name).iter().map(line).collect()
}

#[test]
fn glossaries_are_held_against_one_another_as_they_change() {
    let mut editor = Setup::new(FILES).start();
    editor.until("a finding", |editor| (!shown(editor, "b.glossary.yml").is_empty()).then_some(()));
    assert_eq!(
        shown(&editor, "b.glossary.yml"),
        [
            "1:11 2 shared-spelling: `ditch` already stands for `moat` in a.glossary.yml, line 2: remove it from one of the two, or give each a `scope`"
        ]
    );
    editor.open("a.glossary.yml");
    editor.until("jargon", |editor| (shown(editor, "a.glossary.yml").len() == 2).then_some(()));
    assert_eq!(
        shown(&editor, "a.glossary.yml"),
        [
            "1:58 3 undefined-in-definition: `XQZ` reads as an acronym, and no glossary explains it",
            "1:70 2 dangling-see: No glossary has an entry `gaet`: did you mean `gate`?"
        ]
    );
    editor.replace("a.glossary.yml", "terms:\n  - {name: moat, definition: Around the keep.}\n");
    editor.until("no findings", |editor| {
        ["a.glossary.yml", "b.glossary.yml"].iter().all(|name| shown(editor, name).is_empty()).then_some(())
    });
}

#[test]
fn the_settings_say_which_languages_entries_are_defined_in() {
    let editor = Setup::new(FILES).options(json!({ "requiredLanguages": ["fr"] })).start();
    editor.until("a finding", |editor| (shown(editor, "b.glossary.yml").len() == 2).then_some(()));
    let all = shown(&editor, "b.glossary.yml");
    assert_eq!(
        all[1],
        "1:11 2 missing-translation: `ditch` is not defined in `fr`, which the setting `requiredLanguages` asks for"
    );
}
