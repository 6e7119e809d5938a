//! One look-up's view of the corpus: who has a fingerprint, what is known of whom, how each reads.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use super::candidates::{Shared, most_for_news};
use super::fruitless::{Fruitless, Outlook};
use super::index::{Head, IndexError, Reader, SeedId, Stored, path_of};
use super::overlay::Overlay;
use super::overlays::Overlays;
use super::reading::{Compared, Known, Reading};
use super::snapshot::{OnDisk, Snapshot};
use crate::reprints::Fingerprint;
use crate::text::subslice;

/// So many seeds are counted that have a fingerprint.
const MOST_COUNTED: usize = 1_000;

/// How many seeds are asked for at a time.
const PAGE: usize = 64;

/// A map by fingerprint: they are hashes already.
pub(super) type ByFingerprint<T> = HashMap<Fingerprint, T, BuildHasherDefault<AsItIs>>;

/// Spreads the bits of what is a hash already.
#[derive(Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(self.0 as u32 ^ u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// See the module. Everything that it says of what is on disk is of one moment.
///
/// What cannot be read from the index is as if it were not there, and [`Asking::finish`] says so: then no answer is to be
/// given.
pub(super) struct Asking<'a> {
    /// The seed that was asked about.
    seed: &'a Reading,
    id: SeedId,
    /// Its fingerprints, with their places.
    own: ByFingerprint<Vec<u32>>,
    on_disk: Option<(&'a OnDisk, Reader<'a>)>,
    /// The open documents, that seed perhaps among them.
    open: &'a Overlays,
    lists: RefCell<ByFingerprint<List>>,
    /// The first thing that went wrong.
    failure: RefCell<Option<IndexError>>,
}

/// The seeds that have a fingerprint, as far as they were asked for.
#[derive(Default)]
struct List {
    /// In order.
    seeds: Vec<SeedId>,
    /// From which number on there may be more.
    rest: Option<SeedId>,
}

/// A seed that may share a passage with the one that was asked about.
pub(super) struct Candidate<'a> {
    pub(super) known: Known,
    id: SeedId,
    found: Found<'a>,
}

/// Where a seed was found.
enum Found<'a> {
    Open(&'a Arc<Reading>),
    OnDisk(Arc<Head>),
}

/// How a seed reads.
pub(super) enum Text<'a> {
    /// It was asked about, or is open.
    Given(&'a Reading),
    /// The index has it.
    Stored(Arc<Stored>),
}

impl Text<'_> {
    /// The same, to be compared.
    pub(super) fn compared(&self) -> Compared<'_> {
        match self {
            Self::Given(reading) => reading.compared(),
            Self::Stored(stored) => stored.compared(),
        }
    }
}

impl<'a> Asking<'a> {
    pub(super) fn about(seed: &'a Reading, snapshot: &'a Snapshot) -> Self {
        let mut own = ByFingerprint::<Vec<u32>>::default();
        for mark in &seed.marks {
            own.entry(mark.fingerprint).or_default().push(mark.at);
        }
        let mut asking = Self {
            seed,
            id: snapshot.id_of(&seed.path),
            own,
            on_disk: None,
            open: &snapshot.overlays,
            lists: RefCell::default(),
            failure: RefCell::default(),
        };
        if let Some(on_disk) = &snapshot.on_disk {
            let damaged = on_disk.index.is_damaged().then_some(IndexError::Damaged);
            let reader = damaged.map_or_else(|| on_disk.index.reader(), Err);
            let reader = reader.inspect_err(|error| on_disk.index.complain(error));
            asking.on_disk = asking.noted(reader).map(|reader| (on_disk, reader));
        }
        asking
    }

    /// To be asked at the end: whether all could be read.
    ///
    /// # Errors
    /// The first thing that could not.
    pub(super) fn finish(&self) -> Result<(), IndexError> {
        self.failure.take().map_or(Ok(()), Err)
    }

