//! Archive cards: blocks of labels inside a body (标题 / 作者 / 发表日期 / 来源 / …). They are recognised by their
//! structure: at least three different labels at the starts of adjacent lines.

use super::card_labels::{MAX_LABEL_BYTES, bare_label, label_before_colon};
use super::parsed::{ParsedField, ParsedPart};
use super::{keys, labels, names};
use crate::seed::body::{self, BodyLine, BodyLink};
use crate::seed::html::{HtmlTree, NodeId};
use crate::seed::{BlockKind, Body, Boilerplate, BoilerplateKind, FieldKind, PartKind};
use crate::text::{ByteSpan, slice};

/// The most blocks between two rows of a card: the value of a table row, an empty one.
const MAX_BLOCKS_BETWEEN_ROWS: usize = 2;

/// The most characters that a list of authors has.
const MAX_AUTHOR_CHARS: usize = 120;

/// The most bytes of other text, such as a title, in an element that counts as the whole card.
const MAX_OTHER_TEXT_BYTES: usize = 120;

/// The archive cards of a body.
#[derive(Debug, Default)]
pub(in crate::seed) struct Cards {
    /// The cards as header parts.
    pub(in crate::seed) cards: Vec<ParsedPart>,
    /// The cards as boilerplate.
    pub(in crate::seed) boilerplate: Vec<Boilerplate>,
    /// The parts of the body that the cards occupy, in order.
    pub(in crate::seed) cuts: Vec<ByteSpan>,
}

/// One row of a card: a label and its value.
struct CardRow {
    kind: Option<FieldKind>,
    label: ByteSpan,
    /// The line with the value, and where the value starts in its text. `None` if there is no value.
    value: Option<(BodyLine, usize)>,
    /// Where the value belongs.
    value_at: usize,
    span: ByteSpan,
    /// The first and last block of the row, by index.
    blocks: (usize, usize),
}

/// Finds the cards of an HTML body. `holders` holds the block-level element around each block. Linear in the body.
pub(in crate::seed) fn find(
    source: &str,
    text: &Body,
    holders: &[NodeId],
    tree: &HtmlTree<'_, '_>,
    links: &[BodyLink],
) -> Cards {
    let mut cards = Cards::default();
    let mut rows: Vec<CardRow> = Vec::new();
    for index in 0..text.blocks().len() {
        if !may_hold_rows(text, index, source) {
            continue;
        }
        for row in rows_of(source, text, index, holders, tree, links) {
            let apart = rows.last().is_some_and(|last| row.blocks.0 > last.blocks.1 + MAX_BLOCKS_BETWEEN_ROWS);
            let again = row.kind == Some(FieldKind::Title) && rows.iter().any(|row| row.kind == Some(FieldKind::Title));
            if apart || again && is_card(&rows) {
                cards.add(std::mem::take(&mut rows), text, holders, tree);
            }
            rows.push(row);
        }
    }
    cards.add(rows, text, holders, tree);
    cards
}

impl Cards {
    /// Adds the card that the rows form, if they form one.
    fn add(&mut self, rows: Vec<CardRow>, text: &Body, holders: &[NodeId], tree: &HtmlTree<'_, '_>) {
        if !is_card(&rows) {
            return;
        }
        let Some(span) = extent(&rows, text, holders, tree) else { return };
        if self.cuts.last().is_some_and(|last| last.end() > span.start()) {
            return;
        }
        self.cuts.push(span);
        self.boilerplate.push(Boilerplate { kind: BoilerplateKind::Card, span });
        let mut card = ParsedPart::new(PartKind::ArchiveCard, span);
        for row in rows {
            add_fields(&row, &mut card);
        }
        self.cards.push(card);
    }
}

