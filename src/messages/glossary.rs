//! What is wrong with glossaries.

messages! {
    DanglingSee { name: String } {
        en: "No glossary has an entry `{name}`: write one, or remove the reference",
        fr: "Aucun glossaire n’a d’entrée `{name}` : écrivez-la, ou supprimez le renvoi",
    }
    DanglingSeeNear { name: String, near: String } {
        en: "No glossary has an entry `{name}`: did you mean `{near}`?",
        fr: "Aucun glossaire n’a d’entrée `{name}` : vouliez-vous dire `{near}` ?",
    }
    DuplicateNameElsewhere { name: String, file: String, line: u32 } {
        en: "`{name}` is already in {file}, line {line}: merge the two, or give each a `scope`",
        fr: "`{name}` est déjà dans {file}, ligne {line} : fusionnez les deux, ou donnez à chacune un `scope`",
    }
    SharedSpellingElsewhere { text: String, name: String, file: String, line: u32 } {
        en: "`{text}` already stands for `{name}` in {file}, line {line}: remove it from one of the two, or give each a `scope`",
        fr: "`{text}` désigne déjà `{name}` dans {file}, ligne {line} : retirez-la de l’une des deux, ou donnez à chacune un `scope`",
    }
    MissingTranslation { name: String, languages: String } {
        en: "`{name}` is not defined in `{languages}`, which the setting `requiredLanguages` asks for",
        fr: "`{name}` n’est pas défini en `{languages}`, ce que demande le réglage `requiredLanguages`",
    }
    UnusedEntry { name: String } {
        en: "`{name}` is mentioned in no document that was checked",
        fr: "`{name}` ne figure dans aucun document vérifié",
    }
}
