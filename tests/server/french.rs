//! An editor in French is told in French what is wrong with a glossary.

use super::support::Setup;

#[test]
fn what_is_wrong_with_a_glossary_is_said_in_the_editors_language() {
    let files = "\
//- /a.glossary.yml
imports: [rien.yml]
terms:
  - {name: douves, definition: Un fossé., see: [donjon]}
  - {name: Douves}
";
    let editor = Setup::new(files).locale("fr-FR").start();
    let found = editor.until("findings", |editor| {
        let found = editor.diagnostics("a.glossary.yml");
        (!found.is_empty()).then_some(found)
    });
    let mut messages: Vec<&str> = found.iter().map(|found| found["message"].as_str().unwrap()).collect();
    messages.sort_unstable();
    assert_eq!(
        messages,
        [
            "Aucun glossaire n’a d’entrée `donjon`\u{a0}: écrivez-la, ou supprimez le renvoi",
            "Il n’y a pas de fichier `rien.yml` ici\u{a0}: un chemin part du glossaire qui le nomme",
            "`Douves` n’a pas de définition\u{a0}: dites ce que c’est avec `definition:`",
            "`douves` est déjà à la ligne 3\u{a0}: fusionnez les deux, ou donnez à chacune un `scope`",
        ]
    );
}

#[test]
fn a_broken_glossary_and_wrong_settings_are_told_in_french() {
    let files = "\
//- /a.glossary.yml
terms:
  - {name: douves, defintion: Un fossé.}
  - name: donjon
    definition: une tour: la plus haute
//- /glossator.toml
hovr = true
rules = { unused-entri = \"hint\" }
packs = \"dokcer\"
";
    let editor = Setup::new(files).locale("fr-FR").start();
    let told = |file: &str| {
        let found = editor.until("findings", |editor| {
            let found = editor.diagnostics(file);
            (!found.is_empty()).then_some(found)
        });
        let mut messages: Vec<String> =
            found.iter().map(|found| found["message"].as_str().unwrap().to_owned()).collect();
        messages.sort_unstable();
        messages
    };
    assert_eq!(
        told("a.glossary.yml"),
        [
            "Ceci n’est pas du YAML\u{a0}: mapping values are not allowed in this context\u{202f}; un texte qui contient `: ` se met entre guillemets, ou après `>-` sur sa propre ligne. La suite n’est pas lue",
            "Un terme n’a pas de clé `defintion`, qui est donc ignorée\u{202f}; vouliez-vous dire `definition`\u{202f}?",
            "`douves` n’a pas de définition\u{a0}: dites ce que c’est avec `definition:`",
        ]
    );
    let [packs, others @ ..] = &told("glossator.toml")[..] else { panic!("nothing was told") };
    assert!(
        packs.starts_with("réglage `packs`\u{a0}: il n’y a pas de pack `dokcer`\u{202f}; il y a "),
        "{packs}"
    );
    assert_eq!(
        others,
        [
            "réglage `rules`\u{a0}: `unused-entri` n’est pas une règle\u{a0}: vouliez-vous dire `unused-entry`\u{202f}?",
            "réglage inconnu `hovr`\u{a0}: vouliez-vous dire `hover`\u{202f}?",
        ]
    );
}