/// Whether adjacent rows form a card: they state at least three different kinds of fields, none twice, and among them
/// one that only a page about the article states, unlike a list of books.
fn is_card(rows: &[CardRow]) -> bool {
    use FieldKind::{ArchiveUrl, Author, Copyright, Tag, Title};
    let mut kinds: Vec<FieldKind> = rows.iter().filter_map(|row| row.kind).collect();
    kinds.sort_unstable();
    let count = kinds.len();
    let repeated = kinds.windows(2).any(|pair| pair[0] == pair[1] && !matches!(pair[0], Author | Tag));
    kinds.dedup();
    let telling = kinds.iter().any(|kind| matches!(kind, Title | Copyright | ArchiveUrl | Tag));
    kinds.len() >= 3 && !repeated && count <= 16 && telling
}

/// Whether a line of the block may start with a label. A quick test before the lines are taken apart.
fn may_hold_rows(text: &Body, index: usize, source: &str) -> bool {
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
fn rows_of(
    source: &str,
    text: &Body,
    index: usize,
    holders: &[NodeId],
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
            if holders.get(index + 1).is_some_and(|next| is_value_of(tree, *next, holders.get(index).copied())) {
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

/// Whether a block's element is other_text_bytes the label's in the same table row or list, so that it can hold its value.
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

/// The whole card, tags included: the smallest element around its rows if that contains almost nothing else, or else
/// from the first row to the last.
fn extent(rows: &[CardRow], text: &Body, holders: &[NodeId], tree: &HtmlTree<'_, '_>) -> Option<ByteSpan> {
    let (first, last) = (rows.first()?, rows.last()?);
    let lines = rows.iter().fold(first.span, |span, row| span.hull(row.span));
    let blocks = first.blocks.0..last.blocks.1 + 1;
    let mut around = *holders.get(first.blocks.0)?;
    for holder in holders.get(blocks.clone())? {
        while around != *holder && !tree.ancestors(*holder).any(|above| above == around) {
            around = tree.parent(around)?;
        }
    }
    // An implied row group has no place in the source.
    while let Some(parent) = tree.parent(around).filter(|_| tree.token(around).is_none()) {
        around = parent;
    }
    // The amount of text in an element besides the rows. A card's title is in the element or in one around it.
    let other_text_bytes = |element: NodeId| {
        let span = tree.span(element);
        let from = text.blocks().partition_point(|block| block.span.end() <= span.start());
        let inside = text.blocks().iter().skip(from).take_while(|block| block.span.start() < span.end());
        let mut bytes = 0;
        for block in inside {
            bytes += block.span.len();
            if bytes > lines.len() + MAX_OTHER_TEXT_BYTES {
                break;
            }
        }
        bytes.saturating_sub(lines.len())
    };
    let is_page =
        |id: NodeId| matches!(tree.name(id), "body" | "html" | "article" | "main" | "") || tree.span(id).is_empty();
    if is_page(around) || other_text_bytes(around) > MAX_OTHER_TEXT_BYTES {
        let holder_span = |block: usize| holders.get(block).map(|id| tree.span(*id)).filter(|span| !span.is_empty());
        let whole = |block: usize| {
            let span = text.blocks().get(block).map(|block| block.span)?;
            holder_span(block).filter(|_| lines.covers(span) && holders.get(block) != Some(&around))
        };
        let start = whole(first.blocks.0).map_or(lines.start(), ByteSpan::start);
        let end = whole(last.blocks.1).map_or(lines.end(), ByteSpan::end);
        let wide = lines.hull(ByteSpan::new(start, end));
        let others = text.blocks().iter().any(|block| block.span.overlaps(wide) && !lines.covers(block.span));
        return Some(if others { lines } else { wide });
    }
    while let Some(parent) =
        tree.parent(around).filter(|parent| !is_page(*parent) && other_text_bytes(*parent) <= MAX_OTHER_TEXT_BYTES)
    {
        around = parent;
    }
    Some(tree.span(around).hull(lines))
}

/// Adds the fields that a row states.
fn add_fields(row: &CardRow, card: &mut ParsedPart) {
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
