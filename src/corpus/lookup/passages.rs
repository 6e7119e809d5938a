//! Looks up the passages that a seed shares with all other seeds.

use std::sync::Arc;

use super::candidates::{CandidateWitness, Candidates, RareFingerprints};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::boilerplate::{BoilerplateFilter, LearntKind};
use crate::corpus::index::{AnalysedSeed, ComparableSeed, IndexError, SeedSummary};
use crate::corpus::snapshot::{LookupSession, SharedFingerprint, Snapshot};
use crate::reprints::{
    Classes, FingerprintHit, FoldedSpan, Matcher, Passage, PlacedFingerprint, Variant, pair_places, variants,
};
use crate::text::ByteSpan;

/// Why a look-up has no answer.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// The caller cancelled it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// A passage of a seed, with a witness that carries it.
#[derive(Clone, Debug)]
pub struct WitnessedPassage {
    /// The other seed as it reads now, including unsaved text.
    pub witness: Arc<AnalysedSeed>,
    /// What the two share.
    pub passage: Passage,
    /// The passage in the seed that was looked up, in its source bytes.
    pub seed_span: ByteSpan,
    /// The passage in the witness, in its source bytes.
    pub witness_span: ByteSpan,
}

impl WitnessedPassage {
    /// Where the witness differs from `seed`, the seed that was looked up, in order. Linear in the passage.
    pub fn variants(&self, seed: &AnalysedSeed, wanted: Classes) -> Vec<Variant> {
        variants(seed.side(), self.witness.side(), &self.passage, wanted)
    }
}

impl Snapshot {
    /// Every passage that `seed` shares with another seed of the corpus, sorted by [`WitnessedPassage::seed_span`]
    /// and then with the earliest witness first. The seed itself, known by its path, is left out.
    ///
    /// Both seeds of a pair get the same passages. The answer depends only on the texts in the corpus.
    ///
    /// Candidates are compared as the index has them. Only the file of a witness is read; if it has changed since it
    /// was indexed, it is compared once more as it is now.
    ///
    /// # Errors
    /// As [`Snapshot::passages_with`].
    pub fn passages(&self, seed: &AnalysedSeed, cancel: &Cancel) -> Result<Vec<WitnessedPassage>, LookupError> {
        self.passages_with(seed, |_| true, cancel)
    }

    /// As [`Snapshot::passages`], but only for witnesses that are `wanted`: the others are not compared.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is raised; [`LookupError::Index`] if the index cannot be read.
    pub fn passages_with(
        &self,
        seed: &AnalysedSeed,
        wanted: impl Fn(&SeedSummary) -> bool,
        cancel: &Cancel,
    ) -> Result<Vec<WitnessedPassage>, LookupError> {
        let session = LookupSession::new(seed, self);
        let (mut comparison, candidates) = Comparison::new(seed, self, &session, wanted, cancel)?;
        let mut found = Vec::new();
        for CandidateWitness { candidate, few } in &candidates.likely {
            let is_first = seed.path.as_path() < candidate.known.path.as_path();
            let cached = few.as_deref().and_then(|few| session.comparison_key(candidate, is_first, few));
            if cached.as_ref().is_some_and(|(key, cache)| cache.knows(key)) {
                continue;
            }
            let Some(text) = session.text(candidate) else { continue };
            let mut passages = comparison.compare(text.comparable(), few.as_deref(), cancel)?;
            if let (Some((key, cache)), Some(looked_at)) = (&cached, comparison.looked_at_without_match) {
                cache.remember(key, looked_at);
            }
            if passages.is_empty() {
                continue;
            }
            // A file that is gone is no witness, and one that has changed counts as it reads now.
            let Some((witness, is_the_same)) = session.witness(candidate, &text) else { continue };
            if !is_the_same {
                passages = comparison.compare(witness.comparable(), None, cancel)?;
            }
            found.extend(passages.into_iter().map(|passage| WitnessedPassage {
                seed_span: seed.folded.source_span(passage.seed),
                witness_span: witness.folded.source_span(passage.witness),
                witness: Arc::clone(&witness),
                passage,
            }));
        }
        session.finish()?;
        found.sort_by(|one, two| {
            let by_date = || one.witness.earliest_first().cmp(&two.witness.earliest_first());
            one.seed_span.cmp(&two.seed_span).then_with(by_date).then_with(|| one.witness_span.cmp(&two.witness_span))
        });
        Ok(found)
    }
}

