//! Everything that a seed shares with others, at once: for a tree of passages, a map, a list to jump through.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::runs::{runs, share_most};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{WitnessedPassage, placements};
use crate::ide::Analysis;
use crate::ide::sentence::text_of;
use crate::ide::witness_list::{ListedWitness, witness_list};
use crate::ide::witnesses::aligned;
use crate::reprints::{FoldedSpan, PassageOrder, Variant, cut};
use crate::text::ByteSpan;

/// How much of a stretch stands for it.
const EXCERPT_CHARACTERS: usize = 60;

/// What a seed shares with others.
#[derive(Debug)]
pub struct SharedOverview {
    /// The witnesses, the earliest first.
    pub witnesses: Vec<ListedWitness>,
    /// How many of them are earlier than the seed.
    pub earlier: usize,
    /// The stretches that the same witnesses have, in order.
    pub stretches: Vec<SharedStretch>,
    /// What each witness has in one piece, in the order of the passages of the seed.
    pub pieces: Vec<SharedPiece>,
}

/// A stretch that the same witnesses have.
#[derive(Clone, Debug)]
pub struct SharedStretch {
    /// The stretch, in bytes of the seed.
    pub span: ByteSpan,
    /// Its beginning, on one line.
    pub excerpt: String,
    /// The same in folded characters of the seed.
    pub at: FoldedSpan,
    /// At how many places some witness reads differently.
    pub variants: usize,
    /// Who has it, the earliest first.
    pub witnesses: Vec<StretchWitness>,
}

/// What a witness has of a stretch.
#[derive(Clone, Copy, Debug)]
pub struct StretchWitness {
    /// Its index in [`SharedOverview::witnesses`].
    pub witness: usize,
    /// What answers to the stretch, in bytes of the witness.
    pub place: ByteSpan,
    /// How much of it is the same; 0 to 1.
    pub similarity: f32,
    /// At how many places it reads differently.
    pub variants: usize,
}

/// What a witness has in one piece.
#[derive(Clone, Debug)]
pub struct SharedPiece {
    /// Its index in [`SharedOverview::witnesses`].
    pub witness: usize,
    /// The piece, in bytes of the seed.
    pub here: ByteSpan,
    /// The piece, in bytes of the witness.
    pub there: ByteSpan,
    /// The piece, in folded characters of the seed.
    pub at: FoldedSpan,
    /// How much of it is the same; 0 to 1.
    pub similarity: f32,
    /// Where the witness reads differently, in folded characters of the seed, in order.
    pub variants_at: Vec<u32>,
    /// Whether the witness has it at another place among the others.
    pub is_moved: bool,
}

/// The overview of a seed. `variants` are those of each passage, in the same order.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn overview(analysis: &Analysis, variants: &[Vec<Variant>], cancel: &Cancel) -> Result<SharedOverview, Cancelled> {
    let Analysis { seed, passages } = analysis;
    let witnesses = witness_list(analysis, None);
    let is_earlier = |it: &&ListedWitness| it.witness.earliest_first() < seed.earliest_first();
    let earlier = witnesses.iter().filter(is_earlier).count();
    let numbers = witnesses.iter().map(|it| it.witness.path.as_path()).zip(0..);
    let context = OverviewBuilder { analysis, variants, numbers: numbers.collect() };
    let mut pieces = Vec::with_capacity(passages.len());
    for ((witnessed, variants), placement) in passages.iter().zip(variants).zip(placements(seed, passages)) {
        cancel.check()?;
        pieces.extend(context.piece(witnessed, variants, placement.order == PassageOrder::Moved));
    }
    let mut stretches = Vec::new();
    for run in runs(analysis, cancel)? {
        cancel.check()?;
        stretches.push(context.stretch(run));
    }
    drop(context);
    Ok(SharedOverview { witnesses, earlier, stretches, pieces })
}

/// What the parts of an overview are made from.
struct OverviewBuilder<'a> {
    analysis: &'a Analysis,
    variants: &'a [Vec<Variant>],
    /// The indices of the witnesses.
    numbers: HashMap<&'a Path, usize>,
}

