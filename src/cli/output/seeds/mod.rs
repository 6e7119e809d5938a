//! How a seed was parsed: its header parts, fields, body blocks and boilerplate.

pub(in crate::cli) mod human;
pub(in crate::cli) mod json;
mod kinds;
