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
//!
//! # Features
//!
//! With `default-features = false` the library is its core: [`text`], [`messages`], [`seed`], [`reprints`] and [`rules`],
//! which read no file and start no thread. Each layer around it is a feature of its own:
//!
//! | feature | default | adds |
//! | --- | --- | --- |
//! | `index` | with `cli` and `lsp` | `files` and `corpus`: folders of seeds, `variorum.toml`, baselines, and the index on disk |
//! | `lsp` | yes | `lsp`: the language server; implies `index` |
//! | `cli` | yes | `cli`: the command line; implies `index` |
//! | `parquet` | yes | `--format parquet`; implies `cli` |
//!
//! The program needs both `lsp` and `cli`.

pub mod cancel;
mod never;
pub mod text;

pub mod messages;

#[cfg(feature = "index")]
pub mod files;

pub mod seed;

pub mod reprints;

pub mod rules;

#[cfg(feature = "index")]
pub mod corpus;

#[cfg(feature = "lsp")]
pub mod lsp;

#[cfg(feature = "cli")]
pub mod cli;
