//! The documents of yaml-test-suite as front matter: invalid ones are reported, valid ones are not.
//!
//! The suite (MIT) is beside the project, in `../shared/suites/yaml`. Without it, this test says so and does nothing.
//! Deviations from the suite are listed below and in `docs/rules/suites.md`, each with its reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use variorum::cancel::Cancel;
use variorum::rules::check;
use variorum::seed::{FormatHint, PartKind, Seed};
use variorum::text::Source;

/// The rules about the syntax of front matter.
const RULES: [&str; 3] =
    ["metadata/malformed-front-matter", "metadata/unterminated-front-matter", "metadata/duplicate-key"];

/// Invalid documents that are not reported. The lines of a bracketed list below its key must be indented, but every
/// parser reads them as intended.
const NOT_REPORTED: &[&str] = &["9C9N"];

/// Valid documents that are reported. Their syntax is valid, but a mapping has the same key twice (the empty key; an
/// alias of a list), which YAML forbids (1.2.2, section 3.2.1.1).
const REPORTED: &[&str] = &["2JQS", "X38W"];

/// One document of the suite.
struct Case {
    /// The name of the file, and, for all but its first document, a colon and the number of the document, counted from
    /// 1.
    name: String,
    invalid: bool,
    yaml: String,
}

/// The cases of one file. A file is a list of mappings, each with a `yaml: |` block that is indented by four spaces.
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

/// Replaces the suite's markers: `␣` is a space, `——»` a tab, `↵` shows a line end and `∎` the end of the file, `←` is
/// a carriage return, `⇔` a byte order mark.
fn unmarked(text: &str) -> String {
    let text = text.trim_end_matches('\n').to_owned() + "\n";
    let text = text.replace("∎\n", "").replace('—', "").replace('»', "\t").replace('↵', "");
    text.replace('␣', " ").replace('←', "\r").replace('⇔', "\u{FEFF}")
}

/// Whether a document has markers of its own for its start or end, or directives. Front matter is a single document
/// without any, between two such markers.
fn has_marks(yaml: &str) -> bool {
    let mark = |line: &str| {
        let rest = line.strip_prefix("---").or_else(|| line.strip_prefix("..."));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) || line.starts_with('%')
    };
    yaml.lines().any(mark)
}

/// How a document is put into front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Placement {
    /// As it is, because it is a mapping.
    Whole,
    /// As the value of a key.
    Value,
}

/// Parses the document as front matter of a seed: as it is if that reads as front matter, otherwise as the value of a
/// key.
fn seed(yaml: &str) -> (Placement, Seed) {
    let parse = |front: &str| {
        Seed::parse(Source::from_text(format!("---\n{front}---\n\n正文从这里开始。\n")), FormatHint::Markdown)
    };
    let ended = if yaml.ends_with('\n') { yaml.to_owned() } else { format!("{yaml}\n") };
    let whole = parse(&ended);
    if whole.parts.iter().any(|part| part.kind == PartKind::YamlFrontMatter) {
        return (Placement::Whole, whole);
    }
    let indented: String = ended
        .split_inclusive('\n')
        .map(|line| if line == "\n" { line.to_owned() } else { format!("  {line}") })
        .collect();
    (Placement::Value, parse(&format!("title: 雪夜\nvalue:\n{indented}")))
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
    let mut counts: BTreeMap<(bool, Option<Placement>), u32> = BTreeMap::new();
    let (mut not_reported, mut reported) = (Vec::new(), Vec::new());
    for path in names {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        for case in cases(name, &fs::read_to_string(&path).expect("a file of the suite")) {
            // The marker that opens the document is the fence of the front matter.
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
