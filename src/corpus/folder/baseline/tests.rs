//! Known, new and gone findings.

use super::*;
use crate::cancel::Cancel;
use crate::rules::{Settings, check_with};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

fn findings(text: &str) -> Vec<Finding> {
    let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
    let found = check_with(&seed, &Settings::default(), &Cancel::new()).expect("nobody cancels");
    found.into_iter().filter(|finding| finding.rule == "text/invisible-character").collect()
}

/// How many findings of `after` are new, known and gone according to the baseline of `before`.
fn filtered(before: &str, after: &str) -> [usize; 3] {
    let path = Path::new("a/b.md");
    let mut baseline = Baseline::default();
    baseline.set(path, before, &findings(before));
    let stored = Baseline::parse(baseline.to_text().as_bytes()).expect("what was written");
    assert_eq!(stored, baseline);
    let FilteredFindings { findings, known, gone } = stored.filter_known(path, after, true, findings(after), |_| true);
    [findings.len(), known, gone]
}

const TEXT: &str = "# 题\n\n河水\u{200B}涨了。\n\n第二段没有毛病，只是长一些，好把两处隔得远远的，谁也不挨着谁。\n\n又\u{200B}退了。\n";

#[test]
fn what_is_known_is_known_wherever_the_rest_has_moved_it() {
    assert_eq!(filtered(TEXT, TEXT), [0, 2, 0]);
    assert_eq!(filtered(TEXT, &format!("{}{TEXT}", "新写的一段，排在最前面，占了许多行。\n\n".repeat(9))), [0, 2, 0]);
    assert_eq!(filtered(TEXT, &TEXT.replace("\n\n", "\n\n\n")), [0, 2, 0]);
    assert_eq!(filtered(TEXT, &TEXT.replace("涨了", "早就涨了")), [0, 2, 0], "the surroundings have changed");
}

#[test]
fn what_is_new_shows_and_what_is_gone_is_counted() {
    assert_eq!(filtered(TEXT, &format!("{TEXT}\n再\u{200B}涨。\n")), [1, 2, 0]);
    assert_eq!(filtered(TEXT, &TEXT.replacen('\u{200B}', "", 1)), [0, 1, 1]);
    assert_eq!(filtered("一。\n", TEXT), [2, 0, 0]);
    assert_eq!(filtered(TEXT, &TEXT.replacen('\u{200B}', "\u{200C}", 1)), [1, 1, 1], "another character");
}

#[test]
fn a_file_under_another_name_is_known_by_what_was_found_in_it() {
    let mut baseline = Baseline::default();
    baseline.set(Path::new("a/b.md"), TEXT, &findings(TEXT));
    let filtered = |text: &str, is_there: bool| {
        let FilteredFindings { findings, known, .. } =
            baseline.filter_known(Path::new("c.md"), text, true, findings(text), |_| is_there);
        [findings.len(), known]
    };
    assert_eq!(filtered(TEXT, false), [0, 2]);
    assert_eq!(filtered(TEXT, true), [2, 0], "it is a copy");
    assert_eq!(filtered("别的，又\u{200B}退了。\n", false), [1, 0], "it is another text");
}

#[test]
fn equal_findings_are_counted() {
    let twice = "河\u{200B}水\n\n河\u{200B}水\n";
    assert_eq!(filtered(twice, &format!("{twice}\n河\u{200B}水\n")), [1, 2, 0]);
}

#[test]
fn it_is_written_in_order_with_a_line_for_each_entry() {
    let mut baseline = Baseline::default();
    for path in ["b.md", "a/c.md"] {
        baseline.set(Path::new(path), TEXT, &findings(TEXT));
    }
    let text = baseline.to_text();
    let paths: Vec<_> = text.lines().filter_map(|line| line.split('"').nth(3)).collect();
    assert_eq!(paths, ["a/c.md", "a/c.md", "b.md", "b.md"], "{text}");
    assert_eq!(baseline.len(), 4);
    baseline.retain(|path| path != Path::new("b.md"));
    baseline.set(Path::new("a/c.md"), "", &[]);
    assert!(baseline.is_empty());
    assert_eq!(Baseline::parse(baseline.to_text().as_bytes()).expect("understood"), baseline);
}

#[test]
fn what_is_no_baseline_is_an_error_and_never_more() {
    for text in ["", "[]", "{\"findings\": 3}", "{\"findings\": [{\"path\": 1}]}"] {
        assert!(Baseline::parse(text.as_bytes()).is_err(), "{text}");
    }
    let odd = r#"{"findings": [{"path": "a", "rule": "x/y", "text": "文", "context": "", "count": 4294967295}]}"#;
    assert_eq!(Baseline::parse(odd.as_bytes()).expect("understood").len(), 4_294_967_295);
}
