//! Which keys and values each table of a `variorum.toml` can have, and what they mean, for completion and hover. The
//! names are those of [`keys`].

use super::keys;
use crate::messages::{Message, message};
use crate::rules::registry::{self, RULES};
use crate::rules::{Level, OptionDefault, Preset, Rule, RuleOption};

/// A key of a table.
#[derive(Clone, Debug)]
pub struct ManifestKey {
    /// Its name, without quotes.
    pub name: &'static str,
    /// What it is for.
    pub about: KeyDescription,
    /// What its value can be.
    pub shape: ValueShape,
}

/// The description of a key.
#[derive(Clone, Debug)]
pub enum KeyDescription {
    /// The description of a key of Variorum's own.
    Said(Message),
    /// A rule, which describes itself.
    Rule(&'static Rule),
    /// An option of a rule, which describes itself.
    Option(&'static Rule, &'static RuleOption),
}

/// What a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueShape {
    /// One of some names.
    OneOf(ValueNames),
    /// A list of some names.
    SomeOf(ValueNames),
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// A number, with its default.
    Count(u32),
    /// A table.
    Table,
    /// An array of tables.
    Tables,
}

/// Names that a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueNames {
    /// The presets.
    Presets,
    /// The levels.
    Levels,
    /// The fields that can be required.
    Fields,
}

impl ValueNames {
    /// The names, each with an explanation if it needs one.
    pub fn all(self) -> Vec<(&'static str, Option<Message>)> {
        match self {
            Self::Presets => Preset::NAMES.map(|(name, preset)| (name, Some(about_preset(preset)))).to_vec(),
            Self::Levels => Level::NAMES.map(|(name, _)| (name, None)).to_vec(),
            Self::Fields => keys::REQUIRED.map(|(name, kind)| (name, Some(crate::rules::labels::field(kind)))).to_vec(),
        }
    }
}

fn about_preset(preset: Preset) -> Message {
    match preset {
        Preset::Archive => message!("manifest-preset-archive"),
        Preset::Dataset => message!("manifest-preset-dataset"),
        Preset::Strict => message!("manifest-preset-strict"),
    }
}

/// The keys that a table can have, in the order in which they are best written; none if there is no such table.
pub fn keys_in(table: &[String]) -> Vec<ManifestKey> {
    let table: Vec<&str> = table.iter().map(String::as_str).collect();
    match table.as_slice() {
        [] => keys::TOP.iter().filter_map(|name| top(name)).collect(),
        ["files"] => keys::FILES.iter().filter_map(|name| file(name)).collect(),
        ["boilerplate"] => keys::BOILERPLATE.iter().filter_map(|name| boilerplate(name)).collect(),
        ["paths"] => keys::PATHS.iter().filter_map(|name| path(name)).collect(),
        ["rules"] | ["paths", "rules"] => rules(),
        ["rules", rule] | ["paths", "rules", rule] => options(rule),
        _ => Vec::new(),
    }
}

fn top(name: &'static str) -> Option<ManifestKey> {
    let (about, shape) = match name {
        "preset" => (message!("manifest-preset"), ValueShape::OneOf(ValueNames::Presets)),
        "required" => (message!("manifest-required"), ValueShape::SomeOf(ValueNames::Fields)),
        "baseline" => (message!("manifest-baseline"), ValueShape::Text),
        "boilerplate" => (message!("manifest-boilerplate"), ValueShape::Table),
        "files" => (message!("manifest-files"), ValueShape::Table),
        "rules" => (message!("manifest-rules"), ValueShape::Table),
        "paths" => (message!("manifest-paths"), ValueShape::Tables),
        _ => return None,
    };
    Some(ManifestKey { name, about: KeyDescription::Said(about), shape })
}

fn file(name: &'static str) -> Option<ManifestKey> {
    let about = match name {
        "include" => message!("manifest-include"),
        "exclude" => message!("manifest-exclude"),
        _ => return None,
    };
    Some(ManifestKey { name, about: KeyDescription::Said(about), shape: ValueShape::Texts })
}

fn boilerplate(name: &'static str) -> Option<ManifestKey> {
    let about = match name {
        "keep" => message!("manifest-keep"),
        "drop" => message!("manifest-drop"),
        _ => return None,
    };
    Some(ManifestKey { name, about: KeyDescription::Said(about), shape: ValueShape::Texts })
}

fn path(name: &'static str) -> Option<ManifestKey> {
    match name {
        "files" => Some(ManifestKey {
            name,
            about: KeyDescription::Said(message!("manifest-paths-files")),
            shape: ValueShape::Texts,
        }),
        _ => top(name),
    }
}

/// All rules, and before the rules of each group the group itself.
fn rules() -> Vec<ManifestKey> {
    let shape = ValueShape::OneOf(ValueNames::Levels);
    let mut found: Vec<ManifestKey> = Vec::new();
    for rule in RULES {
        let group = rule.group();
        if found.iter().all(|key| key.name != group) {
            let about = KeyDescription::Said(message!("manifest-group", name = group));
            found.push(ManifestKey { name: group, about, shape });
        }
        found.push(ManifestKey { name: rule.name, about: KeyDescription::Rule(rule), shape });
    }
    found
}

fn options(name: &str) -> Vec<ManifestKey> {
    let about = KeyDescription::Said(message!("manifest-level"));
    let level = ManifestKey { name: keys::LEVEL, about, shape: ValueShape::OneOf(ValueNames::Levels) };
    let rule = registry::find(name);
    let options = rule.into_iter().flat_map(|rule| rule.options.iter().map(move |option| (rule, option)));
    let options = options.map(|(rule, option)| {
        let shape = match option.default {
            OptionDefault::Count(count) => ValueShape::Count(count),
            OptionDefault::Texts(_) => ValueShape::Texts,
        };
        ManifestKey { name: option.name, about: KeyDescription::Option(rule, option), shape }
    });
    std::iter::once(level).chain(options).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_is_read_can_be_written() {
        let names = |table: &[&str]| {
            let table: Vec<String> = table.iter().map(|&name| name.to_owned()).collect();
            keys_in(&table).iter().map(|key| key.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&[]), keys::TOP);
        assert_eq!(names(&["files"]), keys::FILES);
        assert_eq!(names(&["boilerplate"]), keys::BOILERPLATE);
        assert_eq!(names(&["paths"]), keys::PATHS);
        assert_eq!(names(&["rules", "text/short-body"]), ["level", "least"]);
        assert!(RULES.iter().all(|rule| names(&["rules"]).contains(&rule.name)));
        assert_eq!(names(&["nothing"]), [""; 0]);
    }
}
