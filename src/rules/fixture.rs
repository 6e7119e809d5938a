//! Readable tests of rules: a text with the expected places marked, and the messages next to it.
//!
//! ```ignore
//! finds(&RULE, Markdown, "---\ntitle: ‹›\n---\n正文\n", &["The title is empty"]);
//! quiet(&RULE, Markdown, "---\ntitle: 题\n---\n正文\n");
//! fixes(&RULE, Markdown, "before", "after");
//! ```
//!
//! `‹` and `›` enclose each expected span and are not part of the text. `‹›` is an empty span, and spans can nest. The
//! expected messages are in the order of the spans; one that ends in `…` only has to match the beginning. Every fixture
//! is also checked for what must hold of all findings: see [`assert_sound`].

use std::path::Path;

use super::{ComparedText, Finding, Fix, Rule, Safety, Settings, Witnesses, run, run_witnesses};
use crate::cancel::Cancel;
use crate::messages::Language;
use crate::reprints::fingerprint::winnow;
use crate::reprints::{FoldedBody, Matcher, Passage, hits};
pub(crate) use crate::seed::FormatHint::{self, Html, Markdown, Unknown};
use crate::seed::Seed;
use crate::text::{ByteSpan, Source};

/// The text of a seed with this body. Front matter makes it Markdown, whatever follows.
pub(crate) fn under_front_matter(body: &str) -> String {
    format!("---\ntitle: 雪夜\n---\n\n{body}\n")
}

/// Asserts that the rule finds exactly the marked places, with these messages.
#[track_caller]
pub(crate) fn finds(rule: &Rule, hint: FormatHint, marked: &str, messages: &[&str]) {
    finds_with(rule, &own(rule), hint, marked, messages);
}

/// Does what [`finds`] does, with settings.
#[track_caller]
pub(crate) fn finds_with(rule: &Rule, settings: &Settings, hint: FormatHint, marked: &str, messages: &[&str]) {
    let (text, spans) = unmark(marked);
    let findings = findings(rule, settings, &text, hint);
    let found: Vec<ByteSpan> = findings.iter().map(|finding| finding.span).collect();
    assert_eq!(mark(&text, &found), mark(&text, &spans), "places (left found, right expected): {findings:#?}");
    for (finding, message) in findings.iter().zip(messages) {
        let said = finding.message.text(Language::English);
        match message.strip_suffix('…') {
            Some(beginning) => {
                assert!(said.starts_with(beginning), "{said:?} does not begin {beginning:?}");
            }
            None => assert_eq!(said, *message),
        }
    }
    assert_eq!(findings.len(), messages.len(), "as many messages as places");
    assert_sound(&text, hint);
}

/// Asserts that the rule finds nothing.
#[track_caller]
pub(crate) fn quiet(rule: &Rule, hint: FormatHint, text: &str) {
    let findings = findings(rule, &own(rule), text, hint);
    assert!(findings.is_empty(), "expected silence: {findings:#?}");
    assert_sound(text, hint);
}

/// Asserts that the first fix of the rule's first finding turns `before` into `after`.
#[track_caller]
pub(crate) fn fixes(rule: &Rule, hint: FormatHint, before: &str, after: &str) {
    let findings = findings(rule, &own(rule), before, hint);
    let fix = findings.iter().flat_map(|finding| &finding.fixes).next();
    let fix = fix.unwrap_or_else(|| panic!("no fix in {findings:#?}"));
    assert_eq!(apply(before, fix), after);
    assert_sound(before, hint);
}

/// The mildest settings that turn the rule on.
fn own(rule: &Rule) -> Settings {
    Settings { preset: rule.preset, ..Settings::default() }
}

