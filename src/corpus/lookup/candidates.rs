//! Which seeds a seed has to be compared with.

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::boilerplate::BoilerplateFilter;
use crate::corpus::index::{AnalysedSeed, SeedId, SeedSummary};
use crate::corpus::snapshot::{ByFingerprint, LocatedSeed, LookupSession, SharedFingerprint, max_document_frequency};

/// From this document frequency on, a fingerprint is tested for being a stock phrase before the seeds that have it
/// are compared.
const PHRASE_DOCUMENT_FREQUENCY: usize = 64;

/// Two seeds that share more fingerprints than this are compared without a list of them.
const MAX_LISTED_FINGERPRINTS: usize = 8;

/// The fingerprints of a seed that are rare enough to be looked up, with their places in folded characters.
pub(super) type RareFingerprints<'a> = ByFingerprint<&'a [u32]>;

/// See the module.
pub(super) struct Candidates<'a, 'b> {
    /// The seeds that may share a passage with the one that is looked up, sorted by their numbers.
    pub(super) likely: Vec<CandidateWitness<'a, 'b>>,
    /// The phrases that it has in common with many seeds.
    pub(super) phrases: Vec<SharedPhrase<'b>>,
}

/// A seed that may share a passage with the one that is looked up.
pub(super) struct CandidateWitness<'a, 'b> {
    pub(super) candidate: LocatedSeed<'a>,
    /// The fingerprints that the two have in common, if they are few.
    pub(super) few: Option<Box<[SharedFingerprint<'b>]>>,
}

/// A stock phrase of the seed that is looked up. Seeds that share nothing else with it are not compared: they are
/// many, and no reprints.
pub(super) struct SharedPhrase<'b> {
    /// Where the seed has it, in folded characters.
    pub(super) places: &'b [u32],
    /// The other seeds that have it, sorted by their numbers.
    pub(super) others: Vec<SeedId>,
}

impl<'a, 'b> Candidates<'a, 'b> {
    /// Finds the candidates among the seeds that are `wanted`, and returns them with the fingerprints by which they
    /// were found. Costs a look-up for each fingerprint of the seed.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is raised.
    pub(super) fn find(
        seed: &AnalysedSeed,
        session: &'b LookupSession<'a>,
        filter: &mut BoilerplateFilter,
        wanted: impl Fn(&SeedSummary) -> bool,
        cancel: &Cancel,
    ) -> Result<(Self, RareFingerprints<'b>), Cancelled> {
        let common = max_document_frequency(session.len());
        // Sorted, so that neighbouring keys of the index are read one after the other.
        let mut own: Vec<SharedFingerprint> =
            session.fingerprints().iter().map(|(mark, places)| (*mark, places.as_slice())).collect();
        own.sort_unstable();
        // Each holder with the position of the fingerprint in `own`; and the fingerprints that many seeds have.
        let (mut holders, mut of_many) = (Vec::new(), Vec::new());
        let mut others = Vec::new();
        let mut rare = RareFingerprints::default();
        for (number, (fingerprint, places)) in own.iter().enumerate() {
            cancel.check()?;
            others.clear();
            if session.others_if_rare(*fingerprint, common, &mut others) {
                rare.insert(*fingerprint, places);
                holders.extend(others.iter().map(|id| (*id, number as u32)));
                if others.len() > PHRASE_DOCUMENT_FREQUENCY {
                    of_many.push((number, others.clone()));
                }
            }
        }
        holders.sort_unstable();
        let shares_one = |id: &SeedId| {
            let first = holders.partition_point(|(other, _)| other < id);
            holders.get(first + 1).is_none_or(|(other, _)| other != id)
        };
        let (mut phrases, mut is_phrase) = (Vec::new(), vec![false; own.len()]);
        for (number, others) in of_many {
            cancel.check()?;
            let Some((fingerprint, places)) = own.get(number).copied() else { continue };
            if others.iter().any(shares_one) && filter.is_phrase(seed.comparable(), places, fingerprint) {
                is_phrase[number] = true;
                phrases.push(SharedPhrase { places, others });
            }
        }
        let seeds = holders.chunk_by(|one, two| one.0 == two.0);
        let seeds = seeds.filter(|shared| !matches!(shared, [(_, number)] if is_phrase[*number as usize]));
        let likely = seeds.filter_map(|shared| {
            let candidate = session.locate(shared.first()?.0).filter(|candidate| wanted(&candidate.known))?;
            let fingerprints = || shared.iter().filter_map(|(_, number)| own.get(*number as usize).copied());
            Some(CandidateWitness {
                candidate,
                few: (shared.len() <= MAX_LISTED_FINGERPRINTS).then(|| fingerprints().collect()),
            })
        });
        let likely = likely.collect();
        Ok((Self { likely, phrases }, rare))
    }
}
