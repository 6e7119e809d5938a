//! Reporting panics on standard error.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::PanicHookInfo;
use std::thread;

use crate::text::visible_lines;

/// Installs a panic hook that prints what Rust prints, with control characters replaced by their codes: the message of a
/// panic may quote a text.
#[cfg(feature = "cli")]
pub(crate) fn install_hook() {
    std::panic::set_hook(Box::new(report));
}

/// Prints the thread, location, message and backtrace of a panic.
pub(crate) fn report(panic: &PanicHookInfo) {
    use std::io::Write;
    let thread = thread::current();
    let name = thread.name().unwrap_or("unnamed");
    let message = panic.payload_as_str().unwrap_or("no message");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let backtrace = Backtrace::capture();
    let backtrace = match backtrace.status() {
        BacktraceStatus::Captured => backtrace.to_string(),
        _ => "note: run with `RUST_BACKTRACE=1` to see a backtrace".to_owned(),
    };
    let report = format!("\nthread '{name}' panicked at {place}:\n{message}\n{backtrace}\n");
    // If standard error is closed, nobody is left to tell.
    let _ = std::io::stderr().write_all(visible_lines(&report).as_bytes());
}
