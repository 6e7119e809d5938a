//! The text contains a control character.
//!
//! ## What it finds
//! Characters that control a terminal or printer and are not text: U+0000 to U+001F except tabs and line ends, U+007F,
//! and U+0080 to U+009F. Adjacent ones are reported together.
//!
//! ## Why it matters
//! They are invisible, yet they break YAML front matter, search and comparison. Those from U+0080 up are nearly always
//! Windows-1252 quotation marks and dashes that were read in the wrong encoding.
//!
//! ## Example
//! ```text
//! 他说\u{8}，明天再来。
//! ```
//!
//! ## Fix
//! Removes the character, or replaces it with the line end or Windows-1252 character that it stands for.
//!
//! - Safe: for most.
//! - Needs a look: for line ends, for Windows-1252 characters, and for backspaces, escapes, shifts and record
//!   separators, which belong together with the characters beside them.

use super::occurrences::{Wording, find_runs, report_all, with_replacements};
use crate::cancel::Cancelled;
use crate::messages::{Message, code_point, message, quote};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::seed::html::{ErrorCode, MarkupErrorKind};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/control-character",
    severity: Severity::Warning,
    summary: "The text contains a control character",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    // Controls in the same group as tabs, line ends or letters are searched for one by one.
    let bytes = seed.source.text().as_bytes();
    if !seed.source.inventory().may_have(&['\0'..='\u{7}', '\u{10}'..='\u{1F}', '\u{80}'..='\u{9F}'])
        && memchr::memchr3(0x8, 0xB, 0xC, bytes).is_none()
        && memchr::memchr3(0xE, 0xF, 0x7F, bytes).is_none()
    {
        return Ok(());
    }
    let text = seed.source.text();
    let mut spans =
        find_runs(text, reporter, |character| character.is_control() && !matches!(character, '\t' | '\n' | '\r'))?;
    // One that breaks the front matter is reported there.
    spans.retain(|span| !seed.defects.iter().any(|defect| defect.span().covers(*span)));
    // For HTML parsers it is also a parse error, which has a name.
    let named = seed.markup.as_ref().is_some_and(|markup| {
        let code = ErrorCode::ControlCharacterInInputStream;
        markup.errors.iter().any(|error| matches!(error.kind, MarkupErrorKind::Parse(found) if found == code))
    });
    let code = named.then(|| ErrorCode::ControlCharacterInInputStream.name());
    report_all(
        seed,
        reporter,
        with_replacements(text, &spans, replacement),
        &Wording { message, more: |count| message!("control-character-more", count = count), code },
    );
    Ok(())
}

fn message(stretch: &str) -> Message {
    let mut characters = stretch.chars();
    match (characters.next(), stretch.chars().count()) {
        (Some(only), 1) => {
            let code = code_point(only);
            match (name(only), windows_1252(only)) {
                (_, Some(meant)) => message!("control-character-meant", code = code, meant = quote(meant)),
                (Some(name), _) => message!("control-character-named", code = code, name = name),
                _ => message!("control-character", code = code),
            }
        }
        (first, count) => {
            let first = first.map(code_point).unwrap_or_default();
            message!("control-character-several", count = count, first = first)
        }
    }
}

fn name(character: char) -> Option<Message> {
    Some(match character {
        '\0' => message!("control-null"),
        '\u{7}' => message!("control-bell"),
        '\u{8}' => message!("control-backspace"),
        '\u{B}' => message!("control-vertical-tab"),
        '\u{C}' => message!("control-form-feed"),
        '\u{1A}' => message!("control-end-of-file"),
        '\u{1B}' => message!("control-escape"),
        '\u{7F}' => message!("control-delete"),
        '\u{85}' => message!("control-next-line"),
        _ => return None,
    })
}

fn replacement(character: char) -> Option<(&'static str, Safety)> {
    match character {
        '\u{B}' | '\u{C}' => Some(("\n", Safety::NeedsALook)),
        // Overstrikes, changes of code page, terminal escapes and record separators: what is beside these belongs to
        // them.
        '\u{8}' | '\u{E}' | '\u{F}' | '\u{1B}' | '\u{1C}'..='\u{1F}' => Some(("", Safety::NeedsALook)),
        '\0'..='\u{1F}' | '\u{7F}' => Some(("", Safety::Safe)),
        _ => windows_1252(character).map(|meant| (meant, Safety::NeedsALook)),
    }
}

/// Returns what the byte of a C1 control character means in Windows-1252 (WHATWG Encoding Standard,
/// index-windows-1252).
fn windows_1252(character: char) -> Option<&'static str> {
    const C1_CHARACTERS: [&str; 32] = [
        "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", "", "‘", "’", "“", "”", "•", "–",
        "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
    ];
    let index = u32::from(character).checked_sub(0x80)?;
    C1_CHARACTERS.get(index as usize).copied().filter(|meant| !meant.is_empty())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Html, Unknown, findings, finds, fixes, quiet};

    #[test]
    fn a_control_character_is_named() {
        finds(
            &RULE,
            Unknown,
            "他说‹\u{8}›，明天‹\u{2}›再来。\n",
            &[
                "The control character U+0008 (backspace) is invisible and is not text: remove it",
                "The control character U+0002 is invisible and is not text: remove it",
            ],
        );
        fixes(&RULE, Unknown, "他说\u{8}，明天再来。\n", "他说，明天再来。\n");
    }

    #[test]
    fn in_html_it_goes_by_the_name_of_the_parse_error() {
        let text = "<!DOCTYPE html><p>他说\u{8}，明天再来。</p>\n";
        let code = |text| findings(&RULE, &Settings::default(), text, Html).first().map(|finding| finding.code);
        assert_eq!(code(text), Some(Some("control-character-in-input-stream")));
        quiet(&crate::rules::markup::parse_error::RULE, Html, text);
    }

    #[test]
    fn neighbours_are_one_finding() {
        finds(
            &RULE,
            Unknown,
            "甲‹\u{0}\u{1}\u{2}›乙\n",
            &["3 control characters (the first is U+0000) are invisible and are not text: remove them"],
        );
        fixes(&RULE, Unknown, "甲\u{0}\u{1}\u{2}乙\n", "甲乙\n");
    }

    #[test]
    fn a_windows_1252_quotation_mark_is_told() {
        finds(
            &RULE,
            Unknown,
            "It‹\u{92}›s late\n",
            &["The control character U+0092 was most likely meant to be “’”: replace it"],
        );
        fixes(&RULE, Unknown, "It\u{92}s late\n", "It’s late\n");
    }

    #[test]
    fn a_crowd_is_cut_short() {
        let text = "字\u{1}".repeat(80);
        let marked = "字‹\u{1}›".repeat(51) + &"字\u{1}".repeat(29);
        let mut messages = vec!["The control character U+0001 is invisible…"; 50];
        messages.push("30 more places with control characters from here on");
        finds(&RULE, Unknown, &marked, &messages);
        assert_eq!(text.chars().count(), 160);
    }

    #[test]
    fn tabs_and_line_ends_are_text() {
        quiet(&RULE, Unknown, "甲\t乙\r\n丙\n\u{A0}丁\u{3000}戊\n");
    }
}
