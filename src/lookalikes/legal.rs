//! Licence headers: legal text at the top of a file.

use super::line::is_line_comment;

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

/// With what the names of files begin that are legal text, or lists of people, throughout; in capitals.
const FILES: [&str; 8] =
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "AUTHORS", "CONTRIBUTORS", "THIRD-PARTY"];

/// Where the legal text ends that the file `path` with the content `text` begins with, in bytes; 0 if it has none. In a file that is made
/// of it, that is the end.
pub fn legal_end(path: &str, text: &str) -> usize {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_uppercase();
    if FILES.iter().any(|file| name.starts_with(file)) { text.len() } else { header_end(text) }
}

/// The licence header: of the comments at the top, those with legal text. Each ends at the first line that is empty or no comment.
fn header_end(text: &str) -> usize {
    let mut end = 0;
    let mut offset = 0;
    let (mut in_block, mut is_legal) = (false, false);
    for line in text[..text.floor_char_boundary(REACH)].split_inclusive('\n') {
        let content = line.trim();
        in_block |= BLOCK_OPENS.iter().any(|marker| content.starts_with(marker));
        let is_comment = in_block || is_line_comment(content);
        if !is_comment && !content.is_empty() {
            break;
        }
        offset += line.len();
        is_legal = is_comment && (is_legal || SIGNS.iter().any(|sign| content.contains(sign)));
        if is_legal {
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
    fn an_empty_line_may_part_it() {
        let text =
            "# Copyright: the team\n\n# GNU General Public License v3.0\n\n# Starts the proxy.\nx: 1\n";
        assert!(text[header_end(text)..].starts_with("\n# Starts"));
    }

    #[test]
    fn some_files_are_nothing_else() {
        for path in ["LICENSE", "/team/licence-mit.md", "deps\\COPYING"] {
            assert_eq!(legal_end(path, "The ISC License"), 15, "{path}");
        }
        assert_eq!(legal_end("LICENSES/x.md", "The ISC License"), 0);
        assert_eq!(legal_end("", "The ISC License"), 0);
    }

    #[test]
    fn a_file_without_legal_text_has_none() {
        assert_eq!(header_end("# A proxy.\nx: 1\n"), 0);
    }
}
