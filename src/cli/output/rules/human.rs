//! Rules for people: a table, and the page of a rule laid out for the terminal.

use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::cli::output::rules::json::preset;
use crate::cli::output::rules::markdown;
use crate::cli::output::style::{severity_style, styled};
use crate::cli::terminal::Screen;
use crate::messages::message;
use crate::rules::{Rule, labels, pages};

/// One line per rule, with a heading for each group.
pub(in crate::cli) fn table(rules: &[&Rule], screen: Screen) -> String {
    let bold = styled(Style::new().bold(), screen);
    let severity = |rule: &Rule| labels::severity(rule.severity).text(screen.language);
    let fixable = message!("rule-has-fix").text(screen.language);
    let widest = |cell: &dyn Fn(&Rule) -> usize| rules.iter().map(|rule| cell(rule)).max().unwrap_or_default();
    let name_width = widest(&|rule| rule.name.width());
    let severity_width = widest(&|rule| severity(rule).width());
    let preset_width = widest(&|rule| preset(rule).width());
    let (mut out, mut group) = (String::new(), "");
    for rule in rules {
        if rule.group() != group {
            let before = if group.is_empty() { "" } else { "\n" };
            group = rule.group();
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{before}{bold}{group}{bold:#}");
        }
        let style = styled(severity_style(rule.severity), screen);
        let fix = if pages::page(rule.name).is_some_and(pages::promises_a_fix) { fixable.as_str() } else { "" };
        let _ = writeln!(
            out,
            "  {}  {style}{}{style:#}  {}  {}  {}",
            padded(rule.name, name_width),
            padded(&severity(rule), severity_width),
            padded(preset(rule), preset_width),
            padded(fix, fixable.width()),
            labels::rule_summary(rule, screen.language)
        );
    }
    let _ = writeln!(out, "\n{}", message!("rule-hint").text(screen.language));
    out
}

/// The page of a rule.
pub(in crate::cli) fn page(rule: &Rule, screen: Screen) -> String {
    markdown::render(pages::page(rule.name).unwrap_or(rule.summary), screen)
}

/// The text padded with spaces to `width` columns.
pub(in crate::cli) fn padded(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(text.width()))
}
