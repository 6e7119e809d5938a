//! A look-up session: one consistent view of the corpus for one look-up.

use std::cell::RefCell;
use std::sync::Arc;

use super::fingerprint_map::{ByFingerprint, SharedFingerprint};
use super::negative_cache::{ComparisonKey, NegativeCache};
use super::overlay::Overlay;
use super::overlays::Overlays;
use super::{OnDisk, Snapshot};
use crate::corpus::index::{
    AnalysedSeed, ComparableSeed, FileRecord, IndexError, IndexReader, SeedId, SeedSummary, StoredSeed,
    path_from_stored_name,
};
use crate::reprints::Fingerprint;
use crate::text::subslice;

/// The number of seeds up to which a common fingerprint is counted.
const MAX_COUNTED: usize = 1_000;

/// The greatest document frequency of a fingerprint that is looked up, in a small corpus; in a large one, one seed in
/// [`MAX_DOCUMENT_SHARE`].
const MAX_DOCUMENT_FREQUENCY: usize = 256;
const MAX_DOCUMENT_SHARE: usize = 32;

/// How many seeds are read from a posting list at a time.
const PAGE_SEEDS: usize = 64;

/// See the module. Everything it says of what is on disk comes from one transaction.
///
/// What cannot be read from the index is treated as absent, and [`LookupSession::finish`] reports it: then the caller
/// must not give an answer.
pub(in crate::corpus) struct LookupSession<'a> {
    /// The seed that is looked up.
    seed: &'a AnalysedSeed,
    id: SeedId,
    /// Its fingerprints, with their places in folded characters.
    fingerprints: ByFingerprint<Vec<u32>>,
    on_disk: Option<(&'a OnDisk, IndexReader<'a>)>,
    /// The open documents, the looked-up seed perhaps among them.
    open: &'a Overlays,
    lists: RefCell<ByFingerprint<PostingList>>,
    /// The first error.
    failure: RefCell<Option<IndexError>>,
}

/// The seeds that have a fingerprint, as far as they were read.
#[derive(Default)]
struct PostingList {
    /// Sorted by their numbers.
    seeds: Vec<SeedId>,
    /// The number from which on there may be more.
    rest: Option<SeedId>,
}

/// A seed other than the one that is looked up, and where its text is.
pub(in crate::corpus) struct LocatedSeed<'a> {
    pub(in crate::corpus) known: SeedSummary,
    id: SeedId,
    found: SeedLocation<'a>,
}

/// Where a seed's text is.
enum SeedLocation<'a> {
    Open(&'a Arc<AnalysedSeed>),
    OnDisk(Arc<FileRecord>),
}

/// The text of a seed.
pub(in crate::corpus) enum SeedText<'a> {
    /// Of the seed that is looked up, or of an open document.
    Given(&'a AnalysedSeed),
    /// Of a file, as the index has it.
    Stored(Arc<StoredSeed>),
}

impl SeedText<'_> {
    /// The text, ready to be compared.
    pub(in crate::corpus) fn comparable(&self) -> ComparableSeed<'_> {
        match self {
            Self::Given(analysed) => analysed.comparable(),
            Self::Stored(stored) => stored.comparable(),
        }
    }
}

impl<'a> LookupSession<'a> {
    /// A session for looking up `seed`. Opens a read transaction.
    pub(in crate::corpus) fn new(seed: &'a AnalysedSeed, snapshot: &'a Snapshot) -> Self {
        let mut fingerprints = ByFingerprint::<Vec<u32>>::default();
        for mark in &seed.fingerprints {
            fingerprints.entry(mark.fingerprint).or_default().push(mark.at);
        }
        let mut session = Self {
            seed,
            id: snapshot.id_of(&seed.path),
            fingerprints,
            on_disk: None,
            open: &snapshot.overlays,
            lists: RefCell::default(),
            failure: RefCell::default(),
        };
        if let Some(on_disk) = &snapshot.on_disk {
            let damaged = on_disk.index.is_damaged().then_some(IndexError::Damaged);
            let reader = damaged.map_or_else(|| on_disk.index.reader(), Err);
            let reader = reader.inspect_err(|error| on_disk.index.report_error(error));
            session.on_disk = session.record_failure(reader).map(|reader| (on_disk, reader));
        }
        session
    }

