//! What a curator may set about the rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{OptionDefault, OptionValue, Preset, Rule, Severity};
use crate::seed::FieldKind;

/// What counts for one seed: the [`Layer`]s that speak of it, put together. The default is what counts when nothing is
/// set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The level of each rule or group that is named.
    pub levels: BTreeMap<String, Level>,
    /// Which rules run when no level is named for them.
    pub preset: Preset,
    /// What is set about single rules: rule, option, value.
    pub options: BTreeMap<String, BTreeMap<String, OptionValue>>,
    /// The fields that every seed must state. `None`: a title, an author, a date of publication, and a source or a URL.
    pub required: Option<BTreeSet<FieldKind>>,
    /// The day on which the check is made, for rules that ask whether a date is yet to come; without it they say
    /// nothing. Whoever checks passes it in: a rule never looks at a clock.
    pub today: Option<jiff::civil::Date>,
}

/// What one place says: `variorum.toml`, one of its `[[paths]]`, the editor, the command line. It says nothing of what
/// it leaves out.
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

/// How much the findings of a rule matter to this curator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl Level {
    /// Every level with its name, the quietest first.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("off", Self::Off),
        ("hint", Self::Hint),
        ("info", Self::Info),
        ("warning", Self::Warning),
        ("error", Self::Error),
    ];

    /// The level of this name.
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
    /// Lays what another place says over these settings: what it says counts, what it leaves out stays. A level for a
    /// group takes the place of the levels of the group's rules that were set before; a preset leaves every level that is
    /// named as it is; options are laid over one by one.
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

    /// The severity of a rule, or `None` if it is off. The rule's own name counts before its group, and both before the
    /// preset.
    pub fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        match self.levels.get(rule.name).or_else(|| self.levels.get(rule.group())) {
            None => (rule.preset <= self.preset).then_some(rule.severity),
            Some(level) => level.severity(),
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
