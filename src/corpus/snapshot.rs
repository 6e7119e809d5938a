//! The corpus at one moment, for readers.

use std::path::Path;
use std::sync::Arc;

use super::reading::Reading;
use super::segment::{SeedId, Segment};
use super::shelf::Shelf;
use crate::reprints::Fingerprint;

/// A segment, how many of its seeds are dead, and of how many of these it has no posting any more.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) segment: Arc<Segment>,
    pub(super) dead: u32,
    pub(super) swept: u32,
}

/// An open document, ready to be laid over what is on disk. Making one costs work proportional to the seed and can be
/// done on any thread; laying it costs next to nothing.
#[derive(Debug)]
pub struct Overlay {
    pub(super) reading: Arc<Reading>,
    segment: Segment,
}

impl Overlay {
    /// The overlay with the text of one reading.
    pub fn of(reading: Arc<Reading>) -> Self {
        let segment = Segment::of([&reading.marks[..]]);
        Self { reading, segment }
    }
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
    /// wait until [`Corpus::overlay`](super::Corpus::overlay) has been told of it. Costs work proportional to the
    /// number of open documents.
    #[must_use]
    pub fn with_overlay(&self, overlay: Arc<Overlay>) -> Self {
        let mut overlays: Vec<_> = self.overlays.as_ref().clone();
        let place = overlays.binary_search_by(|other| other.reading.path.cmp(&overlay.reading.path));
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

    /// A way to ask who has a fingerprint, apart from the seed of one path.
    pub(super) fn others_than<'a>(&'a self, path: &'a Path) -> Others<'a> {
        let mut left_out = self.hidden();
        left_out.extend(self.shelf.id_of(path));
        Others { snapshot: self, path, left_out }
    }

    /// The reading that a reference stands for.
    pub(super) fn resolve(&self, seed: SeedRef) -> Option<&Arc<Reading>> {
        match seed {
            SeedRef::OnDisk(id) => self.shelf.get(id),
            SeedRef::Open(index) => self.overlays.get(index).map(|overlay| &overlay.reading),
        }
    }
}

/// The seeds of a snapshot but one.
pub(super) struct Others<'a> {
    snapshot: &'a Snapshot,
    path: &'a Path,
    /// What is on disk and does not count: the seed itself, and what open documents lie over.
    left_out: Vec<SeedId>,
}

impl Others<'_> {
    /// Who has a fingerprint, and where: the places of one seed side by side.
    pub(super) fn have(&self, fingerprint: Fingerprint, found: &mut Vec<(SeedRef, u32)>) {
        found.clear();
        let Snapshot { segments, shelf, overlays } = self.snapshot;
        for held in segments.iter() {
            let on_disk = held.segment.find(fingerprint);
            let living = on_disk.filter(|(id, _)| !self.left_out.contains(id) && shelf.get(*id).is_some());
            found.extend(living.map(|(id, at)| (SeedRef::OnDisk(id), at)));
        }
        for (index, overlay) in overlays.iter().enumerate().filter(|(_, open)| open.reading.path != self.path) {
            found.extend(overlay.segment.find(fingerprint).map(|(_, at)| (SeedRef::Open(index), at)));
        }
    }
}

/// A seed of one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SeedRef {
    OnDisk(SeedId),
    Open(usize),
}
