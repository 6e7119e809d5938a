//! A letter or digit looks like another that is meant.
//!
//! ## What it finds
//! Cyrillic and Greek letters inside a word in Latin letters (`Аpple` with a Cyrillic `А`), and names from a list that
//! are written with `l`, `1` or `0` instead of `I` or `O` (`OpenAl`, `0penAI`).
//!
//! ## Why it matters
//! Optical character recognition confuses them, and some people use them on purpose to get past a filter. Nobody sees
//! the difference, and no search finds the word.
//!
//! ## Example
//! ```text
//! 公司发布了 OpenAl 的新模型。
//! ```
//!
//! ## Fix
//! Writes the letter that is meant.
//!
//! - Needs a look: always.
//!
//! ## Options
//! - `names`: further names in Latin letters to look for, in their correct spelling.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{OptionDefault, Preset, Reporter, Rule, RuleOption, Safety, Severity};
use crate::seed::Seed;
use crate::text::{CharClass, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/latin-look-alike",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "A letter or digit looks like another that is meant",
    options: &[RuleOption {
        name: "names",
        summary: "Further names in Latin letters to look for, in their correct spelling",
        default: OptionDefault::Texts(DEFAULT_NAMES),
    }],
    check,
    ..Rule::BASE
};

const DEFAULT_NAMES: &[&str] = &[
    "AIGC",
    "CEO",
    "ChatGPT",
    "COVID",
    "GDP",
    "GPU",
    "HIV",
    "IBM",
    "IPO",
    "iPad",
    "iPhone",
    "LinkedIn",
    "NVIDIA",
    "OpenAI",
    "SaaS",
    "TikTok",
    "UNESCO",
    "UNICEF",
    "WHO",
    "WTO",
    "WiFi",
    "YouTube",
    "iOS",
    "Wikipedia",
    "Windows",
    "Intel",
    "Google",
    "Facebook",
];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let names = reporter.texts("names");
    let foreign = seed.source.inventory().may_have(&['\u{370}'..='\u{4FF}']);
    let mut found = Vec::new();
    reporter.for_each_block(seed, |_, prose, _| {
        if prose.kinds().count(CharClass::Latin) == 0 {
            return;
        }
        for (start, word) in latin_words(prose.text()) {
            let meant = if word.is_ascii() {
                name(word, &names)
            } else if foreign {
                latin(word)
            } else {
                None
            };
            if let Some(meant) = meant
                && let Some(span) = prose.exact_source_span(start..start + word.len())
            {
                found.push((span, meant));
            }
        }
    })?;
    let places =
        found.iter().map(|(span, meant)| Occurrence::replace(*span, meant.as_str(), Safety::NeedsALook)).collect();
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("latin-look-alike-more", count = count), code: None },
    );
    Ok(())
}

/// Returns the runs of Latin, Greek or Cyrillic letters and digits that contain a Latin letter, with their offsets.
fn latin_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // Two-byte characters up to U+04FF begin with these bytes; the byte after the first continues the character.
    let begins = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, 0xC3..=0xD3);
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(|byte| begins(*byte))?;
            let mut end = start;
            while let Some(byte) = bytes.get(end).filter(|byte| begins(**byte)) {
                end += if byte.is_ascii() { 1 } else { 2 };
            }
            at = end;
            let word = slice(text, start..end);
            if word.len() > 1 && word.bytes().any(|byte| byte.is_ascii_alphabetic()) {
                return Some((start, word));
            }
        }
    })
}

/// Maps letters and digits that look alike to the same byte.
fn skeleton(byte: u8) -> u8 {
    match byte {
        b'I' | b'1' => b'l',
        b'0' => b'O',
        _ => byte,
    }
}

/// Whether two words look alike.
fn looks_like(word: &str, name: &str) -> bool {
    word.len() == name.len() && word.bytes().zip(name.bytes()).all(|(one, other)| skeleton(one) == skeleton(other))
}

/// Returns the name that a word looks like without being equal to it.
fn name(word: &str, names: &[&str]) -> Option<String> {
    // A word that ends with a digit is a member of a series.
    let numbered = word.ends_with(|c: char| c.is_ascii_digit());
    if numbered || word.len() > 40 || !word.bytes().any(|byte| matches!(byte, b'l' | b'1' | b'0' | b'I')) {
        return None;
    }
    let name = names.iter().find(|name| looks_like(word, name))?;
    (*name != word).then(|| (*name).to_owned())
}

/// Returns the word in Latin letters, if all of its other letters look like Latin ones.
fn latin(word: &str) -> Option<String> {
    let meant: String =
        word.chars().map(|c| if c.is_ascii() { Some(c) } else { look_alike(c) }).collect::<Option<_>>()?;
    let own = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let others = word.chars().filter(|c| !c.is_ascii()).count();
    (own >= 2 && own > others).then_some(meant)
}

/// Returns the Latin letter that a Greek or Cyrillic one looks like in any font (Unicode Technical Standard #39,
/// confusables).
fn look_alike(c: char) -> Option<char> {
    const LOOK_ALIKES: &str = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxѕsіiјjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";
    let mut characters = LOOK_ALIKES.chars();
    while let (Some(other), Some(letter)) = (characters.next(), characters.next()) {
        if other == c {
            return Some(letter);
        }
    }
    None
}

fn message(found: &str) -> Message {
    match latin(found).filter(|_| !found.is_ascii()) {
        Some(meant) => message!("latin-look-alike-foreign", found = quote(found), meant = quote(&meant)),
        None => message!("latin-look-alike", found = quote(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, apply, findings, finds_with, strict};

    #[test]
    fn names_and_foreign_letters_are_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            "公司发布了 ‹OpenAl› 的模型，‹0penAI› 与‹Аррle›也在‹lBM›。\n"
                .replace("Аррle", "Аррlе")
                .replace("Аррlе", "Аpple")
                .as_str(),
            &[
                "“OpenAl” is most likely a name misspelt with look-alike letters: write the letters that are meant",
                "“0penAI” is most likely a name misspelt with look-alike letters: write the letters that are meant",
                "“Аpple” looks like “Apple” but contains letters of another script: use Latin letters",
                "“lBM” is most likely a name misspelt with look-alike letters: write the letters that are meant",
            ],
        );
        let findings = findings(&RULE, &strict(), "用 0penAl 写\n", Unknown);
        assert_eq!(apply("用 0penAl 写\n", &findings[0].fixes[0]), "用 OpenAI 写\n");
    }

    #[test]
    fn what_is_written_right_stays() {
        let text = "OpenAI 与 IBM，α-酮戊二酸，μm，β1 受体，СССР，Москва，Ångström，ΔT，naïve，Al 元素，10 年 l0\n";
        assert_eq!(findings(&RULE, &strict(), text, Unknown), []);
    }
}
