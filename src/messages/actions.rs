//! What fixes are called, and what is said beside findings.

messages! {
    /// Beside a finding, at the place of the entry that it is about.
    DefinedHere { entry: String } {
        en: "“{entry}” is defined here",
        fr: "« {entry} » est défini ici",
    }
}
