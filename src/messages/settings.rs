//! What is wrong with settings.

use super::BadValue;

messages! {
    /// The file with the settings.
    Unreadable { error: String } {
        en: "cannot be read: {error}",
        fr: "illisible : {error}",
    }
    NotToml { error: String } {
        en: "this is not TOML: {error}",
        fr: "ceci n’est pas du TOML : {error}",
    }
    NotAnObject => {
        en: "settings must be an object",
        fr: "les réglages doivent être un objet",
    }
    Unknown { name: String } {
        en: "unknown setting `{name}`: see `glossator schema --settings` for all of them",
        fr: "réglage inconnu `{name}` : `glossator schema --settings` les énumère tous",
    }
    UnknownNear { name: String, near: String } {
        en: "unknown setting `{name}`: did you mean `{near}`?",
        fr: "réglage inconnu `{name}` : vouliez-vous dire `{near}` ?",
    }
    WrongType { name: String, kind: String, value: String } {
        en: "setting `{name}` must be of type {kind}, not {value}",
        fr: "le réglage `{name}` doit être de type {kind}, et non {value}",
    }
    BadValue { name: String, why: BadValue } {
        en: "setting `{name}`: {why}",
        fr: "réglage `{name}` : {why}",
    }
}
