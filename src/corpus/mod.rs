//! Which files are seeds, the index over them, and one immutable snapshot of it all for readers.
//!
//! One owner holds the [`Corpus`] and changes it; readers hold a [`Snapshot`], which never changes. What costs time
//! (reading, parsing, folding: [`Reading::of`], [`Batch::of`]) is a pure function that any thread may run; what changes
//! the corpus ([`Corpus::insert`], [`Corpus::remove`]) is cheap.
//!
//! The index is a list of immutable sorted segments ([`segment`]), the largest first, to which every change adds a small
//! one; small ones are merged. A seed that changed has a new number, so what the segments still say of the old one is
//! dead. Open documents lie over it, each with a segment of its own. What a snapshot answers depends only on the texts
//! that it holds, never on the order in which they came.

mod asking;
pub mod baseline;
mod boilerplate;
mod collation;
mod company;
pub mod discovery;
mod files;
mod index;
mod learnt;
mod lineage;
mod lookup;
pub mod manifest;
mod overlay;
mod policy;
mod reading;
pub mod recognition;
mod refresh;
mod snapshot;
mod texts;

pub use baseline::{Baseline, Judged};
pub use collation::{Collated, collate, standings};
pub use index::{Changes, Index, IndexError, Prepared};
pub use learnt::{Learnt, LearntKind, Overruled};
pub use lineage::{Doubt, Lineage, Origin, origin_of};
pub use lookup::Witnessed;
pub use manifest::{Globs, Manifest, ManifestError, Override};
pub use overlay::Overlay;
pub use policy::{Policy, witnesses};
pub use reading::{Known, Reading};
pub use recognition::{Standing, Undecided};
pub use refresh::{Outdated, Writer};
pub use snapshot::{Memory, Snapshot};

#[cfg(test)]
mod disk_tests;
#[cfg(test)]
mod tests;
