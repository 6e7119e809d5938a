//! The rows of archive cards: one label and its value each.

use super::card_labels::{MAX_LABEL_BYTES, bare_label, label_before_colon};
use super::parsed::{ParsedField, ParsedPart};
use super::{keys, labels, names};
use crate::seed::body::{self, BodyLine, BodyLink};
use crate::seed::html::{HtmlTree, NodeId};
use crate::seed::{BlockKind, Body, FieldKind};
use crate::text::{ByteSpan, slice};

/// The most characters that a list of authors has.
const MAX_AUTHOR_CHARS: usize = 120;

/// One row of a card: a label and its value.
pub(super) struct CardRow {
    /// The field that it states, if that is kept.
    pub(super) kind: Option<FieldKind>,
    /// The label in the source.
    pub(super) label: ByteSpan,
    /// The line with the value, and where the value starts in its text. `None` if there is no value.
    pub(super) value: Option<(BodyLine, usize)>,
    /// Where the value belongs.
    pub(super) value_at: usize,
    /// The whole row.
    pub(super) span: ByteSpan,
    /// The first and last block of the row, by index.
    pub(super) blocks: (usize, usize),
}

/// Whether a line of the block may start with a label. A quick test before the lines are taken apart.
pub(super) fn may_hold_rows(text: &Body, index: usize, source: &str) -> bool {
    let Some(block) = text.blocks().get(index) else { return false };
    let mut start = String::new();
    let mut decided = false;
    for (_, run) in text.runs(block, source) {
        if run == "\n" {
            if !decided && bare_label(&start, block.kind).is_some() {
                return true;
            }
            start.clear();
            decided = false;
        } else if !decided {
            let end =
                run.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= MAX_LABEL_BYTES).last();
            start.push_str(slice(run, ..end.unwrap_or(0)));
            if start.contains([':', '：']) {
                if label_before_colon(&start).is_some() {
                    return true;
                }
                decided = true;
            } else {
                decided = start.len() > MAX_LABEL_BYTES || end.is_some_and(|end| end < run.len());
            }
        }
    }
    !decided && bare_label(&start, block.kind).is_some()
}

/// The rows that start in a block.
pub(super) fn rows_of(
    source: &str,
    text: &Body,
    index: usize,
    containers: &[NodeId],
    tree: &HtmlTree<'_, '_>,
    links: &[BodyLink],
) -> Vec<CardRow> {
    let lines = body::lines_of_block(text, source, index, links);
    let kind = text.blocks().get(index).map_or(BlockKind::Paragraph, |block| block.kind);
    let mut rows = Vec::new();
    let alone = lines.len() == 1;
    for line in lines {
        if alone && let Some((label, kind)) = bare_label(&line.text, kind) {
            let label = line.span_of(label);
            let mut row = CardRow {
                kind,
                label,
                value: None,
                value_at: line.span.end(),
                span: line.span,
                blocks: (index, index),
            };
            if containers.get(index + 1).is_some_and(|next| is_value_of(tree, *next, containers.get(index).copied())) {
                row.blocks.1 = index + 1;
                row.value =
                    body::lines_of_block(text, source, index + 1, links).into_iter().next().map(|line| (line, 0));
                row.span = row.value.as_ref().map_or(row.span, |(line, _)| row.span.hull(line.span));
            }
            rows.push(row);
        } else if let Some((label, kind, value)) = label_before_colon(&line.text)
            && !is_sentence(kind, slice(&line.text, value..))
        {
            let (label, span) = (line.span_of(label), line.span);
            let value_at = line.span_at(value..value).start();
            rows.push(CardRow { kind, label, value_at, span, blocks: (index, index), value: Some((line, value)) });
        }
    }
    rows
}

/// Whether the text after an author label is not a name: `【撰文：某某】作为一个住了二十年的人，我……`
fn is_sentence(kind: Option<FieldKind>, value: &str) -> bool {
    kind == Some(FieldKind::Author) && !labels::is_plain(value, MAX_AUTHOR_CHARS)
}

/// Whether a block's element is beside the label's in the same table row or list, so that it can hold its value.
fn is_value_of(tree: &HtmlTree<'_, '_>, value: NodeId, label: Option<NodeId>) -> bool {
    let cell = |id: NodeId| {
        std::iter::once(id)
            .chain(tree.ancestors(id).take(4))
            .find(|id| matches!(tree.name(*id), "td" | "th" | "dd" | "dt"))
    };
    match (cell(value), label.and_then(cell)) {
        (Some(value), Some(label)) => {
            value != label && tree.parent(value) == tree.parent(label) && tree.name(value) != "dt"
        }
        _ => false,
    }
}

/// Adds the fields that a row states.
pub(super) fn add_fields(row: &CardRow, card: &mut ParsedPart) {
    let Some(kind) = row.kind else { return };
    let label = Some(row.label);
    let mut add =
        |kind, value: &str, span| card.fields.push(ParsedField { kind, value: value.to_owned(), span, label });
    let value = row.value.as_ref().map(|(line, from)| (line, slice(&line.text, *from..).trim()));
    let Some((line, mut value)) = value.filter(|(_, value)| !value.is_empty()) else {
        return add(kind, "", ByteSpan::at(row.value_at));
    };
    if kind == FieldKind::Title
        && let Some((_, Some(FieldKind::Title), from)) = label_before_colon(value)
    {
        value = slice(value, from..).trim_start();
    }
    let place = line.span_of(value);
    match kind {
        FieldKind::Author => {
            for name in names::split(names::without_note(value)) {
                add(kind, name, line.span_of(name));
            }
        }
        FieldKind::Tag => {
            let tags = value.split(['、', '，', ',', '；', ';', '|']).map(str::trim).filter(|tag| !tag.is_empty());
            for tag in tags {
                add(kind, tag, line.span_of(tag));
            }
        }
        FieldKind::Source | FieldKind::Url | FieldKind::ArchiveUrl => {
            if let Some(stated) = keys::refine(kind, value) {
                let is_name = keys::host_of(value).is_none();
                add(if is_name { FieldKind::Source } else { stated }, value, place);
            }
            for link in line.links.iter().filter(|link| link.span.overlaps(place) && link.url != value) {
                if let Some(kind) =
                    keys::refine(FieldKind::Url, &link.url).filter(|_| keys::host_of(&link.url).is_some())
                {
                    add(kind, &link.url, link.url_span);
                    if let Some((url, span)) = archived(kind, link) {
                        add(FieldKind::Url, url, span);
                    }
                }
            }
        }
        _ => add(kind, value, place),
    }
}

/// The original address inside the address of an archived copy: `https://web.archive.org/web/*/https://…`.
fn archived(kind: FieldKind, link: &BodyLink) -> Option<(&str, ByteSpan)> {
    let at = link.url.rfind("/http").filter(|_| kind == FieldKind::ArchiveUrl)? + 1;
    let url = link.url.get(at..)?;
    (link.url.len() == link.url_span.len())
        .then(|| (url, ByteSpan::new(link.url_span.start() + at, link.url_span.end())))
        .filter(|(url, _)| keys::host_of(url).is_some())
}
