//! A bidirectional control character reorders the text.
//!
//! ## What it finds
//! The characters that embed, override or isolate text of another writing direction (U+202A to U+202E, U+2066 to
//! U+2069), where there is no right-to-left text to need them. A control that opens such a stretch and the one that
//! closes it are reported together.
//!
//! ## Why it matters
//! The text is displayed in a different order from the one it is stored in: what a reader sees is not what a search
//! finds or a model learns. Attackers have used this to hide things (“Trojan source”).
//!
//! ## Example
//! ```text
//! 他姓\u{202E}阮，住在桥头\u{202C}。
//! ```
//!
//! ## Fix
//! Removes the control and the one that closes it.
//!
//! - Needs a look: always; check how the text reads first.

use super::direction::{is_control, is_right_to_left};
use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, code_point, message};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/bidirectional-control",
    severity: Severity::Warning,
    summary: "A bidirectional control character reorders the text",
    check,
    ..Rule::BASE
};

/// How far around a control right-to-left text is searched for, in characters.
const CONTEXT_CHARS: usize = 8;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['\u{202A}'..='\u{202E}', '\u{2066}'..='\u{2069}']) {
        return Ok(());
    }
    let text = seed.source.text();
    let mut places: Vec<Occurrence> = Vec::new();
    // The openers without an end so far: whether they isolate, and the index of their place.
    let mut open: Vec<(bool, usize)> = Vec::new();
    for (count, (at, control)) in text.char_indices().filter(|(_, c)| is_control(*c)).enumerate() {
        if count % 1024 == 0 {
            reporter.check_cancelled()?;
        }
        let span = ByteSpan::new(at, at + control.len_utf8());
        let closes = matches!(control, '\u{202C}' | '\u{2069}');
        let isolates = matches!(control, '\u{2066}'..='\u{2069}');
        let opener = if closes { open.pop_if(|(isolate, _)| *isolate == isolates) } else { None };
        if let Some(place) = opener.and_then(|(_, index)| places.get_mut(index)) {
            place.edits.push(Edit::delete(span));
            continue;
        }
        if !closes {
            open.push((isolates, places.len()));
        }
        places.push(Occurrence { span, edits: vec![Edit::delete(span)], safety: Safety::NeedsALook });
    }
    places.retain(|place| !is_needed(text, place));
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("bidirectional-control-more", count = count), code: None },
    );
    Ok(())
}

/// Whether there is right-to-left text next to the control or the one that closes it.
fn is_needed(text: &str, place: &Occurrence) -> bool {
    place.edits.iter().any(|edit| {
        let before = slice(text, ..edit.span.start()).chars().rev();
        let after = slice(text, edit.span.end()..).chars();
        before.take(CONTEXT_CHARS).chain(after.take(CONTEXT_CHARS)).any(is_right_to_left)
    })
}

fn message(control: &str) -> Message {
    let code = control.chars().next().map(code_point).unwrap_or_default();
    match control {
        "\u{202D}" | "\u{202E}" => message!("bidirectional-override", code = code),
        "\u{202C}" | "\u{2069}" => message!("bidirectional-end", code = code),
        _ => message!("bidirectional-control", code = code),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, fixes, quiet};

    #[test]
    fn an_override_is_told_of_with_its_end() {
        finds(
            &RULE,
            Unknown,
            "甲‹\u{202E}›乙丙\u{202C}丁\n",
            &[
                "The control character U+202E displays the text after it in a different order than it is stored: remove it",
            ],
        );
        fixes(&RULE, Unknown, "甲\u{202E}乙丙\u{202C}丁\n", "甲乙丙丁\n");
    }

    #[test]
    fn what_nothing_opened_and_what_nothing_closes_are_told_apart() {
        finds(
            &RULE,
            Unknown,
            "甲‹\u{2069}›乙‹\u{2067}›丙\u{202C}丁\n".replace("\u{202C}", "‹\u{202C}›").as_str(),
            &[
                "The control character U+2069 ends a change of text direction that was never begun: remove it",
                "The control character U+2067 changes the text direction where nothing needs it: remove it",
                "The control character U+202C ends a change of text direction that was never begun: remove it",
            ],
        );
    }

    #[test]
    fn beside_right_to_left_text_they_do_their_work() {
        quiet(&RULE, Unknown, "他叫 \u{2067}محمد\u{2069}，来自埃及\n");
        quiet(&RULE, Unknown, "他叫 \u{202B}שלום\u{202C}\n");
    }
}
