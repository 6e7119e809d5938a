//! The documents of yaml-test-suite, as front matter: the invalid ones are reported, the valid ones are not.
//!
//! The suite (MIT) lies beside the project, in `../shared/suites/yaml`; where it does not, this test says so and does
//! nothing. What is not as the suite has it is listed below, and in `docs/rules/suites.md`, each with its reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use variorum::cancel::Cancel;
use variorum::rules::check;
use variorum::seed::{FormatHint, PartKind, Seed};
use variorum::text::Source;

/// The rules that speak of the syntax of front matter.
const RULES: [&str; 3] =
    ["metadata/malformed-front-matter", "metadata/unterminated-front-matter", "metadata/duplicate-key"];

/// Invalid documents that are not reported: the lines of a list in brackets that stand below its key must be indented,
/// but every parser reads them as they are meant.
const NOT_REPORTED: &[&str] = &["9C9N"];

/// Valid documents that are reported: their syntax is right, and a key (the empty one; an alias of a list) stands twice in
/// one mapping, which YAML forbids all the same (1.2.2, section 3.2.1.1).
const REPORTED: &[&str] = &["2JQS", "X38W"];

/// One document of the suite.
struct Case {
    /// The file's name, and behind a colon the number of the document in it, from 1 on, if it is not the first.
    name: String,
    invalid: bool,
    yaml: String,
}

/// The cases of one file. A file is a list of mappings, `yaml: |` in each; the block's lines stand four spaces in.
fn cases(name: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let (mut skipped, mut inside) = (false, false);
    for line in text.lines() {
        if let Some(first) = line.strip_prefix("- ") {
            let number = cases.len() + 1;
            let name = if number == 1 { name.to_owned() } else { format!("{name}:{number}") };
            cases.push(Case { name, invalid: false, yaml: String::new() });
            (skipped, inside) = (skipped || first == "skip: true", false);
        }
        let Some(case) = cases.last_mut() else { continue };
        let key = line.get(2..).unwrap_or_default();
        if inside && (line.starts_with("    ") || line.is_empty()) {
            case.yaml += line.get(4..).unwrap_or_default();
            case.yaml.push('\n');
            continue;
        }
        inside = key.starts_with("yaml: |");
        case.invalid |= key == "fail: true";
    }
    if skipped {
        return vec![];
    }
    cases.iter_mut().for_each(|case| case.yaml = unmarked(&case.yaml));
    cases
}

/// The text that the suite's marks stand for: `␣` is a space, `——»` a tab, `↵` shows that a line ends, `∎` that the file
/// does, `←` is a carriage return, `⇔` a byte order mark.
fn unmarked(text: &str) -> String {
    let text = text.trim_end_matches('\n').to_owned() + "\n";
    let text = text.replace("∎\n", "").replace('—', "").replace('»', "\t").replace('↵', "");
    text.replace('␣', " ").replace('←', "\r").replace('⇔', "\u{FEFF}")
}

/// Whether a document has marks of its own that say where it begins and ends, or directives. Front matter is one document
/// without any, between two such marks.
fn has_marks(yaml: &str) -> bool {
    let mark = |line: &str| {
        let behind = line.strip_prefix("---").or_else(|| line.strip_prefix("..."));
        behind.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) || line.starts_with('%')
    };
    yaml.lines().any(mark)
}

/// How a document stands in front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// As it is: it is a mapping.
    Whole,
    /// As the value of a key.
    Value,
}

/// The document as front matter of a seed: as it is where that reads as front matter, else as the value of a key.
fn seed(yaml: &str) -> (Standing, Seed) {
    let parse = |front: &str| {
        Seed::parse(Source::from_text(format!("---\n{front}---\n\n正文从这里开始。\n")), FormatHint::Markdown)
    };
    let ended = if yaml.ends_with('\n') { yaml.to_owned() } else { format!("{yaml}\n") };
    let whole = parse(&ended);
    if whole.parts.iter().any(|part| part.kind == PartKind::YamlFrontMatter) {
        return (Standing::Whole, whole);
    }
    let indented: String = ended
        .split_inclusive('\n')
        .map(|line| if line == "\n" { line.to_owned() } else { format!("  {line}") })
        .collect();
    (Standing::Value, parse(&format!("title: 雪夜\nvalue:\n{indented}")))
}

#[test]
fn invalid_documents_are_reported_and_valid_ones_are_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/suites/yaml/src");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no suite in {}", folder.display());
        return;
    };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let mut counts: BTreeMap<(bool, Option<Standing>), u32> = BTreeMap::new();
    let (mut not_reported, mut reported) = (Vec::new(), Vec::new());
    for path in names {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        for case in cases(name, &fs::read_to_string(&path).expect("a file of the suite")) {
            // The mark that opens the document is the one that opens the front matter.
            let yaml = case.yaml.strip_prefix("---\n").unwrap_or(&case.yaml);
            if has_marks(yaml) {
                *counts.entry((case.invalid, None)).or_default() += 1;
                continue;
            }
            let (standing, seed) = seed(yaml);
            *counts.entry((case.invalid, Some(standing))).or_default() += 1;
            let findings = check(&seed, &Cancel::new()).expect("nobody cancels");
            let told = findings.iter().any(|finding| RULES.contains(&finding.rule));
            match (case.invalid, told) {
                (true, false) => not_reported.push(case.name),
                (false, true) => reported.push(case.name),
                _ => {}
            }
        }
    }
    println!("{counts:?}");
    assert_eq!(not_reported, NOT_REPORTED, "invalid and not reported");
    assert_eq!(reported, REPORTED, "valid and reported");
}
