//! The progress line on standard error.

use std::cell::Cell;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work has to take before the line is drawn; a line that comes and goes would only flicker.
const DELAY: Duration = Duration::from_millis(500);

/// A progress line. It is drawn only if standard error is a terminal and the work takes longer than [`DELAY`], and
/// disappears when it is dropped.
pub(in crate::cli) struct ProgressLine {
    bar: ProgressBar,
    begun: Instant,
    drawn: Cell<bool>,
}

impl ProgressLine {
    /// A line for `total` steps, labelled with what is being done, such as `Checking`.
    pub(in crate::cli) fn new(what: String, total: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg} {pos}/{len} {wide_bar:.dim}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar, begun: Instant::now(), drawn: Cell::new(false) }
    }

    /// Hides the line while `print` writes to the terminal.
    pub(in crate::cli) fn suspend<R>(&self, print: impl FnOnce() -> R) -> R {
        if self.drawn.get() { self.bar.suspend(print) } else { print() }
    }

    /// Advances the line by `done` steps.
    pub(in crate::cli) fn advance(&self, done: usize) {
        self.bar.inc(done as u64);
        if !self.drawn.get() && self.begun.elapsed() > DELAY {
            self.drawn.set(true);
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
