//! The open documents of a snapshot, found by path, by number and by fingerprint.
//!
//! Cloning is cheap, and adding or removing a document costs the logarithm of their number, so a server with a
//! thousand open documents answers as fast as one with ten.
//!
//! Fingerprints are looked up in *levels*, as in a log-structured merge tree (O'Neil, Cheng, Gawlick and O'Neil
//! 1996): a new document is a level of its own, and levels of similar weight are merged. A document that was closed
//! stays in its level until the next merge and is filtered out until then. The table of a level is built by the first
//! look-up.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rpds::RedBlackTreeMapSync;

use super::overlay::Overlay;
use crate::corpus::index::SeedId;
use crate::reprints::Fingerprint;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(in crate::corpus) struct Overlays {
    by_path: RedBlackTreeMapSync<PathBuf, (SeedId, Arc<Overlay>)>,
    by_id: RedBlackTreeMapSync<SeedId, Arc<Overlay>>,
    /// The heaviest first.
    levels: Vec<Arc<OverlayLevel>>,
    /// How many fingerprints the levels hold, and how many of them belong to documents that are still open.
    held: usize,
    alive: usize,
}

/// Some documents with their fingerprints.
#[derive(Debug)]
struct OverlayLevel {
    members: Vec<(SeedId, Arc<Overlay>)>,
    weight: usize,
    /// The fingerprints of all members, each with the position of its member, sorted. Unused if there is one member.
    table: OnceLock<Box<[(Fingerprint, u32)]>>,
}

impl OverlayLevel {
    fn new(members: Vec<(SeedId, Arc<Overlay>)>) -> Self {
        let weight = members.iter().map(|(_, overlay)| weight(overlay)).sum();
        Self { members, weight, table: OnceLock::new() }
    }

    fn table(&self) -> &[(Fingerprint, u32)] {
        self.table.get_or_init(|| {
            let numbered = self.members.iter().zip(0u32..);
            let all =
                numbered.flat_map(|((_, overlay), number)| overlay.fingerprints().iter().map(move |it| (*it, number)));
            let mut all: Vec<_> = all.collect();
            all.sort_unstable();
            all.into()
        })
    }

    /// The members that have a fingerprint. O(log n + found).
    fn holders(&self, fingerprint: Fingerprint) -> impl Iterator<Item = &(SeedId, Arc<Overlay>)> {
        let alone = match self.members.as_slice() {
            [alone] => Some(alone),
            _ => None,
        };
        let table = if alone.is_some() { &[] } else { self.table() };
        let first = table.partition_point(|(other, _)| *other < fingerprint);
        let found = table.iter().skip(first).take_while(move |(other, _)| *other == fingerprint);
        let found = found.filter_map(|(_, member)| self.members.get(*member as usize));
        alone.into_iter().filter(move |(_, overlay)| overlay.has(fingerprint)).chain(found)
    }
}

/// What a document adds to the cost of a look-up: its fingerprints, and itself.
fn weight(overlay: &Overlay) -> usize {
    overlay.fingerprints().len() + 1
}

impl Overlays {
    /// The documents, sorted by their paths.
    pub(in crate::corpus) fn iter(&self) -> impl Iterator<Item = &Arc<Overlay>> {
        self.by_path.values().map(|(_, overlay)| overlay)
    }

    /// The number of documents.
    pub(in crate::corpus) fn len(&self) -> usize {
        self.by_path.size()
    }

    /// The document at a path.
    pub(in crate::corpus) fn at(&self, path: &Path) -> Option<&Arc<Overlay>> {
        self.by_path.get(path).map(|(_, overlay)| overlay)
    }

    /// The document with a number.
    pub(in crate::corpus) fn get(&self, id: SeedId) -> Option<&Arc<Overlay>> {
        self.by_id.get(&id)
    }

