//! Findings, one file for each format, and their totals.

mod checkstyle;
pub(in crate::cli) mod document;
mod excerpt;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
pub(in crate::cli) mod patch;
mod sarif;
pub(in crate::cli) mod statistics;
pub(in crate::cli) mod tally;
