//! Which files are seeds, the index over them, and one immutable snapshot of it all for readers.
//!
//! One owner writes the [`Index`], a batch at a time ([`Writer`]); readers hold a [`Snapshot`]. What costs time (reading,
//! parsing, folding: [`Reading::of`], and [`Prepared`] for the index) is a pure function that any thread may run.
//!
//! The index lies on disk and knows the seeds as they were when they were last looked at ([`Outdated`]). Open documents
//! lie over it in memory, each with its own fingerprints ([`Overlay`]). What a snapshot answers depends only on the texts
//! that it holds, never on the order in which they came.

mod asking;
pub mod baseline;
mod boilerplate;
mod candidates;
mod collation;
mod commonplace;
mod company;
pub mod discovery;
pub mod families;
mod files;
mod fruitless;
mod ignored;
mod index;
mod kept;
mod kinship;
mod learnt;
mod lineage;
mod lookup;
pub mod manifest;
mod overlay;
mod overlays;
mod policy;
mod reading;
pub mod recognition;
mod refresh;
mod relation;
mod snapshot;
mod surroundings;
mod symbols;
mod texts;

pub use baseline::{Baseline, Judged};
pub use collation::{Collated, collate, standings};
pub use index::{Changes, ContentHash, EntryKind, Index, IndexError, LONGEST_SEED, Prepared};
pub use learnt::{Learnt, LearntKind, Overruled};
pub use lineage::{Doubt, Lineage, Origin, origin_of};
pub use lookup::{LookupError, Witnessed};
pub use manifest::{Globs, Manifest, ManifestError, Override};
pub use overlay::Overlay;
pub use policy::{Policy, witnesses};
pub use reading::{Known, Reading};
pub use recognition::{Standing, Undecided};
pub use refresh::{Outdated, Writer};
pub use snapshot::{Memory, Snapshot};
pub use symbols::{Query, Symbol, best_of};

#[cfg(test)]
mod disk_tests;
#[cfg(test)]
mod tests;
