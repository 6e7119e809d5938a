//! Removes boilerplate from passages.

use super::context_statistics::{ContextAnalyser, ContextStatistics};
use super::learnt::{LearntKind, kind_of_place};
use super::occurrence::{characters, grain};
use super::phrases::PhraseDetector;
use super::similarity::are_otherwise_similar;
use crate::corpus::folder::BoilerplateOverrides;
use crate::corpus::index::ComparableSeed;
use crate::corpus::snapshot::LookupSession;
use crate::reprints::fingerprint::shingle_len;
use crate::reprints::span::size;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::reprints::{Fingerprint, FoldedSpan, Passage, cut, is_glossed_name, is_template, notice_weight};
use crate::text::{merge_spans, subslice};

/// The least number of contexts of boilerplate.
const MIN_CONTEXTS: usize = 6;

/// The least number of contexts where everything else speaks for boilerplate.
const MIN_CONTEXTS_IF_ALIKE: usize = 3;

/// The least number of contexts where, besides, two seeds of one source begin or end with the stretch.
const MIN_CONTEXTS_OF_ONE_SOURCE: usize = 2;

/// The greatest weight of a passage that can be made of phrases: 100 ideographs or 250 letters.
const MAX_PHRASE_WEIGHT: u32 = 100 * IDEOGRAPH;

/// The greatest weight of a stretch for which [`MIN_CONTEXTS_IF_ALIKE`] can be enough: 200 ideographs.
const MAX_SHORT_WEIGHT: u32 = 200 * IDEOGRAPH;

/// A passage that is longer than the stretch by more folded characters than this agrees by more than chance.
const CHANCE_CHARACTERS: u32 = 16;

/// The greatest weight of a legal notice: 1,000 ideographs or 2,500 letters.
const MAX_NOTICE_WEIGHT: u32 = 1000 * IDEOGRAPH;

/// The length of the longest boilerplate in folded characters of ideographic text; 2.5 times as many in Latin text.
const MAX_STRETCH_CHARACTERS: u32 = 600;

/// How many lines from an end of a passage can be boilerplate.
const MAX_LINES: usize = 16;

/// Tells boilerplate from reprints, for one seed and all its witnesses.
pub(in crate::corpus) struct BoilerplateFilter<'a, 'b> {
    contexts: ContextAnalyser<'a, 'b>,
    phrases: PhraseDetector<'a, 'b>,
    overrides: &'a BoilerplateOverrides,
    cuts: Vec<BoilerplateCut>,
}

/// A stretch that was cut from a passage: why, and where it is in either seed.
pub(in crate::corpus) struct BoilerplateCut {
    pub(in crate::corpus) kind: LearntKind,
    pub(in crate::corpus) first: FoldedSpan,
    pub(in crate::corpus) second: FoldedSpan,
}

impl<'a, 'b> BoilerplateFilter<'a, 'b> {
    /// A filter for one look-up, with what the manifest says of boilerplate.
    pub(in crate::corpus) fn new(session: &'b LookupSession<'a>, overrides: &'a BoilerplateOverrides) -> Self {
        Self {
            contexts: ContextAnalyser::new(session),
            phrases: PhraseDetector::new(session),
            overrides,
            cuts: Vec::new(),
        }
    }

    /// Takes what was cut since the last call.
    pub(in crate::corpus) fn take_cuts(&mut self) -> Vec<BoilerplateCut> {
        std::mem::take(&mut self.cuts)
    }

    /// Whether a fingerprint that a seed has at `places` is a stock phrase that the manifest does not keep.
    pub(in crate::corpus) fn is_phrase(
        &mut self,
        seed: ComparableSeed,
        places: &[u32],
        fingerprint: Fingerprint,
    ) -> bool {
        let shingle = |at: u32| {
            let rest = subslice(seed.folded.characters(), at as usize..);
            subslice(rest, ..shingle_len(rest).unwrap_or_default())
        };
        self.phrases.is_phrase(fingerprint) && !places.iter().any(|at| self.overrides.keeps(shingle(*at)))
    }

