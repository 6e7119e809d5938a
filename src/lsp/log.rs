//! What the server says of itself: complaints on standard error, and everything that it does in a log file if one is
//! wanted.
//!
//! A log file is made to be given away, so there is no text of a document in it. What may quote one (the message of a
//! panic, of a parser) is said under the target [`QUOTES`], and that goes to standard error only.

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

/// The target of what may quote a document.
pub(super) const QUOTES: &str = "variorum::quotes";

/// How many complaints are kept.
const KEPT: usize = 20;

static COMPLAINTS: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Has complaints written to standard error, and all that is not a quotation to a file too, behind what is in it.
/// Without the file, if it cannot be written.
pub(super) fn start(file: Option<&Path>) {
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
        lines().without_time().with_writer(|| Keeping).with_filter(own(Level::WARN)).boxed(),
    ];
    layers
        .extend(file.map(|file| lines().with_writer(Mutex::new(Legible(file))).with_filter(own(Level::INFO)).boxed()));
    // If a subscriber is there already, it is as good.
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

/// The last complaints, oldest first.
pub(super) fn complaints() -> Vec<String> {
    COMPLAINTS.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// Shows what could command a terminal by its code; the subscriber writes a whole line at once.
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

/// Takes lines down among the complaints; the subscriber writes one at a time.
struct Keeping;

impl Write for Keeping {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut kept = COMPLAINTS.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(String::from_utf8_lossy(bytes).lines().map(|line| visible(line.trim()).into_owned()));
        let more = kept.len().saturating_sub(KEPT);
        kept.drain(..more);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
