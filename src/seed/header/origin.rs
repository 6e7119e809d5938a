//! Lines that say where a text was first: `原文来自微信「某某号」：[title](url)`, `转载自…`.

use super::{Found, Stated, keys, names};
use crate::seed::body::Line;
use crate::seed::{FieldKind, PartKind};

/// How such lines begin.
const LEADS: &[&str] = &[
    "原文来自",
    "原文來自",
    "本文来自",
    "本文來自",
    "文章来自",
    "文章來自",
    "转自",
    "轉自",
    "转载自",
    "轉載自",
    "本文转载自",
    "本文轉載自",
    "文章转载自",
    "转载于",
    "本文转自",
    "原文转自",
    "出自",
    "原载于",
    "原載於",
    "原载",
    "原載",
    "首发于",
    "首發於",
    "本文首发于",
    "本文首發於",
    "本文原载于",
    "原文刊于",
    "原文发表于",
    "本文原创为",
    "本文原創為",
    "本文来源",
    "原文来源",
    "原文链接",
    "原文連結",
    "原文地址",
];

/// Reads a line that names where the text was published before, with a link or a name in brackets.
pub(super) fn read(line: &Line) -> Option<Found> {
    let lead = LEADS.iter().filter(|lead| line.text.starts_with(*lead)).max_by_key(|lead| lead.len())?;
    let rest = line.text.get(lead.len()..)?;
    let external = || line.links.iter().filter(|link| keys::host_of(&link.url).is_some());
    let first = external().next();
    let named = line.before(rest, first.map_or(usize::MAX, |link| link.span.start()));
    if line.long || (first.is_none() && (!rest.contains(['「', '“', '《', '【']) || rest.chars().nth(60).is_some()))
    {
        return None;
    }
    let mut found = Found::new(PartKind::SourceLine, line.span);
    let label = line.text.get(..lead.len()).map(|lead| line.span_of(lead));
    let mut name = names::channel(named);
    // `原文来自 [某某](url)`: the link is the name; behind a colon it is the title.
    if name.is_empty()
        && !named.contains(['：', ':'])
        && let Some(text) = first.map(|link| line.text_of(link.span)).filter(|text| text.chars().nth(20).is_none())
    {
        name = names::channel(text);
    }
    if !name.is_empty() && name.chars().nth(24).is_none() {
        let (span, value) = (line.span_of(name), name.to_owned());
        found.fields.push(Stated { kind: FieldKind::Source, value, span, label });
    }
    for link in external() {
        let kind = keys::refine(FieldKind::Url, &link.url).unwrap_or(FieldKind::Url);
        found.fields.push(Stated { kind, value: link.url.clone(), span: link.url_span, label });
        found.span = found.span.hull(link.span);
    }
    Some(found)
}
