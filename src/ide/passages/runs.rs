//! Which stretches of a seed the same witnesses have.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::WitnessedPassage;
use crate::ide::Analysis;
use crate::text::ByteSpan;

/// The runs of blocks that the same witnesses have, in order, in bytes of the seed. A block that no witness has is in no run.
/// A witness has a block if a passage covers more than half of the block, or if more than half of the passage is in it.
///
/// Linear in the blocks and in the passages near each.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn runs(analysis: &Analysis, cancel: &Cancel) -> Result<Vec<ByteSpan>, Cancelled> {
    let passages = &analysis.passages;
    let mut runs: Vec<(BTreeSet<&Path>, ByteSpan)> = Vec::new();
    let mut first = 0;
    for block in analysis.seed.seed.body.blocks() {
        cancel.check()?;
        // Passages come in the order of their beginnings: those that end before this block overlap no later block either.
        first += passages.iter().skip(first).take_while(|it| it.seed_span.end() <= block.span.start()).count();
        let near = passages.iter().skip(first).take_while(|it| it.seed_span.start() < block.span.end());
        let has = |it: &&WitnessedPassage| share_most(it.seed_span, block.span);
        let who: BTreeSet<&Path> = near.filter(has).map(|it| it.witness.path.as_path()).collect();
        match runs.last_mut() {
            Some((same, span)) if *same == who => *span = span.hull(block.span),
            _ => runs.push((who, block.span)),
        }
    }
    Ok(runs.into_iter().filter(|(who, _)| !who.is_empty()).map(|(_, span)| span).collect())
}

/// Whether two spans share more than half of the shorter.
pub fn share_most(one: ByteSpan, two: ByteSpan) -> bool {
    let shared = one.end().min(two.end()).saturating_sub(one.start().max(two.start()));
    2 * shared > two.len().min(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn a_run_ends_where_the_witnesses_change() {
        let blocks = [
            "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸。",
            "茶馆没有开门，掌柜的去了镇上，晚上才回来，炉子凉了。",
            "水涨到了石阶上，没有人过河，孩子们在岸边等着看热闹。",
            "这一段只有这里才有，别处都没有印出来过，以后也不会有。",
        ];
        let [one, two, three, four] = blocks;
        let fixture = Fixture::new(&format!(
            "//- a.md\n{one}\n\n{two}\n\n{four}\n\n{three}\n//- b.md\n{one}\n\n{two}\n//- c.md\n{three}\n"
        ));
        let analysis = fixture.analysis();
        let found = runs(&analysis, &Cancel::new()).expect("nobody cancels");
        let shown: Vec<_> = found.into_iter().map(|span| analysis.seed.seed.source.slice(span)).collect();
        assert_eq!(shown, [format!("{one}\n\n{two}").as_str(), three]);
    }
}
