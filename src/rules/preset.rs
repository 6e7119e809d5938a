//! Presets: which rules run when nothing is said about them.

/// A named choice of rules. Each has all the rules of the milder ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// For keeping texts: what is wrong with the record, the markup or the text. The default.
    #[default]
    Archive,
    /// For making a dataset of them: also what makes equal texts differ and what is not text.
    Dataset,
    /// Everything there is, also what is often intended.
    Strict,
}

impl Preset {
    /// Every preset with its name, the mildest first.
    pub const NAMES: [(&'static str, Self); 3] =
        [("archive", Self::Archive), ("dataset", Self::Dataset), ("strict", Self::Strict)];

    /// The preset of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, preset)| *preset)
    }
}
