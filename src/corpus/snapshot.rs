//! The corpus at one moment, for readers.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::reading::Reading;
use super::segment::{SeedId, Segment};
use super::shelf::Shelf;
use crate::cancel::{Cancel, Cancelled};
use crate::reprints::fingerprint::winnow;
use crate::reprints::{Fingerprint, Hit, Matcher, Passage, Side, Variant, variants};
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
    /// Where the witness reads differently from `seed`, the reading that was asked about, in order: what is worth
    /// showing unasked. [`variants`] gives the others too. Linear in the passage.
    pub fn variants(&self, seed: &Reading) -> Vec<Variant> {
        let witness = Side { seed: &self.witness.seed, folded: &self.witness.folded };
        let mut found = variants(Side { seed: &seed.seed, folded: &seed.folded }, witness, &self.passage);
        found.retain(|variant| variant.class.is_worth_showing());
        found
    }
}

/// A segment, how many of its seeds are dead, and of how many of these it has no posting any more.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) segment: Arc<Segment>,
    pub(super) dead: u32,
    pub(super) swept: u32,
}

/// An open document, over what is on disk.
#[derive(Debug)]
pub(super) struct Overlay {
    pub(super) reading: Arc<Reading>,
    segment: Segment,
}

/// The corpus at one moment. Cloning is cheap; nothing that happens later changes it.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub(super) segments: Arc<Vec<Held>>,
    pub(super) shelf: Shelf,
    /// In order of their paths; few.
    pub(super) overlays: Arc<Vec<Arc<Overlay>>>,
}

impl Snapshot {
    /// How many seeds it holds.
    pub fn len(&self) -> usize {
        let new = self.overlays.iter().filter(|overlay| self.shelf.id_of(&overlay.reading.path).is_none());
        self.shelf.len() + new.count()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same corpus with the text of one more open document laid over what is on disk, for a reader that cannot
    /// wait until [`Corpus::overlay`](super::Corpus::overlay) has been told of it. Costs work proportional to the seed
    /// and to the number of open documents, not to the corpus.
    #[must_use]
    pub fn with_overlay(&self, reading: Arc<Reading>) -> Self {
        let segment = Segment::of([&winnow(reading.folded.characters())[..]]);
        let mut overlays: Vec<_> = self.overlays.as_ref().clone();
        let place = overlays.binary_search_by(|overlay| overlay.reading.path.cmp(&reading.path));
        let overlay = Arc::new(Overlay { reading, segment });
        match place {
            Ok(at) => overlays[at] = overlay,
            Err(at) => overlays.insert(at, overlay),
        }
        Self { overlays: Arc::new(overlays), ..self.clone() }
    }

    /// The seed at a path, as it reads now.
    pub fn get(&self, path: &Path) -> Option<Arc<Reading>> {
        let overlay = self.overlays.binary_search_by(|overlay| overlay.reading.path.as_path().cmp(path));
        match overlay.ok().and_then(|at| self.overlays.get(at)) {
            Some(overlay) => Some(Arc::clone(&overlay.reading)),
            None => self.shelf.get(self.shelf.id_of(path)?).cloned(),
        }
    }

    /// Every seed, as it reads now, in order of the paths. Costs sorting them.
    pub fn readings(&self) -> Vec<Arc<Reading>> {
        let hidden = self.hidden();
        let on_disk = self.shelf.readings().filter(|reading| {
            hidden.is_empty() || self.shelf.id_of(&reading.path).is_none_or(|id| !hidden.contains(&id))
        });
        let mut readings: Vec<_> =
            on_disk.chain(self.overlays.iter().map(|overlay| &overlay.reading)).cloned().collect();
        readings.sort_unstable_by(|one, two| one.path.cmp(&two.path));
        readings
    }

    /// The numbers of the seeds that open documents lie over.
    fn hidden(&self) -> Vec<SeedId> {
        self.overlays.iter().filter_map(|overlay| self.shelf.id_of(&overlay.reading.path)).collect()
    }

    /// Every passage that `seed` shares with another seed of the corpus (the seed itself, found by its path, left
    /// out), in the order of [`Witnessed::seed_span`], and for the same place the earliest witness first.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn passages(&self, seed: &Reading, cancel: &Cancel) -> Result<Vec<Witnessed>, Cancelled> {
        let mut matcher = Matcher::new();
        let mut found = Vec::new();
        for Candidate { reading: witness, mut hits } in self.candidates(seed, cancel)? {
            cancel.check()?;
            // Asked always the same way round, so that both seeds get the same answer.
            let passages = if seed.path < witness.path {
                matcher.passages(&seed.folded, &witness.folded, &mut hits, cancel)?
            } else {
                hits.iter_mut().for_each(|hit| (hit.a, hit.b) = (hit.b, hit.a));
                let passages = matcher.passages(&witness.folded, &seed.folded, &mut hits, cancel)?;
                passages.iter().map(Passage::flipped).collect()
            };
            found.extend(passages.into_iter().map(|passage| Witnessed {
                seed_span: seed.folded.source_span(passage.seed),
                witness_span: witness.folded.source_span(passage.witness),
                witness: Arc::clone(&witness),
                passage,
            }));
        }
        found.sort_by(|one, two| {
            let key = |witnessed: &Witnessed| (witnessed.seed_span, witnessed.witness_span);
            let by_place = one.seed_span.cmp(&two.seed_span);
            by_place
                .then_with(|| one.witness.earliest_first().cmp(&two.witness.earliest_first()))
                .then_with(|| key(one).cmp(&key(two)))
        });
        Ok(found)
    }

