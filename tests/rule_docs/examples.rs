//! Each example in the documentation is found, with fixes of the safeties that the documentation lists.

use std::path::PathBuf;
use std::sync::Arc;

use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, Overlay, Snapshot, witnesses};
use variorum::rules::{Finding, Preset, Rule, Settings, check_with, run_witnesses};
use variorum::seed::{FormatHint, Seed};
use variorum::text::Source;

use crate::{SAFETIES, documentation, documented_safeties, section};

/// What is wrong with the examples of a rule.
pub(crate) fn problems(rule: &Rule) -> Vec<String> {
    let today = Some(jiff::civil::date(2025, 6, 1));
    let settings = Settings { preset: Preset::Strict, today, ..Settings::default() };
    let text = documentation(rule.name);
    let blocks = fenced(section(&text, "Example"));
    if blocks.is_empty() {
        return vec!["the documentation has no example".to_owned()];
    }
    let mut problems = Vec::new();
    let mut findings = Vec::new();
    if rule.check_witnesses.is_some() {
        findings = compared(rule, &settings, &blocks);
        if findings.is_empty() {
            problems.push("the rule does not find its example".to_owned());
        }
    } else {
        for (language, body) in blocks {
            let hint = match language.as_str() {
                "html" => FormatHint::Html,
                "markdown" => FormatHint::Markdown,
                _ => FormatHint::Unknown,
            };
            let seed = Seed::parse(Source::from_bytes(&unescaped(&body)), hint);
            let mut found = check_with(&seed, &settings, &Cancel::new()).expect("nobody cancels");
            found.retain(|finding| finding.rule == rule.name);
            if found.is_empty() {
                problems.push(format!("the rule does not find its example:\n{body}"));
            }
            findings.extend(found);
        }
    }
    let documented = documented_safeties(&text);
    for fix in findings.iter().flat_map(|finding| &finding.fixes) {
        if !documented.iter().any(|(safety, _)| *safety == fix.safety) {
            let label = SAFETIES.iter().find(|(_, safety)| *safety == fix.safety).map_or("", |(label, _)| label);
            problems.push(format!("the documentation does not say when the fix is “{label}”, as in the example"));
        }
    }
    problems.dedup();
    problems
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
