//! Where a witness differs from the seed, in a form that people can read.
//!
//! What an alignment leaves unequal is made readable as in Neil Fraser's “Diff Strategies” (2006): an omission is
//! slid to the edges of words and clauses, edits with next to nothing between them are merged, and in scripts that
//! separate words an edit covers whole words. Where the folded characters are equal, the original characters are
//! compared. A word that one side has [redacted](super::mask) is read as it is printed there; punctuation is compared
//! in [`punctuation`].

use super::mask::masks_around;
use super::passage::{Classes, Variant, VariantClass};
use super::punctuation;
use super::side::{AlignedEdit, SeedSide, SidePair};
use super::{FoldedSpan, Passage};
use crate::text::ByteSpan;
use crate::text::fold::{Difference, difference};

/// The variants of a passage in the wanted classes, in order of the seed. White space between words is not compared.
///
/// Linear in the passage.
pub fn variants(seed: SeedSide, witness: SeedSide, passage: &Passage, wanted: Classes) -> Vec<Variant> {
    let pair = SidePair { a: seed, b: witness };
    let mut edits: Vec<AlignedEdit> = pair.edits(passage);
    edits.iter_mut().for_each(|edit| pair.slide(edit, passage));
    let edits = merge_touching(edits.into_iter().map(|edit| pair.whole_words(edit, passage)).collect());
    let mut found: Vec<Variant> = pair.character_variants(passage, &edits);
    found.extend(edits.iter().map(|edit| pair.edit_variant(*edit, passage)));
    if wanted.has(VariantClass::Punctuation) || wanted.has(VariantClass::Width) {
        found.sort_by_key(|variant| variant.seed);
        let mut marks = punctuation::variants(&pair, passage, &edits);
        marks.retain(|marks| {
            let before = found.partition_point(|words| words.seed.start() <= marks.seed.start());
            let words = before.checked_sub(1).and_then(|index| found.get(index));
            words.is_none_or(|words| marks.seed.is_empty() || words.seed.end() < marks.seed.end())
        });
        found.append(&mut marks);
    }
    found.retain(|variant| wanted.has(variant.class));
    found.sort_by_key(|variant| (variant.seed, variant.witness));
    found
}

/// What lies between two passages on either side, as one variant.
pub(super) fn between(seed: SeedSide, witness: SeedSide, here: FoldedSpan, there: FoldedSpan) -> Variant {
    let pair = SidePair { a: seed, b: witness };
    let everything = FoldedSpan::new(0, u32::MAX);
    pair.reading(VariantClass::Text, seed.place(here, everything), witness.place(there, everything))
}

