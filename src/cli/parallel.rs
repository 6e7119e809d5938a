//! Parallel work whose results arrive in order.

use std::num::NonZero;
use std::thread;

use crossbeam_channel::bounded;

/// The number of results of one thread that may wait for their turn. It bounds the memory, and is large enough that one
/// slow item does not leave the other threads idle.
const QUEUE_CAPACITY: usize = 64;

/// Does `work` on every item, on as many threads as the machine has, and passes the results to `sink` in the order of
/// the items. However many items there are, at most [`QUEUE_CAPACITY`] results of each thread exist at any time.
///
/// Each thread takes every n-th item and has a bounded queue of its own. The caller's thread takes from the queues in
/// turn, so the order needs no sorting and no lock.
///
/// # Errors
/// The first error of `sink`. The remaining work is not done.
pub(in crate::cli) fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(items.len()).max(1);
    thread::scope(|scope| {
        let mut queues = Vec::with_capacity(threads);
        for first in 0..threads {
            let (sender, receiver) = bounded(QUEUE_CAPACITY);
            queues.push(receiver);
            let work = &work;
            scope.spawn(move || {
                for item in items.iter().skip(first).step_by(threads) {
                    if sender.send(work(item)).is_err() {
                        return;
                    }
                }
            });
        }
        // The queues are dropped before the scope joins its threads, so that a thread waiting for space ends.
        let queues = queues;
        for queue in queues.iter().cycle().take(items.len()) {
            let Ok(result) = queue.recv() else { break };
            sink(result)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_however_long_each_takes() {
        let items: Vec<u64> = (0..500).collect();
        let mut seen = Vec::new();
        let Ok(()) = in_order(
            &items,
            |item| {
                thread::sleep(Duration::from_micros(item % 7 * 30));
                item * 2
            },
            |result| -> Result<(), Infallible> {
                seen.push(result);
                Ok(())
            },
        );
        assert_eq!(seen, items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_of_the_sink_stops_the_work() {
        let items: Vec<usize> = (0..100_000).collect();
        let ended = in_order(&items, |item| *item, |item| if item == 10 { Err("enough") } else { Ok(()) });
        assert_eq!(ended, Err("enough"));
    }
}
