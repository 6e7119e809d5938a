//! A progress line on standard error, for a person who waits.

use std::cell::Cell;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner than this needs no line: it would only flicker.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress line. It is drawn only if standard error is a terminal and the work takes a while, and goes away when it
/// is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    drawn: Cell<bool>,
}

impl Progress {
    /// Starts a line that says what is done (`Checking`) and how much there is to do.
    pub(super) fn new(what: String, total: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg} {pos}/{len} {wide_bar:.dim}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar, begun: Instant::now(), drawn: Cell::new(false) }
    }

    /// Takes the line away while `print` writes to the terminal.
    pub(super) fn aside<R>(&self, print: impl FnOnce() -> R) -> R {
        if self.drawn.get() { self.bar.suspend(print) } else { print() }
    }

    /// So many more are done.
    pub(super) fn steps(&self, done: usize) {
        self.bar.inc(done as u64);
        if !self.drawn.get() && self.begun.elapsed() > PATIENCE {
            self.drawn.set(true);
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
