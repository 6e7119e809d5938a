//! Who shares what: passages, witnesses, families and lineage, and seeds found by their names.

mod candidates;
mod collation;
pub mod families;
mod learnt_boilerplate;
mod lineage;
mod passages;
mod relation;
mod rule_witnesses;
mod symbols;

pub use collation::{CollatedWitness, collate, placements, share_of_seed};
pub use lineage::{Doubt, Lineage, Origin, origin_of};
pub use passages::{LookupError, WitnessedPassage};
pub use rule_witnesses::witnesses;
pub use symbols::{Query, SeedSymbol, keep_best};
