//! Presets: which rules run if no level is set for them.

/// A named set of rules. Each contains all the rules of the milder ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// For archives: defects of the record, the markup or the text. The default.
    #[default]
    Archive,
    /// For datasets: also what makes equal texts differ, and what is not text.
    Dataset,
    /// Everything, including what is often intended.
    Strict,
}

impl Preset {
    /// All presets with their names, the mildest first.
    pub const NAMES: [(&'static str, Self); 3] =
        [("archive", Self::Archive), ("dataset", Self::Dataset), ("strict", Self::Strict)];

    /// The preset of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, preset)| *preset)
    }
}
