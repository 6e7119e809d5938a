//! The source line: `来源:某某号 作者: 日期:2025-02-17`, in full or half width, with possibly empty values; or a single
//! label on its line.

use super::labels::{self, LabelledValue};
use super::parsed::{ParsedField, ParsedPart};
use super::{keys, names};
use crate::seed::body::BodyLine;
use crate::seed::{FieldKind, PartKind, date};
use crate::text::ByteSpan;

/// Labels that prose uses too. They count only beside another label.
const AMBIGUOUS_LABELS: &[&str] = &[
    "时间", "時間", "文", "text", "words", "by", "from", "主题", "主題", "发布", "發佈", "发表", "發表", "媒体",
    "媒體", "首发", "首發", "更新", "site", "created", "link", "original",
];

/// Reads a line of labels.
pub(super) fn read(line: &BodyLine) -> Option<ParsedPart> {
    if line.long || line.text.starts_with('#') {
        return None;
    }
    let (lead, labelled) = labels::split(&line.text);
    let labelled: Vec<_> = labelled.into_iter().filter(|found| found.colon).collect();
    let kinds = labelled.iter().filter(|found| found.kind.is_some()).count();
    let dated = !labelled.is_empty() && date::parse(lead).is_ok_and(|date| date.has_day);
    if !lead.is_empty() && !dated {
        return None;
    }
    let certain = match labelled.as_slice() {
        [] => false,
        [only] => kinds == 1 && (dated || stands_alone(only, line)),
        several => kinds >= 1 && several.iter().all(|found| is_plausible(found, line)),
    };
    if !certain {
        return None;
    }
    let mut found = ParsedPart::new(PartKind::SourceLine, line.span);
    if dated {
        let value = lead.to_owned();
        found.fields.push(ParsedField { kind: FieldKind::Published, value, span: line.span_of(lead), label: None });
    }
    for labelled in &labelled {
        add_fields(line, labelled, &mut found);
    }
    if found.fields.iter().all(|field| field.kind == FieldKind::Author) {
        found.kind = PartKind::Byline;
    }
    Some(found)
}

/// Whether a label that is alone on its line certainly states its field.
fn stands_alone(labelled: &LabelledValue<'_>, line: &BodyLine) -> bool {
    if AMBIGUOUS_LABELS.contains(&labelled.label) || !is_plausible(labelled, line) {
        return false;
    }
    match labelled.kind {
        Some(FieldKind::Title | FieldKind::Author) => true,
        // Documents of all kinds have a `Keywords:` line.
        Some(FieldKind::Tag) => !labelled.label.is_ascii(),
        Some(FieldKind::Copyright) => labelled.label.starts_with(['版', '许', '許']),
        // Further down, it is the source of a picture.
        Some(FieldKind::Source) => line.number < 5,
        Some(FieldKind::Url | FieldKind::ArchiveUrl) => {
            !line.links.is_empty() || keys::host_of(labelled.value).is_some()
        }
        Some(FieldKind::Published | FieldKind::Updated) => {
            labelled.value.is_empty() || date::parse(labelled.value).is_ok()
        }
        _ => false,
    }
}

/// Whether a value can be what its label says.
fn is_plausible(labelled: &LabelledValue<'_>, line: &BodyLine) -> bool {
    match labelled.kind {
        Some(FieldKind::Title | FieldKind::Summary | FieldKind::Copyright | FieldKind::Tag) => true,
        Some(FieldKind::Url | FieldKind::ArchiveUrl) => true,
        // The text of a link may be the title of the article.
        Some(FieldKind::Source) if !line.links.is_empty() => true,
        Some(FieldKind::Source) => labels::is_plain(names::channel(labelled.value), 40),
        _ => labels::is_plain(labelled.value, 40),
    }
}

/// Adds the fields that a label states: several authors, or the name and address of a source.
fn add_fields(line: &BodyLine, labelled: &LabelledValue<'_>, found: &mut ParsedPart) {
    let Some(kind) = labelled.kind else { return };
    let label = Some(line.span_of(labelled.label));
    let mut add = |kind, value: String, span: ByteSpan| found.fields.push(ParsedField { kind, value, span, label });
    let place = line.span_of(labelled.value);
    let link = line.links.iter().find(|link| place.overlaps(link.span));
    if let (Some(link), FieldKind::Source | FieldKind::Url | FieldKind::ArchiveUrl) = (link, kind) {
        let name = names::channel(line.before(labelled.value, link.span.start()));
        if !name.is_empty() {
            add(FieldKind::Source, name.to_owned(), line.span_of(name));
        }
        let kind = keys::refine(FieldKind::Url, &link.url).unwrap_or(FieldKind::Url);
        add(kind, link.url.clone(), link.url_span);
        found.span = found.span.hull(link.span);
        return;
    }
    if kind == FieldKind::Author && !labelled.value.is_empty() {
        let value = match link {
            Some(link) if link.span.start() > place.start() => line.before(labelled.value, link.span.start()),
            _ => labelled.value,
        };
        let value = names::bare(names::without_note(value));
        let (value, outlet) = names::with_outlet(value).map_or((value, None), |(name, outlet)| (name, Some(outlet)));
        for name in names::split(value) {
            add(kind, name.to_owned(), line.span_of(name));
        }
        if let Some(outlet) = outlet {
            add(FieldKind::Source, outlet.to_owned(), line.span_of(outlet));
        }
        return;
    }
    if kind == FieldKind::Source && !labelled.value.is_empty() && keys::host_of(labelled.value).is_none() {
        let name = names::channel(labelled.value);
        add(kind, name.to_owned(), line.span_of(name));
        return;
    }
    if let Some(kind) = keys::refine(kind, labelled.value) {
        add(kind, labelled.value.to_owned(), place);
    }
}
