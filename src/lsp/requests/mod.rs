//! The answers to requests, one file for each: what [`ide`](crate::ide) says of a [view](super::view), converted to the protocol's
//! types.
//!
//! An answer is a function of a view, the request's parameters and a flag that cancels it. It runs on a worker thread and
//! changes nothing but caches; edits are proposals that the client applies.

pub(super) mod code_action;
pub(super) mod comparison;
pub(super) mod completion;
pub(super) mod contents;
mod cursor;
pub(super) mod declaration;
pub(super) mod definition;
pub(super) mod document_diagnostics;
mod edits;
mod fixes;
pub(super) mod hover;
mod markdown;
mod markup;
pub(super) mod panels;
pub(super) mod passages;
pub(super) mod problem_report;
pub(super) mod proposal;
pub(super) mod references;
pub(super) mod rename;
pub(super) mod rule_page;
pub(super) mod structure;
pub(super) mod symbols;
pub(super) mod workspace_diagnostics;
pub(super) mod workspace_symbols;
