//! The rules' documentation: the pages made from it are up to date, its examples are true, and every rule has all that a
//! rule needs.
//!
//! `VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs` writes the pages and the schema.

mod complete;
mod examples;
mod pages;
#[path = "../../examples/new-rule/scaffold.rs"]
mod scaffold;
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use variorum::rules::{Rule, Safety};

/// The headings of a rule's documentation, all of them, in this order. `Options` come last, if there are any.
const HEADINGS: [&str; 4] = ["What it finds", "Why it matters", "Example", "Fix"];

/// How the documentation labels each safety of a fix.
const SAFETIES: [(&str, Safety); 3] =
    [("Safe", Safety::Safe), ("Needs a look", Safety::NeedsALook), ("One by one", Safety::OneByOne)];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file that holds a rule, below the project's root.
fn source_path(name: &str) -> PathBuf {
    Path::new("src/rules").join(name.replace('-', "_")).with_extension("rs")
}

/// A file of the project; empty if it cannot be read.
fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// The module documentation of the file that holds a rule; empty if there is no such file.
fn documentation(name: &str) -> String {
    let source = read(source_path(name));
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.fold(String::new(), |text, line| text + line.strip_prefix(' ').unwrap_or(line) + "\n")
}

/// What stands below a heading of a rule's documentation, up to the next one.
fn section<'a>(documentation: &'a str, heading: &str) -> &'a str {
    let rest = documentation.split(&format!("## {heading}\n")).nth(1);
    rest.and_then(|rest| rest.split("\n## ").next()).unwrap_or_default()
}

/// When a rule's fix has each safety, as the list in its documentation says.
fn documented_safeties(documentation: &str) -> Vec<(Safety, String)> {
    let mut found: Vec<(Safety, String)> = Vec::new();
    let mut in_list = false;
    for line in section(documentation, "Fix").lines() {
        let item = line.strip_prefix("- ").and_then(|item| item.split_once(": "));
        let known = item.and_then(|(label, when)| {
            SAFETIES.iter().find(|(known, _)| *known == label).map(|(_, safety)| (*safety, when.to_owned()))
        });
        in_list = known.is_some() || (in_list && line.starts_with("  "));
        match (known, found.last_mut()) {
            (Some(known), _) => found.push(known),
            (None, Some((_, when))) if in_list => *when += &format!(" {}", line.trim()),
            _ => {}
        }
    }
    found
}

/// Whether a rule's documentation says that there is a fix.
fn has_fix(documentation: &str) -> bool {
    !section(documentation, "Fix").starts_with("None")
}

/// The part of a rule's name after the slash.
fn own_name(rule: &Rule) -> &'static str {
    rule.name.rsplit('/').next().unwrap_or_default()
}
