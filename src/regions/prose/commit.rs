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
