//! What was learnt to be boilerplate: for whoever lists it or comes upon it in a seed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;

use super::analysed_seed::AnalysedSeed;
use super::context_statistics::MAX_SAMPLED_SEEDS;
use super::lookup::{Comparison, LookupError};
use super::session::LookupSession;
use super::snapshot::Snapshot;
use crate::cancel::Cancel;
use crate::messages::{Message, message};
use crate::reprints::FoldedSpan;
use crate::reprints::fingerprint::shingle_len;
use crate::text::fold::fold_text;
use crate::text::{ByteSpan, merge_spans, subslice};

/// What a stretch that is no reprint was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LearntKind {
    /// It stands at the head of bodies that go on differently.
    Head,
    /// It stands at their foot.
    Foot,
    /// A phrase: seeds say it that have nothing else in common, wherever.
    Phrase,
    /// A name with what it is called in Latin letters.
    Name,
    /// A form that is filled in with other numbers each time.
    Form,
    /// A notice of the law: a disclaimer, a warning of risk, what a statistics says of its future.
    Notice,
    /// `variorum.toml` says so.
    Named,
}

impl LearntKind {
    /// What it is called.
    pub fn label(self) -> Message {
        match self {
            Self::Head => message!("learnt-head"),
            Self::Foot => message!("learnt-foot"),
            Self::Phrase => message!("learnt-phrase"),
            Self::Name => message!("learnt-name"),
            Self::Form => message!("learnt-form"),
            Self::Notice => message!("learnt-notice"),
            Self::Named => message!("learnt-named"),
        }
    }
}

/// A stretch of a seed that was taken for boilerplate.
#[derive(Clone, Debug)]
pub struct LearntBoilerplate {
    /// What for.
    pub kind: LearntKind,
    /// Where it is, in source bytes.
    pub span: ByteSpan,
    /// The other seeds that have it, as far as they were compared.
    pub seeds: BTreeSet<PathBuf>,
    /// How many other seeds have it, at the least.
    pub count: usize,
}

/// What `variorum.toml` says of texts in place of what was learnt. They are compared folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoilerplateOverrides {
    keep: Vec<Vec<char>>,
    drop: Vec<Vec<char>>,
}

impl BoilerplateOverrides {
    /// `keep`: texts that are no boilerplate; `drop`: texts that are. What folds to nothing is left out.
    pub fn new(keep: &[String], drop: &[String]) -> Self {
        let folded = |texts: &[String]| {
            let texts = texts.iter().map(|text| fold_text(text).chars().collect::<Vec<_>>());
            texts.filter(|text| !text.is_empty()).collect()
        };
        Self { keep: folded(keep), drop: folded(drop) }
    }

    /// Whether a stretch is not to be taken for boilerplate: it is in a text that is kept, or has one in it.
    pub(super) fn keeps(&self, stretch: &[char]) -> bool {
        self.keep.iter().any(|kept| contains(stretch, kept) || contains(kept, stretch))
    }

    /// Where a stretch has texts that are boilerplate, in order; they do not overlap.
    pub(super) fn dropped(&self, stretch: &[char]) -> Vec<FoldedSpan> {
        let places = |text: &[char]| -> Vec<FoldedSpan> {
            let places = stretch.windows(text.len()).zip(0u32..).filter(|(window, _)| *window == text);
            places.map(|(window, at)| FoldedSpan::new(at, at + window.len() as u32)).collect()
        };
        merge_spans(self.drop.iter().flat_map(|text| places(text)))
    }
}

/// Whether a text has another in it.
fn contains(text: &[char], other: &[char]) -> bool {
    !other.is_empty() && text.windows(other.len()).any(|window| window == other)
}

/// So many folded characters agree by chance.
const CHANCE_CHARACTERS: u32 = 16;

/// So many folded characters between two fingerprints that are too_common are no gap.
const MAX_GAP_CHARACTERS: u32 = 8;

