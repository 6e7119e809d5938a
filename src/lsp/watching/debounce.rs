//! Which paths have been left alone for a while.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::corpus::discovery::has_seed_extension;

/// How long a file must be left alone before it is looked at: programs write in several goes.
pub(super) const QUIET: Duration = Duration::from_millis(100);

/// How long a file that is never left alone waits.
const LONGEST: Duration = Duration::from_secs(1);

/// Paths at which something has happened lately, whatever it was: all that counts is what is there when it is over.
#[derive(Default)]
pub(super) struct Lately(HashMap<PathBuf, When>);

struct When {
    first: Instant,
    last: Instant,
}

impl Lately {
    /// Something has happened at a path.
    pub(super) fn happened(&mut self, path: PathBuf, now: Instant) {
        self.0.entry(path).and_modify(|when| when.last = now).or_insert(When { first: now, last: now });
    }

    /// Whether nothing has.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out the paths that are to be looked at now, each once, in order. Seeds that lie below another of them are
    /// left out: a look at a folder is one at all that is in it.
    pub(super) fn due(&mut self, now: Instant) -> Vec<PathBuf> {
        let is_due = |when: &When| now - when.last >= QUIET || now - when.first >= LONGEST;
        let mut due: Vec<_> = self.0.extract_if(|_, when| is_due(when)).map(|(path, _)| path).collect();
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

    /// What is due at times in milliseconds, after paths at which something happened at others.
    fn due(happened: &[(&str, u64)], at: &[u64]) -> Vec<Vec<String>> {
        let begin = Instant::now();
        let mut lately = Lately::default();
        let mut happened = happened.iter().peekable();
        let mut due = Vec::new();
        for at in at {
            while let Some((path, then)) = happened.next_if(|(_, then)| then <= at) {
                lately.happened(path.into(), begin + Duration::from_millis(*then));
            }
            let paths = lately.due(begin + Duration::from_millis(*at));
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