impl SidePair<'_> {
    /// What lies between the equal runs. Runs that say less than the edits around them count as edited.
    fn edits(&self, passage: &Passage) -> Vec<AlignedEdit> {
        let mut edits: Vec<AlignedEdit> = Vec::new();
        for two in passage.equal.windows(2) {
            let [before, after] = two else { continue };
            let edit = AlignedEdit {
                a: FoldedSpan::new(before.seed + before.len, after.seed),
                b: FoldedSpan::new(before.witness + before.len, after.witness),
            };
            match edits.last_mut() {
                Some(last) if is_negligible_gap(*last, edit) => last.extend_to(edit),
                _ => edits.push(edit),
            }
        }
        edits
    }

    /// Slides an omission or addition, which often fits several places, to the one with breaks around it.
    fn slide(&self, edit: &mut AlignedEdit, passage: &Passage) {
        let (side, beside, span, other, within) = if edit.b.is_empty() {
            (self.a, self.b, edit.a, edit.b, passage.seed)
        } else if edit.a.is_empty() {
            (self.b, self.a, edit.b, edit.a, passage.witness)
        } else {
            return;
        };
        let is_masked = |by: i64| {
            let at = u32::try_from(i64::from(other.start) + by);
            at.is_ok_and(|at| masks_around(beside, FoldedSpan::new(at, at)).is_some())
        };
        let good = |by: i64| {
            let at = |edge: u32| u32::try_from(i64::from(edge) + by).is_ok_and(|at| side.is_break(at));
            u8::from(at(span.start)) + u8::from(at(span.end)) + 2 * u8::from(is_masked(by))
        };
        let same = |one: i64, two: i64| {
            let at =
                |at: i64| u32::try_from(at).ok().filter(|&at| within.contains(at)).and_then(|at| side.character(at));
            at(one).is_some() && at(one) == at(two)
        };
        let (start, end) = (i64::from(span.start), i64::from(span.end));
        let longest = i64::from(span.len()).min(16);
        // An edit can slide over equal runs, over characters that are equal on both sides.
        let left =
            (1..=longest).take_while(|by| same(start - by, end - by) && self.agree(edit, -by, passage)).map(|by| -by);
        let right =
            (1..=longest).take_while(|by| same(start + by - 1, end + by - 1) && self.agree(edit, by - 1, passage));
        let best =
            left.chain(right).fold((good(0), 0), |best, by| if good(by) > best.0 { (good(by), by) } else { best });
        let moved = |span: FoldedSpan| {
            let shift = |at: u32| u32::try_from(i64::from(at) + best.1).unwrap_or(at);
            FoldedSpan::new(shift(span.start), shift(span.end))
        };
        let (span, other) = (moved(span), moved(other));
        *edit = if edit.b.is_empty() { AlignedEdit { a: span, b: other } } else { AlignedEdit { a: other, b: span } };
    }

    /// Whether the characters `by` beyond the end of an edit (before its start if negative) are an equal pair.
    fn agree(&self, edit: &AlignedEdit, by: i64, passage: &Passage) -> bool {
        let (a, b) = if by < 0 { (edit.a.start, edit.b.start) } else { (edit.a.end, edit.b.end) };
        let at = |edge: u32| u32::try_from(i64::from(edge) + by).ok();
        let (Some(a), Some(b)) = (at(a), at(b)) else { return false };
        let index = passage.equal.partition_point(|run| run.seed <= a);
        let run = index.checked_sub(1).and_then(|i| passage.equal.get(i));
        run.is_some_and(|run| a < run.seed + run.len && b.checked_sub(run.witness) == a.checked_sub(run.seed))
    }

    /// The edit, widened to the words that it cuts.
    fn whole_words(&self, mut edit: AlignedEdit, passage: &Passage) -> AlignedEdit {
        let room = |edge: u32, limit: u32| edge.abs_diff(limit).min(24);
        for _ in 0..room(edit.a.start, passage.seed.start).min(room(edit.b.start, passage.witness.start)) {
            let cuts = self.a.is_inside_word(edit.a.start) || self.b.is_inside_word(edit.b.start);
            if !cuts || !self.agree(&edit, -1, passage) {
                break;
            }
            (edit.a.start, edit.b.start) = (edit.a.start - 1, edit.b.start - 1);
        }
        for _ in 0..room(edit.a.end, passage.seed.end).min(room(edit.b.end, passage.witness.end)) {
            let cuts = self.a.is_inside_word(edit.a.end) || self.b.is_inside_word(edit.b.end);
            if !cuts || !self.agree(&edit, 0, passage) {
                break;
            }
            (edit.a.end, edit.b.end) = (edit.a.end + 1, edit.b.end + 1);
        }
        edit
    }

    /// Where the folded characters are equal and the original ones differ.
    fn character_variants(&self, passage: &Passage, edits: &[AlignedEdit]) -> Vec<Variant> {
        let mut found: Vec<(AlignedEdit, VariantClass)> = Vec::new();
        let mut edits = edits.iter().peekable();
        for run in &passage.equal {
            for i in 0..run.len {
                let (a, b) = (run.seed + i, run.witness + i);
                while edits.next_if(|edit| edit.a.end <= a && edit.b.end <= b).is_some() {}
                let inside = edits.peek().is_some_and(|edit| edit.a.contains(a) || edit.b.contains(b));
                if let Some(class) = self.class_at(a, b).filter(|_| !inside) {
                    let edit = AlignedEdit { a: FoldedSpan::new(a, a + 1), b: FoldedSpan::new(b, b + 1) };
                    match found.last_mut() {
                        Some((last, known)) if *known == class && last.touches(edit) => last.extend_to(edit),
                        // Inside of a word that an edit was widened to.
                        Some((last, known)) if last.overlaps(edit) => {
                            last.extend_to(edit);
                            *known = if class == VariantClass::Text { class } else { *known };
                        }
                        _ => found.push((self.whole_words(edit, passage), class)),
                    }
                }
            }
        }
        found.into_iter().map(|(edit, class)| self.variant(edit, class, passage)).collect()
    }

    fn class_at(&self, a: u32, b: u32) -> Option<VariantClass> {
        let (span_a, span_b) = (self.a.folded.source_of(a)?, self.b.folded.source_of(b)?);
        let (span_a, span_b) = (self.a.with_marks(span_a), self.b.with_marks(span_b));
        if self.a.seed.source.slice(span_a) == self.b.seed.source.slice(span_b) {
            return None;
        }
        match difference(&self.a.text(span_a), &self.b.text(span_b)) {
            Difference::None => None,
            Difference::Width => Some(VariantClass::Width),
            Difference::Case => Some(VariantClass::Case),
            Difference::Script => Some(VariantClass::Script),
            Difference::More => Some(VariantClass::Text),
        }
    }

    fn variant(&self, edit: AlignedEdit, class: VariantClass, passage: &Passage) -> Variant {
        let (seed, witness) = (self.a.place(edit.a, passage.seed), self.b.place(edit.b, passage.witness));
        self.reading(class, seed, witness)
    }

    /// The variant of an edit, including what one side has redacted and the other has not.
    fn edit_variant(&self, edit: AlignedEdit, passage: &Passage) -> Variant {
        let (mut seed, mut witness) = (self.a.place(edit.a, passage.seed), self.b.place(edit.b, passage.witness));
        let masked = (masks_around(self.a, edit.a), masks_around(self.b, edit.b));
        let is_news = masked.0.as_ref().map(|(_, masks)| masks) != masked.1.as_ref().map(|(_, masks)| masks);
        let with = |place: ByteSpan, masks: ByteSpan| if place.is_empty() { masks } else { place.hull(masks) };
        if is_news {
            seed = masked.0.map_or(seed, |(masks, _)| with(seed, masks));
            witness = masked.1.map_or(witness, |(masks, _)| with(witness, masks));
        }
        self.reading(VariantClass::Text, seed, witness)
    }
}

/// Whether so little is equal between two edits that a reader takes them for one.
fn is_negligible_gap(one: AlignedEdit, two: AlignedEdit) -> bool {
    let between = two.a.start.saturating_sub(one.a.end);
    between < one.size().min(two.size()) || (between == 1 && one.size() + two.size() >= 4)
}

/// Merges edits that touch.
fn merge_touching(edits: Vec<AlignedEdit>) -> Vec<AlignedEdit> {
    let mut found: Vec<AlignedEdit> = Vec::new();
    for edit in edits {
        match found.last_mut() {
            Some(last) if last.touches(edit) => last.extend_to(edit),
            _ => found.push(edit),
        }
    }
    found
}
