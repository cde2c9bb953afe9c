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
