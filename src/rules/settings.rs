//! The curator's settings for rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{OptionDefault, OptionValue, Preset, Rule, Severity};
use crate::seed::FieldKind;

/// The settings for one seed, combined from the [`Layer`]s that apply to it. The default is what applies if nothing is
/// set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The level of each rule or group that is named.
    pub levels: BTreeMap<String, Level>,
    /// Which rules run if no level is named for them.
    pub preset: Preset,
    /// The options of rules: rule, option, value.
    pub options: BTreeMap<String, BTreeMap<String, OptionValue>>,
    /// The fields that every seed must state. `None` means a title, an author, a date of publication, and a source or a
    /// URL.
    pub required: Option<BTreeSet<FieldKind>>,
    /// The day of the check, for rules about future dates, which report nothing without it. The caller passes it in,
    /// because a rule never reads a clock.
    pub today: Option<jiff::civil::Date>,
    /// How many findings of each rule are kept.
    pub limit: FindingLimit,
}

/// How many findings of one rule are kept for one seed. The rest are only counted, and the last finding says how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FindingLimit {
    /// As many as a person reads. A malicious file can cause a hundred thousand.
    #[default]
    Reading,
    /// As many as are fixed at once. With the limit for reading, a text with many findings would be checked again for
    /// each few hundred of them, and a text twice as long would cost four times as much to fix.
    Fixing,
}

impl FindingLimit {
    /// The number of findings.
    pub fn count(self) -> usize {
        match self {
            Self::Reading => 500,
            Self::Fixing => 100_000,
        }
    }
}

/// The settings from one place: `variorum.toml`, one of its `[[paths]]`, the editor, or the command line. What it
/// leaves out is not set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// The preset.
    pub preset: Option<Preset>,
    /// The level of each rule or group that is named.
    pub levels: BTreeMap<String, Level>,
    /// Rule, option, value.
    pub options: BTreeMap<String, BTreeMap<String, OptionValue>>,
    /// The fields that every seed must state.
    pub required: Option<BTreeSet<FieldKind>>,
}

/// The level of a rule's findings for this curator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// [`Severity::Error`].
    Error,
    /// [`Severity::Warning`].
    Warning,
    /// [`Severity::Info`].
    Info,
    /// [`Severity::Hint`].
    Hint,
}

impl Level {
    /// All levels with their names, the quietest first.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("off", Self::Off),
        ("hint", Self::Hint),
        ("info", Self::Info),
        ("warning", Self::Warning),
        ("error", Self::Error),
    ];

    /// Returns the level of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Hint => Some(Severity::Hint),
        }
    }
}

impl Settings {
    /// Applies another layer on top of these settings; what it leaves out stays. The level of a group replaces the
    /// levels of its rules that were set before. A preset leaves named levels unchanged. Options are replaced one by
    /// one.
    pub fn apply(&mut self, layer: &Layer) {
        self.preset = layer.preset.unwrap_or(self.preset);
        for group in layer.levels.keys().filter(|name| !name.contains('/')) {
            self.levels.retain(|name, _| name.split_once('/').is_none_or(|(of, _)| of != group));
        }
        self.levels.extend(layer.levels.iter().map(|(name, level)| (name.clone(), *level)));
        for (rule, options) in &layer.options {
            self.options.entry(rule.clone()).or_default().extend(options.clone());
        }
        if layer.required.is_some() {
            self.required.clone_from(&layer.required);
        }
    }

