//! From one seed to the passages that it shares with all the others.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::boilerplate::Judge;
use super::reading::{Compared, Reading};
use super::snapshot::{Others, SeedRef, Snapshot};
use crate::cancel::{Cancel, Cancelled};
use crate::reprints::{Classes, Fingerprint, Hit, Matcher, Passage, Variant, variants};
use crate::text::ByteSpan;

/// A fingerprint that more seeds have than this, and more than one in [`COMMON_SHARE`], carries no news.
const COMMON: usize = 256;
const COMMON_SHARE: usize = 32;

/// Of a fingerprint that repeats within two seeds, this many pairs of places are looked at; beyond, one for each place.
const REPEATED: usize = 64;

/// A passage of a seed with the witness that carries it.
#[derive(Clone, Debug)]
pub struct Witnessed {
    /// The other seed, as it reads now (unsaved text included).
    pub witness: Arc<Reading>,
    /// What the two share.
    pub passage: Passage,
    /// The passage in the seed that was asked about, in its source bytes.
    pub seed_span: ByteSpan,
    /// The passage in the witness, in its source bytes.
    pub witness_span: ByteSpan,
}

impl Witnessed {
    /// Where the witness reads differently from `seed`, the reading that was asked about, in order. Linear in the
    /// passage.
    pub fn variants(&self, seed: &Reading, wanted: Classes) -> Vec<Variant> {
        variants(seed.side(), self.witness.side(), &self.passage, wanted)
    }
}

impl Snapshot {
    /// Every passage that `seed` shares with another seed of the corpus (the seed itself, found by its path, left
    /// out), in the order of [`Witnessed::seed_span`], and for the same place the earliest witness first.
    ///
    /// Both seeds of a pair get the same passages. The answer depends only on the texts in the corpus.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn passages(&self, seed: &Reading, cancel: &Cancel) -> Result<Vec<Witnessed>, Cancelled> {
        self.passages_with(seed, |_| true, cancel)
    }

    /// The same, of those witnesses only that are `wanted`: the others are not compared.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn passages_with(
        &self,
        seed: &Reading,
        wanted: impl Fn(&Reading) -> bool,
        cancel: &Cancel,
    ) -> Result<Vec<Witnessed>, Cancelled> {
        let mut matcher = Matcher::new();
        let mut found = Vec::new();
        let (candidates, carriers) = self.candidates(seed, cancel)?;
        let mut judge = Judge::new(carriers);
        for Candidate { witness, mut hits } in candidates {
            cancel.check()?;
            if !wanted(&witness) {
                continue;
            }
            // Asked always the same way round, so that both seeds get the same answer.
            let is_first = seed.path < witness.path;
            if !is_first {
                hits.iter_mut().for_each(|hit| (hit.a, hit.b) = (hit.b, hit.a));
            }
            let (here, there) = (seed.compared(), witness.compared());
            let (first, second) = if is_first { (here, there) } else { (there, here) };
            let passages = matcher.passages(first.folded, second.folded, &hits, cancel)?;
            for passage in passages.into_iter().filter_map(|passage| judge.without_boilerplate(first, second, passage))
            {
                let passage = if is_first { passage } else { passage.flipped() };
                found.push(Witnessed {
                    seed_span: seed.folded.source_span(passage.seed),
                    witness_span: witness.folded.source_span(passage.witness),
                    witness: Arc::clone(&witness),
                    passage,
                });
            }
        }
        found.sort_by(|one, two| {
            let by_date = || one.witness.earliest_first().cmp(&two.witness.earliest_first());
            one.seed_span.cmp(&two.seed_span).then_with(by_date).then_with(|| one.witness_span.cmp(&two.witness_span))
        });
        Ok(found)
    }

    /// The seeds that have a fingerprint in common with `seed`, in order of their paths, each with the places; and
    /// whom to ask who has which fingerprint.
    fn candidates<'a>(
        &'a self,
        seed: &'a Reading,
        cancel: &Cancel,
    ) -> Result<(Vec<Candidate>, Carriers<'a>), Cancelled> {
        let mut own: HashMap<Fingerprint, Vec<u32>> = HashMap::new();
        for mark in &seed.marks {
            own.entry(mark.fingerprint).or_default().push(mark.at);
        }
        let common = COMMON.max(self.len() / COMMON_SHARE);
        let mut hits: Vec<(SeedRef, Hit)> = Vec::new();
        let mut postings = Vec::new();
        let others = self.others_than(&seed.path);
        for (fingerprint, here) in &own {
            cancel.check()?;
            others.have(*fingerprint, &mut postings);
            let witnesses = || postings.chunk_by(|one, two| one.0 == two.0);
            if witnesses().count() <= common {
                witnesses().for_each(|there| pair(here, there, &mut hits));
            }
        }
        hits.sort_unstable();
        let mut found: Vec<_> = hits
            .chunk_by(|one, two| one.0 == two.0)
            .filter_map(|group| {
                let witness = Arc::clone(self.resolve(group.first()?.0)?);
                Some(Candidate { witness, hits: group.iter().map(|(_, hit)| *hit).collect() })
            })
            .collect();
        found.sort_unstable_by(|one, two| one.witness.path.cmp(&two.witness.path));
        Ok((found, Carriers { snapshot: self, others, seed, own, known: RefCell::default() }))
    }
}

/// A seed that may share a passage with the one that was asked about.
struct Candidate {
    witness: Arc<Reading>,
    /// Where the two have a fingerprint in common.
    hits: Vec<Hit>,
}

/// Who has which fingerprint, asked as it is needed and remembered.
pub(super) struct Carriers<'a> {
    snapshot: &'a Snapshot,
    others: Others<'a>,
    seed: &'a Reading,
    own: HashMap<Fingerprint, Vec<u32>>,
    known: RefCell<HashMap<Fingerprint, Rc<[Carrier<'a>]>>>,
}

/// A seed that has a fingerprint, and the first place where.
pub(super) type Carrier<'a> = (Compared<'a>, u32);

impl<'a> Carriers<'a> {
    /// The seeds that have a fingerprint, in no order; the seed that was asked about as it was given.
    pub(super) fn of(&self, fingerprint: Fingerprint) -> Rc<[Carrier<'a>]> {
        let look_up = || {
            let mut postings = Vec::new();
            self.others.have(fingerprint, &mut postings);
            let first_places = postings.chunk_by(|one, two| one.0 == two.0).filter_map(|places| places.first());
            let others = first_places.filter_map(|&(seed, at)| Some((self.snapshot.resolve(seed)?.compared(), at)));
            let own = self.own.get(&fingerprint).and_then(|places| places.first());
            own.map(|&at| (self.seed.compared(), at)).into_iter().chain(others).collect()
        };
        Rc::clone(self.known.borrow_mut().entry(fingerprint).or_insert_with(look_up))
    }
}

/// The pairs of places of one fingerprint in two seeds: all, or if it repeats too often, the first with the first, the
/// second with the second, and so on, so that every place is in one.
fn pair(here: &[u32], there: &[(SeedRef, u32)], hits: &mut Vec<(SeedRef, Hit)>) {
    if here.len() * there.len() <= REPEATED {
        for &a in here {
            hits.extend(there.iter().map(|&(seed, b)| (seed, Hit { a, b })));
        }
    } else if let (Some(&last_a), Some(&last_b)) = (here.last(), there.last()) {
        for i in 0..here.len().max(there.len()) {
            let (seed, b) = there.get(i).copied().unwrap_or(last_b);
            hits.push((seed, Hit { a: here.get(i).copied().unwrap_or(last_a), b }));
        }
    }
}
