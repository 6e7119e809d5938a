//! The rules and their documentation.

pub(in crate::cli) mod human;
pub(in crate::cli) mod json;
mod markdown;