/// The findings of the rule, sorted by place.
pub(crate) fn findings(rule: &Rule, settings: &Settings, text: &str, hint: FormatHint) -> Vec<Finding> {
    let seed = Seed::parse(Source::from_text(text), hint);
    let mut findings = run(rule, &seed, settings, &Cancel::new()).expect("nobody cancels");
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Asserts what must hold for any text: spans and edits are inside the text and on character boundaries, and the edits
/// of a fix are sorted and do not overlap.
#[track_caller]
pub(crate) fn assert_fits(text: &str, hint: FormatHint) {
    let fits = |span: ByteSpan| text.get(span.range()).is_some();
    for finding in check(text, hint) {
        assert!(fits(finding.span), "outside the text: {finding:#?}");
        assert!(finding.related.iter().all(|related| fits(related.span)), "outside the text: {finding:#?}");
        for fix in &finding.fixes {
            assert!(fix.edits.iter().all(|edit| fits(edit.span)), "outside the text: {finding:#?}");
            let apart = fix.edits.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start());
            assert!(apart, "edits overlap: {finding:#?}");
        }
    }
}

/// Asserts what must hold for any text that a person wrote: [`assert_fits`], and that a safe fix removes its finding
/// and causes no new one.
#[track_caller]
fn assert_sound(text: &str, hint: FormatHint) {
    assert_fits(text, hint);
    let before = check(text, hint);
    for finding in &before {
        for fix in &finding.fixes {
            if fix.safety == Safety::Safe && !fix.to_utf8 {
                let fixed = apply(text, fix);
                let after = check(&fixed, hint);
                let count = |findings: &[Finding], rule| findings.iter().filter(|f| f.rule == rule).count();
                // Only the first findings of a crowd are reported one by one, so the count can stay the same.
                let crowd = count(&before, finding.rule) > 50;
                assert!(
                    crowd || count(&after, finding.rule) < count(&before, finding.rule),
                    "the fix does not remove {finding:#?}\n{fixed}"
                );
                for new in &after {
                    let (then, now) = (count(&before, new.rule), count(&after, new.rule));
                    assert!(now <= then, "fixing {finding:#?} causes {new:#?}\n{fixed}");
                }
            }
        }
    }
}

/// The findings of all rules.
fn check(text: &str, hint: FormatHint) -> Vec<Finding> {
    let seed = Seed::parse(Source::from_text(text), hint);
    super::check(&seed, &Cancel::new()).expect("nobody cancels")
}

/// Applies a fix to a text.
pub(crate) fn apply(text: &str, fix: &Fix) -> String {
    let mut out = String::new();
    let mut at = 0;
    for edit in &fix.edits {
        out.push_str(&text[at..edit.span.start()]);
        out.push_str(&edit.replacement);
        at = edit.span.end();
    }
    out + &text[at..]
}

/// Removes the marks, and returns the spans that they enclose, sorted.
fn unmark(marked: &str) -> (String, Vec<ByteSpan>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    for character in marked.chars() {
        match character {
            '‹' => open.push(text.len()),
            '›' => spans.push(ByteSpan::new(open.pop().expect("‹ before ›"), text.len())),
            _ => text.push(character),
        }
    }
    assert!(open.is_empty(), "› after ‹");
    spans.sort();
    (text, spans)
}

/// Puts marks around spans, which may nest but not overlap.
fn mark(text: &str, spans: &[ByteSpan]) -> String {
    let mut out = String::new();
    for at in 0..=text.len() {
        let closing = spans.iter().filter(|span| span.end() == at && !span.is_empty()).count();
        let opening = spans.iter().filter(|span| span.start() == at && !span.is_empty()).count();
        let empty = spans.iter().filter(|span| span.is_empty() && span.start() == at).count();
        out.push_str(&"›".repeat(closing));
        out.push_str(&"‹›".repeat(empty));
        out.push_str(&"‹".repeat(opening));
        if let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
            out.push(character);
        }
    }
    out
}

/// Settings that turn every rule on.
pub(crate) fn strict() -> Settings {
    Settings { preset: crate::rules::Preset::Strict, ..Settings::default() }
}

