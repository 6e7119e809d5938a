//! A lineage as programs read it: one JSON object a member, the earliest of its family first.

use std::path::Path;

use serde::Serialize;

use super::json;
use super::lineage::Tree;
use crate::corpus::Doubt;

#[derive(Serialize)]
struct JsonMember {
    /// The path of the family's earliest seed.
    family: String,
    path: String,
    published: Option<String>,
    /// Null if it is a copy of nothing that is known.
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

/// The members, a line each. `name` gives a path as it is printed.
///
/// # Errors
/// None that depends on the tree.
pub(in crate::cli) fn format(tree: &Tree, name: impl Fn(&Path) -> String) -> serde_json::Result<String> {
    let named = |number: usize| tree.member(number).map_or_else(String::new, |member| name(&member.path));
    let mut lines = String::new();
    for branch in &tree.branches {
        let origin = branch.origin;
        lines += &json::line(&JsonMember {
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
