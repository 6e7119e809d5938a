//! Totals of all findings: how many each rule has, and how long each rule took.

use std::fmt::Write;
use std::time::Duration;

use anstyle::Style;
use serde_json::json;

use crate::cli::output::findings::tally::{CheckTally, RuleTally};
use crate::cli::output::punctuation::parenthesised;
use crate::cli::output::style::{severity_style, styled};
use crate::cli::terminal::Screen;
use crate::messages::message;
use crate::rules::{Severity, labels};

/// The rules by the number of their findings, the largest first.
fn most_first(tally: &CheckTally) -> Vec<(&'static str, Severity, RuleTally)> {
    let mut rows: Vec<_> = tally.rules.iter().map(|((severity, rule), of)| (*rule, *severity, *of)).collect();
    rows.sort_by_key(|(rule, severity, of)| (std::cmp::Reverse(of.findings), *rule, *severity));
    rows
}

/// For people: one line per rule, with the number of findings that have a fix.
pub(in crate::cli) fn human(tally: &CheckTally, screen: Screen) -> String {
    let mut out = String::new();
    for (rule, severity, of) in most_first(tally) {
        let style = styled(severity_style(severity), screen);
        let severity = labels::severity(severity).text(screen.language);
        let fixable = match of {
            RuleTally { safe: 0, needs_a_look: 0, one_by_one: 0, .. } => None,
            RuleTally { safe, needs_a_look, one_by_one: 0, .. } => {
                Some(message!("fixable", safe = safe, look = needs_a_look))
            }
            RuleTally { safe, needs_a_look, one_by_one, .. } => {
                Some(message!("fixable-by-hand", safe = safe, look = needs_a_look, single = one_by_one))
            }
        };
        let fixable = fixable.map(|text| parenthesised(&text.text(screen.language), screen.language));
        let fixable = fixable.map(|text| format!("  {text}")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:>8}  {style}{severity}{style:#}  {rule}{fixable}", of.findings);
    }
    out
}

/// For programs: an array with one object per rule.
pub(in crate::cli) fn json(tally: &CheckTally) -> String {
    let rows: Vec<_> = most_first(tally)
        .into_iter()
        .map(|(rule, severity, of)| {
            json!({ "rule": rule, "severity": severity, "findings": of.findings,
                "safe-fixes": of.safe, "fixes-that-need-a-look": of.needs_a_look, "fixes-one-by-one": of.one_by_one })
        })
        .collect();
    format!("{}\n", json!(rows))
}

/// The time of each rule and its share of the total, the largest first.
pub(in crate::cli) fn costs(tally: &CheckTally, screen: Screen) -> String {
    let all: Duration = tally.costs.values().sum();
    let mut rows: Vec<_> = tally.costs.iter().collect();
    rows.sort_by_key(|(rule, cost)| (std::cmp::Reverse(**cost), **rule));
    let dim = styled(Style::new().dimmed(), screen);
    let mut out = String::new();
    for (rule, cost) in rows {
        let share = 100.0 * cost.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE);
        let _ = writeln!(out, "{:>10.1} ms  {dim}{share:>5.1} %{dim:#}  {rule}", cost.as_secs_f64() * 1e3);
    }
    out
}
