//! The message catalogue, the sources and the languages agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use variorum::messages::Language;
use variorum::rules::registry::RULES;
use variorum::text::fold::{self, ChineseScript};

/// The entries of one language: by name, the value and the names of its arguments.
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

/// The entries for rules and their options, with their English summaries.
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

/// The identifier that a text starts with.
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

/// Each `message!("name", argument = …)` in the sources: the file, the name, and the arguments.
fn uses() -> Vec<(String, String, BTreeSet<String>)> {
    let mut files = Vec::new();
    rust_files(sources(), &mut files);
    let mut used = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable source");
        for rest in text.split("message!(").skip(1) {
            let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
            let Some((name, rest)) = rest.split_once('"') else { continue };
            used.push((file.display().to_string(), name.to_owned(), arguments(rest)));
        }
    }
    used
}

/// The names before a single `=` after each comma that is neither in an inner bracket nor in a string.
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
fn every_language_has_every_message_with_the_same_arguments() {
    let english = entries(Language::English);
    assert!(!english.is_empty());
    for language in Language::ALL {
        let theirs = entries(language);
        for (name, (_, arguments)) in &english {
            let (_, same) = theirs.get(name).unwrap_or_else(|| panic!("{language} lacks “{name}”"));
            assert_eq!(same, arguments, "{language}, {name}");
        }
        for name in theirs.keys() {
            assert!(english.contains_key(name), "only {language} has “{name}”");
        }
    }
}

#[test]
fn every_message_in_the_sources_has_an_entry_and_every_entry_is_used() {
    let entries = entries(Language::English);
    let used = uses();
    for (file, name, arguments) in used.iter().filter(|(file, ..)| !file.contains("/messages/")) {
        let (_, wanted) = entries.get(name).unwrap_or_else(|| panic!("{file}: the catalogue has no “{name}”"));
        assert!(wanted.is_subset(arguments), "{file}: “{name}” wants {wanted:?} and is given {arguments:?}");
    }
    let used: BTreeSet<_> = used.into_iter().map(|(_, name, _)| name).chain(rules().map(|(name, _)| name)).collect();
    let unused: Vec<_> = entries.keys().filter(|name| !used.contains(*name)).collect();
    assert!(unused.is_empty(), "unused entries: {unused:?}");
}

#[test]
fn no_message_mixes_the_chinese_scripts() {
    let stray = |language, script| {
        for (name, (value, _)) in entries(language) {
            let stray: String = value.chars().filter(|c| fold::chinese_script(*c) == script).collect();
            assert_eq!(stray, "", "{language}, {name}: {value}");
        }
    };
    stray(Language::SimplifiedChinese, ChineseScript::Traditional);
    stray(Language::TraditionalChinese, ChineseScript::Simplified);
}

#[test]
fn no_message_contains_a_value_that_could_be_copied() {
    // A number of three digits is a year, a time or an amount, and a host after `://` is an address. A reader who
    // follows a message literally must not copy such a value into a text: whatever a message suggests comes from the
    // text itself.
    for language in Language::ALL {
        for (name, (value, _)) in entries(language) {
            let digits = value.split(|c: char| !c.is_numeric()).map(str::len).max();
            assert!(digits.is_none_or(|longest| longest < 3), "{language}, {name}: {value}");
            let hosts = value.split("://").skip(1).filter(|host| host.starts_with(char::is_alphanumeric));
            assert_eq!(hosts.count(), 0, "{language}, {name}: {value}");
        }
    }
}
