//! Lists what was learnt to be boilerplate in a seed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::passages::{Comparison, LookupError};
use crate::cancel::Cancel;
use crate::corpus::boilerplate::{LearntBoilerplate, LearntKind, MAX_SAMPLED_SEEDS, kind_of_place};
use crate::corpus::index::AnalysedSeed;
use crate::corpus::snapshot::{LookupSession, Snapshot};
use crate::reprints::FoldedSpan;
use crate::reprints::fingerprint::shingle_len;
use crate::text::subslice;

/// This many folded characters can agree by chance.
const CHANCE_CHARACTERS: u32 = 16;

/// The greatest distance, in folded characters, between two fingerprints that are too common to be two parts of one
/// stretch.
const MAX_GAP_CHARACTERS: u32 = 8;

impl Snapshot {
    /// The stretches of a seed that were taken for boilerplate when it was compared with the others, in order of
    /// their places. Costs as much as [`Snapshot::passages`], but reads no file.
    ///
    /// # Errors
    /// As [`Snapshot::passages_with`].
    pub fn boilerplate(&self, seed: &AnalysedSeed, cancel: &Cancel) -> Result<Vec<LearntBoilerplate>, LookupError> {
        let session = LookupSession::new(seed, self);
        let (mut comparison, candidates) = Comparison::new(seed, self, &session, |_| true, cancel)?;
        let mut found: Vec<(LearntKind, FoldedSpan, PathBuf)> = Vec::new();
        // Of the seeds that share only a phrase, a few are enough.
        let of_phrases = candidates.phrases.iter().flat_map(|phrase| phrase.others.iter().take(MAX_SAMPLED_SEEDS));
        let of_phrases: BTreeSet<_> = of_phrases.collect();
        let of_phrases: Vec<_> = of_phrases.into_iter().filter_map(|id| session.locate(*id)).collect();
        for candidate in candidates.likely.iter().map(|likely| &likely.candidate).chain(&of_phrases) {
            let Some(text) = session.text(candidate) else { continue };
            comparison.compare(text.comparable(), None, cancel)?;
            let cuts = comparison.take_cuts();
            found.extend(cuts.map(|(kind, span)| (kind, to_lines(seed, kind, span), candidate.known.path.clone())));
        }
        found.sort_unstable();
        let mut learnt: Vec<(LearntKind, FoldedSpan, BTreeSet<PathBuf>, usize)> = Vec::new();
        for (kind, span, path) in found {
            match learnt.last_mut() {
                Some(last) if last.0 == kind && 2 * last.1.shared(span) > last.1.len().min(span.len()) => {
                    // Keep what all have in common: at the ends some agree by chance.
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
        let learnt = learnt.into_iter().map(|(kind, span, seeds, count)| LearntBoilerplate {
            kind,
            span: seed.folded.source_span(span),
            count: count.max(seeds.len()),
            seeds,
        });
        Ok(learnt.collect())
    }
}

/// A stretch at the head or foot, without the few characters beyond its lines in which two seeds agree by chance.
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

/// The stretches of a seed whose fingerprints are too common to be looked up, with their document frequency.
fn too_common(seed: &AnalysedSeed, session: &LookupSession) -> Vec<(LearntKind, FoldedSpan, usize)> {
    let mut found: Vec<(FoldedSpan, usize)> = Vec::new();
    for mark in &seed.fingerprints {
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
