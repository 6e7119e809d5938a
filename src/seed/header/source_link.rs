//! The link to the original at the end of a page: `[某网](https://…)`.

use super::keys;
use super::parsed::{ParsedField, ParsedPart};
use crate::seed::body::BodyLine;
use crate::seed::{FieldKind, PartKind};
use crate::text::is_han;

/// Link texts that do not name a source.
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

/// Reads the last line of a body, if it consists of a link to another site. `before` holds the parts found earlier.
///
/// The link certainly leads to the source if its text says so, if its text is also a tag or source in the front matter,
/// or if no earlier part states an address and its text looks like the name of a site rather than the title of an
/// article.
pub(in crate::seed) fn read(line: &BodyLine, before: &[ParsedPart]) -> Option<ParsedPart> {
    let [link] = line.links.as_slice() else { return None };
    keys::host_of(&link.url)?;
    let call = CALLS.contains(&line.text.to_lowercase().as_str());
    let tagged = before.iter().flat_map(|part| &part.fields).any(|field| {
        matches!(field.kind, FieldKind::Tag | FieldKind::Source) && field.value.eq_ignore_ascii_case(&line.text)
    });
    let sourced = before.iter().any(|part| part.states(FieldKind::Url));
    if !line.alone || !link.span.covers(line.span) || !(tagged || call || (!sourced && is_site(&line.text))) {
        return None;
    }
    let mut found = ParsedPart::new(PartKind::SourceLine, link.span);
    if keys::host_of(&line.text).is_none() && !call {
        let value = line.text.clone();
        found.fields.push(ParsedField { kind: FieldKind::Source, value, span: line.span, label: None });
    }
    let kind = keys::refine(FieldKind::Url, &link.url).unwrap_or(FieldKind::Url);
    found.fields.push(ParsedField { kind, value: link.url.clone(), span: link.url_span, label: None });
    Some(found)
}

/// Whether a text is short and plain enough to be the name of a site.
fn is_site(text: &str) -> bool {
    let max = if text.contains(is_han) { 12 } else { 32 };
    text.chars().nth(max).is_none() && !text.contains(['。', '！', '？', '，', '：', '!', '?', '“', '|', '｜'])
}