    /// What is left of the passages of two seeds without boilerplate. `first` is the seed whose path sorts first, and
    /// `passages` are seen from it.
    pub(in crate::corpus) fn filter(
        &mut self,
        first: ComparableSeed,
        second: ComparableSeed,
        passages: Vec<Passage>,
    ) -> Vec<Passage> {
        let kept = passages.into_iter().flat_map(|passage| self.filter_passage(first, second, passage)).collect();
        self.drop_notices(first, second, kept)
    }

    /// What is left of one passage, looked at by itself.
    fn filter_passage(&mut self, first: ComparableSeed, second: ComparableSeed, passage: Passage) -> Vec<Passage> {
        let dropped = self.overrides.dropped_spans(characters(first, passage.seed));
        if dropped.is_empty() {
            return self.trim_ends(first, second, passage).into_iter().collect();
        }
        let mut rest = Vec::new();
        let mut from = passage.seed.start;
        for span in dropped {
            let span = FoldedSpan::new(passage.seed.start + span.start, passage.seed.start + span.end);
            self.record_cut(LearntKind::Named, &passage, span);
            rest.extend(cut(first.folded, &passage, FoldedSpan::new(from, span.start)));
            from = span.end;
        }
        rest.extend(cut(first.folded, &passage, FoldedSpan::new(from, passage.seed.end)));
        rest.into_iter().filter_map(|piece| self.trim_ends(first, second, piece)).collect()
    }

    /// Records that a stretch of a passage was taken for boilerplate.
    fn record_cut(&mut self, kind: LearntKind, passage: &Passage, first: FoldedSpan) {
        let last = first.end.saturating_sub(1);
        let end = if first.end == passage.seed.end { passage.witness.end } else { passage.witness_of(last) + 1 };
        let second = FoldedSpan::new(passage.witness_of(first.start), end);
        self.cuts.push(BoilerplateCut { kind, first, second });
    }

    /// A passage without boilerplate at its ends; `None` if the rest is no passage.
    fn trim_ends(&mut self, first: ComparableSeed, second: ComparableSeed, passage: Passage) -> Option<Passage> {
        if is_template(first.folded, second.folded, &passage) && !self.overrides.keeps(characters(first, passage.seed))
        {
            self.record_cut(LearntKind::Form, &passage, passage.seed);
            return None;
        }
        let span = passage.seed;
        let starts = first.folded.line_starts(span);
        let tails = starts.iter().rev().chain([&span.start]).map(|&start| FoldedSpan::new(start, span.end));
        let end = self.longest_boilerplate(tails, first, second, span).map_or(span.end, |tail| tail.start);
        let heads = starts.iter().chain([&span.end]).map(|&to| FoldedSpan::new(span.start, to.min(end)));
        let start = self.longest_boilerplate(heads, first, second, span).map_or(span.start, |head| head.end);
        let rest = FoldedSpan::new(start, end);
        for cut in [FoldedSpan::new(span.start, start), FoldedSpan::new(end, span.end)] {
            if !cut.is_empty() {
                self.record_cut(kind_of_place(cut, first.folded.len()), &passage, cut);
            }
        }
        let passage = if rest == span { passage } else { cut(first.folded, &passage, rest)? };
        let kind = if is_glossed_name(first.folded, &passage) {
            LearntKind::Name
        } else if self.is_made_of_phrases(first, &passage) {
            LearntKind::Phrase
        } else {
            return Some(passage);
        };
        if self.overrides.keeps(characters(first, passage.seed)) {
            return Some(passage);
        }
        self.record_cut(kind, &passage, passage.seed);
        None
    }

