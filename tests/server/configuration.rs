//! Settings: from the editor in all the ways that editors have, and from the team's `glossator.toml`.

use serde_json::{Value, json};

use super::support::{Editor, Setup};

const FILES: &str = "\
//- /Dockerfile
# one con$0tainer
FROM alpine
";
const ENGLISH: &str = "isolated";
const FRENCH: &str = "isolée";

fn open(setup: Setup) -> Editor {
    let mut editor = setup.start();
    editor.open("Dockerfile");
    editor
}

#[test]
fn settings_may_come_with_initialize() {
    let editor = open(Setup::new(FILES).options(json!({ "language": "fr" })));
    editor.hover_with("Dockerfile", FRENCH);
}

#[test]
fn settings_are_asked_for_where_the_editor_can_be_asked() {
    let editor = open(Setup::new(FILES).settings(json!({ "language": "fr" })));
    editor.hover_with("Dockerfile", FRENCH);
    assert_eq!(
        editor.received("workspace/configuration")[0],
        json!({ "items": [{ "section": "glossator" }] })
    );
}

#[test]
fn settings_that_change_take_effect_on_open_texts_at_once() {
    let editor = open(Setup::new(FILES));
    editor.hover_with("Dockerfile", ENGLISH);
    editor.set(json!({ "language": "fr" }));
    editor.hover_with("Dockerfile", FRENCH);
    editor.set(json!({ "packs": ["kubernetes"] }));
    editor.no_hover("Dockerfile");
    editor.set(json!({ "packs": "docker" }));
    editor.hover_with("Dockerfile", ENGLISH);
    editor.set(json!({ "hover": false }));
    editor.no_hover("Dockerfile");
    editor.set(json!({}));
    editor.hover_with("Dockerfile", ENGLISH);
}

#[test]
fn settings_may_be_pushed() {
    let editor = open(Setup::new(FILES).with("capabilities/workspace/configuration", Value::Null));
    editor.hover_with("Dockerfile", ENGLISH);
    editor.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "glossator": { "language": "fr" }, "other": { "a": 1 } } }),
    );
    editor.hover_with("Dockerfile", FRENCH);
    editor.notify("workspace/didChangeConfiguration", json!({ "settings": { "glossator": {} } }));
    editor.hover_with("Dockerfile", ENGLISH);
    assert!(editor.received("workspace/configuration").is_empty());
}

#[test]
fn a_push_of_nothing_changes_nothing() {
    let editor = open(
        Setup::new(FILES)
            .options(json!({ "language": "fr" }))
            .with("capabilities/workspace/configuration", Value::Null),
    );
    editor.hover_with("Dockerfile", FRENCH);
    for settings in [Value::Null, json!({}), json!([]), json!("glossator"), json!({ "glossator": null })] {
        editor.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    }
    editor.hover_with("Dockerfile", FRENCH);
}

#[test]
fn an_editor_that_has_no_settings_for_us_changes_nothing() {
    let editor = open(Setup::new(FILES).options(json!({ "language": "fr" })).settings(Value::Null));
    editor.await_message("workspace/configuration", |_| Some(()));
    editor.hover_with("Dockerfile", FRENCH);
}

#[test]
fn what_cannot_be_used_is_reported_and_all_else_is_in_force() {
    let settings =
        json!({ "language": "fr", "hover": "yes", "packs": { "a": 1 }, "langauge": "en", "exclude": 3 });
    let mut editor = Setup::new(FILES).options(settings).start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", FRENCH);
    let reports = [
        "le réglage `hover` doit être de type boolean, et non \"yes\"",
        "le réglage `packs` doit être de type string | string[], et non {\"a\":1}",
        "réglage inconnu `langauge`\u{a0}: vouliez-vous dire `language`\u{202f}?",
        "le réglage `exclude` doit être de type string[], et non 3",
    ];
    for report in reports {
        editor.await_message("window/showMessage", |params| {
            (params["type"] == 2 && params["message"] == format!("glossator: {report}")).then_some(())
        });
    }
}

#[test]
fn a_report_is_not_repeated_for_every_folder_and_every_change() {
    let mut editor = Setup::new(FILES).options(json!({ "hoover": true })).folders(&["a", "b", "c"]).start();
    editor.open("Dockerfile");
    editor.hover("Dockerfile");
    editor.set(json!({ "language": "fr" }));
    editor.hover_with("Dockerfile", FRENCH);
    let shown = editor.received("window/showMessage");
    let reports =
        shown.iter().filter(|params| params["message"].as_str().unwrap().contains("hoover")).count();
    assert_eq!(reports, 1, "{shown:?}");
}

