//! Tests what is suppressed in every format, what is reported about suppressions, and how comments are inserted and
//! removed.

use super::{ignore_here, ignore_in_file, missing_reason, unknown_rule};
use crate::cancel::Cancel;
use crate::messages::Language;
use crate::rules::fixture::{Html, Markdown, Unknown, apply as applied, fixes};
use crate::rules::{Preset, Settings, check_with, fixture::FormatHint};
use crate::seed::Seed;
use crate::text::Source;

fn strict() -> Settings {
    Settings { preset: Preset::Strict, ..Settings::default() }
}

fn seed(text: &str, hint: FormatHint) -> Seed {
    Seed::parse(Source::from_text(text), hint)
}

/// The rule and line of each finding about invisible characters or suppressions.
fn found(text: &str, hint: FormatHint) -> Vec<String> {
    let seed = seed(text, hint);
    let findings = check_with(&seed, &Settings::default(), &Cancel::new()).expect("nobody cancels");
    let relevant = |rule: &str| rule == "text/invisible-character" || rule.starts_with("suppression/");
    findings
        .iter()
        .filter(|finding| relevant(finding.rule))
        .map(|finding| {
            let own = finding.rule.rsplit('/').next().unwrap_or_default();
            let line = seed.source.text()[..finding.span.start()].matches('\n').count() + 1;
            format!("{line} {own}")
        })
        .collect()
}

const COMMENT: &str = "<!-- variorum-ignore text/invisible-character: as printed -->";

#[test]
fn a_comment_counts_for_the_block_that_follows_it_in_plain_text() {
    let text = format!("河\u{200B}水\n\n{COMMENT}\n涨\u{200B}了\n又\u{200B}涨\n\n退\u{200B}了\n");
    assert_eq!(found(&text, Unknown), ["1 invisible-character", "7 invisible-character"]);
}

#[test]
fn a_comment_counts_for_the_block_that_follows_it_in_markdown() {
    let text = format!(
        "河\u{200B}水\n\n{COMMENT}\n- 涨\u{200B}了\n- 又\u{200B}涨\n\n退\u{200B}了\n\n{COMMENT}\n\n> 晴\u{200B}了\n"
    );
    assert_eq!(found(&text, Markdown), ["1 invisible-character", "7 invisible-character"]);
    let inline = format!("河\u{200B}水{COMMENT}涨\u{200B}了\n\n退\u{200B}了\n");
    assert_eq!(found(&inline, Markdown), ["1 invisible-character", "3 invisible-character"]);
}

#[test]
fn a_comment_counts_for_the_element_that_follows_it_in_html() {
    let text = format!(
        "<p>河\u{200B}水</p>\n{COMMENT}<div>\n<p>涨\u{200B}了</p>\n<p>又\u{200B}涨</p></div>\n<p>退\u{200B}了</p>"
    );
    assert_eq!(found(&text, Html), ["1 invisible-character", "5 invisible-character"]);
    let inline =
        format!("<p>河\u{200B}水</p>\n<p>{COMMENT}涨\u{200B}了<b>又\u{200B}涨</b>\u{200B}了</p>\n<p>退\u{200B}了</p>");
    assert_eq!(found(&inline, Html), ["1 invisible-character", "3 invisible-character"]);
}

