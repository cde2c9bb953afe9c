//! Lulls: moments in which all that the client has sent has been taken in.
//!
//! Findings are computed in a lull. A burst of edits is thus checked once or a few times, however long it is, and a single
//! key stroke at once: nothing waits for a clock.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tokio::sync::Notify;

/// Knows whether there is a lull. Shared by the input, which is told by its thread what arrives, and by whoever waits.
#[derive(Default)]
pub(super) struct Lull {
    /// How many pieces of input the thread has read.
    arrived: AtomicU64,
    /// How many of them the framework has begun with.
    taken: AtomicU64,
    /// Whether the framework has read all that was taken, and has asked for more.
    asked: AtomicBool,
    begun: Notify,
}

impl Lull {
    /// A piece of input has been read. Said before it is passed on.
    pub(super) fn arrive(&self) {
        self.arrived.fetch_add(1, Ordering::SeqCst);
    }

    /// The framework has got a piece of input.
    pub(super) fn take(&self) {
        self.asked.store(false, Ordering::SeqCst);
        self.taken.fetch_add(1, Ordering::SeqCst);
    }

    /// The framework wants more than there is.
    pub(super) fn ask(&self) {
        self.asked.store(true, Ordering::SeqCst);
        self.begun.notify_waiters();
    }

    fn holds(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
            && self.arrived.load(Ordering::SeqCst) == self.taken.load(Ordering::SeqCst)
    }

    /// Waits for a lull.
    pub(super) async fn wait(&self) {
        loop {
            let begun = self.begun.notified();
            tokio::pin!(begun);
            // From here on none is missed.
            begun.as_mut().enable();
            if self.holds() {
                // What has been read may not have been handled yet: that is the next thing which the runtime does.
                tokio::task::yield_now().await;
                if self.holds() {
                    return;
                }
                continue;
            }
            begun.await;
        }
    }
}
