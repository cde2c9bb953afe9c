//! Licence headers: legal text at the top of a file.

/// A header lies within so many bytes of the file's start.
const REACH: usize = 6 * 1024;

/// What only legal text says.
const SIGNS: [&str; 12] = [
    "SPDX-License-Identifier",
    "Copyright",
    "copyright (c)",
    "(c) ",
    "©",
    "Licensed under",
    "licensed under",
    "All rights reserved",
    "Permission is hereby granted",
    "GNU General Public License",
    "GNU Affero General Public License",
    "Mozilla Public License",
];

const BLOCK_OPENS: [&str; 4] = ["/*", "<!--", "\"\"\"", "{{/*"];

const LINE_MARKERS: [&str; 6] = ["#", "//", "--", ";", "%", "*"];

/// Where the licence header of `text` ends, in bytes; 0 if it has none. It is the first comment, if that has legal text: it ends at the
/// first line that is empty or no comment.
pub fn header_end(text: &str) -> usize {
    let mut end = 0;
    let mut offset = 0;
    let mut in_block = false;
    for line in text[..text.floor_char_boundary(REACH)].split_inclusive('\n') {
        let content = line.trim();
        in_block |= BLOCK_OPENS.iter().any(|marker| content.starts_with(marker));
        let is_comment = in_block || LINE_MARKERS.iter().any(|marker| content.starts_with(marker));
        let is_gap = content.is_empty() && end == 0;
        if !is_comment && !is_gap {
            break;
        }
        offset += line.len();
        if end > 0 || SIGNS.iter().any(|sign| content.contains(sign)) {
            end = offset;
        }
        let closes = content.ends_with("*/")
            || content.ends_with("-->")
            || content.len() > 3 && content.ends_with("\"\"\"");
        in_block &= !closes;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_ends_with_its_comment() {
        let text = "#!/bin/sh\n# Copyright 2024 The Authors\n#\n# Licensed under the Apache License, Version 2.0\n\n# Starts the proxy.\nrun\n";
        assert!(text[header_end(text)..].starts_with("\n# Starts"));
    }

    #[test]
    fn a_block_is_a_header_to_its_end() {
        let text = "/*\nCopyright 2024 The Authors.\n\nPermission is hereby granted\n*/\npackage a // uses the API\n";
        assert!(text[header_end(text)..].starts_with("package"));
    }

    #[test]
    fn a_file_without_legal_text_has_none() {
        assert_eq!(header_end("# A proxy.\nx: 1\n"), 0);
    }
}
