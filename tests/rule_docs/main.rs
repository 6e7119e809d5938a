//! `docs/rules/` is made from the rules' own documentation, and their examples are true.
//!
//! `VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs` writes the pages anew.

mod schema;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, Overlay, Snapshot, witnesses};
use variorum::messages::Language;
use variorum::rules::registry::RULES;
use variorum::rules::{Finding, Preset, Rule, Settings, Severity, check_with, labels, run_witnesses};
use variorum::seed::{FormatHint, Seed};
use variorum::text::Source;

/// The headings of a rule's documentation, all of them, in this order; `Options` come last, where there are some.
const HEADINGS: [&str; 4] = ["What it finds", "Why it matters", "Example", "Fix"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The module documentation of the file that holds a rule.
fn documentation(rule: &Rule) -> String {
    let path = root().join("src/rules").join(rule.name.replace('-', "_")).with_extension("rs");
    let source =
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{} has no file {}: {e}", rule.name, path.display()));
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.fold(String::new(), |text, line| text + line.strip_prefix(' ').unwrap_or(line) + "\n")
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Hint => "hint",
    }
}

fn page(rule: &Rule) -> String {
    let presets = match rule.preset {
        Preset::Archive => "",
        Preset::Dataset => ", in the presets `dataset` and `strict`",
        Preset::Strict => ", in the preset `strict`",
    };
    format!("# {}\n\nReported as {}{presets}.\n\n{}", rule.name, severity(rule), documentation(rule))
}

fn table() -> String {
    let mut text = String::from(
        "# Rules\n\nWhat `variorum check` and the language server report. In `variorum.toml`, the table `[rules]` gives a\n\
         rule or a whole group another level: `\"metadata/missing-author\" = \"off\"` (or `error`, `warning`, `info`,\n\
         `hint`).\n",
    );
    let mut group = "";
    for rule in RULES {
        if rule.group() != group {
            group = rule.group();
            let _ = write!(text, "\n## {group}\n\n| rule | reported as | what it finds |\n| --- | --- | --- |\n");
        }
        let summary = rule.summary.replace('<', "&lt;");
        let _ = writeln!(text, "| [{0}]({0}.md) | {1} | {summary} |", rule.name, severity(rule));
    }
    text
}

/// The same in Simplified Chinese, which has no pages of its own for the rules.
fn chinese_table() -> String {
    let language = Language::SimplifiedChinese;
    let mut text = String::from(
        "# 规则\n\n`variorum check` 和语言服务器检查的内容。要改变某条规则或整个规则组的级别，请在 `variorum.toml` 的 `[rules]` 表里写：\n\
         `\"metadata/missing-author\" = \"off\"`（或 `error`、`warning`、`info`、`hint`）。每条规则的详细说明是英文的。\n",
    );
    let mut group = "";
    for rule in RULES {
        if rule.group() != group {
            group = rule.group();
            let _ = write!(text, "\n## {group}\n\n| 规则 | 级别 | 检查什么 |\n| --- | --- | --- |\n");
        }
        let severity = labels::severity(rule.severity).text(language);
        let summary = labels::rule_summary(rule, language).replace('<', "&lt;");
        let _ = writeln!(text, "| [{0}](../../rules/{0}.md) | {severity} | {summary} |", rule.name);
    }
    text
}

#[test]
fn the_pages_are_what_the_rules_say() {
    let folder = root().join("docs/rules");
    let mut wanted: Vec<(PathBuf, String)> = vec![(folder.join("README.md"), table())];
    wanted.push((root().join("docs/zh-CN/rules/README.md"), chinese_table()));
    wanted.extend(RULES.iter().map(|rule| (folder.join(rule.name).with_extension("md"), page(rule))));
    let groups: BTreeSet<_> = RULES.iter().map(|rule| folder.join(rule.group())).collect();
    let pages =
        groups.iter().filter_map(|group| fs::read_dir(group).ok()).flatten().flatten().map(|entry| entry.path());
    let left_over: Vec<_> = pages.filter(|page| !wanted.iter().any(|(path, _)| path == page)).collect();
    if std::env::var_os("VARIORUM_UPDATE_DOCS").is_some() {
        groups.iter().for_each(|group| fs::create_dir_all(group).expect("a folder for the pages"));
        wanted.iter().for_each(|(path, text)| fs::write(path, text).expect("a page written"));
        left_over.iter().for_each(|path| fs::remove_file(path).expect("a page removed"));
        return;
    }
    let stale: Vec<_> = wanted
        .iter()
        .filter(|(path, text)| fs::read_to_string(path).ok().as_ref() != Some(text))
        .map(|(path, _)| path)
        .chain(&left_over)
        .collect();
    assert!(stale.is_empty(), "run VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs; stale: {stale:#?}");
}

#[test]
fn documentation_has_its_headings() {
    for rule in RULES {
        let text = documentation(rule);
        let headings: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let options = if rule.options.is_empty() { None } else { Some("Options") };
        let wanted: Vec<_> = HEADINGS.into_iter().chain(options).collect();
        assert_eq!(headings, wanted, "{}", rule.name);
        for option in rule.options {
            assert!(text.contains(&format!("- `{}`: ", option.name)), "{}: {}", rule.name, option.name);
        }
        assert!(!text.starts_with('#'), "{}: a sentence comes before the headings", rule.name);
    }
}

