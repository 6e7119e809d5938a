//! Rules for programs.

use serde_json::{Value, json};

use crate::cli::output::escape::json;
use crate::rules::{OptionDefault, Preset, Rule, pages};

/// An array with one object per rule.
///
/// # Errors
/// Serialising failed, which does not depend on the rules.
pub(in crate::cli) fn all(rules: &[&Rule]) -> serde_json::Result<String> {
    let rules: Vec<_> = rules.iter().map(|rule| value(rule)).collect();
    Ok(json::pretty(&rules)? + "\n")
}

/// One rule with its page.
///
/// # Errors
/// Those of [`all`].
pub(in crate::cli) fn one(rule: &Rule) -> serde_json::Result<String> {
    let mut value = value(rule);
    value["documentation"] = json!(pages::page(rule.name));
    Ok(json::pretty(&value)? + "\n")
}

fn value(rule: &Rule) -> Value {
    let options = rule.options.iter().map(|option| {
        let default = match option.default {
            OptionDefault::Count(count) => json!(count),
            OptionDefault::Texts(texts) => json!(texts),
        };
        json!({ "name": option.name, "summary": option.summary, "default": default })
    });
    json!({
        "name": rule.name,
        "severity": rule.severity,
        "preset": preset(rule),
        "fixable": pages::page(rule.name).is_some_and(pages::promises_a_fix),
        "summary": rule.summary,
        "options": options.collect::<Vec<_>>(),
    })
}

/// The name of the mildest preset that includes the rule.
pub(in crate::cli) fn preset(rule: &Rule) -> &'static str {
    Preset::NAMES.iter().find(|(_, preset)| *preset == rule.preset).map_or("", |(name, _)| name)
}
