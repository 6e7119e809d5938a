//! Assertions about what cannot happen unless Variorum itself is wrong.

use std::collections::BTreeSet;
use std::fmt::Arguments;
use std::panic::Location;
use std::sync::{Mutex, PoisonError};

/// Asserts that a condition is never true, and evaluates to whether it was, so that the caller can go on without.
/// With a message only, asserts that the place is never reached.
///
/// A debug build, and so a test and a fuzz target, panics. A release build logs an error, once for each place, and goes on: a
/// server must not fail because one span is wrong. The message is formatted as `format!` does it. It goes to log files
/// that people give away, so it never quotes a text; numbers are fine.
macro_rules! never {
    ($format:literal $(, $argument:expr)* $(,)?) => {
        $crate::never::report(format_args!($format $(, $argument)*))
    };
    ($condition:expr, $format:literal $(, $argument:expr)* $(,)?) => {{
        let happened: bool = $condition;
        if happened {
            $crate::never::report(format_args!($format $(, $argument)*));
        }
        happened
    }};
}

pub(crate) use never;

/// The target under which bugs are logged.
pub(crate) const TARGET: &str = "variorum::never";

/// Where something has been logged.
static LOGGED: Mutex<BTreeSet<(&str, u32, u32)>> = Mutex::new(BTreeSet::new());

/// What [`never!`] does when the impossible has happened. The place that is named is the caller's; a function with
/// `#[track_caller]` passes its own caller's on.
#[cold]
#[track_caller]
pub(crate) fn report(message: Arguments<'_>) {
    let place = Location::caller();
    if cfg!(any(debug_assertions, test)) {
        panic!("at {place}: {message}");
    }
    if is_first(place) {
        tracing::error!(target: TARGET, "a bug in Variorum at {place}: {message}");
    }
}

/// Whether a place was not given before.
fn is_first(place: &'static Location<'static>) -> bool {
    let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    logged.insert((place.file(), place.line(), place.column()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_is_passed_by() {
        let end = 3;
        assert!(!never!(end < 2, "it ends at {}", end));
    }

    #[test]
    #[should_panic(expected = "it ends at 1")]
    fn what_cannot_happen_panics_in_tests() {
        let end = 1;
        never!(end < 2, "it ends at {end}");
    }

    #[test]
    #[should_panic(expected = "nobody comes here")]
    fn what_cannot_be_reached_panics_in_tests() {
        never!("nobody comes here");
    }

    #[test]
    fn each_place_is_logged_once() {
        let (one, two) = (Location::caller(), Location::caller());
        assert!(is_first(one) && is_first(two));
        assert!(!is_first(one) && !is_first(two));
    }
}
