//! A lineage for programs: one JSON object per member, the earliest of its family first.

use std::path::Path;

use serde::Serialize;

use crate::cli::output::escape::json;
use crate::cli::output::lineage::LineageTree;
use crate::corpus::Doubt;

#[derive(Serialize)]
struct JsonLineageMember {
    /// The path of the family's earliest seed.
    family: String,
    path: String,
    published: Option<String>,
    /// Null if it is not a copy of a seed in the corpus.
    parent: Option<String>,
    likelihood: f64,
    changes: u32,
    second: Option<String>,
    doubt: Option<JsonDoubt>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum JsonDoubt {
    Undated,
    OrFrom(String),
    AgainstDate(String),
}

/// The members, one per line. `name` turns a path into what is printed.
///
/// # Errors
/// Serialising failed, which does not depend on the tree.
pub(in crate::cli) fn format(tree: &LineageTree, name: impl Fn(&Path) -> String) -> serde_json::Result<String> {
    let named = |number: usize| tree.member(number).map_or_else(String::new, |member| name(&member.path));
    let mut lines = String::new();
    for branch in &tree.branches {
        let origin = branch.origin;
        lines += &json::line(&JsonLineageMember {
            family: named(0),
            path: name(&branch.member.path),
            published: branch.member.published().map(|published| published.to_string()),
            parent: origin.parent.map(named),
            likelihood: (origin.likelihood * 1000.0).round() / 1000.0,
            changes: origin.changes,
            second: origin.second.map(named),
            doubt: origin.doubt.map(|doubt| match doubt {
                Doubt::Undated => JsonDoubt::Undated,
                Doubt::OrFrom(other) => JsonDoubt::OrFrom(named(other)),
                Doubt::AgainstDate(other) => JsonDoubt::AgainstDate(named(other)),
            }),
        })?;
        lines.push('\n');
    }
    Ok(lines)
}