/// A page that people write tells the safety of every fix: `conflicting-…` is said of all rules that begin so.
#[test]
fn every_rule_with_a_fix_is_in_the_list_of_fixes() {
    let list = fs::read_to_string(root().join("docs/rules/fixes.md")).expect("the list of fixes");
    let rows = list.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let names: Vec<&str> = rows.flat_map(|cell| cell.split(", ")).collect();
    let is_listed = |name: &str| {
        names.iter().any(|listed| listed.strip_suffix('…').map_or(*listed == name, |begin| name.starts_with(begin)))
    };
    let has_fix =
        |rule: &&&Rule| !documentation(rule).split("## Fix\n").nth(1).is_none_or(|fix| fix.starts_with("None"));
    let name = |rule: &'static Rule| rule.name.rsplit('/').next().unwrap_or_default();
    let missing: Vec<_> = RULES.iter().filter(has_fix).map(|rule| name(rule)).filter(|name| !is_listed(name)).collect();
    assert!(missing.is_empty(), "docs/rules/fixes.md says nothing of {missing:?}");
}

/// The fenced blocks of a text: the language and the lines of each. A fence ends with the very fence that opened it.
fn fenced(text: &str) -> Vec<(String, String)> {
    let (mut blocks, mut open) = (Vec::new(), None::<(String, String, String)>);
    for line in text.lines() {
        match &mut open {
            Some((fence, _, _)) if line == fence => {
                blocks.extend(open.take().map(|(_, language, body)| (language, body)));
            }
            Some((_, _, body)) => *body += &format!("{line}\n"),
            None if line.starts_with("```") => {
                let language = line.trim_start_matches('`');
                open = Some((line.replace(language, ""), language.to_owned(), String::new()));
            }
            None => {}
        }
    }
    blocks
}

/// The bytes that an example stands for: `\u{8}` is that character, `\xFF` that byte, `\r` a carriage return.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut pieces = text.split('\\');
    bytes.extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
    for piece in pieces {
        let character = piece.strip_prefix("u{").and_then(|rest| rest.split_once('}'));
        if let Some((code, rest)) = character {
            let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point");
            bytes.extend_from_slice(format!("{character}{rest}").as_bytes());
        } else if let Some((byte, rest)) = piece.strip_prefix('x').and_then(|rest| rest.split_at_checked(2)) {
            bytes.push(u8::from_str_radix(byte, 16).expect("a byte"));
            bytes.extend_from_slice(rest.as_bytes());
        } else if let Some(rest) = piece.strip_prefix('r') {
            bytes.push(b'\r');
            bytes.extend_from_slice(rest.as_bytes());
        } else {
            bytes.push(b'\\');
            bytes.extend_from_slice(piece.as_bytes());
        }
    }
    bytes
}

#[test]
fn each_example_is_found() {
    let today = Some(jiff::civil::date(2025, 6, 1));
    let settings = Settings { preset: Preset::Strict, today, ..Settings::default() };
    for rule in RULES {
        let text = documentation(rule);
        let example = text.split("## Example\n").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
        let blocks = fenced(example);
        assert!(!blocks.is_empty(), "{} shows no example", rule.name);
        if rule.check_witnesses.is_some() {
            assert!(!compared(rule, &settings, &blocks).is_empty(), "{} does not find its example", rule.name);
            continue;
        }
        for (language, body) in blocks {
            let hint = match language.as_str() {
                "html" => FormatHint::Html,
                "markdown" => FormatHint::Markdown,
                _ => FormatHint::Unknown,
            };
            let seed = Seed::parse(Source::from_bytes(&unescaped(&body)), hint);
            let findings = check_with(&seed, &settings, &Cancel::new()).expect("nobody cancels");
            assert!(
                findings.iter().any(|finding| finding.rule == rule.name),
                "{} does not find its example:\n{body}",
                rule.name
            );
        }
    }
}

/// What a rule finds in the first of several texts; the others are its reprints.
fn compared(rule: &Rule, settings: &Settings, blocks: &[(String, String)]) -> Vec<Finding> {
    let readings = blocks.iter().enumerate().map(|(index, (language, body))| {
        let ending = if language == "markdown" { "md" } else { "txt" };
        Arc::new(AnalysedSeed::new(PathBuf::from(format!("{index}.{ending}")), Source::from_text(body.as_str())))
    });
    let readings: Vec<_> = readings.collect();
    let laid =
        |corpus: Snapshot, seed: &Arc<AnalysedSeed>| corpus.with_overlay(Arc::new(Overlay::new(Arc::clone(seed))));
    let snapshot = readings.iter().fold(Snapshot::default(), laid);
    let seed = readings.first().expect("a seed");
    let passages = snapshot.passages(seed, &Cancel::new()).expect("nobody cancels");
    run_witnesses(rule, &witnesses(seed, &passages), settings, &Cancel::new()).expect("nobody cancels")
}