#[test]
fn settings_of_the_wrong_shape_altogether_are_reported() {
    let mut editor = Setup::new(FILES).options(json!(["fr"])).start();
    editor.open("Dockerfile");
    editor.hover_with("Dockerfile", ENGLISH);
    editor.await_message("window/showMessage", |params| {
        (params["message"] == "glossator: settings must be an object").then_some(())
    });
}

#[test]
fn a_pack_that_does_not_exist_is_named_with_those_that_do() {
    let mut editor = Setup::new(FILES).options(json!({ "packs": ["dcoker"] })).start();
    editor.open("Dockerfile");
    editor.await_message("window/showMessage", |params| {
        let message = params["message"].as_str()?;
        (message.contains("there is no pack `dcoker`") && message.contains("docker,")).then_some(())
    });
}

#[test]
fn the_teams_file_is_read() {
    let editor = open(Setup::new(&format!("{FILES}//- /glossator.toml\nlanguage = \"fr\"\n")));
    editor.hover_with("Dockerfile", FRENCH);
}

#[test]
fn the_teams_file_takes_effect_when_it_comes_changes_and_goes() {
    let editor = open(Setup::new(FILES));
    editor.hover_with("Dockerfile", ENGLISH);
    editor.write_outside("glossator.toml", "language = \"fr\"");
    editor.hover_with("Dockerfile", FRENCH);
    editor.write_outside("glossator.toml", "packs = \"none\"");
    editor.no_hover("Dockerfile");
    editor.delete_outside("glossator.toml");
    editor.hover_with("Dockerfile", ENGLISH);
}

#[test]
fn the_teams_file_is_followed_though_the_editor_watches_no_files() {
    let editor = open(Setup::new(FILES).without_watching());
    editor.hover_with("Dockerfile", ENGLISH);
    editor.write_outside("glossator.toml", "language = \"fr\"");
    editor.hover_with("Dockerfile", FRENCH);
    editor.delete_outside("glossator.toml");
    editor.hover_with("Dockerfile", ENGLISH);
}

#[test]
fn the_teams_file_takes_effect_when_it_is_saved_in_the_editor() {
    let mut editor =
        open(Setup::new(&format!("{FILES}//- /glossator.toml\nlanguage = \"en\"\n")).without_watching());
    editor.hover_with("Dockerfile", ENGLISH);
    editor.open("glossator.toml");
    editor.replace("glossator.toml", "language = \"fr\"\n");
    editor.save("glossator.toml");
    editor.hover_with("Dockerfile", FRENCH);
}

#[test]
fn the_teams_file_beats_the_editors_settings_one_by_one() {
    let fixture = "//- /glossator.toml\nlanguage = \"fr\"\n//- /Dockerfile\n# one con$0tainer in a pod\n";
    let editor = open(Setup::new(fixture).settings(json!({ "language": "de", "packs": "docker" })));
    editor.hover_with("Dockerfile", FRENCH);
    let pod = editor.document("Dockerfile").text.find("pod").unwrap();
    editor.until("packs as the editor has them", |editor| {
        editor.hover_once(editor.at("Dockerfile", pod)).is_none().then_some(())
    });
}

#[test]
fn each_folder_has_its_own_settings() {
    let fixture = "\
//- /a/glossator.toml
language = \"fr\"
//- /a/Dockerfile
# con$0tainer
//- /a/b/glossator.toml
packs = \"none\"
//- /a/b/Dockerfile
# con$0tainer
//- /c/Dockerfile
# con$0tainer
";
    let mut editor = Setup::new(fixture).folders(&["a", "a/b", "c"]).start();
    for path in ["a/Dockerfile", "a/b/Dockerfile", "c/Dockerfile"] {
        editor.open(path);
    }
    editor.hover_with("a/Dockerfile", FRENCH);
    editor.hover_with("c/Dockerfile", ENGLISH);
    editor.no_hover("a/b/Dockerfile");
}

