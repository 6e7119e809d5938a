//! The link to the original that stands alone at the end of a page: `[某网](https://…)`.

use super::{Found, Stated, keys};
use crate::seed::body::Line;
use crate::seed::{FieldKind, PartKind};

/// Texts of such links that name no source.
const CALLS: &[&str] = &[
    "原文",
    "原文链接",
    "原文連結",
    "阅读原文",
    "閱讀原文",
    "查看原文",
    "来源",
    "來源",
    "链接",
    "source",
    "link",
    "original",
];

/// Reads the last line of a body, if all of it is one link to another site.
pub(in crate::seed) fn read(line: &Line) -> Option<Found> {
    let [link] = line.links.as_slice() else { return None };
    keys::host_of(&link.url)?;
    let short = line.text.chars().nth(40).is_none() && !line.text.contains(['。', '！', '？']);
    if !line.alone || !short || !link.span.covers(line.span) {
        return None;
    }
    let mut found = Found::new(PartKind::SourceLine, link.span);
    let names_source = keys::host_of(&line.text).is_none() && !CALLS.contains(&line.text.to_lowercase().as_str());
    if names_source {
        let value = line.text.clone();
        found.fields.push(Stated { kind: FieldKind::Source, value, span: line.span, label: None });
    }
    let kind = keys::refine(FieldKind::Url, &link.url).unwrap_or(FieldKind::Url);
    found.fields.push(Stated { kind, value: link.url.clone(), span: link.url_span, label: None });
    Some(found)
}
