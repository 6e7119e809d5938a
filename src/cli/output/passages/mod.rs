//! The passages that seeds share.

pub(in crate::cli) mod human;
pub(in crate::cli) mod json;
pub(in crate::cli) mod row;