/// One seed, to be compared with several others in turn.
pub(super) struct Comparison<'a, 'b> {
    seed: &'a AnalysedSeed,
    rare: RareFingerprints<'b>,
    matcher: Matcher,
    filter: BoilerplateFilter<'a, 'b>,
    /// Whether the seed sorted first in the last comparison.
    was_first: bool,
    /// What the last comparison looked at in the seed, if it found nothing.
    looked_at_without_match: Option<FoldedSpan>,
}

impl<'a, 'b> Comparison<'a, 'b> {
    /// The comparison, and the candidates for it among the seeds that are `wanted`.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is raised.
    pub(super) fn new(
        seed: &'a AnalysedSeed,
        snapshot: &'a Snapshot,
        session: &'b LookupSession<'a>,
        wanted: impl Fn(&SeedSummary) -> bool,
        cancel: &Cancel,
    ) -> Result<(Self, Candidates<'a, 'b>), Cancelled> {
        let mut filter = BoilerplateFilter::new(session, &snapshot.overrides);
        let (candidates, rare) = Candidates::find(seed, session, &mut filter, wanted, cancel)?;
        let matcher = Matcher::new();
        Ok((Self { seed, rare, matcher, filter, was_first: true, looked_at_without_match: None }, candidates))
    }

    /// The passages that the seed shares with another one, without boilerplate. `few` are the fingerprints that they
    /// have in common, if they were listed.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is raised.
    pub(super) fn compare(
        &mut self,
        there: ComparableSeed,
        few: Option<&[SharedFingerprint]>,
        cancel: &Cancel,
    ) -> Result<Vec<Passage>, Cancelled> {
        cancel.check()?;
        let mut hits = match few {
            Some(few) => hits(there.fingerprints, |mark| {
                few.iter().find(|(fingerprint, _)| *fingerprint == mark.fingerprint).map(|(_, places)| *places)
            }),
            None => hits(there.fingerprints, |mark| self.rare.get(&mark.fingerprint).copied()),
        };
        // Both seeds ask the same way round, so that they get the same answer.
        let (here, is_first) = (self.seed.comparable(), self.seed.path.as_path() < there.path);
        if !is_first {
            hits.iter_mut().for_each(|hit| (hit.a, hit.b) = (hit.b, hit.a));
        }
        self.was_first = is_first;
        let (first, second) = if is_first { (here, there) } else { (there, here) };
        let passages = self.matcher.passages(first.folded, second.folded, &hits, cancel)?;
        let (of_first, of_second) = self.matcher.looked_at();
        let looked_at = if is_first { of_first } else { of_second };
        self.looked_at_without_match = passages.is_empty().then_some(looked_at);
        self.filter.take_cuts();
        let kept = self.filter.filter(first, second, passages).into_iter();
        Ok(kept.map(|passage| if is_first { passage } else { passage.flipped() }).collect())
    }

    /// What the last comparison took for boilerplate in the seed.
    pub(super) fn take_cuts(&mut self) -> impl Iterator<Item = (LearntKind, FoldedSpan)> + use<> {
        let was_first = self.was_first;
        self.filter.take_cuts().into_iter().map(move |cut| (cut.kind, if was_first { cut.first } else { cut.second }))
    }
}

/// The places where a seed has fingerprints in common with the one that is looked up. `here` returns the places
/// there.
fn hits<'a>(
    there: &[PlacedFingerprint],
    here: impl Fn(&PlacedFingerprint) -> Option<&'a [u32]>,
) -> Vec<FingerprintHit> {
    let mut there: Vec<_> = there.iter().filter_map(|mark| Some((*mark, here(mark)?))).collect();
    there.sort_unstable();
    let mut hits = Vec::new();
    for there in there.chunk_by(|one, two| one.0.fingerprint == two.0.fingerprint) {
        if let Some((_, here)) = there.first() {
            pair_places(here, there.iter().map(|(mark, _)| mark.at), &mut hits);
        }
    }
    hits
}