    /// The passages of two seeds without those of which more than half is a legal notice in both seeds. All passages
    /// stay if no more than half of their total weight is notices, or if they cover nearly all of one seed: then the
    /// notices were copied with the text that they belong to.
    fn drop_notices(&mut self, first: ComparableSeed, second: ComparableSeed, passages: Vec<Passage>) -> Vec<Passage> {
        let weights: Vec<_> = passages.iter().map(|passage| weight_of(characters(first, passage.seed))).collect();
        let all: u32 = weights.iter().sum();
        let is_copy = 10 * size(&merge_spans(passages.iter().map(|passage| passage.seed))) >= 9 * first.folded.len()
            || 10 * size(&merge_spans(passages.iter().map(|passage| passage.witness))) >= 9 * second.folded.len();
        if is_copy || 2 * weights.iter().filter(|weight| **weight > MAX_NOTICE_WEIGHT).sum::<u32>() >= all {
            return passages;
        }
        let noticed = |(passage, weight): (&Passage, &u32)| {
            if *weight > MAX_NOTICE_WEIGHT || self.overrides.keeps(characters(first, passage.seed)) {
                return 0;
            }
            let here = notice_weight(first.folded, passage.seed);
            if here == 0 { 0 } else { here.min(notice_weight(second.folded, passage.witness)) }
        };
        let noticed: Vec<u32> = passages.iter().zip(&weights).map(noticed).collect();
        if 2 * noticed.iter().sum::<u32>() <= all {
            return passages;
        }
        let mut kept = Vec::new();
        for ((passage, weight), noticed) in passages.into_iter().zip(weights).zip(noticed) {
            if 2 * noticed > weight {
                self.record_cut(LearntKind::Notice, &passage, passage.seed);
            } else {
                kept.push(passage);
            }
        }
        kept
    }

    /// Whether a passage is short, and everything that is equal in it is a phrase.
    fn is_made_of_phrases(&mut self, first: ComparableSeed, passage: &Passage) -> bool {
        if weight_of(characters(first, passage.seed)) > MAX_PHRASE_WEIGHT {
            return false;
        }
        let equal = passage.equal.iter().map(|run| FoldedSpan::new(run.seed, run.seed + run.len));
        let mut fingerprints = equal.flat_map(|run| first.fingerprints_within(run)).peekable();
        fingerprints.peek().is_some() && fingerprints.all(|mark| self.phrases.is_phrase(mark.fingerprint))
    }

    /// The longest of `stretches`, each longer than the one before it, that is boilerplate.
    fn longest_boilerplate(
        &mut self,
        stretches: impl Iterator<Item = FoldedSpan>,
        first: ComparableSeed,
        second: ComparableSeed,
        passage: FoldedSpan,
    ) -> Option<FoldedSpan> {
        let stretches: Vec<_> = stretches
            .take(MAX_LINES)
            .take_while(|stretch| 2 * stretch.len() <= MAX_STRETCH_CHARACTERS * grain(first, *stretch))
            .collect();
        stretches.into_iter().rev().find(|stretch| {
            let statistics = self.contexts.statistics_of(first, *stretch);
            let is_boilerplate = statistics.contexts >= MIN_CONTEXTS
                || (suffices_here(statistics, first, second)
                    && passage.len() <= stretch.len() + CHANCE_CHARACTERS
                    && weight_of(characters(first, *stretch)) <= MAX_SHORT_WEIGHT
                    && !are_otherwise_similar(first, second, *stretch));
            is_boilerplate && !self.overrides.keeps(characters(first, *stretch))
        })
    }
}

/// Whether fewer contexts are enough, provided that the two seeds share nothing more.
fn suffices_here(statistics: ContextStatistics, first: ComparableSeed, second: ComparableSeed) -> bool {
    let is_of_a_source = || statistics.is_always_outermost && first.origins.share_a_source_with(second.origins);
    statistics.is_always_alike
        && (statistics.contexts >= MIN_CONTEXTS_IF_ALIKE
            || (statistics.contexts >= MIN_CONTEXTS_OF_ONE_SOURCE && is_of_a_source()))
}