#[test]
fn mistakes_in_the_teams_file_are_shown_in_it() {
    let fixture =
        format!("{FILES}//- /glossator.toml\n# 🐳\nlanguage = \"fr\"\nhoover = true\nexclude = 3\n");
    let mut editor = open(Setup::new(&fixture));
    editor.hover_with("Dockerfile", FRENCH);
    editor.open("glossator.toml");
    let found = editor.until("two findings", |editor| {
        let found = editor.diagnostics("glossator.toml");
        (found.len() == 2).then_some(found)
    });
    let mut shown: Vec<String> = found
        .iter()
        .map(|finding| {
            format!(
                "{}: {}",
                editor.marked("glossator.toml", &finding["range"]),
                finding["message"].as_str().unwrap()
            )
        })
        .collect();
    shown.sort();
    assert_eq!(
        shown,
        [
            "[exclude] = 3: le réglage `exclude` doit être de type string[], et non 3",
            "[hoover] = true: réglage inconnu `hoover`\u{a0}: vouliez-vous dire `hover`\u{202f}?",
        ]
    );
    editor.replace("glossator.toml", "language = \"fr\"\n");
    editor.save("glossator.toml");
    editor.until("no findings", |editor| editor.diagnostics("glossator.toml").is_empty().then_some(()));
}

#[test]
fn a_team_file_that_is_not_toml_is_reported_at_the_place() {
    let fixture = format!("{FILES}//- /glossator.toml\nhover = true\nlanguage = = \"fr\"\n");
    let mut editor = open(Setup::new(&fixture));
    editor.hover_with("Dockerfile", ENGLISH);
    editor.open("glossator.toml");
    let found = editor.until("a finding", |editor| editor.diagnostics("glossator.toml").first().cloned());
    assert_eq!(found["range"]["start"]["line"], 1);
    assert_eq!(found["source"], "glossator");
    editor.delete_outside("glossator.toml");
    editor.until("no findings", |editor| editor.diagnostics("glossator.toml").is_empty().then_some(()));
}

#[test]
fn excluded_files_are_left_alone_even_when_they_are_opened_by_hand() {
    let fixture = "\
//- /glossator.toml
exclude = [\"*.min.js\", \"vendor/**\", \"/Dockerfile.old\"]
//- /Dockerfile
# con$0tainer
//- /Dockerfile.old
# con$0tainer
//- /vendor/deep/Dockerfile
# con$0tainer
//- /a/b.min.js
// con$0tainer
";
    let mut editor = open(Setup::new(fixture));
    editor.hover("Dockerfile");
    for path in ["Dockerfile.old", "vendor/deep/Dockerfile", "a/b.min.js"] {
        editor.open(path);
        assert!(editor.hover_once(editor.at_cursor(path)).is_none(), "{path}");
    }
}

#[test]
fn it_does_not_matter_where_the_workspace_lies() {
    let fixture = "//- /vendor/team/glossator.toml\nexclude = [\"vendor/**\"]\n//- /vendor/team/Dockerfile\n# con$0tainer\n";
    let mut editor = Setup::new(fixture).folders(&["vendor/team"]).start();
    editor.open("vendor/team/Dockerfile");
    editor.hover("vendor/team/Dockerfile");
}

#[test]
fn glossaries_with_other_names_can_be_named_in_the_settings() {
    let fixture = "\
//- /docs/words.yml
terms: [{name: frobnicator, definition: Ours.}]
//- /Dockerfile
# frob$0nicator
";
    let editor = open(Setup::new(fixture).settings(json!({ "glossaries": ["docs/words.yml"] })));
    editor.hover_with("Dockerfile", "Ours.");
    editor.write_outside("docs/words.yml", "terms: [{name: frobnicator, definition: Changed.}]");
    editor.hover_with("Dockerfile", "Changed.");
    editor.set(json!({}));
    editor.no_hover("Dockerfile");
}

#[test]
fn findings_can_be_switched_off() {
    let fixture = "//- /team.glossary.yml\nterms: [{name: frobnicator, definition: Ours., colour: red}]\n//- /Dockerfile\n# frob$0nicator\n";
    let editor = open(Setup::new(fixture));
    editor.hover_with("Dockerfile", "Ours.");
    editor.until("a finding", |editor| (!editor.diagnostics("team.glossary.yml").is_empty()).then_some(()));
    editor.set(json!({ "diagnostics": false }));
    editor.until("no findings", |editor| editor.diagnostics("team.glossary.yml").is_empty().then_some(()));
}
