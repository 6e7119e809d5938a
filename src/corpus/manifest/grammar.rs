//! What can be written where in a `variorum.toml`, and what it means: for whoever types in it. The names are those of
//! [`keys`].

use super::keys;
use crate::messages::{Message, message};
use crate::rules::registry::{self, RULES};
use crate::rules::{Level, OptionDefault, Preset, Rule};

/// A key that can stand in a table.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name, without quotes.
    pub name: &'static str,
    /// What it is for.
    pub about: About,
    /// What can stand behind it.
    pub shape: Shape,
}

/// What is said of a key.
#[derive(Clone, Debug)]
pub enum About {
    /// One of the program's own.
    Said(Message),
    /// A rule, by what it says of itself.
    Rule(&'static Rule),
    /// What a rule says of its option.
    Option(&'static str),
}

/// What can stand behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of these names.
    OneOf(Names),
    /// A list of these names.
    SomeOf(Names),
    /// A text of the user's own.
    Text,
    /// A list of such texts.
    Texts,
    /// A number.
    Count(u32),
    /// A table.
    Table,
    /// Any number of tables.
    Tables,
}

/// Names that the program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Of presets.
    Presets,
    /// Of levels.
    Levels,
    /// Of fields that can be required.
    Fields,
}

impl Names {
    /// The names, each with what it means if that has to be said.
    pub fn all(self) -> Vec<(&'static str, Option<Message>)> {
        match self {
            Self::Presets => Preset::NAMES.map(|(name, preset)| (name, Some(about_preset(preset)))).to_vec(),
            Self::Levels => Level::NAMES.map(|(name, _)| (name, None)).to_vec(),
            Self::Fields => keys::REQUIRED.map(|(name, kind)| (name, Some(crate::rules::words::field(kind)))).to_vec(),
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

/// The keys that can stand in a table, in the order in which they are best written; none in a table that there is not.
pub fn keys_in(table: &[String]) -> Vec<Key> {
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

fn top(name: &'static str) -> Option<Key> {
    let (about, shape) = match name {
        "preset" => (message!("manifest-preset"), Shape::OneOf(Names::Presets)),
        "required" => (message!("manifest-required"), Shape::SomeOf(Names::Fields)),
        "baseline" => (message!("manifest-baseline"), Shape::Text),
        "boilerplate" => (message!("manifest-boilerplate"), Shape::Table),
        "files" => (message!("manifest-files"), Shape::Table),
        "rules" => (message!("manifest-rules"), Shape::Table),
        "paths" => (message!("manifest-paths"), Shape::Tables),
        _ => return None,
    };
    Some(Key { name, about: About::Said(about), shape })
}

fn file(name: &'static str) -> Option<Key> {
    let about = match name {
        "include" => message!("manifest-include"),
        "exclude" => message!("manifest-exclude"),
        _ => return None,
    };
    Some(Key { name, about: About::Said(about), shape: Shape::Texts })
}

fn boilerplate(name: &'static str) -> Option<Key> {
    let about = match name {
        "keep" => message!("manifest-keep"),
        "drop" => message!("manifest-drop"),
        _ => return None,
    };
    Some(Key { name, about: About::Said(about), shape: Shape::Texts })
}

fn path(name: &'static str) -> Option<Key> {
    match name {
        "files" => Some(Key { name, about: About::Said(message!("manifest-paths-files")), shape: Shape::Texts }),
        _ => top(name),
    }
}

/// All rules, and before those of each group the group.
fn rules() -> Vec<Key> {
    let shape = Shape::OneOf(Names::Levels);
    let mut found: Vec<Key> = Vec::new();
    for rule in RULES {
        let group = rule.group();
        if found.iter().all(|key| key.name != group) {
            let about = About::Said(message!("manifest-group", name = group));
            found.push(Key { name: group, about, shape });
        }
        found.push(Key { name: rule.name, about: About::Rule(rule), shape });
    }
    found
}

fn options(name: &str) -> Vec<Key> {
    let about = About::Said(message!("manifest-level"));
    let level = Key { name: keys::LEVEL, about, shape: Shape::OneOf(Names::Levels) };
    let options = registry::find(name).map(|rule| rule.options).unwrap_or_default().iter().map(|option| {
        let shape = match option.default {
            OptionDefault::Count(count) => Shape::Count(count),
            OptionDefault::Texts(_) => Shape::Texts,
        };
        Key { name: option.name, about: About::Option(option.summary), shape }
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
