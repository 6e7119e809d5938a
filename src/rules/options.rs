//! What a curator may set about a single rule.

/// One thing that can be set about a rule: `"text/short-body" = { least = 200 }`.
#[derive(Debug)]
pub struct RuleOption {
    /// Its name in `variorum.toml`, in kebab case.
    pub name: &'static str,
    /// What it does, in one line without full stop: for the documentation and the schema.
    pub summary: &'static str,
    /// What it is unless it is set; its kind is what can be set.
    pub default: OptionDefault,
}

/// The kinds of options, each with what it is unless it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionDefault {
    /// A number, not negative.
    Count(u32),
    /// Texts that are added to those that the rule knows itself.
    Texts(&'static [&'static str]),
}

/// What has been set for an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// For [`OptionDefault::Count`].
    Count(u32),
    /// For [`OptionDefault::Texts`].
    Texts(Vec<String>),
}
