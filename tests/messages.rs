//! The catalogue of messages and the sources agree, and so do the languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use variorum::messages::Language;
use variorum::rules::registry::RULES;
use variorum::text::fold::{self, ChineseScript};

/// The entries of one language: the name, and the value with the names of its arguments.
type Entries = BTreeMap<String, (String, BTreeSet<String>)>;

fn sources() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
}

fn entries(language: Language) -> Entries {
    let mut entries = Entries::new();
    let folder = sources().join("messages").join(language.tag());
    for file in fs::read_dir(folder).expect("a folder of messages") {
        let text = fs::read_to_string(file.expect("an entry").path()).expect("a readable file");
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = match line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
                Some((name, value)) => {
                    last = name.to_owned();
                    (name, value)
                }
                None => (last.as_str(), line),
            };
            if name.is_empty() {
                continue;
            }
            let (whole, arguments) = entries.entry(name.to_owned()).or_default();
            *whole += value;
            *whole += "\n";
            arguments.extend(value.split('$').skip(1).map(identifier));
        }
    }
    if language == Language::English {
        entries.extend(rules().map(|(name, summary)| (name, (summary.to_owned(), BTreeSet::new()))));
    }
    entries
}

/// The rules and their options, by the names of their entries, with what they say of themselves in English.
fn rules() -> impl Iterator<Item = (String, &'static str)> {
    RULES.iter().flat_map(|rule| {
        let entry = format!("rule-{}", rule.name.replace('/', "-"));
        let options = rule.options.iter().map({
            let entry = entry.clone();
            move |option| (format!("{entry}-{}", option.name), option.summary)
        });
        std::iter::once((entry, rule.summary)).chain(options)
    })
}

/// The identifier at the start of a text.
fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Each `message!("name", argument = …)` of the sources: the file, the name, the arguments at its top level.
fn said() -> Vec<(String, String, BTreeSet<String>)> {
    let mut files = Vec::new();
    rust_files(sources(), &mut files);
    let mut said = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable source");
        for rest in text.split("message!(").skip(1) {
            let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
            let Some((name, rest)) = rest.split_once('"') else { continue };
            said.push((file.display().to_string(), name.to_owned(), arguments(rest)));
        }
    }
    said
}

/// The names before a single `=` behind each comma that is in no inner bracket and in no text.
fn arguments(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut in_text, mut before, mut names) = (1, false, ' ', BTreeSet::new());
    for (at, character) in rest.char_indices() {
        match character {
            '"' if before != '\\' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 1 => {
                let next = rest[at + 1..].trim_start();
                let name = identifier(next);
                if next[name.len()..].trim_start().starts_with('=') {
                    names.insert(name);
                }
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
        before = character;
    }
    names
}

#[test]
fn every_language_says_everything_with_the_same_arguments() {
    let english = entries(Language::English);
    assert!(!english.is_empty());
    for language in Language::ALL {
        let theirs = entries(language);
        for (name, (_, arguments)) in &english {
            let (_, same) = theirs.get(name).unwrap_or_else(|| panic!("{language} does not say “{name}”"));
            assert_eq!(same, arguments, "{language}, {name}");
        }
        for name in theirs.keys() {
            assert!(english.contains_key(name), "only {language} says “{name}”");
        }
    }
}

#[test]
fn every_message_in_the_sources_has_an_entry_and_no_entry_is_left_over() {
    let entries = entries(Language::English);
    let said = said();
    for (file, name, arguments) in said.iter().filter(|(file, ..)| !file.contains("/messages/")) {
        let (_, wanted) = entries.get(name).unwrap_or_else(|| panic!("{file}: the catalogue has no “{name}”"));
        assert!(wanted.is_subset(arguments), "{file}: “{name}” wants {wanted:?} and is given {arguments:?}");
    }
    let said: BTreeSet<_> = said.into_iter().map(|(_, name, _)| name).chain(rules().map(|(name, _)| name)).collect();
    let unsaid: Vec<_> = entries.keys().filter(|name| !said.contains(*name)).collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
}

#[test]
fn each_script_is_kept_pure() {
    let stray = |language, variety| {
        for (name, (value, _)) in entries(language) {
            let stray: String = value.chars().filter(|c| fold::chinese_script(*c) == variety).collect();
            assert_eq!(stray, "", "{language}, {name}: {value}");
        }
    };
    stray(Language::SimplifiedChinese, ChineseScript::Traditional);
    stray(Language::TraditionalChinese, ChineseScript::Simplified);
}

#[test]
fn no_message_holds_a_value_that_could_be_taken_for_advice() {
    // A number of three digits is a year, a moment or an amount; a host behind `://` is an address. Who follows a message
    // to the letter must not write them into a text: what a message says to write comes from the text.
    for language in Language::ALL {
        for (name, (value, _)) in entries(language) {
            let digits = value.split(|c: char| !c.is_numeric()).map(str::len).max();
            assert!(digits.is_none_or(|most| most < 3), "{language}, {name}: {value}");
            let hosts = value.split("://").skip(1).filter(|behind| behind.starts_with(char::is_alphanumeric));
            assert_eq!(hosts.count(), 0, "{language}, {name}: {value}");
        }
    }
}
