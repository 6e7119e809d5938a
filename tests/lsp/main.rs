//! The server from end to end, over pipes in memory; the last of `lifecycle` as a real process.

#![allow(clippy::needless_pass_by_value)] // `json!(…)` is passed by value everywhere.

#[path = "../cli/made_up.rs"]
mod made_up;

mod client;
mod pipe;
mod workspace;

mod abuse;
mod agreement;
mod baseline;
mod changes;
mod code_actions;
mod comparison;
mod completion;
mod contents;
mod controls;
mod corpus_panels;
#[cfg(unix)]
mod damage;
mod declaration;
mod explanations;
mod features;
mod fix_corpus;
mod folders;
mod languages;
mod lifecycle;
mod manifest;
mod memory;
mod pace;
mod panels;
mod passage_symbols;
mod passages;
mod record;
mod rename;
mod same_as_check;
mod sessions;
mod structure;
mod suppression;
mod sync;
mod workspace_diagnostics;
mod workspace_symbols;
