//! Why a value is none for a setting.

messages! {
    UnknownLevel { name: String } {
        en: "`{name}` is no severity: use `off`, `hint`, `information`, `warning` or `error`",
        fr: "`{name}` n’est pas une gravité : employez `off`, `hint`, `information`, `warning` ou `error`",
    }
    UnknownRule { code: String, known: String } {
        en: "`{code}` is no rule: there are {known}",
        fr: "`{code}` n’est pas une règle : il y a {known}",
    }
    UnknownRuleNear { code: String, near: String } {
        en: "`{code}` is no rule: did you mean `{near}`?",
        fr: "`{code}` n’est pas une règle : vouliez-vous dire `{near}` ?",
    }
    UnknownPack { name: String, known: String } {
        en: "there is no pack `{name}`: the packs are {known}",
        fr: "il n’y a pas de pack `{name}` ; il y a {known}",
    }
    NotAGlob { pattern: String, error: String } {
        en: "`{pattern}` is no glob: {error}",
        fr: "`{pattern}` n’est pas un motif glob : {error}",
    }
}
