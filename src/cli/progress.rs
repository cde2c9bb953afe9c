//! How far a command is, for whoever waits at a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, Thread};
use std::time::Duration;

/// What is done sooner needs no progress.
const PATIENCE: Duration = Duration::from_millis(400);
const INTERVAL: Duration = Duration::from_millis(100);
/// Back to the line's start, and the rest of the line away.
const CLEAR: &str = "\r\x1b[K";

/// Does `work`, and shows meanwhile what `line` says of the count in `done`, if standard error is a terminal.
pub(super) fn show<R>(
    done: &AtomicUsize,
    line: impl Fn(usize) -> String + Sync,
    work: impl FnOnce() -> R,
) -> R {
    if !io::stderr().is_terminal() {
        return work();
    }
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let reporter = scope.spawn(|| report(&is_over, done, &line));
        let _end = End { is_over: &is_over, reporter: reporter.thread().clone() };
        work()
    })
}

fn report(is_over: &AtomicBool, done: &AtomicUsize, line: &impl Fn(usize) -> String) {
    thread::park_timeout(PATIENCE);
    let mut is_shown = false;
    while !is_over.load(Ordering::Acquire) {
        // Where standard error is closed, there is nobody to tell.
        let _ = write!(anstream::stderr().lock(), "{CLEAR}{}", line(done.load(Ordering::Relaxed)));
        is_shown = true;
        thread::park_timeout(INTERVAL);
    }
    if is_shown {
        let _ = write!(anstream::stderr().lock(), "{CLEAR}");
    }
}

/// Ends the report when the work ends, be it by a panic.
struct End<'a> {
    is_over: &'a AtomicBool,
    reporter: Thread,
}

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        self.reporter.unpark();
    }
}
