//! Which stretches of a seed the same witnesses have.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, WitnessedPassage};
use crate::text::ByteSpan;

/// Runs of blocks that the same witnesses have, in order; blocks that none has are in no run. A witness has a block if a
/// passage of it has more than half of the block, or has more than half of itself in it. `passages` are those of the
/// seed, in the order of their places.
///
/// Linear in the blocks and in the passages near each.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(in crate::lsp) fn runs(
    reading: &AnalysedSeed,
    passages: &[WitnessedPassage],
    cancel: &Cancel,
) -> Result<Vec<ByteSpan>, Cancelled> {
    let mut runs: Vec<(BTreeSet<&Path>, ByteSpan)> = Vec::new();
    let mut first = 0;
    for block in reading.seed.body.blocks() {
        cancel.check()?;
        // They come in the order of their beginnings; those that end before this block have nothing more to give.
        first += passages.iter().skip(first).take_while(|it| it.seed_span.end() <= block.span.start()).count();
        let near = passages.iter().skip(first).take_while(|it| it.seed_span.start() < block.span.end());
        let has = |it: &&WitnessedPassage| has_most(it.seed_span, block.span);
        let who: BTreeSet<&Path> = near.filter(has).map(|it| it.witness.path.as_path()).collect();
        match runs.last_mut() {
            Some((same, span)) if *same == who => *span = span.hull(block.span),
            _ => runs.push((who, block.span)),
        }
    }
    Ok(runs.into_iter().filter(|(who, _)| !who.is_empty()).map(|(_, span)| span).collect())
}

/// Whether the two share more than half of the shorter.
pub(in crate::lsp) fn has_most(one: ByteSpan, two: ByteSpan) -> bool {
    let shared = one.end().min(two.end()).saturating_sub(one.start().max(two.start()));
    2 * shared > two.len().min(one.len())
}
