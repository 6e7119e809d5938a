//! Lines that say where a text was first published: `原文来自微信「某某号」：[title](url)`,
//! `本文转自微信公众号：某某号，作者：某某`.

use super::labels::{self, LabelledValue};
use super::parsed::{ParsedField, ParsedPart};
use super::{keys, names};
use crate::seed::body::BodyLine;
use crate::seed::{FieldKind, PartKind};
use crate::text::span_of;

/// Beginnings of such lines.
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
    "本文源自",
    "原文源自",
    "出自",
    "原文出自",
    "本文出自",
    "文章出自",
    "信息源自",
    "本文源自",
    "内容来自",
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

/// Beginnings that sentences have too.
const AMBIGUOUS_LEADS: &[&str] = &["源自", "来自", "來自"];

/// Reads a line that names an earlier publication: with a link, with a name in brackets, or with a name that cannot be
/// anything else.
pub(super) fn read(line: &BodyLine) -> Option<ParsedPart> {
    let leads = || LEADS.iter().chain(AMBIGUOUS_LEADS).filter(|lead| line.text.starts_with(**lead));
    let lead = leads().max_by_key(|lead| lead.len()).filter(|_| !line.long)?;
    let rest = line.text.get(lead.len()..)?;
    let external = || line.links.iter().filter(|link| keys::host_of(&link.url).is_some());
    let first = external().next();
    let (_, labelled) = labels::split(rest);
    let author = labelled.iter().find(|found| found.kind == Some(FieldKind::Author) && !found.value.is_empty());
    let named = line.before(rest, line.links.first().map_or(usize::MAX, |link| link.span.start()));
    // A label after the link does not end the name before it.
    let ends = author.map(|author| span_of(rest, author.label).start());
    let named = ends.and_then(|end| named.get(..end)).unwrap_or(named);
    let certain = match external().next_back() {
        Some(last) if AMBIGUOUS_LEADS.contains(lead) => {
            line.before(rest, last.span.end()).len() == rest.len() && only_names_source(named, true)
        }
        None if AMBIGUOUS_LEADS.contains(lead) => author.is_none() && only_names_source(named, false),
        Some(_) => true,
        None => rest.chars().nth(80).is_none() && (rest.contains(['「', '“', '《', '【', '[']) || is_name(lead, named)),
    };
    if !certain {
        return None;
    }
    let mut found = ParsedPart::new(PartKind::SourceLine, line.span);
    let label = line.text.get(..lead.len()).map(|lead| line.span_of(lead));
    let mut name = names::without_note(names::channel(named));
    // In `原文来自 [某某](url)` and `来自微信 [某某](url)`, the link text is the name. After a colon, it is the title.
    if names::without_channel(name).is_empty()
        && !named.contains(['：', ':'])
        && let Some(text) = first.map(|link| line.text_of(link.span)).filter(|text| text.chars().nth(20).is_none())
        && keys::host_of(text).is_none()
    {
        name = names::channel(text);
    }
    // The account is not named.
    let nameless = name.ends_with('号') && names::without_channel(name).is_empty();
    if !nameless && !name.is_empty() && name.chars().nth(24).is_none() && keys::host_of(name).is_none() {
        let (span, value) = (line.span_of(name), name.to_owned());
        found.fields.push(ParsedField { kind: FieldKind::Source, value, span, label });
    }
    if let Some(LabelledValue { label, value, .. }) = author {
        let label = Some(line.span_of(label));
        for name in names::split(value.trim_end_matches('。')) {
            let (span, value) = (line.span_of(name), name.to_owned());
            found.fields.push(ParsedField { kind: FieldKind::Author, value, span, label });
        }
    }
    for link in external() {
        let kind = keys::refine(FieldKind::Url, &link.url).unwrap_or(FieldKind::Url);
        found.fields.push(ParsedField { kind, value: link.url.clone(), span: link.url_span, label });
        found.span = found.span.hull(link.span);
    }
    Some(found)
}

/// Whether the text after an ambiguous beginning, up to a link or the end, only names a source: a kind of channel, or a
/// name in brackets. Before a link it may also be empty, or a name with a colon.
fn only_names_source(text: &str, linked: bool) -> bool {
    let text = text.trim();
    let plain = labels::is_plain(text.trim_matches(['“', '”']), 30)
        && !text.contains(['，', ',', '、', '['])
        && !text.contains("原文");
    let name = names::without_channel(text).trim_start();
    let bracketed = name.starts_with(['「', '“', '《', '【'])
        && name.trim_end_matches(['：', ':', ' ']).ends_with(['」', '”', '》', '】']);
    let is_channel = name.len() < text.len();
    let colon = text.ends_with(['：', ':']);
    plain
        && (bracketed
            || is_channel && (linked || name.starts_with(['：', ':']))
            || linked && (text.is_empty() || colon))
}

/// Whether the text after a beginning names a source although it is neither a link nor in brackets: it follows a colon
/// or the word for a kind of channel, or is all that follows a phrase for reprinting.
fn is_name(lead: &str, text: &str) -> bool {
    let name = names::without_note(names::channel(text));
    let after_channel = names::without_channel(text.trim_start());
    let set_apart = text.trim_start().starts_with(['：', ':']) || after_channel.len() < text.trim_start().len();
    let taken = ["转自", "轉自", "转载自", "轉載自"].iter().any(|end| lead.ends_with(end)) && lead.chars().count() > 2;
    let short = !name.is_empty() && name.chars().nth(20).is_none() && labels::is_plain(name, 20);
    short && !name.contains(['，', ',', '、', ' ']) && (set_apart || taken)
}
