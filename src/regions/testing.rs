//! How tests show regions.

use std::fmt::Write as _;

use expect_test::Expect;

use super::{Language, regions};

/// Shows the regions of a text, one a line: its kind, its text, and the path of its key.
pub(super) fn check(language: &str, text: &str, expect: &Expect) {
    expect.assert_eq(&show(language, text));
}

fn show(language: &str, text: &str) -> String {
    let regions = regions(text, Language::by_id(language).unwrap());
    let mut shown = String::new();
    for region in regions.iter() {
        let part = &text[region.start as usize..region.end as usize];
        write!(shown, "{:<11} {part:?}", region.kind.name()).unwrap();
        if let Some(key) = region.key {
            write!(shown, "  ({})", regions.key_path(key, text).join(" › ")).unwrap();
        }
        shown.push('\n');
    }
    shown
}
