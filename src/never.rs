//! Assertions about conditions that only a bug in Variorum can make true.

use std::collections::BTreeSet;
use std::fmt::Arguments;
use std::panic::Location;
use std::sync::{Mutex, PoisonError};

/// Asserts that a condition is never true, and evaluates to the condition, so that the caller can recover. With a
/// message only, asserts that the code is never reached.
///
/// In debug builds, which include tests and fuzz targets, a failed assertion panics. In release builds it logs an error,
/// once for each call site, and execution continues: a server must not fail because one span is wrong. The message is
/// formatted like that of `format!`. It goes to log files that users share, so it must not quote a text; numbers are fine.
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

/// The `tracing` target of these errors.
pub(crate) const TARGET: &str = "variorum::never";

/// The call sites that have been logged.
static LOGGED: Mutex<BTreeSet<(&str, u32, u32)>> = Mutex::new(BTreeSet::new());

/// Reports a failed [`never!`] at the caller's location. A function with `#[track_caller]` passes on the location of its
/// own caller.
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

/// Whether the call site is seen for the first time.
fn is_first(place: &'static Location<'static>) -> bool {
    let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    logged.insert((place.file(), place.line(), place.column()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_that_holds_does_nothing() {
        let end = 3;
        assert!(!never!(end < 2, "it ends at {}", end));
    }

    #[test]
    #[should_panic(expected = "it ends at 1")]
    fn a_failed_assertion_panics_in_tests() {
        let end = 1;
        never!(end < 2, "it ends at {end}");
    }

    #[test]
    #[should_panic(expected = "nobody comes here")]
    fn reaching_unreachable_code_panics_in_tests() {
        never!("nobody comes here");
    }

    #[test]
    fn each_call_site_is_logged_once() {
        let (one, two) = (Location::caller(), Location::caller());
        assert!(is_first(one) && is_first(two));
        assert!(!is_first(one) && !is_first(two));
    }
}
