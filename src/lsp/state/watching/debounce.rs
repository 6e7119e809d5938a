//! Waiting until a path has been left alone: programs write a file in several steps.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::corpus::discovery::has_seed_extension;

/// How long a path must be left alone before it is reported.
pub(super) const QUIET_PERIOD: Duration = Duration::from_millis(100);

/// After how long a path is reported that is never left alone.
const MAX_DELAY: Duration = Duration::from_secs(1);

/// Paths at which something has happened. It does not matter what: all that counts is what is there when it is over.
#[derive(Default)]
pub(super) struct Debouncer(HashMap<PathBuf, Activity>);

struct Activity {
    first: Instant,
    last: Instant,
}

impl Debouncer {
    /// Records that something has happened at a path.
    pub(super) fn record(&mut self, path: PathBuf, now: Instant) {
        self.0.entry(path).and_modify(|it| it.last = now).or_insert(Activity { first: now, last: now });
    }

    /// Whether no path is waiting.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Removes and returns the paths that are due, each once, sorted. Seeds below another path that is due are left out,
    /// since looking at a folder covers them.
    pub(super) fn take_due(&mut self, now: Instant) -> Vec<PathBuf> {
        let is_due = |it: &Activity| now - it.last >= QUIET_PERIOD || now - it.first >= MAX_DELAY;
        let mut due: Vec<_> = self.0.extract_if(|_, it| is_due(it)).map(|(path, _)| path).collect();
        due.sort_unstable();
        let mut above: Option<PathBuf> = None;
        due.retain(|path| {
            let is_below = above.as_ref().is_some_and(|above| path.starts_with(above));
            if !is_below {
                above = Some(path.clone());
            }
            !is_below || !has_seed_extension(path)
        });
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths that are due at the times `at`, after something happened at paths and times `happened`; in milliseconds.
    fn due(happened: &[(&str, u64)], at: &[u64]) -> Vec<Vec<String>> {
        let begin = Instant::now();
        let mut pending = Debouncer::default();
        let mut happened = happened.iter().peekable();
        let mut due = Vec::new();
        for at in at {
            while let Some((path, then)) = happened.next_if(|(_, then)| then <= at) {
                pending.record(path.into(), begin + Duration::from_millis(*then));
            }
            let paths = pending.take_due(begin + Duration::from_millis(*at));
            due.push(paths.into_iter().map(|path| path.display().to_string()).collect());
        }
        due
    }

    #[test]
    fn a_path_waits_until_it_is_left_alone() {
        assert_eq!(
            due(&[("a", 0), ("b", 10), ("a", 60)], &[99, 110, 159, 160]),
            [vec![], vec!["b"], vec![], vec!["a"]]
        );
    }

    #[test]
    fn a_path_that_is_never_left_alone_does_not_wait_for_ever() {
        let busy: Vec<_> = (0..30).map(|n| ("a", n * 50)).collect();
        assert_eq!(due(&busy, &[900, 1000, 1040]), [vec![], vec!["a"], vec![]]);
    }

    #[test]
    fn a_folder_stands_for_what_is_in_it() {
        let happened = [("a/b/c.txt", 0), ("a/b", 0), ("a/b c.txt", 0), ("a/bc", 0), ("d/e.txt", 0)];
        assert_eq!(due(&happened, &[100]), [["a/b", "a/b c.txt", "a/bc", "d/e.txt"]]);
        // What says which files are seeds is more than a seed.
        assert_eq!(due(&[("a", 0), ("a/variorum.toml", 0)], &[100]), [["a", "a/variorum.toml"]]);
    }
}
