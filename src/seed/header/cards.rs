//! Archive cards: blocks of labels inside a body (标题 / 作者 / 发表日期 / 来源 / …). They are recognised by their
//! structure: at least three different labels at the starts of adjacent lines.

use super::card_rows::{CardRow, add_fields, may_hold_rows, rows_of};
use super::parsed::ParsedPart;
use crate::seed::body::BodyLink;
use crate::seed::html::{HtmlTree, NodeId};
use crate::seed::{Body, Boilerplate, BoilerplateKind, FieldKind, PartKind};
use crate::text::ByteSpan;

/// The most blocks between two rows of a card: the value of a table row, an empty one.
const MAX_BLOCKS_BETWEEN_ROWS: usize = 2;

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

/// Finds the cards of an HTML body. `containers` holds the block-level element around each block. Linear in the body.
pub(in crate::seed) fn find(
    source: &str,
    text: &Body,
    containers: &[NodeId],
    tree: &HtmlTree<'_, '_>,
    links: &[BodyLink],
) -> Cards {
    let mut cards = Cards::default();
    let mut rows: Vec<CardRow> = Vec::new();
    for index in 0..text.blocks().len() {
        if !may_hold_rows(text, index, source) {
            continue;
        }
        for row in rows_of(source, text, index, containers, tree, links) {
            let apart = rows.last().is_some_and(|last| row.blocks.0 > last.blocks.1 + MAX_BLOCKS_BETWEEN_ROWS);
            let again = row.kind == Some(FieldKind::Title) && rows.iter().any(|row| row.kind == Some(FieldKind::Title));
            if apart || again && is_card(&rows) {
                cards.add(std::mem::take(&mut rows), text, containers, tree);
            }
            rows.push(row);
        }
    }
    cards.add(rows, text, containers, tree);
    cards
}

impl Cards {
    /// Adds the card that the rows form, if they form one.
    fn add(&mut self, rows: Vec<CardRow>, text: &Body, containers: &[NodeId], tree: &HtmlTree<'_, '_>) {
        if !is_card(&rows) {
            return;
        }
        let Some(span) = extent(&rows, text, containers, tree) else { return };
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

/// The whole card, tags included: the smallest element around its rows if that contains almost nothing else, or else
/// from the first row to the last.
fn extent(rows: &[CardRow], text: &Body, containers: &[NodeId], tree: &HtmlTree<'_, '_>) -> Option<ByteSpan> {
    let (first, last) = (rows.first()?, rows.last()?);
    let lines = rows.iter().fold(first.span, |span, row| span.hull(row.span));
    let blocks = first.blocks.0..last.blocks.1 + 1;
    let mut around = *containers.get(first.blocks.0)?;
    for container in containers.get(blocks.clone())? {
        while around != *container && !tree.ancestors(*container).any(|above| above == around) {
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
        let container_span =
            |block: usize| containers.get(block).map(|id| tree.span(*id)).filter(|span| !span.is_empty());
        let whole = |block: usize| {
            let span = text.blocks().get(block).map(|block| block.span)?;
            container_span(block).filter(|_| lines.covers(span) && containers.get(block) != Some(&around))
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
