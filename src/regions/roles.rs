//! What a key's name says of its value: text for people, a script, or neither.

/// For whom a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Neither of the others, as far as the name tells.
    Data,
    /// Text that people read.
    People,
    /// A command line or a script.
    Script,
}

/// Names as [`role`] compares them: in lower case, without `_` and `-`. Sorted.
const PEOPLE: &[&str] = &[
    "abstract",
    "changelog",
    "comment",
    "comments",
    "definition",
    "deprecationmessage",
    "deprecationreason",
    "description",
    "detaileddescription",
    "details",
    "displayname",
    "domainvisionstatement",
    "errormessage",
    "failmsg",
    "headline",
    "help",
    "helptext",
    "hint",
    "longdescription",
    "markdowndescription",
    "message",
    "msg",
    "note",
    "notes",
    "overview",
    "placeholder",
    "prompt",
    "purpose",
    "releasenotes",
    "remarks",
    "runbook",
    "shortdescription",
    "shortsummary",
    "subtitle",
    "successmsg",
    "summary",
    "tagline",
    "title",
    "tooltip",
];

const SCRIPT: &[&str] = &[
    "afterscript",
    "ansible.builtin.command",
    "ansible.builtin.shell",
    "args",
    "bash",
    "beforescript",
    "cmd",
    "command",
    "commands",
    "entrypoint",
    "execreload",
    "execstart",
    "execstartpost",
    "execstartpre",
    "execstop",
    "execstoppost",
    "postinstall",
    "powershell",
    "preinstall",
    "prescript",
    "pwsh",
    "run",
    "script",
    "shell",
];

/// The role of the value of the key `name`.
pub(super) fn role(name: &[u8]) -> Role {
    let mut folded = [0; 24];
    let mut length = 0;
    for byte in name.iter().filter(|byte| !matches!(byte, b'_' | b'-')) {
        let Some(place) = folded.get_mut(length) else { return Role::Data };
        *place = byte.to_ascii_lowercase();
        length += 1;
    }
    let folded = &folded[..length];
    let among = |names: &[&str]| names.binary_search_by(|name| name.as_bytes().cmp(folded)).is_ok();
    if among(PEOPLE) {
        Role::People
    } else if among(SCRIPT) {
        Role::Script
    } else {
        Role::Data
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(PEOPLE.is_sorted() && SCRIPT.is_sorted());
    }

    #[test]
    fn case_and_separators_do_not_matter() {
        assert_eq!(role(b"display_name"), Role::People);
        assert_eq!(role(b"displayName"), Role::People);
        assert_eq!(role(b"before_script"), Role::Script);
        assert_eq!(role(b"image"), Role::Data);
        assert_eq!(role(b"a_name_that_is_longer_than_any"), Role::Data);
    }
}
