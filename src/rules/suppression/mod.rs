//! What a seed says that its curator does not want to hear of, and the rules about that.
//!
//! `seed::suppression` reads it; here it is carried out, on the findings of all rules together.

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