    /// To be called at the end: whether everything could be read.
    ///
    /// # Errors
    /// The first error.
    pub(in crate::corpus) fn finish(&self) -> Result<(), IndexError> {
        self.failure.take().map_or(Ok(()), Err)
    }

    fn record_failure<T>(&self, result: Result<T, IndexError>) -> Option<T> {
        let error = match result {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        if let Some((on_disk, _)) = &self.on_disk {
            on_disk.index.report_error(&error);
        }
        self.failure.borrow_mut().get_or_insert(error);
        None
    }

    /// The number of seeds, at least.
    pub(in crate::corpus) fn len(&self) -> usize {
        let on_disk = self.on_disk.as_ref().and_then(|(_, reader)| self.record_failure(reader.len()));
        let is_open = usize::from(self.open.at(&self.seed.path).is_some());
        on_disk.unwrap_or_default().max(self.open.len() + 1 - is_open)
    }

    /// The fingerprints of the seed that is looked up, with their places in folded characters.
    pub(in crate::corpus) fn fingerprints(&self) -> &ByFingerprint<Vec<u32>> {
        &self.fingerprints
    }

    /// Adds to `seeds` the other seeds that have a fingerprint, sorted by their numbers, if there are at least one
    /// and at most `most`. Returns whether that is so.
    pub(in crate::corpus) fn others_if_rare(
        &self,
        fingerprint: Fingerprint,
        most: usize,
        seeds: &mut Vec<SeedId>,
    ) -> bool {
        let mut lists = self.lists.borrow_mut();
        let list = lists.entry(fingerprint).or_insert_with(|| self.first_page(fingerprint, most + 2));
        let others = list.seeds.iter().copied().filter(|id| *id != self.id);
        let is_few = list.rest.is_none() && (1..=most).contains(&others.clone().count());
        if is_few {
            seeds.extend(others);
        }
        is_few
    }

    /// The document frequency of a fingerprint, if it is too common to be looked up; seeds beyond [`MAX_COUNTED`] are
    /// not counted.
    pub(in crate::corpus) fn frequency_if_common(&self, fingerprint: Fingerprint) -> Option<usize> {
        let most = max_document_frequency(self.len());
        let mut seeds = Vec::new();
        if self.others_if_rare(fingerprint, most, &mut seeds) {
            return None;
        }
        while seeds.len() < MAX_COUNTED.max(most + 2) && self.next_holders(fingerprint, seeds.len(), &mut seeds) {}
        // The seed that is looked up is one of them, and does not count.
        Some(seeds.len().saturating_sub(1)).filter(|others| *others > most)
    }

    /// Adds to `seeds` the next page of seeds that have a fingerprint, sorted by their numbers, from the `from`-th
    /// on. Returns whether there may be more.
    pub(in crate::corpus) fn next_holders(
        &self,
        fingerprint: Fingerprint,
        from: usize,
        seeds: &mut Vec<SeedId>,
    ) -> bool {
        let mut lists = self.lists.borrow_mut();
        let list = lists.entry(fingerprint).or_insert_with(|| self.first_page(fingerprint, PAGE_SEEDS));
        if list.seeds.len() <= from
            && let Some(rest) = list.rest
        {
            list.rest = self.page(fingerprint, rest, PAGE_SEEDS, &mut list.seeds);
        }
        let to = list.seeds.len().min(from + PAGE_SEEDS);
        seeds.extend_from_slice(subslice(&list.seeds, from..to));
        to < list.seeds.len() || list.rest.is_some()
    }

    fn first_page(&self, fingerprint: Fingerprint, most: usize) -> PostingList {
        let mut seeds = Vec::new();
        let rest = self.page(fingerprint, SeedId::FIRST, most, &mut seeds);
        PostingList { seeds, rest }
    }

    /// Adds about `most` more seeds that have a fingerprint, from a number on, sorted: those on disk, and open
    /// documents in place of their files. Returns the number from which on there are more.
    fn page(&self, fingerprint: Fingerprint, from: SeedId, most: usize, seeds: &mut Vec<SeedId>) -> Option<SeedId> {
        let begin = seeds.len();
        let mut rest = None;
        if let Some((on_disk, reader)) = &self.on_disk {
            let holders = on_disk.texts.holders(reader, fingerprint, from, most, seeds);
            let are_more = self.record_failure(holders).unwrap_or_default();
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
        let is_other = |id: SeedId, open: &Overlay| here(id) && open.analysed.path != self.seed.path;
        let open = self.open.holders(fingerprint).filter(|(id, open)| is_other(*id, open));
        seeds.extend(open.map(|(id, _)| id));
        seeds.extend(Some(self.id).filter(|id| here(*id) && self.fingerprints.contains_key(&fingerprint)));
        if let Some(new) = seeds.get_mut(begin..) {
            new.sort_unstable();
        }
        rest
    }

    /// Finds a seed other than the one that is looked up.
    pub(in crate::corpus) fn locate(&self, id: SeedId) -> Option<LocatedSeed<'a>> {
        if let Some(open) = self.open.get(id).filter(|open| open.analysed.path != self.seed.path) {
            let known = SeedSummary { path: open.analysed.path.clone(), published: open.analysed.published() };
            return Some(LocatedSeed { known, id, found: SeedLocation::Open(&open.analysed) });
        }
        let (on_disk, reader) = self.on_disk.as_ref()?;
        let head = self.record_failure(on_disk.texts.head(reader, id))?;
        // The postings and the records are of one transaction.
        let head = self.record_failure(head.ok_or(IndexError::Damaged))?;
        let known = || {
            let path = path_from_stored_name(&on_disk.root, &head.name)?;
            Some(SeedSummary { path, published: head.seed.as_ref()?.published() })
        };
        let known = self.record_failure(known().ok_or(IndexError::Damaged))?;
        Some(LocatedSeed { known, id, found: SeedLocation::OnDisk(head) })
    }

    /// The text of a located seed.
    pub(in crate::corpus) fn text(&self, located: &LocatedSeed<'a>) -> Option<SeedText<'a>> {
        match &located.found {
            SeedLocation::Open(analysed) => Some(SeedText::Given(analysed)),
            SeedLocation::OnDisk(head) => {
                let (on_disk, reader) = self.on_disk.as_ref()?;
                self.record_failure(on_disk.texts.text(reader, &on_disk.root, located.id, head)).map(SeedText::Stored)
            }
        }
    }

    /// The key of the comparison of the looked-up seed with a located one, and the negative cache, if the located
    /// seed is on disk. `is_first` and `shared` are as in [`ComparisonKey::new`].
    pub(in crate::corpus) fn comparison_key(
        &self,
        located: &LocatedSeed<'a>,
        is_first: bool,
        shared: &[SharedFingerprint],
    ) -> Option<(ComparisonKey, &'a NegativeCache)> {
        let (SeedLocation::OnDisk(head), Some((on_disk, _))) = (&located.found, &self.on_disk) else { return None };
        let comparison_key = ComparisonKey::new(self.seed, is_first, (located.id, head.content), shared)?;
        Some((comparison_key, &on_disk.negative_cache))
    }

    /// The text of any seed, by its number; of the looked-up seed the text that was given.
    pub(in crate::corpus) fn text_of(&self, id: SeedId) -> Option<SeedText<'a>> {
        if id == self.id { Some(SeedText::Given(self.seed)) } else { self.text(&self.locate(id)?) }
    }

    /// A located seed as it reads now, with its own characters, and whether it still has the text that was compared.
    /// `None` if its file is gone.
    pub(in crate::corpus) fn witness(
        &self,
        located: &LocatedSeed<'a>,
        text: &SeedText<'a>,
    ) -> Option<(Arc<AnalysedSeed>, bool)> {
        match (&located.found, text) {
            (SeedLocation::Open(analysed), _) => Some((Arc::clone(analysed), true)),
            (SeedLocation::OnDisk(_), SeedText::Stored(stored)) => {
                let (on_disk, _) = self.on_disk.as_ref()?;
                let (analysed, content) = on_disk.files.read(&stored.path)?;
                Some((analysed, content == stored.content))
            }
            (SeedLocation::OnDisk(_), SeedText::Given(_)) => None,
        }
    }
}

/// The greatest document frequency of a fingerprint that is worth looking up, in a corpus of `seeds` seeds.
pub(in crate::corpus) fn max_document_frequency(seeds: usize) -> usize {
    MAX_DOCUMENT_FREQUENCY.max(seeds / MAX_DOCUMENT_SHARE)
}
