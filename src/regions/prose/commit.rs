//! Commit messages as an editor shows them: the message, comments, and perhaps the diff.

use super::lines::Line;
use crate::regions::RegionKind::{Code, Comment};
use crate::regions::sink::Sink;

/// Finds the regions of a commit message. The default kind is prose.
pub(crate) fn read(sink: &mut Sink<'_>) {
    let bytes = sink.bytes();
    let mut start = 0;
    while let Some(line) = Line::at(bytes, start) {
        let text = &bytes[line.start..line.end];
        if text.starts_with(b"#") {
            sink.push(Comment, line.start, line.end);
        } else if text.starts_with(b"diff --git ") {
            sink.push(Code, line.start, bytes.len());
            return;
        }
        start = line.next;
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::regions::testing::check;

    #[test]
    fn message_comments_and_diff() {
        check(
            "git-commit",
            r"Fix the thing

# Please enter the commit message.
# ------------------------ >8 ------------------------
diff --git a/x b/x
+# new
",
            &expect![[r##"
            comment     "# Please enter the commit message."
            comment     "# ------------------------ >8 ------------------------"
            code        "diff --git a/x b/x\n+# new\n"
        "##]],
        );
    }
}
