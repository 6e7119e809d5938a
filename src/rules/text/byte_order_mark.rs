//! The file begins with an unnecessary byte order mark.
//!
//! ## What it finds
//! U+FEFF as the first character of a UTF-8 file. Files in UTF-16 need it. For one inside the text, see
//! [invisible-character](invisible-character.md).
//!
//! ## Why it matters
//! UTF-8 has only one byte order. Programs that do not expect the mark take it for part of the text: they do not
//! recognise front matter after it, and two equal files differ.
//!
//! ## Example
//! ```text
//! \u{FEFF}雪夜行
//! ```
//!
//! ## Fix
//! Removes the mark.
//!
//! - Safe: always.

use super::occurrences::Occurrence;
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Preset, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, Encoding};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/byte-order-mark",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "The file begins with an unnecessary byte order mark",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if seed.source.encoding() == Encoding::Utf8 && seed.source.text().starts_with('\u{FEFF}') {
        let place = Occurrence::replace(ByteSpan::new(0, '\u{FEFF}'.len_utf8()), "", Safety::Safe);
        reporter.report(place.span, message!("byte-order-mark")).add_fix(
            message!("text-remove"),
            place.safety,
            place.edits,
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds_with, quiet, strict};

    #[test]
    fn a_mark_at_the_start_is_found() {
        let messages = ["The file starts with a byte order mark, which UTF-8 does not need: remove it"];
        finds_with(&RULE, &strict(), Unknown, "‹\u{FEFF}›雪夜行\n", &messages);
    }

    #[test]
    fn inside_the_text_it_is_another_rules() {
        quiet(&RULE, Unknown, "雪夜\u{FEFF}行\n");
    }
}
