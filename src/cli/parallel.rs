//! Work on many things by several threads, with the results in the order of the things.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many threads there are unless the user says otherwise: one a core.
pub(super) fn default_threads() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

/// What `work` makes of each item, in the items' order; what is `None` is left out. `done` counts the items as they are finished.
pub(super) fn map<'t, T: Sync, R: Send>(
    items: &'t [T],
    threads: NonZero<usize>,
    done: &AtomicUsize,
    work: impl Fn(&'t T) -> Option<R> + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut results = Vec::new();
        while let Some((at, item)) = take(items, &next) {
            results.extend(work(item).map(|result| (at, result)));
            done.fetch_add(1, Ordering::Relaxed);
        }
        results
    };
    let threads = threads.get().min(items.len());
    let mut results = if threads <= 1 { worker() } else { spread(threads, worker) };
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

fn take<'t, T>(items: &'t [T], next: &AtomicUsize) -> Option<(usize, &'t T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}

fn spread<R: Send>(threads: usize, worker: impl Fn() -> Vec<R> + Sync) -> Vec<R> {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(&worker)).collect();
        let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
        joined.flat_map(|results| results.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_whatever_the_threads() {
        let items: Vec<u64> = (0..1000).collect();
        let odd = |item: &u64| (item % 2 == 1).then_some(item * 10);
        let expected: Vec<u64> = items.iter().filter_map(odd).collect();
        for threads in [1, 2, 7, 2000] {
            let done = AtomicUsize::new(0);
            let threads = NonZero::new(threads).unwrap();
            assert_eq!(map(&items, threads, &done, odd), expected);
            assert_eq!(done.into_inner(), items.len());
        }
        let none = map(&[], NonZero::new(3).unwrap(), &AtomicUsize::new(0), odd);
        assert!(none.is_empty());
    }
}
