//! Every rule has all that a rule needs. One test names everything that is missing, for all rules at once.

use std::collections::BTreeSet;
use std::fs;

use variorum::rules::Rule;
use variorum::rules::registry::RULES;

use crate::{
    HEADINGS, documentation, documented_safeties, examples, has_fix, own_name, read, root, section, source_path,
};

/// The catalogues of messages, one for each language.
const LANGUAGES: [&str; 3] = ["en", "zh-Hans", "zh-Hant"];

#[test]
fn every_rule_is_complete() {
    let mut problems: Vec<String> = RULES
        .iter()
        .flat_map(|rule| missing(rule).into_iter().map(|problem| format!("{}: {problem}", rule.name)))
        .collect();
    problems.extend(unregistered());
    assert!(
        problems.is_empty(),
        "CONTRIBUTING.md, “Add a rule”, says what each of these is:\n  {}",
        problems.join("\n  ")
    );
}

/// Rules in files that no list mentions, so that they never run.
fn unregistered() -> Vec<String> {
    let groups: BTreeSet<_> = RULES.iter().map(|rule| rule.group()).collect();
    let mut found = Vec::new();
    for group in groups {
        let folder = root().join("src/rules").join(group);
        for entry in fs::read_dir(folder).expect("a group of rules").flatten() {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let declared = text.split("pub static RULE").nth(1).and_then(|rest| rest.split("name: \"").nth(1));
            let Some(name) = declared.and_then(|rest| rest.split('"').next()) else { continue };
            if !RULES.iter().any(|rule| rule.name == name) {
                let module = name.rsplit('/').next().unwrap_or_default().replace('-', "_");
                found.push(format!(
                    "{name}: add `pub mod {module};` to src/rules/{group}/mod.rs and `&{group}::{module}::RULE,` to \
                     src/rules/registry.rs"
                ));
            }
        }
    }
    found
}

/// All that a rule lacks.
fn missing(rule: &Rule) -> Vec<String> {
    let path = source_path(rule.name);
    let source = read(&path);
    if source.is_empty() {
        return vec![format!("there is no {}", path.display())];
    }
    let mut problems = documentation_problems(rule);
    problems.extend(examples::problems(rule));
    problems.extend(todos(&path.display().to_string(), &source));
    for language in LANGUAGES {
        problems.extend(message_problems(rule, language, &source));
    }
    let precision = read("docs/rules/precision.md");
    if !precision.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(|word| word == own_name(rule)) {
        problems.push("add a row to docs/rules/precision.md".to_owned());
    }
    let planted_path = format!("tests/cli/planted/{}.rs", rule.group());
    let planted = read(&planted_path);
    let is_planted = |text: &str| text.contains(&format!("\"{}\"", rule.name));
    match planted.split("\n    (").find(|row| is_planted(row)) {
        Some(row) => {
            problems.extend(row.contains("TODO").then(|| format!("{planted_path}: finish the row of the rule")));
            let seed = row.split('"').nth(1).unwrap_or_default();
            let seed = format!("fixtures/corpus/{seed}");
            problems.extend(todos(&seed, &read(&seed)));
        }
        None => problems.push(format!("plant a defect in fixtures/corpus/defects, and list it in {planted_path}")),
    }
    problems
}

fn documentation_problems(rule: &Rule) -> Vec<String> {
    let text = documentation(rule.name);
    let mut problems = Vec::new();
    let headings: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let options = if rule.options.is_empty() { None } else { Some("Options") };
    let wanted: Vec<_> = HEADINGS.into_iter().chain(options).collect();
    if headings != wanted {
        problems.push(format!("the documentation has the headings {headings:?} instead of {wanted:?}"));
    }
    if text.starts_with('#') || text.trim().is_empty() {
        problems.push("the documentation does not begin with a sentence".to_owned());
    }
    for option in rule.options {
        if !section(&text, "Options").contains(&format!("- `{}`: ", option.name)) {
            problems.push(format!("the documentation does not list the option `{}`", option.name));
        }
    }
    match (has_fix(&text), documented_safeties(&text).is_empty()) {
        (true, true) => problems.push("the documentation does not say when the fix is safe: `- Safe: always.`".into()),
        (false, false) => problems.push("the documentation says how safe the fix is that it has not".into()),
        _ => {}
    }
    problems
}

/// The messages of a rule that a language lacks or has unfinished.
fn message_problems(rule: &Rule, language: &str, source: &str) -> Vec<String> {
    let folder = root().join("src/messages").join(language);
    let mut catalogue = Vec::new();
    for entry in fs::read_dir(folder).expect("a catalogue").flatten() {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        catalogue.extend(text.lines().map(str::to_owned));
    }
    let names =
        source.split("message!(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    let mut names: BTreeSet<_> = names.map(str::to_owned).collect();
    if language != "en" {
        let own = format!("rule-{}", rule.name.replace('/', "-"));
        names.extend(rule.options.iter().map(|option| format!("{own}-{}", option.name)));
        names.insert(own);
    }
    let file = format!("src/messages/{language}/{}.ftl", rule.group());
    let mut problems = Vec::new();
    for name in names {
        match catalogue.iter().find(|line| line.strip_prefix(&name).is_some_and(|rest| rest.starts_with(" ="))) {
            None => problems.push(format!("{file}: add `{name} = …`")),
            Some(line) if line.contains("TODO") => problems.push(format!("{file}: {line}")),
            Some(_) => {}
        }
    }
    problems
}

/// The lines of a file that are still to be written.
fn todos(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate().filter(|(_, line)| line.contains("TODO"));
    lines.map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim())).collect()
}

#[test]
fn a_new_rule_is_put_in_its_place_everywhere() {
    let folder = root().join("target/tmp-new-rule");
    let files = [
        "src/rules/text/mod.rs",
        "src/rules/registry.rs",
        "src/messages/en/text.ftl",
        "src/messages/zh-Hans/text.ftl",
        "src/messages/zh-Hant/text.ftl",
        "docs/rules/precision.md",
        "tests/cli/planted/text.rs",
    ];
    for file in files {
        let copy = folder.join(file);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
        fs::write(copy, read(file)).expect("a copy");
    }
    fs::create_dir_all(folder.join("fixtures/corpus/defects")).expect("a folder");
    let _ = fs::remove_file(folder.join("src/rules/text/cut_glass.rs"));
    let added = crate::scaffold::add_rule(&folder, "text/cut-glass").expect("added");
    let text = |file: &str| fs::read_to_string(folder.join(file)).expect("written");
    assert!(text("src/rules/text/cut_glass.rs").contains("message!(\"cut-glass\", text"));
    assert!(
        text("src/rules/text/mod.rs").contains("pub mod control_character;\npub mod cut_glass;\npub mod cut_off;\n")
    );
    assert!(text("src/rules/registry.rs").contains("    &text::cut_glass::RULE,\n    &text::cut_off::RULE,\n"));
    for language in LANGUAGES {
        assert!(text(&format!("src/messages/{language}/text.ftl")).contains("\n\ncut-glass = TODO { $text }\n"));
    }
    assert_eq!(added.len(), files.len() + 2);
    assert!(crate::scaffold::add_rule(&folder, "text/cut-glass").is_err(), "it is there already");
    for wrong in ["cut-glass", "text/", "text/CutGlass", "text/cut--glass", "glass/cut", "../text/cut"] {
        assert!(crate::scaffold::add_rule(&folder, wrong).is_err(), "{wrong}");
    }
    fs::remove_dir_all(&folder).expect("removed");
}
