//! The same work on many things, on all processors. What comes out does not depend on how many
//! there are.
//!
//! Nothing else names rayon. Work that is given to it holds no lock while it gives work itself:
//! a thread that waits takes up other work.

use std::sync::Once;
use std::thread::available_parallelism;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

/// Threads at most: more of them wait for memory.
const MOST_THREADS: usize = 8;

/// The stack of a thread in bytes: that of a program, since whole documents are set on it.
const STACK: usize = 8 << 20;

static READY: Once = Once::new();

/// Uses so many threads at most. Has no effect once work was done.
pub(crate) fn use_at_most(threads: usize) {
    READY.call_once(|| {
        let threads = available_parallelism()
            .map_or(1, usize::from)
            .clamp(1, threads.max(1));
        // Fails where a program that uses the library has set up rayon: then its threads are used.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .stack_size(STACK)
            .build_global();
    });
}

/// Does the work on every item; gives the results in the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if items.len() < 2 {
        return items.iter().map(work).collect();
    }
    use_at_most(MOST_THREADS);
    items.par_iter().map(&work).collect()
}

/// Does two things at once; gives what both come to.
pub(crate) fn join<A: Send, B: Send>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    use_at_most(MOST_THREADS);
    rayon::join(first, second)
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u64> = (0..1000).collect();
        assert_eq!(
            super::map(&items, |n| n * n),
            items.iter().map(|n| n * n).collect::<Vec<_>>()
        );
    }
}
