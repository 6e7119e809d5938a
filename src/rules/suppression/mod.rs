//! Suppressions in a seed, and the rules about them.
//!
//! `seed::suppression` parses suppressions; this module applies them to the findings of all rules.

mod apply;
mod insert;
pub mod missing_reason;
mod removal;
pub mod unknown_rule;
pub mod unused;

pub(super) use apply::apply;
pub use insert::{ignore_here, ignore_in_file};

#[cfg(test)]
mod tests;
