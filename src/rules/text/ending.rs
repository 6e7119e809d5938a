//! The end of a text.

use crate::rules::Reporter;
use crate::rules::prose::Prose;
use crate::seed::{Block, Seed};
use crate::text::ByteSpan;

/// Returns the blocks of the body that contain words, the last first.
pub(super) fn last_blocks<'t, 'a: 't>(
    seed: &'t Seed,
    reporter: &Reporter<'a>,
) -> impl Iterator<Item = (&'t Block, Prose<'t>)> + use<'t> {
    reporter.running_text(seed).blocks(seed).rev().filter(|(_, prose)| prose.kinds().alphanumeric() > 0)
}

/// Returns the span of the last bytes of a block, as many as `text` has; the whole block if it does not end with
/// `text`.
pub(super) fn end_of(seed: &Seed, block: &Block, text: &str) -> ByteSpan {
    let whole = seed.source.slice(block.span);
    let ends = whole.trim_end().ends_with(text);
    let end = block.span.start() + whole.trim_end().len();
    if ends { ByteSpan::new(end - text.len(), end) } else { block.span }
}