    fn noted<T>(&self, result: Result<T, IndexError>) -> Option<T> {
        let error = match result {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        if let Some((on_disk, _)) = &self.on_disk {
            on_disk.index.complain(&error);
        }
        self.failure.borrow_mut().get_or_insert(error);
        None
    }

    /// How many seeds there are, at least.
    pub(super) fn len(&self) -> usize {
        let on_disk = self.on_disk.as_ref().and_then(|(_, reader)| self.noted(reader.len()));
        let is_open = usize::from(self.open.at(&self.seed.path).is_some());
        on_disk.unwrap_or_default().max(self.open.len() + 1 - is_open)
    }

    /// The fingerprints of the seed that was asked about, with their places.
    pub(super) fn own(&self) -> &ByFingerprint<Vec<u32>> {
        &self.own
    }

    /// Adds to `seeds` the other seeds that have a fingerprint, in order of their numbers, if there are any and no more
    /// than `most`; gives whether it is so.
    pub(super) fn few_others(&self, fingerprint: Fingerprint, most: usize, seeds: &mut Vec<SeedId>) -> bool {
        let mut lists = self.lists.borrow_mut();
        let list = lists.entry(fingerprint).or_insert_with(|| self.begun(fingerprint, most + 2));
        let others = list.seeds.iter().copied().filter(|id| *id != self.id);
        let is_few = list.rest.is_none() && (1..=most).contains(&others.clone().count());
        if is_few {
            seeds.extend(others);
        }
        is_few
    }

    /// How many seeds have a fingerprint, if they are too many for it to carry news; beyond a thousand they are not
    /// counted.
    pub(super) fn too_many(&self, fingerprint: Fingerprint) -> Option<usize> {
        let most = most_for_news(self.len());
        let mut seeds = Vec::new();
        if self.few_others(fingerprint, most, &mut seeds) {
            return None;
        }
        while seeds.len() < MOST_COUNTED.max(most + 2) && self.more(fingerprint, seeds.len(), &mut seeds) {}
        // This seed is among them, which is none of the others.
        Some(seeds.len().saturating_sub(1)).filter(|others| *others > most)
    }

    /// Adds to `seeds` the seeds that have a fingerprint, in order of their numbers, from the `from`-th on: the next
    /// few. Gives whether there may be more.
    pub(super) fn more(&self, fingerprint: Fingerprint, from: usize, seeds: &mut Vec<SeedId>) -> bool {
        let mut lists = self.lists.borrow_mut();
        let list = lists.entry(fingerprint).or_insert_with(|| self.begun(fingerprint, PAGE));
        if list.seeds.len() <= from
            && let Some(rest) = list.rest
        {
            list.rest = self.page(fingerprint, rest, PAGE, &mut list.seeds);
        }
        let to = list.seeds.len().min(from + PAGE);
        seeds.extend_from_slice(subslice(&list.seeds, from..to));
        to < list.seeds.len() || list.rest.is_some()
    }

    fn begun(&self, fingerprint: Fingerprint, most: usize) -> List {
        let mut seeds = Vec::new();
        let rest = self.page(fingerprint, SeedId::FIRST, most, &mut seeds);
        List { seeds, rest }
    }

    /// Adds about the `most` next seeds that have a fingerprint, from a number on, in order: those on disk, and those in
    /// the place of which others count. Gives from where on there are more.
    fn page(&self, fingerprint: Fingerprint, from: SeedId, most: usize, seeds: &mut Vec<SeedId>) -> Option<SeedId> {
        let begin = seeds.len();
        let mut rest = None;
        if let Some((on_disk, reader)) = &self.on_disk {
            let having = on_disk.texts.having(reader, fingerprint, from, most, seeds);
            let are_more = self.noted(having).unwrap_or_default();
            rest = seeds.last().filter(|_| are_more).and_then(|last| last.plus(1));
        }
        let mut kept = begin;
        for at in begin..seeds.len() {
            if seeds[at] != self.id && self.open.get(seeds[at]).is_none() {
                seeds.swap(kept, at);
                kept += 1;
            }
        }
        seeds.truncate(kept);
        let here = |id: SeedId| id >= from && rest.is_none_or(|rest| id < rest);
        let is_other = |id: SeedId, open: &Overlay| here(id) && open.reading.path != self.seed.path;
        let open = self.open.having(fingerprint).filter(|(id, open)| is_other(*id, open));
        seeds.extend(open.map(|(id, _)| id));
        seeds.extend(Some(self.id).filter(|id| here(*id) && self.own.contains_key(&fingerprint)));
        if let Some(new) = seeds.get_mut(begin..) {
            new.sort_unstable();
        }
        rest
    }

    /// What is known of a seed other than the one that was asked about.
    pub(super) fn candidate(&self, id: SeedId) -> Option<Candidate<'a>> {
        if let Some(open) = self.open.get(id).filter(|open| open.reading.path != self.seed.path) {
            let known = Known { path: open.reading.path.clone(), published: open.reading.published() };
            return Some(Candidate { known, id, found: Found::Open(&open.reading) });
        }
        let (on_disk, reader) = self.on_disk.as_ref()?;
        let head = self.noted(on_disk.texts.head(reader, id))?;
        // The postings and the heads are of one moment.
        let head = self.noted(head.ok_or(IndexError::Damaged))?;
        let known = || {
            let path = path_of(&on_disk.root, &head.name)?;
            Some(Known { path, published: head.seed.as_ref()?.published() })
        };
        let known = self.noted(known().ok_or(IndexError::Damaged))?;
        Some(Candidate { known, id, found: Found::OnDisk(head) })
    }