    /// Returns the severity of a rule, or `None` if it is off. The rule's own name takes precedence over its group, and
    /// both over the preset.
    pub fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        match self.levels.get(rule.name).or_else(|| self.levels.get(rule.group())) {
            None => (rule.preset <= self.preset).then_some(rule.severity),
            Some(level) => level.severity(),
        }
    }

    /// Whether every seed must state a field of this kind. By default one of source and URL is enough, so neither is
    /// required by itself.
    pub fn requires(&self, kind: FieldKind) -> bool {
        match &self.required {
            Some(required) => required.contains(&kind),
            None => matches!(kind, FieldKind::Title | FieldKind::Author | FieldKind::Published),
        }
    }

    /// Returns the number that is set for a rule's option, or its default; 0 if there is no such option.
    pub fn count(&self, rule: &Rule, option: &str) -> usize {
        let set = match self.options.get(rule.name).and_then(|options| options.get(option)) {
            Some(OptionValue::Count(count)) => Some(*count),
            _ => None,
        };
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        let default = if let Some(OptionDefault::Count(count)) = default { count } else { 0 };
        set.unwrap_or(default) as usize
    }

    /// Returns the texts of a rule's option: the defaults, then those that are set.
    pub fn texts<'a>(&'a self, rule: &Rule, option: &str) -> Vec<&'a str> {
        let default = rule.options.iter().find(|known| known.name == option).map(|known| known.default);
        let own = if let Some(OptionDefault::Texts(texts)) = default { texts } else { &[] };
        let set = match self.options.get(rule.name).and_then(|options| options.get(option)) {
            Some(OptionValue::Texts(texts)) => texts.as_slice(),
            _ => &[],
        };
        own.iter().copied().chain(set.iter().map(String::as_str)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(levels: &[(&str, Level)]) -> Layer {
        let levels = levels.iter().map(|(name, level)| ((*name).to_owned(), *level)).collect();
        Layer { levels, ..Layer::default() }
    }

    fn severity(layers: &[Layer], name: &str) -> Option<Severity> {
        let mut settings = Settings::default();
        layers.iter().for_each(|layer| settings.apply(layer));
        settings.severity_of(crate::rules::registry::find(name).expect("a rule"))
    }

    #[test]
    fn a_rule_counts_before_its_group() {
        let layers = [layer(&[("text", Level::Off), ("text/control-character", Level::Info)])];
        assert_eq!(severity(&layers, "text/control-character"), Some(Severity::Info));
        assert_eq!(severity(&layers, "text/replacement-character"), None);
    }

    #[test]
    fn a_later_layer_counts_before_an_earlier_one_its_groups_too() {
        let rule = layer(&[("text/control-character", Level::Info)]);
        let group = layer(&[("text", Level::Hint)]);
        assert_eq!(severity(&[rule.clone(), group.clone()], "text/control-character"), Some(Severity::Hint));
        assert_eq!(severity(&[group, rule], "text/control-character"), Some(Severity::Info));
    }

    #[test]
    fn a_preset_decides_on_what_is_not_named_only() {
        static QUIET: Rule = Rule { name: "text/quiet", preset: Preset::Strict, ..Rule::BASE };
        let strict = Layer { preset: Some(Preset::Strict), ..Layer::default() };
        let mut settings = Settings::default();
        assert_eq!(settings.severity_of(&QUIET), None);
        settings.apply(&layer(&[("text", Level::Info)]));
        assert_eq!(settings.severity_of(&QUIET), Some(Severity::Info), "a level turns it on in any preset");
        settings.apply(&strict);
        assert_eq!(settings.severity_of(&QUIET), Some(Severity::Info));
    }

    #[test]
    fn options_and_required_fields_of_the_last_layer_count() {
        let option = |value| BTreeMap::from([("a".to_owned(), OptionValue::Count(value))]);
        let set = |value| Layer { options: BTreeMap::from([("x/y".to_owned(), option(value))]), ..Layer::default() };
        let mut settings = Settings::default();
        assert!(settings.requires(FieldKind::Author) && !settings.requires(FieldKind::Url));
        settings.apply(&set(1));
        settings.apply(&Layer { required: Some(BTreeSet::from([FieldKind::Url])), ..set(2) });
        settings.apply(&Layer::default());
        assert_eq!(settings.options["x/y"], option(2));
        assert!(settings.requires(FieldKind::Url) && !settings.requires(FieldKind::Author));
    }
}
