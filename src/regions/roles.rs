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

/// Names as [`role`] compares them: in lower case, without `_` and `-`. Sorted, for the reader.
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

/// For a name's first and last letter, the lengths of the names in the lists that have them: most keys are told by one
/// look into it.
const LENGTHS: [u32; 256] = {
    let mut table = [0; 256];
    let lists = [PEOPLE, SCRIPT];
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            let name = lists[list][index].as_bytes();
            table[slot(name[0], name[name.len() - 1])] |= 1 << name.len();
            index += 1;
        }
        list += 1;
    }
    table
};

/// Where [`LENGTHS`] keeps the names with that first and last letter, in any case.
const fn slot(first: u8, last: u8) -> usize {
    (first | 0x20).wrapping_mul(31).wrapping_add(last | 0x20) as usize
}

/// No name in the lists is longer.
const MAX_LENGTH: usize = 24;

/// The role of the value of the key `name`.
pub(super) fn role(name: &[u8]) -> Role {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return Role::Data };
    let lengths = LENGTHS[slot(*first, *last)];
    // A name is at least as long as it is without separators.
    if lengths == 0 || lengths.trailing_zeros() as usize > name.len() {
        return Role::Data;
    }
    folded_role(name, lengths)
}

/// The role of a name that may be in one of the lists: it has one of those lengths if it is.
fn folded_role(name: &[u8], lengths: u32) -> Role {
    let mut folded = [0; MAX_LENGTH];
    let mut length = 0;
    for byte in name.iter().filter(|byte| !matches!(byte, b'_' | b'-')) {
        let Some(place) = folded.get_mut(length) else { return Role::Data };
        *place = byte.to_ascii_lowercase();
        length += 1;
    }
    if lengths >> length & 1 == 0 {
        return Role::Data;
    }
    let folded = &folded[..length];
    let among = |names: &[&str]| names.iter().any(|name| name.len() == length && name.as_bytes() == folded);
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
    fn every_name_of_the_lists_has_its_role() {
        assert!(PEOPLE.is_sorted() && SCRIPT.is_sorted());
        for (names, expected) in [(PEOPLE, Role::People), (SCRIPT, Role::Script)] {
            for name in names {
                assert!(name.len() <= MAX_LENGTH);
                assert_eq!(role(name.as_bytes()), expected, "{name}");
            }
        }
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
