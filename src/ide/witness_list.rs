//! Who has something of a seed, or of a place in it.

use std::sync::Arc;

use super::Analysis;
use crate::corpus::{AnalysedSeed, CollatedWitness, WitnessedPassage, collate, share_of_seed};
use crate::reprints::FoldedSpan;
use crate::text::ByteSpan;

/// A witness, in a list of witnesses.
#[derive(Clone, Debug)]
pub struct ListedWitness {
    /// The witness.
    pub witness: Arc<AnalysedSeed>,
    /// The share of the seed's whole text that it has; 0 to 1.
    pub share: f32,
    /// How many passages it has: of the place, if there is one, or else of the seed.
    pub passages: usize,
    /// The character that answers to the one at the place, or else the first passage; in bytes of the witness.
    pub place: ByteSpan,
}

/// The witnesses of a seed, the earliest first: all of them, or those that have what is at a byte offset.
pub fn witness_list(analysis: &Analysis, offset: Option<usize>) -> Vec<ListedWitness> {
    let Analysis { seed, passages } = analysis;
    let is_here = |it: &&WitnessedPassage| offset.is_none_or(|offset| it.seed_span.touches(offset));
    let here: Vec<WitnessedPassage> = passages.iter().filter(is_here).cloned().collect();
    let at = offset.and_then(|offset| seed.folded.at_byte(offset));
    collate(seed, &here).iter().filter_map(|it| ListedWitness::new(analysis, it, at)).collect()
}

impl ListedWitness {
    /// `at` is the folded character of the seed at the place.
    fn new(analysis: &Analysis, collated: &CollatedWitness, at: Option<u32>) -> Option<Self> {
        let passages = || collated.passages.iter().map(|(witnessed, _)| *witnessed);
        let witness = Arc::clone(&passages().next()?.witness);
        let answer = |at: u32| {
            let witnessed = passages().find(|it| it.passage.seed.contains(at))?;
            let answer = witnessed.passage.witness_of(at);
            Some(witness.folded.source_span(FoldedSpan::new(answer, answer + 1)))
        };
        let place = at.and_then(answer).or_else(|| passages().map(|it| it.witness_span).min())?;
        let all = analysis.passages.iter().filter(|it| it.witness.path == witness.path);
        let share = share_of_seed(&analysis.seed, all);
        Some(Self { share, passages: collated.passages.len(), place, witness })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    const BOAT: &str = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾。";
    const TEA: &str = "茶馆的掌柜姓闻，炉子上的水一整天都开着，来的人自己倒茶喝，不收钱。";

    #[test]
    fn the_share_is_that_of_the_whole_text_wherever_it_is_asked() {
        let own = "这一段只有这里才有，别处都没有印出来过，以后也不会有人再把它印出来。";
        let fixture = Fixture::new(&format!(
            "//- a.md\n$0{BOAT}\n\n{own}\n\n{TEA}\n//- b.md\n{TEA}\n\n{BOAT}\n//- c.md\n{TEA}\n"
        ));
        let analysis = fixture.analysis();
        let shown = |offset| -> Vec<_> {
            let list = witness_list(&analysis, offset);
            list.iter()
                .map(|it| (it.witness.path.display().to_string(), it.passages, (it.share * 100.0) as u32))
                .collect()
        };
        let all = shown(None);
        assert_eq!(
            all.iter().map(|(name, passages, _)| (name.as_str(), *passages)).collect::<Vec<_>>(),
            [("b.md", 2), ("c.md", 1)]
        );
        let here = shown(Some(fixture.offset));
        assert_eq!(here, [("b.md".to_owned(), 1, all[0].2)]);
    }
}
