//! The pages that are made from the rules: one for each rule, the table of all, and the part of `fixes.md` that lists
//! them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use variorum::messages::Language;
use variorum::rules::registry::RULES;
use variorum::rules::{Preset, Rule, Severity, labels};

use crate::{SAFETIES, documentation, documented_safeties, own_name, read, root};

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
    format!("# {}\n\nReported as {}{presets}.\n\n{}", rule.name, severity(rule), documentation(rule.name))
}

fn table() -> String {
    let mut text = String::from(
        "# Rules\n\nThese are the rules that `variorum check` and the language server report. The table `[rules]` in `variorum.toml`\n\
         sets the level of a rule or of a whole group: `\"metadata/missing-author\" = \"off\"` (or `error`, `warning`, `info`,\n\
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

/// The table in Simplified Chinese, which has no pages for the rules themselves.
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

/// The page about fixes: its introduction as it is, and below it a table for each group of rules.
fn fixes() -> String {
    let written = read("docs/rules/fixes.md");
    let mut text = written.split("\n## ").next().unwrap_or_default().trim_end().to_owned() + "\n";
    let mut group = "";
    for rule in RULES {
        let safeties = documented_safeties(&documentation(rule.name));
        if safeties.is_empty() {
            continue;
        }
        if rule.group() != group {
            group = rule.group();
            let _ = write!(text, "\n## {group}\n\n| rule |");
            SAFETIES.iter().for_each(|(label, _)| text += &format!(" {} |", label.to_lowercase()));
            text += "\n| --- | --- | --- | --- |\n";
        }
        let _ = write!(text, "| {} |", own_name(rule));
        for (_, safety) in SAFETIES {
            let when = safeties.iter().find(|(known, _)| *known == safety).map_or("", |(_, when)| when);
            let _ = write!(text, " {} |", when.trim_end_matches('.').replace('|', "\\|"));
        }
        text.push('\n');
    }
    text
}

/// The pages with the text that they should have.
fn wanted() -> Vec<(PathBuf, String)> {
    let folder = root().join("docs/rules");
    let mut wanted = vec![(folder.join("README.md"), table()), (folder.join("fixes.md"), fixes())];
    wanted.push((root().join("docs/zh-CN/rules/README.md"), chinese_table()));
    wanted.extend(RULES.iter().map(|rule| (folder.join(rule.name).with_extension("md"), page(rule))));
    wanted
}

#[test]
fn pages_are_up_to_date() {
    let wanted = wanted();
    let groups: BTreeSet<_> = RULES.iter().map(|rule| root().join("docs/rules").join(rule.group())).collect();
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
