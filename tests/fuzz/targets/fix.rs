//! Fixed files: whatever the encoding, the file decodes to the fixed text, in which only the edits differ. What could
//! not be decoded is still there, and a second run finds nothing that the first should have fixed.

#![no_main]

use std::convert::Infallible;

use libfuzzer_sys::fuzz_target;
use variorum::cancel::Cancel;
use variorum::rules::compose::compose_rounds;
use variorum::rules::fixing::{FixRefusal, fix_file};
use variorum::rules::{Finding, Safety, check};
use variorum::seed::{FormatHint, Seed};
use variorum::text::Source;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, stored)) = bytes.split_first() else { return };
    let hint = [FormatHint::Unknown, FormatHint::Html, FormatHint::Markdown][usize::from(*first) % 3];
    for most in [Safety::Safe, Safety::NeedsALook] {
        fix(stored, hint, most);
    }
});

fn findings(seed: &Seed) -> Result<Vec<Finding>, Infallible> {
    Ok(check(seed, &Cancel::new()).expect("nobody cancels"))
}

fn fix(stored: &[u8], hint: FormatHint, most: Safety) {
    let before = Source::from_bytes(stored);
    let Ok(fixed) = fix_file(stored, hint, Source::from_bytes, findings, |_, fix| fix.safety <= most);
    let after = Source::from_bytes(&fixed.bytes);
    if fixed.refused == Some(FixRefusal::ReadsOtherwise) || before.encoding().is_read_only() {
        assert_eq!(fixed.bytes, stored, "what is refused is not changed");
        return;
    }
    if before.is_guessed() && most == Safety::Safe {
        let kept = |source: &Source| source.text().chars().filter(|c| !c.is_ascii()).collect::<String>();
        assert_eq!(kept(&before), kept(&after), "what was guessed is changed in ASCII only");
    }
    if after.encoding() != before.encoding() {
        // Stored in UTF-8 in between: a byte order mark at its beginning has shifted the offsets.
        return;
    }
    let (mut expected, mut at) = (String::new(), 0);
    let edits = compose_rounds(before.text().len(), &fixed.rounds);
    let left = before.malformed().iter().filter(|bad| !edits.iter().any(|edit| edit.span.covers(**bad)));
    assert_eq!(after.malformed().len(), left.count(), "what cannot be read stays, but for what an edit takes away");
    for edit in edits {
        expected += &before.text()[at..edit.span.start()];
        expected += &edit.replacement;
        at = edit.span.end();
    }
    expected += &before.text()[at..];
    assert_eq!(after.text(), expected, "the text differs in nothing but the edits");
}
