//! Words in capitals that are no acronyms, and that no list of everyday words has.

#[cfg(test)]
use crate::matching::is_common;

/// Sorted. Markers, verbs of HTTP and SQL, levels of logs, states, units, places, time zones, licences, placeholders, ordinals.
const WORDS: &[&str] = &[
    "ADMIN",
    "AEST",
    "AFAICT",
    "AFAIK",
    "AGPLV3",
    "APR",
    "ARG",
    "ASAP",
    "ASC",
    "AUG",
    "AVG",
    "BCE",
    "BSKY",
    "BTW",
    "CDT",
    "CEST",
    "CMD",
    "COMMIT",
    "CONST",
    "CRIT",
    "DELETE",
    "DEPRECATED",
    "DESC",
    "DIR",
    "DOTALL",
    "EDT",
    "ELIF",
    "ENUM",
    "ENV",
    "EOM",
    "EXPOSE",
    "FAQ",
    "FEB",
    "FIXME",
    "FR",
    "FSF",
    "FWIW",
    "FYI",
    "GB",
    "GBIT",
    "GIB",
    "GMT",
    "GOOS",
    "GPLV2",
    "GPLV3",
    "HZ",
    "IBM",
    "ID",
    "II",
    "III",
    "IIRC",
    "IMHO",
    "IMO",
    "IOS",
    "IV",
    "IX",
    "JAN",
    "JUL",
    "JUN",
    "KB",
    "KIB",
    "LANG",
    "LGPLV2",
    "LGPLV3",
    "LINUX",
    "LLC",
    "LTD",
    "MAR",
    "MB",
    "MDT",
    "MHZ",
    "MIB",
    "MIN",
    "MS",
    "NASA",
    "NB",
    "NOP",
    "NOTA",
    "NOTSUP",
    "NOV",
    "NS",
    "NSA",
    "OCT",
    "OPTIONS",
    "PB",
    "PC",
    "PDT",
    "PLZ",
    "PM",
    "PR",
    "PROTO",
    "PS",
    "PST",
    "RC",
    "README",
    "REF",
    "RW",
    "SEP",
    "TB",
    "TBA",
    "TBC",
    "TBD",
    "TIB",
    "TLDR",
    "TMP",
    "TODO",
    "TV",
    "TVOS",
    "UK",
    "UNDEF",
    "VI",
    "VII",
    "VIII",
    "VOLUME",
    "VS",
    "WIP",
    "XI",
    "XII",
    "XXX",
    "XXXX",
    "XXXXX",
    "XXXXXX",
    "YAY",
    "YYYY",
    "ZZZ",
];

/// Whether `word`, as it is written, is known to be no acronym.
pub(super) fn is_no_acronym(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let is_unit = matches!(
        word,
        "kB" | "kHz"
            | "GHz"
            | "MHz"
            | "GiB"
            | "MiB"
            | "KiB"
            | "TiB"
            | "Gbit"
            | "Mbps"
            | "Gbps"
            | "mAh"
            | "kWh"
            | "PhD"
            | "NaN"
    );
    let is_one_letter = word.len() > 1 && word.bytes().all(|byte| byte == word.as_bytes()[0]);
    is_unit || is_one_letter || WORDS.binary_search(&upper.as_str()).is_ok()
}

#[test]
fn the_list_is_sorted_and_has_no_everyday_words() {
    assert!(WORDS.is_sorted(), "{:?}", WORDS.windows(2).find(|pair| pair[0] > pair[1]));
    let twice: Vec<_> = WORDS.iter().filter(|word| is_common(&word.to_lowercase())).collect();
    assert!(twice.is_empty(), "the list of everyday words has them: {twice:?}");
    assert!(is_no_acronym("TODO") && is_no_acronym("GiB") && !is_no_acronym("TLS"));
}