#[test]
fn a_comment_for_the_file_and_a_key_of_front_matter_count_everywhere() {
    let body = "河\u{200B}水\n\n涨\u{200B}了\n";
    let of_file = "<!-- variorum-ignore-file text：原文如此 -->";
    for text in [
        format!("{of_file}\n{body}"),
        format!("{body}\n{of_file}\n"),
        format!("---\ntitle: 题\n---\n{of_file}\n\n{body}"),
        format!("---\ntitle: 题\nvariorum-ignore: [text/invisible-character]\n---\n{body}"),
        format!("---\ntitle: 题\nvariorum-ignore:\n  - text: 原文如此\n---\n{body}"),
        format!("---\ntitle: 题\nvariorum-ignore: text/invisible-character\n---\n{body}"),
        format!("+++\ntitle = '题'\nvariorum-ignore = ['text']\n+++\n{body}"),
        format!("{{\"title\": \"题\", \"variorum-ignore\": [\"text\"]}}\n\n{body}"),
        format!("---\ntitle: \"题\n---\n\n{of_file}\n\n{body}"),
    ] {
        assert_eq!(found(&text, Markdown), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn malformed_front_matter_can_be_hidden_too() {
    let text = "---\ntitle: \"题\nauthor: 甲\n---\n\n<!-- variorum-ignore-file metadata/malformed-front-matter: 原文如此 -->\n正文\n";
    let findings = check_with(&seed(text, Markdown), &Settings::default(), &Cancel::new()).expect("nobody cancels");
    assert!(findings.iter().all(|it| it.rule != "metadata/malformed-front-matter"), "{findings:#?}");
    let findings =
        check_with(&seed(&text.replace("variorum-ignore-file", ""), Markdown), &Settings::default(), &Cancel::new());
    assert!(findings.expect("nobody cancels").iter().any(|it| it.rule == "metadata/malformed-front-matter"));
}

#[test]
fn what_only_looks_like_a_comment_counts_for_nothing() {
    for text in [
        format!("```\n{COMMENT}\n```\n\n河\u{200B}水\n"),
        format!("`{COMMENT}`\n\n河\u{200B}水\n"),
        format!("---\ntitle: {COMMENT}\n---\n河\u{200B}水\n"),
    ] {
        assert!(found(&text, Markdown).iter().any(|it| it.ends_with("invisible-character")), "{text}");
    }
    let in_script = format!("<p>一</p><script>\"{COMMENT}\"</script><p>河\u{200B}水</p>");
    assert_eq!(found(&in_script, Html), ["1 invisible-character"]);
}

#[test]
fn a_comment_is_no_text_and_hides_no_header() {
    let body = |text: &str, hint| {
        let seed = seed(text, hint);
        let texts: Vec<_> = seed.body.blocks().iter().map(|it| seed.body.block_text(it, text)).collect();
        (texts, seed.parts.len(), seed.fields.len())
    };
    for (bare, with, hint) in [
        ("题目\n\n河水涨了。\n", format!("题目\n\n{COMMENT}\n河水涨了。\n"), Unknown),
        ("题目\n\n河水涨了。\n", format!("{COMMENT}\r\n题目\n\n河水涨了。\n"), Unknown),
        ("---\ntitle: 题\n---\n\n河水涨了。\n", format!("---\ntitle: 题\n---\n{COMMENT}\n\n河水涨了。\n"), Markdown),
        ("---\ntitle: 题\n---\n\n河水涨了。\n", format!("{COMMENT}\n---\ntitle: 题\n---\n\n河水涨了。\n"), Markdown),
        (
            "---\ntitle: 题\n---\n<!--1739362271000-->\n[题](https://example.org/1)\n------\n\n<p>河水涨了。</p>\n",
            format!(
                "---\ntitle: 题\n---\n{COMMENT}\n<!--1739362271000-->\n[题](https://example.org/1)\n------\n{COMMENT}\n<p>河水涨了。</p>\n"
            ),
            Markdown,
        ),
    ] {
        assert_eq!(body(&with, hint), body(bare, hint), "{with}");
    }
}

#[test]
fn what_hides_nothing_is_told_and_removed() {
    assert_eq!(found(&format!("河水\n\n{COMMENT}\n涨了\n"), Unknown), ["3 unused"]);
    let text = "河水\n\n<!-- variorum-ignore text/invisible-character, markup: 原文如此 -->\n涨\u{200B}了\n";
    assert_eq!(found(text, Unknown), ["3 unused"]);
    assert_eq!(found(&text.replace("markup", "suppression"), Unknown), Vec::<String>::new());
    let off = Settings { levels: [("markup".to_owned(), crate::rules::Level::Off)].into(), ..Settings::default() };
    let findings = check_with(&seed(text, Unknown), &off, &Cancel::new()).expect("nobody cancels");
    assert!(findings.iter().all(|it| it.rule != "suppression/unused"), "it did not run: {findings:#?}");
}

/// Asserts what the first fix of the rule's first finding does.
#[track_caller]
fn assert_fixed(rule: &str, before: &str, after: &str) {
    let findings = check_with(&seed(before, Markdown), &strict(), &Cancel::new()).expect("nobody cancels");
    let fix = findings.iter().filter(|it| it.rule == rule).flat_map(|it| &it.fixes).next().expect("a fix");
    assert_eq!(applied(before, fix), after);
}

#[test]
fn a_comment_is_removed_with_its_line_and_keeps_apart_what_it_kept_apart() {
    assert_fixed("suppression/unused", &format!("河水\n\n{COMMENT}\n涨了\n"), "河水\n\n涨了\n");
    assert_fixed("suppression/unused", &format!("河水\n{COMMENT}\n涨了\n"), "河水\n\n涨了\n");
    assert_fixed("suppression/unused", &format!("河水\r\n\r\n{COMMENT}\r\n涨了\r\n"), "河水\r\n\r\n涨了\r\n");
    assert_fixed("suppression/unused", &format!("河水{COMMENT}涨了\n"), "河水涨了\n");
    assert_fixed("suppression/unused", &format!("河水\n\n{COMMENT}"), "河水\n\n");
    let two = "<!-- variorum-ignore text/invisible-character, markup: 原文如此 -->\n涨\u{200B}了\n";
    let one = "<!-- variorum-ignore text/invisible-character: 原文如此 -->\n涨\u{200B}了\n";
    assert_fixed("suppression/unused", two, one);
}

#[test]
fn names_that_are_none_are_told_with_the_one_that_is_meant() {
    let before = "<!-- variorum-ignore text/invisibel-character: 原文如此 -->\n涨\u{200B}了\n";
    assert_eq!(found(before, Markdown), ["1 unknown-rule", "2 invisible-character"]);
    fixes(&unknown_rule::RULE, Markdown, before, &before.replace("invisibel", "invisible"));
    let findings = check_with(&seed("<!-- variorum-ignore -->\n河水\n", Markdown), &strict(), &Cancel::new());
    let findings = findings.expect("nobody cancels");
    let nothing = findings.iter().find(|it| it.rule == "suppression/unknown-rule").expect("found");
    assert_eq!(
        nothing.message.text(Language::English),
        "This comment names no rule, so it suppresses nothing: add the name of a rule"
    );
}

#[test]
fn a_missing_reason_is_told_to_the_strict_only() {
    let text = "<!-- variorum-ignore text/invisible-character -->\n涨\u{200B}了\n";
    assert_eq!(found(text, Markdown), Vec::<String>::new());
    let findings = check_with(&seed(text, Markdown), &strict(), &Cancel::new()).expect("nobody cancels");
    assert_eq!(findings.iter().filter(|it| it.rule == missing_reason::RULE.name).count(), 1);
}

/// Suppresses each finding, at its place and in the file, and checks that it is gone.
#[track_caller]
fn hides_each(text: &str, hint: FormatHint, here: usize) {
    let seed = seed(text, hint);
    let findings = check_with(&seed, &Settings::default(), &Cancel::new()).expect("nobody cancels");
    let mut hidden_here = 0;
    for finding in &findings {
        let count = |text: &str| {
            let findings = check_with(&self::seed(text, hint), &Settings::default(), &Cancel::new());
            findings.expect("nobody cancels").iter().filter(|it| it.rule == finding.rule).count()
        };
        let with = |edit: &crate::rules::Edit| {
            let mut text = text.to_owned();
            text.insert_str(edit.span.start(), &edit.replacement);
            text
        };
        let edit = ignore_in_file(&seed, hint, finding).unwrap_or_else(|| panic!("nowhere in the file: {finding:#?}"));
        assert_eq!(count(&with(&edit)), 0, "{}", with(&edit));
        if let Some(edit) = ignore_here(&seed, hint, finding) {
            assert!(count(&with(&edit)) < count(text), "{}", with(&edit));
            hidden_here += 1;
        }
    }
    assert!(hidden_here >= here, "{hidden_here} of {} could be hidden here", findings.len());
}

#[test]
fn a_finding_can_be_hidden_where_it_stands_in_every_format() {
    hides_each("题目\n\n来源:甲 作者:乙 日期:2021-01-02\n\n河\u{200B}水\n涨\u{200B}了\n\n退\u{1}了\n", Unknown, 3);
    hides_each(
        "---\ntitle: 题\ndate: 2021-13-02\n---\r\n\r\n河\u{200B}水\r\n\r\n- 一\r\n- 二\u{200B}\r\n",
        Markdown,
        2,
    );
    hides_each("# 题\n\n<b>河\u{200B}水\n\n> 一\n> 二\u{200B}\n\n| a |\n| - |\n| 三\u{200B} |\n", Markdown, 3);
    let one_line = format!("<div><p>{}\u{200B}</p><div><b>一<p>二\u{200B}</p></div>", "河水".repeat(2000));
    hides_each(&one_line, Html, 3);
}

#[test]
fn many_comments_cost_no_more_than_they_are_worth() {
    let text = "<!-- variorum-ignore text -->\n河\u{200B}\n\n".repeat(20_000);
    for hint in [Unknown, Markdown, Html] {
        let seed = seed(&text, hint);
        assert!(seed.suppressions.len() <= 1000);
        check_with(&seed, &strict(), &Cancel::new()).expect("nobody cancels");
    }
}
