//! The mistakes that a `variorum.toml` can have, as findings.

use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Finding, Safety, Severity, nearest, nearest_name};
use crate::text::ByteSpan;

/// The file is not TOML.
const SYNTAX: (&str, Severity) = ("configuration/syntax", Severity::Error);
/// There is no such setting.
const UNKNOWN_KEY: (&str, Severity) = ("configuration/unknown-key", Severity::Warning);
/// There is no such rule or group.
const UNKNOWN_RULE: (&str, Severity) = ("configuration/unknown-rule", Severity::Warning);
/// The value is not allowed here.
const BAD_VALUE: (&str, Severity) = ("configuration/bad-value", Severity::Error);
/// The pattern is invalid.
const BAD_GLOB: (&str, Severity) = ("configuration/bad-glob", Severity::Error);

/// The manifest itself cannot be read.
const UNREADABLE: (&str, Severity) = ("configuration/unreadable", Severity::Error);

/// The baseline cannot be read.
const BAD_BASELINE: (&str, Severity) = ("configuration/bad-baseline", Severity::Error);

fn finding((rule, severity): (&'static str, Severity), span: ByteSpan, message: Message) -> Finding {
    Finding { rule, code: None, severity, span, message, related: Vec::new(), fixes: Vec::new() }
}

/// `problem` is the parser's own (English) message.
pub(super) fn syntax(span: ByteSpan, problem: &str) -> Finding {
    let problem = problem.lines().collect::<Vec<_>>().join(", ");
    finding(SYNTAX, span, message!("configuration-syntax", problem = problem))
}

/// The manifest is not UTF-8.
pub(super) fn not_utf8() -> Finding {
    finding(SYNTAX, ByteSpan::at(0), message!("configuration-not-utf8"))
}

/// `written` is the key as it is written, with its quotation marks.
pub(super) fn unknown_key(span: ByteSpan, key: &str, written: &str, known: &[&str]) -> Finding {
    let like = nearest(key, known.iter().copied());
    let text = match like {
        Some(like) => message!("configuration-unknown-key-like", key = quote(key), like = quote(like)),
        None => message!("configuration-unknown-key", key = quote(key)),
    };
    with_fix(finding(UNKNOWN_KEY, span, text), written, like)
}

/// `written` is the name as it is written, with its quotation marks.
pub(super) fn unknown_rule(span: ByteSpan, name: &str, written: &str) -> Finding {
    let like = nearest_name(name);
    let text = match like {
        Some(like) => message!("configuration-unknown-rule-like", name = quote(name), like = quote(like)),
        None => message!("configuration-unknown-rule", name = quote(name)),
    };
    with_fix(finding(UNKNOWN_RULE, span, text), written, like)
}

/// A value that has to be one of some words is another one.
pub(super) fn bad_word(span: ByteSpan, word: &str, written: &str, known: &[&str]) -> Finding {
    let like = nearest(word, known.iter().copied());
    let text = message!("configuration-bad-value", value = quote(written), expected = one_of(known));
    with_fix(finding(BAD_VALUE, span, text), written, like)
}

/// `expected` describes what is allowed.
pub(super) fn bad_value(span: ByteSpan, written: &str, expected: Message) -> Finding {
    finding(BAD_VALUE, span, message!("configuration-bad-value", value = quote(written), expected = expected))
}

/// `problem` is the matcher's own (English) message.
pub(super) fn bad_glob(span: ByteSpan, glob: &str, problem: String) -> Finding {
    finding(BAD_GLOB, span, message!("configuration-bad-glob", glob = quote(glob), problem = problem))
}

/// `problem` says why the manifest is not read.
pub(super) fn unreadable(problem: Message) -> Finding {
    finding(UNREADABLE, ByteSpan::at(0), message!("configuration-unreadable", problem = problem))
}

/// `problem` says why the baseline is not read.
pub(super) fn bad_baseline(span: ByteSpan, path: &str, problem: Message) -> Finding {
    finding(BAD_BASELINE, span, message!("configuration-bad-baseline", path = quote(path), problem = problem))
}

/// The path of the baseline leads out of the folder.
pub(super) fn baseline_outside(span: ByteSpan, path: &str) -> Finding {
    finding(BAD_BASELINE, span, message!("configuration-baseline-outside", path = quote(path)))
}

/// The words as `"a", "b" or "c"`, in TOML's notation.
pub(super) fn one_of(known: &[&str]) -> Message {
    let mut words: Vec<String> = known.iter().map(|word| format!("\"{word}\"")).collect();
    let last = words.pop().unwrap_or_default();
    message!("configuration-one-of", words = words.join(", "), last = last)
}

/// Adds a fix that writes `like` instead, with the quotation marks that are there, or with new ones if it needs them.
fn with_fix(mut finding: Finding, written: &str, like: Option<&str>) -> Finding {
    let Some(like) = like else { return finding };
    let mark = match written.chars().next() {
        Some(mark @ ('"' | '\'')) => mark.to_string(),
        _ if like.contains('/') => "\"".to_owned(),
        _ => String::new(),
    };
    let edit = Edit::replace(finding.span, format!("{mark}{like}{mark}"));
    let title = message!("configuration-write", like = quote(like));
    finding.add_fix(title, Safety::NeedsALook, vec![edit]);
    finding
}
