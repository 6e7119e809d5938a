//! What a curator may set about the rules.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{OptionDefault, OptionValue, Preset, Rule, Severity, registry};
use crate::seed::FieldKind;

/// The `[rules]` table of `variorum.toml`: a level for a rule (`"metadata/missing-author" = "off"`) or for a whole
/// group (`metadata = "info"`). What is not named keeps its own level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Settings {
    /// The level of each rule or group that is named.
    pub levels: BTreeMap<String, Level>,
    /// Which rules run when no level is named for them.
    #[serde(skip)]
    pub preset: Preset,
    /// What is set about single rules: rule, option, value.
    #[serde(skip)]
    pub options: BTreeMap<String, BTreeMap<String, OptionValue>>,
    /// The fields that every seed must state. `None`: a title, an author, a date of publication, and a source or a URL.
    #[serde(skip)]
    pub required: Option<BTreeSet<FieldKind>>,
    /// The day on which the check is made, for rules that ask whether a date is yet to come; without it they say
    /// nothing. Whoever checks passes it in: a rule never looks at a clock.
    #[serde(skip)]
    pub today: Option<jiff::civil::Date>,
}

/// How much the findings of a rule matter to this curator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all: the rule does not run.
    Off,
    /// As [`Severity::Error`].
    Error,
    /// As [`Severity::Warning`].
    Warning,
    /// As [`Severity::Info`].
    Info,
    /// As [`Severity::Hint`].
    Hint,
}

impl Settings {
    /// The severity of a rule, or `None` if it is off. The rule's own name counts before its group.
    pub fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        match self.levels.get(rule.name).or_else(|| self.levels.get(rule.group())) {
            None => (rule.preset <= self.preset).then_some(rule.severity),
            Some(Level::Off) => None,
            Some(Level::Error) => Some(Severity::Error),
            Some(Level::Warning) => Some(Severity::Warning),
            Some(Level::Info) => Some(Severity::Info),
            Some(Level::Hint) => Some(Severity::Hint),
        }
    }

    /// Whether every seed must state a field of this kind. Of a source and a URL one is enough unless it is set
    /// otherwise, so that neither is required by itself.
    pub fn requires(&self, kind: FieldKind) -> bool {
        match &self.required {
            Some(required) => required.contains(&kind),
            None => matches!(kind, FieldKind::Title | FieldKind::Author | FieldKind::Published),
        }
    }

    /// The number that is set for a rule's option, or its default; 0 if it has no such option.
    pub fn count(&self, rule: &Rule, option: &str) -> usize {
        let set = match self.options.get(rule.name).and_then(|options| options.get(option)) {
            Some(OptionValue::Count(count)) => Some(*count),
            _ => None,
        };
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        let default = if let Some(OptionDefault::Count(count)) = default { count } else { 0 };
        set.unwrap_or(default) as usize
    }

    /// The texts of a rule's option: its own, then those that are set.
    pub fn texts<'a>(&'a self, rule: &Rule, option: &str) -> Vec<&'a str> {
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        let own = if let Some(OptionDefault::Texts(texts)) = default { texts } else { &[] };
        let set = match self.options.get(rule.name).and_then(|options| options.get(option)) {
            Some(OptionValue::Texts(texts)) => texts.as_slice(),
            _ => &[],
        };
        own.iter().copied().chain(set.iter().map(String::as_str)).collect()
    }

    /// The names that are neither a rule nor a group: most likely misspelt, so worth telling.
    pub fn unknown_names(&self) -> impl Iterator<Item = &str> {
        self.levels
            .keys()
            .map(String::as_str)
            .filter(|name| !registry::RULES.iter().any(|rule| rule.name == *name || rule.group() == *name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(toml: &str) -> Settings {
        toml::from_str(toml).expect("a table of levels")
    }

    #[test]
    fn a_rule_counts_before_its_group() {
        let settings = settings("text = 'off'\n'text/control-character' = 'info'");
        let severity = |name| registry::find(name).and_then(|rule| settings.severity_of(rule));
        assert_eq!(severity("text/control-character"), Some(Severity::Info));
        assert_eq!(severity("text/replacement-character"), None);
    }

    #[test]
    fn a_misspelt_name_is_told() {
        let settings = settings("text = 'off'\n'text/controll-character' = 'off'");
        assert_eq!(settings.unknown_names().collect::<Vec<_>>(), ["text/controll-character"]);
    }
}
