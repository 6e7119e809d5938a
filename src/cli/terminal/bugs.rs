//! Prints bugs in Variorum itself ([`crate::never`]) on standard error.

use std::io;

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::registry;
use tracing_subscriber::util::SubscriberInitExt;

use crate::never;

/// From now on, prints each bug on a line of its own. Errors outside of Variorum are printed by the code that meets
/// them.
pub(in crate::cli) fn log_to_standard_error() {
    // A subscriber that is already installed does the same.
    let _ = subscriber(io::stderr).try_init();
}

fn subscriber(writer: impl for<'a> MakeWriter<'a> + Send + Sync + 'static) -> impl Subscriber + Send + Sync {
    let is_bug = FilterFn::new(|metadata| metadata.target() == never::TARGET).with_max_level_hint(LevelFilter::ERROR);
    let lines = fmt::layer().with_ansi(false).without_time().with_level(false).with_target(false).with_writer(writer);
    registry().with(lines.with_filter(is_bug))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn only_bugs_are_printed() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        tracing::subscriber::with_default(subscriber(Mutex::new(file.reopen().expect("open"))), || {
            tracing::error!("the index is damaged");
            tracing::error!(target: never::TARGET, "a bug in Variorum at src/a.rs:1:2: a span of {}", -1);
        });
        let printed = fs::read_to_string(file.path()).expect("readable");
        assert_eq!(printed, "a bug in Variorum at src/a.rs:1:2: a span of -1\n");
    }
}
