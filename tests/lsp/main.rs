//! The server from end to end, over pipes in memory. The last tests of `lifecycle` run it as a process.

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
mod logging;
mod manifest;
mod memory;
mod panels;
mod passage_symbols;
mod passages;
mod rename;
mod same_as_check;
mod sessions;
mod structure;
mod suppression;
mod sync;
mod throughput;
mod workspace_diagnostics;
mod workspace_symbols;
