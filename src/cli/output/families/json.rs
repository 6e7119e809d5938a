//! Families for programs: one JSON object per family and line.

use std::path::Path;

use serde::Serialize;

use crate::cli::output::escape::json;
use crate::cli::output::families::{Family, Member};
use crate::cli::output::paths::relative;

#[derive(Serialize)]
struct JsonFamily {
    earliest: String,
    sources: usize,
    members: Vec<JsonFamilyMember>,
}

#[derive(Serialize)]
struct JsonFamilyMember {
    path: String,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    containment: f64,
    nearest: String,
}

/// The families, one per line. Paths are relative to `root`.
///
/// # Errors
/// Serialising failed, which does not depend on the families.
pub(in crate::cli) fn format(families: &[Family], root: &Path) -> serde_json::Result<String> {
    let mut lines = String::new();
    for family in families {
        let member = |member: &Member| JsonFamilyMember {
            path: relative(root, &member.path),
            title: member.title.clone(),
            source: member.source.clone(),
            published: member.published.map(|published| published.to_string()),
            containment: (f64::from(member.containment) * 1e4).round() / 1e4,
            nearest: relative(root, &member.nearest),
        };
        let members: Vec<_> = family.members.iter().map(member).collect();
        let earliest = members.first().map(|member| member.path.clone()).unwrap_or_default();
        lines +=
            &json::line(&JsonFamily { earliest, sources: family.sources(|member| member.source.as_ref()), members })?;
        lines.push('\n');
    }
    Ok(lines)
}
