//! The checks that every target applies to a seed.

use variorum::cancel::Cancel;
use variorum::messages::Language;
use variorum::reprints::{FoldedBody, FoldedSpan};
use variorum::rules::{self, Finding, Settings};
use variorum::seed::{FormatHint, Seed};
use variorum::text::{ByteSpan, Source};

// The same check that the property tests make.
#[path = "../../../src/seed/tests/sound.rs"]
mod sound;

/// Every hint that a file name can give.
pub const HINTS: [FormatHint; 3] = [FormatHint::Markdown, FormatHint::Html, FormatHint::Unknown];

/// Parses a file and checks everything derived from it.
pub fn check_bytes(bytes: &[u8], hint: FormatHint) -> Seed {
    checked(Seed::parse(Source::from_bytes(bytes), hint))
}

/// The same for a text.
pub fn check_text(text: &str, hint: FormatHint) -> Seed {
    checked(Seed::parse(Source::from_text(text), hint))
}

fn checked(seed: Seed) -> Seed {
    sound::check(&seed);
    check_folded(&seed);
    let settings = Settings { today: Some(today()), ..Settings::default() };
    let findings = rules::check_with(&seed, &settings, &Cancel::new()).expect("nobody stops it");
    findings.iter().for_each(|finding| check_finding(&seed, finding));
    seed
}

fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 1, 1)
}

/// Every folded character maps to characters of the body, in order, and is found again from there.
fn check_folded(seed: &Seed) {
    let (folded, text) = (FoldedBody::new(seed), seed.source.text());
    let mut before = 0;
    for at in 0..folded.len() {
        let span = folded.source_of(at).expect("it is inside");
        assert!(text.get(span.range()).is_some_and(|source| !source.is_empty()), "{at} leads to {span:?}");
        assert!(span.start() >= before, "{at} leads back before {before}");
        before = span.start();
        let again = folded.at_byte(span.start()).expect("it is inside");
        assert_eq!(folded.source_of(again), Some(span), "{at} is {again} from {span:?}");
        assert!(seed.body.span.covers(span), "{span:?} is outside the body");
    }
    if !folded.is_empty() {
        let all = folded.source_span(FoldedSpan::new(0, folded.len()));
        assert!(text.get(all.range()).is_some());
    }
}

/// A finding and its fixes are on character boundaries, and the edits of a fix can be applied.
fn check_finding(seed: &Seed, finding: &Finding) {
    let sound = |span: ByteSpan| {
        assert!(seed.source.text().get(span.range()).is_some(), "{span:?} is no place in the text: {finding:?}");
    };
    sound(finding.span);
    for language in Language::ALL {
        let message = finding.message.text(language);
        assert!(!message.is_empty() && !message.contains('\n'), "{message:?} in {language}: {finding:?}");
    }
    finding.related.iter().filter(|related| related.path.is_none()).for_each(|related| sound(related.span));
    for fix in &finding.fixes {
        let mut end = 0;
        for edit in &fix.edits {
            sound(edit.span);
            assert!(edit.span.start() >= end, "the edits overlap: {fix:?}");
            end = edit.span.end();
        }
    }
}
