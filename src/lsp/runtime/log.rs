//! The server's log: warnings and errors on standard error, and everything that the server does in a file if the user wants
//! one.
//!
//! A log file is meant to be given to others, so it contains no text of a document. Whatever may quote a document (the message
//! of a panic or a parser) is logged under the target [`QUOTES`], which goes to standard error only.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{fmt, registry};

use crate::files;
use crate::panics;
use crate::text::{visible, visible_lines};

/// The target of events that may quote a document.
pub(in crate::lsp) const QUOTES: &str = "variorum::quotes";

/// How many warnings and errors are kept for problem reports.
const MAX_KEPT_COMPLAINTS: usize = 20;

static COMPLAINTS: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Starts logging: warnings and errors to standard error, and everything but quotations to the end of `file`. If the file
/// cannot be written, the server does without.
pub(in crate::lsp) fn start(file: Option<&Path>) {
    let opened = file.map(files::append_to).transpose();
    let (file, error) = match opened {
        Ok(file) => (file, None),
        Err(error) => (None, Some(error)),
    };
    let own = |most: Level| {
        filter_fn(move |metadata| {
            let is_own = metadata.target().starts_with(env!("CARGO_PKG_NAME")) && metadata.target() != QUOTES;
            *metadata.level() <= most && is_own
        })
    };
    let lines = || fmt::layer().with_ansi(false);
    let mut layers = vec![
        lines().with_writer(|| Legible(io::stderr())).with_filter(LevelFilter::WARN).boxed(),
        lines().without_time().with_writer(|| ComplaintWriter).with_filter(own(Level::WARN)).boxed(),
    ];
    layers
        .extend(file.map(|file| lines().with_writer(Mutex::new(Legible(file))).with_filter(own(Level::INFO)).boxed()));
    // A subscriber that exists already is as good.
    let _ = registry().with(layers).try_init();
    if let Some(error) = error {
        tracing::warn!("no log is written: {error}");
    }
    std::panic::set_hook(Box::new(|panic| {
        panics::report(panic);
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!("a panic at {place}");
    }));
}

/// The last warnings and errors, oldest first, without quotations.
pub(in crate::lsp) fn complaints() -> Vec<String> {
    COMPLAINTS.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// Writes control characters as their codes. The subscriber writes a whole line at once.
struct Legible<W>(W);

impl<W: Write> Write for Legible<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(visible_lines(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Keeps lines for problem reports. The subscriber writes one at a time.
struct ComplaintWriter;

impl Write for ComplaintWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut kept = COMPLAINTS.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(String::from_utf8_lossy(bytes).lines().map(|line| visible(line.trim()).into_owned()));
        let more = kept.len().saturating_sub(MAX_KEPT_COMPLAINTS);
        kept.drain(..more);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