    /// The seeds that have a fingerprint in common with `seed`, in order of their paths, each with the places.
    fn candidates(&self, seed: &Reading, cancel: &Cancel) -> Result<Vec<Candidate>, Cancelled> {
        let hidden = self.hidden();
        let own = self.shelf.id_of(&seed.path);
        let mut places: HashMap<Fingerprint, Vec<u32>> = HashMap::new();
        for mark in winnow(seed.folded.characters()) {
            places.entry(mark.fingerprint).or_default().push(mark.at);
        }
        let common = COMMON.max(self.len() / COMMON_SHARE);
        let mut hits: Vec<(SeedRef, Hit)> = Vec::new();
        let mut postings: Vec<(SeedRef, u32)> = Vec::new();
        for (fingerprint, here) in &places {
            cancel.check()?;
            postings.clear();
            for held in self.segments.iter() {
                let living = held
                    .segment
                    .find(*fingerprint)
                    .filter(|(id, _)| Some(*id) != own && !hidden.contains(id) && self.shelf.get(*id).is_some());
                postings.extend(living.map(|(id, at)| (SeedRef::OnDisk(id), at)));
            }
            for (index, overlay) in self.overlays.iter().enumerate().filter(|(_, o)| o.reading.path != seed.path) {
                postings.extend(overlay.segment.find(*fingerprint).map(|(_, at)| (SeedRef::Open(index), at)));
            }
            if postings.chunk_by(|one, two| one.0 == two.0).count() <= common {
                for there in postings.chunk_by(|one, two| one.0 == two.0) {
                    pair(here, there, &mut hits);
                }
            }
        }
        hits.sort_unstable();
        let mut found: Vec<_> = hits
            .chunk_by(|one, two| one.0 == two.0)
            .filter_map(|group| {
                let reading = Arc::clone(self.resolve(group.first()?.0)?);
                Some(Candidate { reading, hits: group.iter().map(|(_, hit)| *hit).collect() })
            })
            .collect();
        found.sort_unstable_by(|one, two| one.reading.path.cmp(&two.reading.path));
        Ok(found)
    }

    fn resolve(&self, seed: SeedRef) -> Option<&Arc<Reading>> {
        match seed {
            SeedRef::OnDisk(id) => self.shelf.get(id),
            SeedRef::Open(index) => self.overlays.get(index).map(|overlay| &overlay.reading),
        }
    }
}

/// A seed that may share a passage with the one that was asked about.
struct Candidate {
    reading: Arc<Reading>,
    /// Where the two have a fingerprint in common.
    hits: Vec<Hit>,
}

/// A seed of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SeedRef {
    OnDisk(SeedId),
    Open(usize),
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
