//! Where and how a seed has a stretch, and what stands beside it.

use super::similarity::{MIN_SKETCH, are_similar, cluster_count, sketch_without};
use crate::corpus::index::ComparableSeed;
use crate::corpus::snapshot::SeedText;
use crate::reprints::fingerprint::hash_of;
use crate::reprints::weight::{IDEOGRAPH, LETTER, weight_of};
use crate::reprints::{Fingerprint, FoldedSpan};
use crate::text::subslice;

/// The blocks or lines that a stretch touches are at most this many times as long as it is.
pub(super) const MAX_FRAME_RATIO: u32 = 3;

/// How far the edge of a body reaches from either end, in folded characters of ideographic text; never more than a
/// quarter of the body.
pub(super) const EDGE_CHARACTERS: u32 = 240;

/// How many folded characters beside a stretch are compared, in ideographic text; 2.5 times as many in Latin text.
pub(super) const BESIDE_CHARACTERS: u32 = 32;

/// How far away from the stretch its surroundings are compared once more, in the same unit.
const FAR_CHARACTERS: u32 = 200;

/// Where a seed has a stretch.
pub(super) struct StretchOccurrence<'a> {
    pub(super) text: SeedText<'a>,
    pub(super) span: FoldedSpan,
    /// The blocks that it touches if it makes up enough of them, or else the lines.
    pub(super) frame: FoldedSpan,
    /// The lines that it touches.
    pub(super) lines: FoldedSpan,
    pub(super) grain: u32,
}

impl StretchOccurrence<'_> {
    fn seed(&self) -> ComparableSeed<'_> {
        self.text.comparable()
    }

    /// Whether it stands the way boilerplate does: it makes up enough of its lines or blocks, which are at an edge of
    /// the body and no more than half of it.
    pub(super) fn is_like_boilerplate(&self) -> bool {
        let (len, FoldedSpan { start, end }) = (self.seed().folded.len(), self.frame);
        let is_much = self.frame.len() <= MAX_FRAME_RATIO * self.span.len();
        let edge = (EDGE_CHARACTERS * self.grain / 2).min(len / 4);
        let is_at_edge = start <= edge || len - end.min(len) <= edge;
        is_much && is_at_edge && len >= 2 * self.frame.len()
    }

    /// Whether the body begins or ends with it, with nothing else in its lines.
    pub(super) fn is_outermost(&self) -> bool {
        let (lines, len) = (self.lines, self.seed().folded.len());
        (lines.start == 0 || lines.end >= len) && lines == self.span
    }

    /// Whether it is nearer to the end of the body than to the beginning.
    pub(super) fn is_foot(&self) -> bool {
        self.frame.start + self.frame.end >= self.seed().folded.len()
    }

    /// The text on its inner side, `distance` units away.
    fn beside(&self, distance: u32) -> &[char] {
        let FoldedSpan { start, end } = self.frame;
        let (distance, wide) = (distance * self.grain / 2, BESIDE_CHARACTERS * self.grain / 2);
        let inner = if self.is_foot() {
            FoldedSpan::new(start.saturating_sub(distance + wide), start.saturating_sub(distance))
        } else {
            let len = self.seed().folded.len();
            FoldedSpan::new((end + distance).min(len), (end + distance + wide).min(len))
        };
        characters(self.seed(), inner)
    }
}

/// The surroundings of an occurrence, ready to be compared with others.
struct Context {
    is_foot: bool,
    /// The text on its inner side, beside it and farther away.
    near: NGrams,
    far: NGrams,
    /// The seed's sketch without the fingerprints of the stretch.
    remaining: Vec<Fingerprint>,
}

impl Context {
    fn new(place: &StretchOccurrence, own: &[Fingerprint], grain: u32) -> Self {
        Self {
            is_foot: place.is_foot(),
            near: NGrams::new(place.beside(0), grain),
            far: NGrams::new(place.beside(FAR_CHARACTERS), grain),
            remaining: sketch_without(place.seed(), own),
        }
    }

    /// Whether both have the same text on the inner side. It has to be alike farther away too, or it might be more
    /// boilerplate.
    fn resembles(&self, other: &Self) -> bool {
        let is_short = |runs: &NGrams| runs.characters < BESIDE_CHARACTERS as usize;
        self.is_foot == other.is_foot
            && self.near.resemble(&other.near)
            && (is_short(&self.far) || is_short(&other.far) || self.far.resemble(&other.far))
    }
}

/// How many different contexts the occurrences have. Seeds that have hardly any text beside the stretch are not
/// counted.
pub(super) fn contexts(places: &[StretchOccurrence], own: &[Fingerprint]) -> usize {
    let grain = places.iter().map(|place| place.grain).max().unwrap_or_default();
    let contexts = places.iter().map(|place| Context::new(place, own, grain));
    let contexts: Vec<_> = contexts.filter(|context| context.remaining.len() >= MIN_SKETCH).collect();
    cluster_count(&contexts, |one, two| one.resembles(two) || are_similar(&one.remaining, &two.remaining))
}

/// The hashes of the n-grams of a short text, sorted: three ideographs or seven letters each.
struct NGrams {
    sorted: Vec<u64>,
    /// The length of the text in characters.
    characters: usize,
}

impl NGrams {
    fn new(text: &[char], grain: u32) -> Self {
        let mut sorted: Vec<_> = text.windows((3 * grain as usize / 2).max(1)).map(hash_of).collect();
        sorted.sort_unstable();
        Self { sorted, characters: text.len() }
    }

    /// Whether two texts have a quarter of their n-grams in common.
    fn resemble(&self, other: &Self) -> bool {
        let mut own = self.sorted.iter().peekable();
        let is_shared = |run: &&u64| {
            while own.next_if(|own| own < run).is_some() {}
            own.peek() == Some(run)
        };
        let shared = other.sorted.iter().filter(is_shared).count();
        shared >= 3 && 4 * shared >= self.sorted.len().min(other.sorted.len())
    }
}

/// The folded characters of a stretch.
pub(super) fn characters<'a>(seed: ComparableSeed<'a>, span: FoldedSpan) -> &'a [char] {
    subslice(seed.folded.characters(), span.start as usize..span.end as usize)
}

/// How many characters say as much as two ideographs: two, or five where most are letters.
pub(super) fn grain(seed: ComparableSeed, span: FoldedSpan) -> u32 {
    let text = characters(seed, span);
    if 2 * weight_of(text) < text.len() as u32 * (IDEOGRAPH + LETTER) { 5 } else { 2 }
}
