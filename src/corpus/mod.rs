//! Which files are seeds, the index over them, and one immutable snapshot of it all for readers.
//!
//! One owner writes the [`Index`], a batch at a time ([`IndexWriter`]); readers hold a [`Snapshot`]. What costs time (reading,
//! parsing, folding: [`AnalysedSeed::new`], and [`PackedFile`] for the index) is a pure function that any thread may run.
//!
//! The index lies on disk and knows the seeds as they were when they were last looked at ([`StaleFiles`]). Open documents
//! lie over it in memory, each with its own fingerprints ([`Overlay`]). What a snapshot answers depends only on the texts
//! that it holds, never on the order in which they came.

mod analysed_seed;
pub mod baseline;
mod boilerplate;
mod cache;
mod candidates;
mod collation;
mod context_statistics;
pub mod discovery;
pub mod families;
mod ignore_rules;
mod index;
mod index_cache;
mod learnt;
mod lineage;
mod lookup;
pub mod manifest;
mod negative_cache;
mod occurrence;
mod overlay;
mod overlays;
mod phrases;
mod policy;
pub mod recognition;
mod refresh;
mod relation;
mod seed_file_cache;
mod session;
mod similarity;
mod snapshot;
mod symbols;

pub use analysed_seed::{AnalysedSeed, SeedSummary};
pub use baseline::{Baseline, FilteredFindings};
pub use collation::{CollatedWitness, collate, placements};
pub use index::{ContentHash, Index, IndexError, MAX_SEED_BYTES, OutlineKind, PackedFile, WriteBatch};
pub use learnt::{BoilerplateOverrides, LearntBoilerplate, LearntKind};
pub use lineage::{Doubt, Lineage, Origin, origin_of};
pub use lookup::{LookupError, WitnessedPassage};
pub use manifest::{Globs, Manifest, ManifestError, Override};
pub use overlay::Overlay;
pub use policy::{Policy, witnesses};
pub use recognition::{FolderKind, FolderKindError};
pub use refresh::{IndexWriter, StaleFiles};
pub use snapshot::{CacheSizes, Snapshot};
pub use symbols::{Query, SeedSymbol, keep_best};

#[cfg(test)]
mod disk_tests;
#[cfg(test)]
mod tests;
