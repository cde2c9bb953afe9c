//! Code in comments, between fences as Markdown has them: examples in the documentation of a function are for no reader of prose.

use super::{Region, RegionKind};
use crate::lookalikes::body;

const FENCE: &str = "```";

/// Makes code of what is fenced in the comments among `regions`, which are those of `text`.
pub(super) fn mark(regions: Vec<Region>, text: &str) -> Vec<Region> {
    if memchr::memmem::find(text.as_bytes(), FENCE.as_bytes()).is_none() {
        return regions;
    }
    let mut marked = Vec::with_capacity(regions.len());
    let mut is_fenced = false;
    let mut end_of_last = 0;
    for region in regions {
        if region.kind != RegionKind::Comment {
            marked.push(region);
            continue;
        }
        // A fence that is never closed ends with its block of comments.
        is_fenced &= text[end_of_last..region.start as usize].chars().all(char::is_whitespace);
        end_of_last = region.end as usize;
        split(region, text, &mut is_fenced, &mut marked);
    }
    marked
}

fn split(region: Region, text: &str, is_fenced: &mut bool, marked: &mut Vec<Region>) {
    let mut start = region.start;
    for line in text[region.start as usize..region.end as usize].split_inclusive('\n') {
        let end = start + line.len() as u32;
        let is_fence = is_fence(line);
        let kind = if *is_fenced || is_fence { RegionKind::Code } else { RegionKind::Comment };
        *is_fenced ^= is_fence;
        match marked.last_mut() {
            Some(last) if last.kind == kind && last.end == start && start > region.start => last.end = end,
            _ => marked.push(Region { start, end, kind, key: region.key }),
        }
        start = end;
    }
}

/// Whether the line of a comment opens or closes a fence. What is fenced within one line is no block.
fn is_fence(line: &str) -> bool {
    let after = body(line).trim_start().strip_prefix(FENCE);
    after.is_some_and(|rest| !rest.contains('`'))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn what_is_fenced_in_comments_is_code() {
        check(
            "rust",
            "/// Says:\n/// ```text\n/// TLS\n/// ```\n/// Done.\nfn f() {}\n",
            &expect![[r#"
                comment     "/// Says:"
                code        "/// ```text"
                code        "/// TLS"
                code        "/// ```"
                comment     "/// Done."
            "#]],
        );
        check(
            "javascript",
            "/** Says:\n * ```\n * f()\n * ```\n * Done. */\n",
            &expect![[r#"
            comment     "/** Says:\n"
            code        " * ```\n * f()\n * ```\n"
            comment     " * Done. */"
        "#]],
        );
    }

    #[test]
    fn a_fence_that_is_never_closed_ends_with_its_comment() {
        check(
            "rust",
            "// ```\n// f()\nlet a = 1;\n// Done.\n",
            &expect![[r#"
            code        "// ```"
            code        "// f()"
            comment     "// Done."
        "#]],
        );
    }

    #[test]
    fn what_is_fenced_within_a_line_is_none() {
        check(
            "rust",
            "// ```f()``` is called\n// Done.\n",
            &expect![[r#"
            comment     "// ```f()``` is called"
            comment     "// Done."
        "#]],
        );
    }
}
