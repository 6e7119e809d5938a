//! Bugs of Variorum itself that are met on the way ([`crate::never`]), told on standard error.

use std::io;

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::registry;
use tracing_subscriber::util::SubscriberInitExt;

use crate::never;

/// Has bugs told from now on, each on a line of its own. What is wrong outside of Variorum is said by whoever finds it.
pub(super) fn tell() {
    // If a subscriber is there already, it is as good.
    let _ = told_to(io::stderr).try_init();
}

fn told_to(writer: impl for<'a> MakeWriter<'a> + Send + Sync + 'static) -> impl Subscriber + Send + Sync {
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
    fn a_bug_is_told_and_nothing_else() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        tracing::subscriber::with_default(told_to(Mutex::new(file.reopen().expect("open"))), || {
            tracing::error!("the index is damaged");
            tracing::error!(target: never::TARGET, "a bug in Variorum at src/a.rs:1:2: a span of {}", -1);
        });
        let told = fs::read_to_string(file.path()).expect("readable");
        assert_eq!(told, "a bug in Variorum at src/a.rs:1:2: a span of -1\n");
    }
}
