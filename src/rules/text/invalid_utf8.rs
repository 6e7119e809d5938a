//! Some bytes of the file are not valid text.
//!
//! ## What it finds
//! Places at which the bytes of the file cannot be decoded in the encoding of the rest. Adjacent places are reported
//! together.
//!
//! ## Why it matters
//! What was there is lost to every program that reads the file, and some reject the whole file.
//!
//! ## Example
//! ```text
//! 会议在\xE5\x8C京召开，各地代表出席，讨论持续了三天。
//! ```
//!
//! ## Fix
//! None: the bytes do not say what was meant. Restore the character from the source, and save the file as UTF-8.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;
use crate::text::merge_spans;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/invalid-utf8",
    severity: Severity::Error,
    summary: "Some bytes of the file are not valid text",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    reporter.check_cancelled()?;
    let places =
        merge_spans(seed.source.malformed().iter().copied()).into_iter().map(Occurrence::without_fix).collect();
    report_all(
        seed,
        reporter,
        places,
        &Wording {
            message: |_| message!("invalid-utf8"),
            more: |count| message!("invalid-utf8-more", count = count),
            code: None,
        },
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::cancel::Cancel;
    use crate::rules::{Settings, run};
    use crate::seed::{FormatHint, Seed};
    use crate::text::Source;

    fn places(bytes: &[u8]) -> Vec<String> {
        let seed = Seed::parse(Source::from_bytes(bytes), FormatHint::Unknown);
        let findings = run(&RULE, &seed, &Settings::default(), &Cancel::new()).unwrap();
        findings.iter().map(|finding| seed.source.slice(finding.span).to_owned()).collect()
    }

    #[test]
    fn broken_bytes_are_found_and_neighbours_are_one() {
        let text = "会议在某地召开，各地代表出席，讨论持续了三天，最后一致通过了决议。".repeat(4);
        let mut bytes = text.clone().into_bytes();
        bytes.extend(b"\xE5\x8C\xFF\xFE");
        bytes.extend(text.as_bytes());
        bytes.extend(b"\xC3");
        let found = places(&bytes);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|text| !text.is_empty() && text.chars().all(|c| c == '\u{FFFD}')), "{found:?}");
    }

    #[test]
    fn a_replacement_character_in_valid_text_is_another_rules() {
        assert!(places("会议在\u{FFFD}地召开".as_bytes()).is_empty());
    }
}
