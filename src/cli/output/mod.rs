//! What people and programs read: one file a form. Nothing here opens a file or decides anything.

pub(super) mod about;
pub(super) mod apparatus_human;
pub(super) mod apparatus_json;
pub(super) mod boilerplate_human;
pub(super) mod boilerplate_json;
mod dot;
pub(super) mod excerpt;
pub(super) mod family;
pub(super) mod finding_checkstyle;
pub(super) mod finding_github;
pub(super) mod finding_gitlab;
pub(super) mod finding_human;
pub(super) mod finding_json;
pub(super) mod finding_junit;
pub(super) mod finding_sarif;
mod formula;
pub(super) mod frame;
pub(super) mod json;
mod kinds;
pub(super) mod lineage;
pub(super) mod lineage_graph;
pub(super) mod lineage_human;
pub(super) mod lineage_json;
pub(super) mod lines;
mod markdown;
pub(super) mod passage_human;
pub(super) mod passage_json;
pub(super) mod passage_row;
pub(super) mod patch;
pub(super) mod quote;
pub(super) mod rule_human;
pub(super) mod rule_json;
mod sarif_message;
pub(super) mod seed_human;
pub(super) mod seed_json;
pub(super) mod statistics;
pub(super) mod table;
pub(super) mod table_parquet;
mod workflow_command;
mod xml;

/// A path with `/` between its parts, as programs on other machines know them.
fn slashed(path: &std::path::Path) -> String {
    let path = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}
