//! Which files are seeds, the index over them, and one immutable snapshot of it all for readers.
//!
//! One owner writes the [`Index`], a batch at a time ([`IndexWriter`]); readers hold a [`Snapshot`]. What costs time (reading,
//! parsing, folding: [`AnalysedSeed::new`], and [`PackedFile`] for the index) is a pure function that any thread may run.
//!
//! The index lies on disk and knows the seeds as they were when they were last looked at ([`StaleFiles`]). Open documents
//! lie over it in memory, each with its own fingerprints ([`Overlay`]). What a snapshot answers depends only on the texts
//! that it holds, never on the order in which they came.

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
    StaleFiles, WriteBatch,
};
pub use lookup::{
    CollatedWitness, Doubt, Lineage, LookupError, Origin, Query, SeedSymbol, WitnessedPassage, collate, families,
    keep_best, origin_of, placements, share_of_seed, witnesses,
};
pub use snapshot::{CacheSizes, Overlay, Snapshot};

#[cfg(test)]
mod disk_tests;
#[cfg(test)]
mod tests;
