//! The rules: one file each, with its documentation and its tests.
//!
//! A rule looks at one [`Seed`] and reports findings. Rules never change anything; a fix is a proposal that the user
//! applies.

pub mod finding;

use crate::cancel::{Cancel, Cancelled};
use crate::seed::Seed;
pub use finding::{Edit, Finding, Fix, Related, Safety, Severity};

/// Runs every rule that needs only the seed itself, and gives the findings in the order of their places.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn check(seed: &Seed, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    let _ = seed;
    cancel.check()?;
    Ok(Vec::new())
}
