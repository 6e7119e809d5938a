//! Threads that compute, so that nothing that reads or writes the pipe ever has to.
//!
//! There are three lanes, and some threads serve only the more urgent ones: however much there is to index, one thread is free
//! for requests and one more for the documents that are being edited.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, never, select_biased, unbounded};

use crate::lsp::runtime::log::QUOTES;

/// How many requests may wait for a thread. Further ones are refused.
const MAX_QUEUED_REQUESTS: usize = 4096;

/// How many index jobs may wait: few, so that what has been read does not pile up in memory.
const MAX_QUEUED_INDEX_JOBS: usize = 32;

/// The size of a worker's stack: enough for any parser that limits its depth, on any platform.
const WORKER_STACK_BYTES: usize = 16 << 20;

type Job = Box<dyn FnOnce() + Send>;

/// The worker threads. When the last clone is dropped, they end once their present jobs are done.
#[derive(Clone)]
pub(in crate::lsp) struct Workers {
    requests: Sender<Job>,
    analyses: Sender<Job>,
    index: Sender<Job>,
}

/// The queue of requests is full.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::lsp) struct QueueFull;

impl Workers {
    /// Starts the threads: the two that are kept free, and one for each core (16 at most).
    pub(in crate::lsp) fn start() -> std::io::Result<Self> {
        let (requests, requests_queue) = bounded(MAX_QUEUED_REQUESTS);
        let (analyses, analyses_queue) = unbounded();
        let (index, index_queue) = bounded(MAX_QUEUED_INDEX_JOBS);
        let cores = thread::available_parallelism().map_or(2, usize::from).min(16);
        for number in 0..cores + 2 {
            let requests = requests_queue.clone();
            let analyses = if number > 0 { analyses_queue.clone() } else { never() };
            let index = if number > 1 { index_queue.clone() } else { never() };
            thread::Builder::new()
                .name(format!("worker {number}"))
                .stack_size(WORKER_STACK_BYTES)
                .spawn(move || work(&requests, &analyses, &index))?;
        }
        Ok(Self { requests, analyses, index })
    }

    /// Queues a request, which a person waits for.
    ///
    /// # Errors
    /// [`QueueFull`] if thousands of requests wait already.
    pub(in crate::lsp) fn spawn_request(&self, job: impl FnOnce() + Send + 'static) -> Result<(), QueueFull> {
        match self.requests.try_send(Box::new(job)) {
            Ok(()) | Err(TrySendError::Disconnected(_)) => Ok(()),
            Err(TrySendError::Full(_)) => Err(QueueFull),
        }
    }

    /// Queues the analysis of an open document. The caller makes sure that there is at most one for each document.
    pub(in crate::lsp) fn spawn_analysis(&self, job: impl FnOnce() + Send + 'static) {
        let _ = self.analyses.send(Box::new(job));
    }

    /// Queues work on an index. Waits while the queue is full, so it must not be called from the main loop.
    pub(in crate::lsp) fn spawn_indexing(&self, job: impl FnOnce() + Send + 'static) {
        let _ = self.index.send(Box::new(job));
    }
}

fn work(requests: &Receiver<Job>, analyses: &Receiver<Job>, index: &Receiver<Job>) {
    loop {
        let job = select_biased! {
            recv(requests) -> job => job,
            recv(analyses) -> job => job,
            recv(index) -> job => job,
        };
        let Ok(job) = job else { return };
        if let Err(cause) = catch_panic(job) {
            tracing::error!(target: QUOTES, "a background job panicked: {cause}");
        }
    }
}

/// Runs `work` and turns a panic in it into an error.
///
/// # Errors
/// The panic's message.
pub(in crate::lsp) fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| message_of(cause.as_ref()))
}

fn message_of(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const TIMEOUT: Duration = Duration::from_secs(60);

    #[test]
    fn a_panic_ends_one_job_and_no_thread() {
        let workers = Workers::start().expect("threads");
        let (done, result) = unbounded();
        for number in 0..100 {
            let done = done.clone();
            let job = move || {
                assert!(number % 2 == 0, "job {number} fails");
                let _ = done.send(number);
            };
            workers.spawn_request(job).expect("room");
        }
        drop(done);
        let mut finished: Vec<u32> = std::iter::from_fn(|| result.recv_timeout(TIMEOUT).ok()).collect();
        finished.sort_unstable();
        assert_eq!(finished, (0..100).step_by(2).collect::<Vec<_>>());
    }

    #[test]
    fn requests_do_not_wait_for_index_jobs() {
        let workers = Workers::start().expect("threads");
        let (release, hold) = bounded::<()>(0);
        for _ in 0..16 {
            let hold = hold.clone();
            workers.spawn_indexing(move || hold.recv_timeout(TIMEOUT).unwrap_or_default());
        }
        let (done, result) = bounded(2);
        let also_done = done.clone();
        workers.spawn_request(move || done.send("request").unwrap_or_default()).expect("room");
        workers.spawn_analysis(move || also_done.send("analysis").unwrap_or_default());
        let mut first_two = [0; 2].map(|_| result.recv_timeout(TIMEOUT).expect("done in time"));
        first_two.sort_unstable();
        assert_eq!(first_two, ["analysis", "request"]);
        drop(release);
    }

    #[test]
    fn a_panic_is_reported_with_its_message() {
        let cause = catch_panic(|| panic!("no {}", "luck"));
        assert_eq!(cause, Err::<(), _>("no luck".to_owned()));
    }
}