impl OverviewBuilder<'_> {
    fn piece(&self, witnessed: &WitnessedPassage, variants: &[Variant], is_moved: bool) -> Option<SharedPiece> {
        let WitnessedPassage { witness, passage, seed_span, witness_span } = witnessed;
        let folded = &self.analysis.seed.folded;
        let at = |variant: &Variant| folded.at_byte(variant.seed.start()).unwrap_or(passage.seed.end);
        Some(SharedPiece {
            witness: *self.numbers.get(witness.path.as_path())?,
            here: *seed_span,
            there: *witness_span,
            at: passage.seed,
            similarity: passage.similarity,
            variants_at: variants.iter().map(at).collect(),
            is_moved,
        })
    }

    /// One of the [`runs`], and what witnesses have of it.
    fn stretch(&self, run: ByteSpan) -> SharedStretch {
        let seed = &self.analysis.seed;
        let start = seed.folded.at_byte(run.start()).unwrap_or_else(|| seed.folded.len());
        let end = seed.folded.at_byte(run.end()).unwrap_or_else(|| seed.folded.len());
        let at = FoldedSpan::new(start, end);
        let mut places = BTreeSet::new();
        let mut witnesses: Vec<StretchWitness> = Vec::new();
        let passages = self.analysis.passages.iter().zip(self.variants);
        for (witnessed, variants) in passages.filter(|(it, _)| share_most(it.seed_span, run)) {
            let here: Vec<ByteSpan> = variants.iter().map(|it| it.seed).filter(|it| run.touches(it.start())).collect();
            let Some(found) = self.stretch_witness(witnessed, at, here.len()) else { continue };
            places.extend(here);
            // A witness may have the text twice: the better one counts.
            match witnesses.iter_mut().find(|other| other.witness == found.witness) {
                Some(other) if other.similarity < found.similarity => *other = found,
                Some(_) => {}
                None => witnesses.push(found),
            }
        }
        witnesses.sort_by_key(|it| it.witness);
        let text = text_of(&seed.seed, run);
        let excerpt = text.trim().chars().take(EXCERPT_CHARACTERS).collect();
        SharedStretch { span: run, excerpt, at, variants: places.len(), witnesses }
    }

    fn stretch_witness(&self, witnessed: &WitnessedPassage, at: FoldedSpan, variants: usize) -> Option<StretchWitness> {
        let WitnessedPassage { witness, passage, .. } = witnessed;
        let (start, end) = (at.start.max(passage.seed.start), at.end.min(passage.seed.end));
        let part = cut(&self.analysis.seed.folded, passage, at);
        Some(StretchWitness {
            witness: *self.numbers.get(witness.path.as_path())?,
            place: witness.folded.source_span(aligned(passage, start, end.max(start))),
            similarity: part.as_ref().unwrap_or(passage).similarity,
            variants,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;
    use crate::reprints::Classes;

    #[test]
    fn stretches_and_pieces_name_their_witnesses() {
        let (boat, tea) = (
            "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾。",
            "茶馆的掌柜姓闻，炉子上的水一整天都开着，来的人自己倒茶喝，不收钱。",
        );
        let other = boat.replace('六', "七");
        let fixture = Fixture::new(&format!(
            "//- a.md\n---\ndate: 2020-03-02\n---\n\n{boat}\n\n{tea}\n//- b.md\n---\ndate: 2019-03-02\n---\n\n{other}\n\n{tea}\n//- c.md\n{boat}\n"
        ));
        let analysis = fixture.analysis();
        let variants: Vec<_> = analysis.passages.iter().map(|it| it.variants(&analysis.seed, Classes::TEXT)).collect();
        let found = overview(&analysis, &variants, &Cancel::new()).expect("nobody cancels");
        let names: Vec<_> = found.witnesses.iter().map(|it| it.witness.path.display().to_string()).collect();
        assert_eq!((names, found.earlier), (vec!["b.md".to_owned(), "c.md".to_owned()], 1));
        let shown: Vec<_> = found
            .stretches
            .iter()
            .map(|it| (it.variants, it.witnesses.iter().map(|of| (of.witness, of.variants)).collect::<Vec<_>>()))
            .collect();
        assert_eq!(shown, [(1, vec![(0, 1), (1, 0)]), (0, vec![(0, 0)])]);
        // In the order of their spans: that of c.md ends first.
        assert_eq!(found.pieces.iter().map(|it| it.witness).collect::<Vec<_>>(), [1, 0]);
    }
}
