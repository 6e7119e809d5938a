//! Passages as an editor shows them: which stretches other seeds have, where else a sentence stands, what witnesses read.

pub mod copies;
pub mod lens;
pub mod occurrences;
pub mod overview;
pub mod runs;
pub mod stretches;
pub mod variant_hints;
