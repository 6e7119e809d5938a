//! Options of single rules.

/// An option of a rule, such as `least` in `"text/short-body" = { least = 200 }`.
#[derive(Debug)]
pub struct RuleOption {
    /// Its name in `variorum.toml`, in kebab case.
    pub name: &'static str,
    /// What it does, in one line without a full stop, for the documentation and the schema.
    pub summary: &'static str,
    /// The default, which also determines the type of the value.
    pub default: OptionDefault,
}

/// The types of options, each with the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionDefault {
    /// A number that is not negative.
    Count(u32),
    /// Texts. Those that are set are added to the defaults.
    Texts(&'static [&'static str]),
}

/// The value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// The value of an [`OptionDefault::Count`].
    Count(u32),
    /// The value of an [`OptionDefault::Texts`].
    Texts(Vec<String>),
}
