//! A corpus: which files are seeds, the index of them, and one immutable snapshot of it all for readers.
//!
//! The code lies in five rooms, and each imports only from those before it:
//!
//! 1. `folder`: which files of a folder are seeds, and what the folder says of itself (manifest, policy, baseline).
//! 2. `index`: the seeds as they are analysed and stored on disk.
//! 3. `snapshot`: what readers hold: the index with the open documents laid over it, and one look-up's view of both.
//! 4. `boilerplate`: what seeds share without being reprints.
//! 5. `lookup`: who shares what: passages, witnesses, families, lineage, and seeds by their names.
//!
//! One owner writes the [`Index`], a batch at a time ([`IndexWriter`]); readers hold a [`Snapshot`]. The expensive
//! work (reading, parsing and folding: [`AnalysedSeed::new`], and [`PackedFile`] for the index) is done by pure
//! functions that any thread may run.
//!
//! The index lies on disk and describes the seeds as they were when they were last read; [`StaleFiles`] says which
//! have changed since. Open documents lie over it in memory, each with its own fingerprints ([`Overlay`]). A
//! snapshot's answers depend only on the texts that it holds, never on the order in which they came.

mod boilerplate;
mod folder;
mod index;
mod lookup;
mod snapshot;

pub use boilerplate::{LearntBoilerplate, LearntKind};
pub use folder::{
    Baseline, BoilerplateOverrides, FilteredFindings, FolderKind, FolderKindError, Globs, Manifest, ManifestError,
    Override, Policy, baseline, discovery, manifest, recognition,
};
pub use index::{
    AnalysedSeed, ContentHash, Index, IndexError, IndexWriter, MAX_SEED_BYTES, OutlineKind, PackedFile, SeedSummary,
    StaleFiles, WriteBatch, read_seed_at,
};
pub use lookup::{
    CollatedWitness, Doubt, Lineage, LookupError, Origin, Query, SeedSymbol, WitnessedPassage, collate, families,
    keep_best, origin_of, placements, share_of_seed, witnesses,
};
pub use snapshot::{CacheSizes, Overlay, Snapshot};

#[cfg(test)]
mod tests;
