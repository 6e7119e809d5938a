//! The user's settings: the section `variorum` of the client's configuration, or `initializationOptions`.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::corpus::Manifest;
use crate::lsp::runtime::log::QUOTES;
use crate::messages::Language;
use crate::reprints::{Classes, VariantClass};
use crate::rules::Layer;
use crate::text::Source;

/// The settings that the server reads. Unknown names are ignored, and a value of the wrong type counts as not set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) struct UserSettings {
    /// How many witnesses a hover describes; the others are counted. 1 to 100.
    pub(in crate::lsp) hover_witnesses: usize,
    /// The classes of variants that a hover shows.
    pub(in crate::lsp) hover_variants: Classes,
    /// Whether inlay hints show what witnesses read.
    pub(in crate::lsp) variant_hints: bool,
    /// The members `preset` and `rules`, which mean the same as in a `variorum.toml` and override it.
    pub(in crate::lsp) rules: Arc<Layer>,
}

impl Default for UserSettings {
    fn default() -> Self {
        Self { hover_witnesses: 5, hover_variants: Classes::SHOWN, variant_hints: false, rules: Arc::default() }
    }
}

impl UserSettings {
    /// Reads the section's value, or an object that has the section as its member `variorum`. Never fails.
    pub(in crate::lsp) fn from_json(value: &Value) -> Self {
        let section = value.get("variorum").unwrap_or(value);
        let hover = |key: &str| section.get("hover").and_then(|hover| hover.get(key));
        let witnesses = hover("witnesses").and_then(|it| usize::deserialize(it).ok());
        let variants = hover("variants").and_then(|it| Vec::<VariantClass>::deserialize(it).ok());
        let hints = section.get("inlayHints").and_then(|hints| hints.get("variants")).and_then(Value::as_bool);
        let defaults = Self::default();
        Self {
            hover_witnesses: witnesses.map_or(defaults.hover_witnesses, |witnesses| witnesses.clamp(1, 100)),
            hover_variants: variants.map_or(defaults.hover_variants, Classes::from_iter),
            variant_hints: hints.unwrap_or(defaults.variant_hints),
            rules: Arc::new(rule_layer(section)),
        }
    }
}

/// The rules' part of a section. It is read as a manifest, so that it means the same.
fn rule_layer(section: &Value) -> Layer {
    let member = |key: &str| Some((key.to_owned(), without_nulls(section.get(key)?)?));
    let members: Map<String, Value> = ["preset", "rules"].into_iter().filter_map(member).collect();
    let text = toml::to_string(&members).unwrap_or_else(|error| {
        tracing::warn!(target: QUOTES, "the editor's settings of the rules do not count: {error}");
        String::new()
    });
    let manifest = Manifest::parse(Path::new(""), &Source::from_text(text));
    for finding in &manifest.findings {
        tracing::warn!(target: QUOTES, "in the editor's settings: {}", finding.message.text(Language::English));
    }
    manifest.base
}

/// A value without its nulls, which count as not set; `None` for null itself.
fn without_nulls(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Object(members) => {
            let kept = members.iter().filter_map(|(key, value)| Some((key.clone(), without_nulls(value)?)));
            Some(Value::Object(kept.collect()))
        }
        Value::Array(items) => Some(Value::Array(items.iter().filter_map(without_nulls).collect())),
        _ => Some(value.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Preset;
    use serde_json::json;

    #[test]
    fn settings_come_bare_or_in_their_section_and_never_fail() {
        let twelve = UserSettings { hover_witnesses: 12, ..UserSettings::default() };
        assert_eq!(UserSettings::from_json(&json!({"hover": {"witnesses": 12}})), twelve);
        assert_eq!(UserSettings::from_json(&json!({"variorum": {"hover": {"witnesses": 12}}})), twelve);
        let marks = UserSettings::from_json(&json!({"hover": {"variants": ["punctuation"]}})).hover_variants;
        assert!(marks.has(VariantClass::Punctuation) && !marks.has(VariantClass::Text));
        for odd in [
            json!({"hover": {"variants": ["colour"]}}),
            json!(null),
            json!({"hover": {"witnesses": "many"}}),
            json!([1]),
            json!({"hover": 3}),
        ] {
            assert_eq!(UserSettings::from_json(&odd), UserSettings::default(), "{odd}");
        }
    }

    #[test]
    fn what_is_said_about_the_rules_means_what_it_means_in_a_manifest() {
        let said = json!({"preset": "strict", "rules": {"text": "off", "text/control-character": {"level": "info"}}});
        let layer = UserSettings::from_json(&said).rules;
        assert_eq!(layer.preset, Some(Preset::Strict));
        assert_eq!(layer.levels.len(), 2);
        let odd = json!({"preset": null, "rules": {"text": null, "markup": "off", "colour": "off", "metadata": [[1]]}});
        let layer = UserSettings::from_json(&odd).rules;
        assert_eq!((layer.preset, layer.levels.len()), (None, 1));
    }
}
