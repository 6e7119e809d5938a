//! Finds the passages that two seeds share, and how each reads.
//!
//! Everything here is a pure function over folded bodies: no file is read, and no index is known. The method is *seed
//! and extend*, as read mappers use it: [fingerprints](fingerprint) chosen by winnowing give the places where two
//! bodies may agree; [anchors](anchor) grow from them; anchors on a nearly constant diagonal form [chains](chain);
//! [alignment](align) fills the gaps of a chain and extends its ends.

mod align;
mod anchor;
pub mod apparatus;
pub mod arborescence;
mod chain;
mod coverage;
pub mod fingerprint;
pub mod folded;
mod gloss;
mod hits;
pub mod lineage;
mod mask;
mod matching;
pub mod mosaic;
mod notice;
pub mod passage;
mod passage_set;
mod placement;
mod punctuation;
mod side;
pub mod sources;
pub mod span;
mod splitting;
mod template;
mod variants;
pub mod weight;

pub use anchor::FingerprintHit;
pub use apparatus::{ApparatusEntry, Attestation, apparatus};
pub use fingerprint::{Fingerprint, PlacedFingerprint};
pub use folded::{FoldedBody, FoldedText};
pub use gloss::is_glossed_name;
pub use hits::{hits, pair_places};
pub use matching::{Matcher, cut};
pub use notice::notice_weight;
pub use passage::{Classes, EqualRun, Passage, Variant, VariantClass, VariantKind};
pub use placement::{PassageOrder, Placement, placements};
pub use side::SeedSide;
pub use span::FoldedSpan;
pub use template::is_template;
pub use variants::variants;

#[cfg(test)]
mod tests;
