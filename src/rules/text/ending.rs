//! The end of a text.

use crate::seed::{Block, BlockKind, Seed};
use crate::text::ByteSpan;

/// The last blocks of the body that have text in them, the last first, each with its text: at most `count`.
pub(super) fn last_blocks(seed: &Seed, count: usize) -> Vec<(&Block, String)> {
    let source = seed.source.text();
    let blocks = seed.body.blocks().iter().rev().filter(|block| block.kind != BlockKind::Preformatted);
    blocks
        .map(|block| (block, seed.body.block_text(block, source)))
        .filter(|(_, text)| text.chars().any(char::is_alphanumeric))
        .take(count)
        .collect()
}

/// The place of the last bytes of a block, as many as `text` has there; the whole block if it does not end so.
pub(super) fn end_of(seed: &Seed, block: &Block, text: &str) -> ByteSpan {
    let whole = seed.source.slice(block.span);
    let ends = whole.trim_end().ends_with(text);
    let end = block.span.start() + whole.trim_end().len();
    if ends { ByteSpan::new(end - text.len(), end) } else { block.span }
}