    /// Adds a document, in place of one with the same path. Costs the logarithm of the number of documents on
    /// average.
    pub(in crate::corpus) fn insert(&mut self, id: SeedId, overlay: Arc<Overlay>) {
        self.remove(&overlay.analysed.path.clone());
        self.by_path.insert_mut(overlay.analysed.path.clone(), (id, Arc::clone(&overlay)));
        self.by_id.insert_mut(id, Arc::clone(&overlay));
        self.alive += weight(&overlay);
        let mut level = OverlayLevel::new(vec![(id, overlay)]);
        self.held += level.weight;
        while let Some(last) = self.levels.pop_if(|last| last.weight <= 2 * level.weight) {
            self.held -= last.weight + level.weight;
            let living = last.members.iter().filter(|(id, overlay)| self.is_there(*id, overlay)).cloned();
            level = OverlayLevel::new(living.chain(level.members).collect());
            self.held += level.weight;
        }
        self.levels.push(Arc::new(level));
    }

    /// Removes the document at a path. Costs as much as [`Overlays::insert`].
    pub(in crate::corpus) fn remove(&mut self, path: &Path) {
        let Some((id, overlay)) = self.by_path.get(path).cloned() else { return };
        self.by_path.remove_mut(path);
        if self.is_there(id, &overlay) {
            self.by_id.remove_mut(&id);
        }
        self.alive -= weight(&overlay);
        // Most of what the levels hold belongs to closed documents and would stay in memory.
        if self.held > 2 * self.alive {
            let members = self.by_id.iter().map(|(id, overlay)| (*id, Arc::clone(overlay))).collect();
            let level = OverlayLevel::new(members);
            self.held = level.weight;
            self.levels = if level.members.is_empty() { Vec::new() } else { vec![Arc::new(level)] };
        }
    }

    /// The documents that have a fingerprint, in no particular order. O(log² n + found) in the number of documents.
    pub(in crate::corpus) fn holders(&self, fingerprint: Fingerprint) -> impl Iterator<Item = (SeedId, &Arc<Overlay>)> {
        let found = self.levels.iter().flat_map(move |level| level.holders(fingerprint));
        found.filter(|(id, overlay)| self.is_there(*id, overlay)).map(|(id, overlay)| (*id, overlay))
    }

    fn is_there(&self, id: SeedId, overlay: &Arc<Overlay>) -> bool {
        self.by_id.get(&id).is_some_and(|there| Arc::ptr_eq(there, overlay))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::index::AnalysedSeed;
    use crate::text::Source;

    fn overlay(path: &str, text: &str) -> Arc<Overlay> {
        Arc::new(Overlay::new(Arc::new(AnalysedSeed::new(path.into(), Source::from_text(text.to_owned())))))
    }

    proptest! {
        #[test]
        fn who_has_a_fingerprint_is_told_as_if_each_were_asked(
            events in proptest::collection::vec((0u8..8, 0u8..5), 0..60),
        ) {
            let mut overlays = Overlays::default();
            let mut plain = std::collections::BTreeMap::new();
            for (file, text) in events {
                let path = format!("{file}.txt");
                let id = SeedId::from_name(path.as_bytes());
                if text == 0 {
                    overlays.remove(Path::new(&path));
                    plain.remove(&path);
                } else {
                    let text = "渡口的船每天早上开，傍晚才回来，".repeat(usize::from(text)) + &text.to_string().repeat(40 * usize::from(text));
                    let one = overlay(&path, &text);
                    overlays.insert(id, Arc::clone(&one));
                    plain.insert(path, one);
                }
                prop_assert_eq!(overlays.len(), plain.len());
                prop_assert!(overlays.iter().zip(plain.values()).all(|(one, two)| Arc::ptr_eq(one, two)));
                let held: usize = overlays.levels.iter().map(|level| level.weight).sum();
                prop_assert_eq!(overlays.held, held);
                prop_assert!(overlays.held <= 2 * overlays.alive);
                for fingerprint in plain.values().flat_map(|one| one.fingerprints()) {
                    let mut found: Vec<_> = overlays.holders(*fingerprint).map(|(_, it)| it.analysed.path.clone()).collect();
                    found.sort();
                    let holders = plain.values().filter(|one| one.has(*fingerprint)).map(|one| one.analysed.path.clone());
                    prop_assert_eq!(found, holders.collect::<Vec<_>>());
                }
            }
        }
    }
}
