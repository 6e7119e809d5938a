//! What a new rule needs, apart from what is generated: the file of the rule, a line in each list, its message in each
//! language, and a seed that contains the defect. Everything that a person has to fill in is marked `TODO`.

use std::fs;
use std::path::{Path, PathBuf};

/// The rule itself. It compiles and passes its tests as it is.
const TEMPLATE: &str = include_str!("template.rs");

/// The folders of the catalogue of messages, one for each language.
const LANGUAGES: [&str; 3] = ["en", "zh-Hans", "zh-Hant"];

/// Adds a rule of this name to the project at `root`. Returns the files that were written, the rule's own first. Writes
/// nothing if there is an error.
///
/// # Errors
/// What is wrong with the name, or the file that cannot be read or written.
pub(crate) fn add_rule(root: &Path, name: &str) -> Result<Vec<PathBuf>, String> {
    let (group, own) = name.split_once('/').ok_or("give the rule's name as group/rule-name")?;
    let is_kebab = !own.is_empty()
        && own
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
    if !is_kebab {
        return Err(format!("“{own}” is not in kebab case: small letters and digits, with a hyphen between words"));
    }
    let rules = root.join("src/rules");
    if group == "reprints" || !rules.join(group).join("mod.rs").exists() {
        return Err(format!("there is no template for the group “{group}”: copy a rule that is similar"));
    }
    let module = own.replace('-', "_");
    let file = rules.join(group).join(&module).with_extension("rs");
    if file.exists() {
        return Err(format!("there is a rule “{name}” already"));
    }
    let defect = root.join("fixtures/corpus/defects").join(own).with_extension("md");
    let mut files = vec![
        (file, TEMPLATE.replace("group/rule-name", name).replace("rule-name", own)),
        edited(rules.join(group).join("mod.rs"), |text| insert_sorted(text, &format!("pub mod {module};"), "mod "))?,
        edited(rules.join("registry.rs"), |text| {
            insert_sorted(text, &format!("    &{group}::{module}::RULE,"), "    &")
        })?,
    ];
    for language in LANGUAGES {
        let catalogue = root.join("src/messages").join(language).join(group).with_extension("ftl");
        // In English the rule itself says what it finds.
        let summary = if language == "en" { String::new() } else { format!("rule-{group}-{own} = TODO\n") };
        files.push(edited(catalogue, |text| Some(format!("{text}\n{own} = TODO {{ $text }}\n{summary}")))?);
    }
    files.push(edited(root.join("docs/rules/precision.md"), |text| {
        let section = text.find(&format!("\n## {group}\n"))?;
        let table = section + text[section..].find("\n| --- |")? + 1;
        let end = table + text[table..].find("\n\n")? + 1;
        let row = format!("| {own} | archive | not measured | – | – |\n");
        Some([&text[..end], &row, &text[end..]].concat())
    })?);
    files.push(edited(root.join("tests/cli/planted").join(group).with_extension("rs"), |text| {
        let end = text.rfind("];")?;
        let row = format!("    (\"defects/{own}.md\", \"{name}\", \"涨了，⟦TODO⟧，渡船\", \"船夫睡了\"),\n");
        Some([&text[..end], &row, &text[end..]].concat())
    })?);
    files.push((
        defect,
        format!(
            "---\ntitle: {own}\nauthor: 周远山\ndate: 2020-05-01\nsource: 河湾读本\n---\n\n\
             雨下了三天，河水涨了，TODO，渡船停在对岸，没有人过河。\n"
        ),
    ));
    for (path, text) in &files {
        fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// A file and its text after an edit.
fn edited(path: PathBuf, edit: impl FnOnce(&str) -> Option<String>) -> Result<(PathBuf, String), String> {
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let text = edit(&text).ok_or_else(|| format!("{} has no place for the rule", path.display()))?;
    Ok((path, text))
}

/// Inserts a line into the list of lines that begin with `prefix`, `pub` aside, in the order of their names. `None` if
/// there is no such list.
fn insert_sorted(text: &str, line: &str, prefix: &str) -> Option<String> {
    // Names are ordered as they are written in documentation, with hyphens.
    let key = |line: &str| line.trim_start_matches("pub ").trim_end_matches([';', ',']).replace('_', "-");
    let is_listed = |other: &&str| other.trim_start_matches("pub ").starts_with(prefix) && other.ends_with([';', ',']);
    let mut lines: Vec<&str> = text.lines().collect();
    let after = lines.iter().rposition(|other| is_listed(other) && key(other) < key(line));
    let before = lines.iter().position(is_listed);
    lines.insert(after.map(|at| at + 1).or(before)?, line);
    Some(lines.join("\n") + "\n")
}
