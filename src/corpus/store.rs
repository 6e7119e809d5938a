//! The corpus as its owner changes it.

use std::path::Path;
use std::sync::Arc;

use super::reading::Reading;
use super::segment::{SeedId, Segment};
use super::snapshot::{Held, Overlay, Snapshot};

/// Segments are merged until they have this many postings, so that a merge takes no longer than some ten milliseconds.
const LARGEST: usize = 1 << 20;

/// The seeds under one root and the index over them. One owner changes it.
#[derive(Debug, Default)]
pub struct Corpus {
    now: Snapshot,
}

/// Readings with their fingerprints sorted, ready to be put into a corpus. Making one costs time and can be done on
/// any thread; [`Corpus::insert_batch`] is cheap.
#[derive(Debug)]
pub struct Batch {
    readings: Vec<Arc<Reading>>,
    segment: Segment,
}

impl Batch {
    /// A batch of seeds as they stand on disk; no path may occur twice.
    pub fn of(readings: Vec<Arc<Reading>>) -> Self {
        let segment = Segment::of(readings.iter().map(|reading| &reading.marks[..]));
        Self { readings, segment }
    }

    /// The readings in it.
    pub fn readings(&self) -> &[Arc<Reading>] {
        &self.readings
    }
}

impl Corpus {
    /// An empty corpus.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a seed as it stands on disk, or replaces what was known of the same path. Costs work proportional to the
    /// seed, and now and then a merge of segments.
    pub fn insert(&mut self, reading: Arc<Reading>) {
        self.insert_batch(Batch::of(vec![reading]));
    }

    /// Adds many seeds at once, or replaces what was known of their paths.
    pub fn insert_batch(&mut self, batch: Batch) {
        let segment = batch.segment.numbered_from(self.now.shelf.next());
        let segments = Arc::make_mut(&mut self.now.segments);
        segments.push(Held { segment: Arc::new(segment), dead: 0, swept: 0 });
        for reading in batch.readings {
            if let Some(dead) = self.now.shelf.put(reading) {
                self.bury(dead);
            }
        }
        self.merge();
    }

    /// Lays the text of an open document over what is on disk, until [`Corpus::remove_overlay`].
    pub fn overlay(&mut self, overlay: Arc<Overlay>) {
        self.now = self.now.with_overlay(overlay);
    }

    /// Takes the open document's text away again; what is on disk counts again.
    pub fn remove_overlay(&mut self, path: &Path) {
        if self.now.overlays.iter().any(|overlay| overlay.reading.path == path) {
            Arc::make_mut(&mut self.now.overlays).retain(|overlay: &Arc<Overlay>| overlay.reading.path != path);
        }
    }

    /// Forgets a file that is gone from disk.
    pub fn remove(&mut self, path: &Path) {
        if let Some(dead) = self.now.shelf.take(path) {
            self.bury(dead);
        }
    }

    /// The seed at a path as it stands on disk, whatever is laid over it.
    pub fn on_disk(&self, path: &Path) -> Option<&Arc<Reading>> {
        self.now.shelf.get(self.now.shelf.id_of(path)?)
    }

    /// The corpus as it stands now. Cheap: the server takes one for each request.
    pub fn snapshot(&self) -> Snapshot {
        self.now.clone()
    }

    /// Counts a dead seed, and sweeps its segment when half of it is dead.
    fn bury(&mut self, dead: SeedId) {
        let shelf = &self.now.shelf;
        let segments = Arc::make_mut(&mut self.now.segments);
        let Some(index) = segments.iter().position(|held| held.segment.covers(dead)) else { return };
        let held = &mut segments[index];
        held.dead += 1;
        let seeds = held.segment.seeds();
        if held.dead == seeds {
            segments.remove(index);
        } else if (held.dead - held.swept) * 2 > seeds - held.swept {
            held.segment = Arc::new(held.segment.swept(|id| shelf.get(id).is_some()));
            held.swept = held.dead;
        }
    }

    /// Merges the newest segments as long as they are about as large as the one before them: there are never more than
    /// a few, and a posting is merged only some times, however many seeds come.
    fn merge(&mut self) {
        let shelf = &self.now.shelf;
        let segments = Arc::make_mut(&mut self.now.segments);
        while let [.., older, newer] = &segments[..] {
            let together = older.segment.len() + newer.segment.len();
            if together > LARGEST || older.segment.len() > 2 * newer.segment.len() {
                break;
            }
            let merged = Segment::merged(&older.segment, &newer.segment, |id| shelf.get(id).is_some());
            let dead = older.dead + newer.dead;
            segments.truncate(segments.len() - 2);
            segments.push(Held { segment: Arc::new(merged), dead, swept: dead });
        }
    }
}