impl Snapshot {
    /// What of a seed was taken for boilerplate when it was compared with the others, in the order of the places. Costs
    /// as much as [`Snapshot::passages`], without reading any file.
    ///
    /// # Errors
    /// As [`Snapshot::passages_with`].
    pub fn boilerplate(&self, seed: &AnalysedSeed, cancel: &Cancel) -> Result<Vec<LearntBoilerplate>, LookupError> {
        let session = LookupSession::new(seed, self);
        let (mut comparison, candidates) = Comparison::new(seed, self, &session, |_| true, cancel)?;
        let mut found: Vec<(LearntKind, FoldedSpan, PathBuf)> = Vec::new();
        // Of who shares only a phrase a few will do.
        let of_phrases = candidates.phrases.iter().flat_map(|phrase| phrase.others.iter().take(MAX_SAMPLED_SEEDS));
        let of_phrases: BTreeSet<_> = of_phrases.collect();
        let of_phrases: Vec<_> = of_phrases.into_iter().filter_map(|id| session.locate(*id)).collect();
        for candidate in candidates.likely.iter().map(|likely| &likely.candidate).chain(&of_phrases) {
            let Some(text) = session.text(candidate) else { continue };
            comparison.with(text.comparable(), None, cancel)?;
            let cuts = comparison.cuts();
            found.extend(cuts.map(|(kind, span)| (kind, to_lines(seed, kind, span), candidate.known.path.clone())));
        }
        found.sort_unstable();
        let mut learnt: Vec<(LearntKind, FoldedSpan, BTreeSet<PathBuf>, usize)> = Vec::new();
        for (kind, span, path) in found {
            match learnt.last_mut() {
                Some(last) if last.0 == kind && 2 * last.1.shared(span) > last.1.len().min(span.len()) => {
                    // What all have: at its ends some have more by chance.
                    last.1 = last.1.intersection(span);
                    last.2.insert(path);
                }
                _ => learnt.push((kind, span, BTreeSet::from([path]), 0)),
            }
        }
        for (kind, span, _, count) in &mut learnt {
            let here = candidates.phrases.iter().filter(|phrase| {
                *kind == LearntKind::Phrase && phrase.places.iter().any(|at| (span.start..span.end).contains(at))
            });
            *count = here.map(|phrase| phrase.others.len()).max().unwrap_or_default();
        }
        learnt.extend(
            too_common(seed, &session).into_iter().map(|(kind, span, count)| (kind, span, BTreeSet::new(), count)),
        );
        session.finish()?;
        learnt.sort_unstable_by_key(|(kind, span, ..)| (*span, *kind));
        let told = learnt.into_iter().map(|(kind, span, seeds, count)| LearntBoilerplate {
            kind,
            span: seed.folded.source_span(span),
            count: count.max(seeds.len()),
            seeds,
        });
        Ok(told.collect())
    }
}

/// A stretch at the head or foot without the few characters beyond its lines that two seeds have in common by chance.
fn to_lines(seed: &AnalysedSeed, kind: LearntKind, span: FoldedSpan) -> FoldedSpan {
    let starts = seed.folded.line_starts(span);
    match kind {
        LearntKind::Foot => {
            let first = starts.first().filter(|start| **start <= span.start + CHANCE_CHARACTERS);
            FoldedSpan::new(first.copied().unwrap_or(span.start), span.end)
        }
        LearntKind::Head if !seed.folded.is_line_edge(span.end) => {
            let last = starts.last().filter(|start| **start + CHANCE_CHARACTERS >= span.end && **start > span.start);
            FoldedSpan::new(span.start, last.copied().unwrap_or(span.end))
        }
        _ => span,
    }
}

/// The stretches of a seed whose fingerprints so many seeds have that they are not even looked up, and how many have
/// them.
fn too_common(seed: &AnalysedSeed, session: &LookupSession) -> Vec<(LearntKind, FoldedSpan, usize)> {
    let mut found: Vec<(FoldedSpan, usize)> = Vec::new();
    for mark in &seed.marks {
        let Some(count) = session.frequency_if_common(mark.fingerprint) else { continue };
        let rest = subslice(seed.folded.characters(), mark.at as usize..);
        let end = mark.at + shingle_len(rest).map_or(0, |len| len as u32);
        match found.last_mut() {
            Some((span, least)) if mark.at <= span.end + MAX_GAP_CHARACTERS => {
                span.end = span.end.max(end);
                *least = count.min(*least);
            }
            _ => found.push((FoldedSpan::new(mark.at, end), count)),
        }
    }
    found.into_iter().map(|(span, count)| (kind_of_place(span, seed.folded.len()), span, count)).collect()
}

/// Whether a stretch of a body of `len` characters is nearer to its head or its foot.
pub(super) fn kind_of_place(span: FoldedSpan, len: u32) -> LearntKind {
    if span.start.saturating_add(span.end) >= len { LearntKind::Foot } else { LearntKind::Head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_overruled_however_they_are_written() {
        let overrides =
            BoilerplateOverrides::new(&["來信請寄，編輯部。".to_owned()], &["ＡＢＣ".to_owned(), "。".to_owned()]);
        let text = |text: &str| fold_text(text).chars().collect::<Vec<_>>();
        assert!(overrides.keeps(&text("来信请寄编辑部")) && overrides.keeps(&text("请寄编辑")));
        assert!(overrides.keeps(&text("各位读者，来信请寄编辑部转交")));
        assert!(!overrides.keeps(&text("来信请寄报馆")));
        assert_eq!(overrides.dropped(&text("甲abcabc乙 a.b.c")), [FoldedSpan::new(1, 7), FoldedSpan::new(8, 11)]);
        assert_eq!(overrides.dropped(&text("甲乙")), []);
    }
}
