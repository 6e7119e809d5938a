//! Presets: which rules run when nothing is said about them.

use serde::Deserialize;

/// A named choice of rules. Each has all the rules of the milder ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// For keeping texts: what is wrong with the record, the markup or the text. The default.
    #[default]
    Archive,
    /// For making a dataset of them: also what makes equal texts differ and what is not text.
    Dataset,
    /// Everything there is, also what is often intended.
    Strict,
}