    /// How a candidate reads.
    pub(super) fn text(&self, candidate: &Candidate<'a>) -> Option<Text<'a>> {
        match &candidate.found {
            Found::Open(reading) => Some(Text::Given(reading)),
            Found::OnDisk(head) => {
                let (on_disk, reader) = self.on_disk.as_ref()?;
                self.noted(on_disk.texts.text(reader, &on_disk.root, candidate.id, head)).map(Text::Stored)
            }
        }
    }

    /// What comparing the seed that was asked about with a candidate depends on, and what is remembered of comparisons; if
    /// the index has the candidate. `is_first` and `shared` as [`Outlook::of`] wants them.
    pub(super) fn outlook(
        &self,
        candidate: &Candidate<'a>,
        is_first: bool,
        shared: &[Shared],
    ) -> Option<(Outlook, &'a Fruitless)> {
        let (Found::OnDisk(head), Some((on_disk, _))) = (&candidate.found, &self.on_disk) else { return None };
        let outlook = Outlook::of(self.seed, is_first, (candidate.id, head.content), shared)?;
        Some((outlook, &on_disk.fruitless))
    }

    /// How any seed reads, by its number: the one that was asked about as it was given.
    pub(super) fn text_of(&self, id: SeedId) -> Option<Text<'a>> {
        if id == self.id { Some(Text::Given(self.seed)) } else { self.text(&self.candidate(id)?) }
    }

    /// A candidate as it reads now, all of it, and whether that is what its text was; none if its file is gone.
    pub(super) fn witness(&self, candidate: &Candidate<'a>, text: &Text<'a>) -> Option<(Arc<Reading>, bool)> {
        match (&candidate.found, text) {
            (Found::Open(reading), _) => Some((Arc::clone(reading), true)),
            (Found::OnDisk(_), Text::Stored(stored)) => {
                let (on_disk, _) = self.on_disk.as_ref()?;
                let (reading, content) = on_disk.files.read(&stored.path)?;
                Some((reading, content == stored.content))
            }
            (Found::OnDisk(_), Text::Given(_)) => None,
        }
    }
}
