//! The Markdown blocks of a body, each with the spans that are shown literally.

use crate::seed::{BlockKind, Seed};
use crate::text::{ByteSpan, slice, subslice};

/// A block of running text.
#[derive(Debug)]
pub(super) struct Leaf {
    /// From the first to the last byte of its text.
    pub(super) span: ByteSpan,
    /// The spans that are shown literally, sorted and not overlapping: no markup, code or addresses.
    literal: Vec<ByteSpan>,
    /// The `*` and `**` that make text italic or bold, sorted.
    pub(super) marks: Vec<ByteSpan>,
}

impl Leaf {
    /// Whether the byte at `offset` is shown literally.
    pub(super) fn is_literal(&self, offset: usize) -> bool {
        let next = self.literal.partition_point(|span| span.end() <= offset);
        self.literal.get(next).is_some_and(|span| span.contains(offset))
    }

    /// Returns the offsets at which `needle`, an ASCII character, is shown literally but not escaped with a backslash.
    pub(super) fn find<'a>(&'a self, text: &'a str, needle: char) -> impl Iterator<Item = usize> + 'a {
        self.literal.iter().flat_map(move |span| {
            let shown = slice(text, span.range());
            shown
                .match_indices(needle)
                .map(move |(at, _)| span.start() + at)
                .filter(move |at| at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) != Some(&b'\\')))
        })
    }
}

/// Returns the blocks of a Markdown body except code; nothing for other bodies. Linear in the body.
pub(super) fn leaves(seed: &Seed) -> Vec<Leaf> {
    let Some(markdown) = &seed.markdown else { return Vec::new() };
    let text = seed.source.text();
    let alone = markdown.links.iter().filter(|link| link.image).map(|link| link.span).collect::<Vec<_>>();
    let in_picture = |span: ByteSpan| {
        let next = alone.partition_point(|picture| picture.end() <= span.start());
        alone.get(next).is_some_and(|picture| picture.covers(span))
    };
    let mut marks: Vec<ByteSpan> = Vec::new();
    for emphasis in &markdown.emphasis {
        let len = if seed.source.slice(*emphasis).starts_with("**") { 2 } else { 1 };
        marks.push(ByteSpan::new(emphasis.start(), emphasis.start() + len));
        marks.push(ByteSpan::new(emphasis.end().saturating_sub(len), emphasis.end()));
    }
    marks.retain(|mark| text.as_bytes().get(mark.start()) == Some(&b'*'));
    marks.sort_unstable();
    let mut leaves = Vec::new();
    let (mut literals, mut marks) = (markdown.literals.as_slice(), marks.as_slice());
    for block in seed.body.blocks().iter().filter(|block| block.kind != BlockKind::Preformatted) {
        let reach = with_asterisks(text, block.span);
        let literal = taken(&mut literals, block.span);
        let literal = literal.iter().copied().filter(|span| !in_picture(*span)).collect();
        leaves.push(Leaf { span: block.span, literal, marks: taken(&mut marks, reach).to_vec() });
    }
    leaves
}

/// Extends a span over the asterisks right before and after it, because the text of a block can begin and end inside
/// emphasis.
fn with_asterisks(text: &str, span: ByteSpan) -> ByteSpan {
    let head = slice(text, ..span.start()).trim_end_matches('*');
    let tail = slice(text, span.end()..).trim_start_matches('*');
    ByteSpan::new(head.len(), text.len() - tail.len())
}

/// Removes from the front of `spans` those inside `within`, and returns them. Drops those that end before it.
fn taken<'a>(spans: &mut &'a [ByteSpan], within: ByteSpan) -> &'a [ByteSpan] {
    let start = spans.partition_point(|span| span.end() <= within.start());
    let rest = subslice(spans, start..);
    let len = rest.partition_point(|span| span.end() <= within.end());
    let (inside, after) = rest.split_at(len);
    *spans = after;
    inside
}

#[cfg(test)]
mod tests {
    use super::leaves;
    use crate::seed::{FormatHint, Seed};
    use crate::text::Source;

    #[test]
    fn a_block_has_the_marks_around_its_text_and_not_those_of_the_byline_above() {
        let text = "---\ntitle: 雪夜\n---\n\n**作者：林晚舟**\n\n雪下了**一夜**。\n\n**雪**停了，*天晴*\n";
        let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
        let marks: Vec<_> = leaves(&seed).iter().map(|leaf| leaf.marks.len()).collect();
        assert_eq!(marks, [2, 4]);
    }
}