/// Asserts that the rule finds exactly the marked places in the first of several seeds, with these messages. The other
/// seeds are its corpus.
#[track_caller]
pub(crate) fn finds_among(rule: &Rule, seeds: &[(&str, &str)], messages: &[&str]) {
    let (text, spans) = unmark(seeds[0].1);
    let mut seeds = seeds.to_vec();
    seeds[0].1 = &text;
    let findings = findings_among(rule, &seeds);
    let found: Vec<ByteSpan> = findings.iter().map(|finding| finding.span).collect();
    assert_eq!(mark(&text, &found), mark(&text, &spans), "places (left found, right expected): {findings:#?}");
    let said: Vec<_> = findings.iter().map(|finding| finding.message.text(Language::English)).collect();
    for (said, message) in said.iter().zip(messages) {
        match message.strip_suffix('…') {
            Some(beginning) => assert!(said.starts_with(beginning), "{said:?} does not begin {beginning:?}"),
            None => assert_eq!(said, message),
        }
    }
    assert_eq!(said.len(), messages.len(), "as many messages as places");
}

/// Asserts that the rule finds nothing in the first of several seeds.
#[track_caller]
pub(crate) fn quiet_among(rule: &Rule, seeds: &[(&str, &str)]) {
    let findings = findings_among(rule, seeds);
    assert!(findings.is_empty(), "expected silence: {findings:#?}");
}

/// Asserts that the first fix of the rule's first finding turns the first of several seeds into `after`.
#[track_caller]
pub(crate) fn fixes_among(rule: &Rule, seeds: &[(&str, &str)], after: &str) {
    let findings = findings_among(rule, seeds);
    let fix = findings.iter().flat_map(|finding| &finding.fixes).next();
    let fix = fix.unwrap_or_else(|| panic!("no fix in {findings:#?}"));
    assert_eq!(apply(seeds[0].1, fix), after);
}

/// The findings of the rule in the first of several seeds, each given as path and text.
#[track_caller]
fn findings_among(rule: &Rule, seeds: &[(&str, &str)]) -> Vec<Finding> {
    struct ParsedFixture<'a>(&'a Path, Seed, FoldedBody);
    let read: Vec<ParsedFixture<'_>> = seeds
        .iter()
        .map(|(path, text)| {
            let seed = Seed::parse(Source::from_text(*text), FormatHint::from_path(Path::new(path)));
            let folded = FoldedBody::new(&seed);
            ParsedFixture(Path::new(path), seed, folded)
        })
        .collect();
    assert!(read.iter().all(|read| !read.2.is_empty()), "every seed has a body");
    let seed = &read[0];
    let marks = |read: &ParsedFixture<'_>| winnow(read.2.characters());
    let shared: Vec<(usize, Passage)> = (1..read.len())
        .flat_map(|index| {
            let (here, there) = (marks(seed), marks(&read[index]));
            let found = Matcher::new().passages(&seed.2, &read[index].2, &hits(&here, &there), &Cancel::new());
            found.expect("nobody cancels").into_iter().map(move |passage| (index, passage))
        })
        .collect();
    let as_text = |index: usize| ComparedText { path: read[index].0, seed: &read[index].1, folded: &read[index].2 };
    let witnesses = Witnesses::new(as_text(0), shared.iter().map(|(index, passage)| (as_text(*index), passage)));
    let mut findings = run_witnesses(rule, &witnesses, &own(rule), &Cancel::new()).expect("nobody cancels");
    findings.sort_by_key(|finding| finding.span);
    for finding in &findings {
        let fits = |text: &str, span: ByteSpan| text.get(span.range()).is_some();
        for related in &finding.related {
            let of = seeds.iter().find(|(path, _)| related.path.as_deref().is_none_or(|it| it == Path::new(path)));
            assert!(of.is_some_and(|(_, text)| fits(text, related.span)), "outside the text: {finding:#?}");
        }
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
        assert!(edits.map(|edit| edit.span).all(|span| fits(seeds[0].1, span)), "outside the text: {finding:#?}");
    }
    findings
}
