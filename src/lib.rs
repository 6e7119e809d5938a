//! Variorum: a language server and command-line tool for people who curate collected texts.
//!
//! The flow goes one way only, and so do the imports; `tests/layers.rs` checks it:
//!
//! ```text
//! bytes ──text──▶ Source ──seed──▶ Seed ──rules──▶ findings ─────────────┐
//!                                   │                    ▲               ├──▶ lsp   (editors)
//!                                   └──reprints──▶ index ──▶ passages ───┘──▶ cli   (terminals, CI, reports)
//! ```
//!
//! Each module may import only those that stand above it in the list below.

pub mod cancel;
mod never;
pub mod text;

pub mod messages;

pub mod files;

pub mod seed;

pub mod reprints;

pub mod rules;

pub mod corpus;

pub mod lsp;

pub mod cli;
