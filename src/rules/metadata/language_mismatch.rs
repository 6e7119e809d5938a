//! The text is in another language or script than declared.
//!
//! ## What it finds
//! Declared languages (`lang: zh-CN`, `<html lang="en">`, `og:locale`) that contradict the script of the text:
//! Simplified Chinese declared for Traditional text or the reverse, English declared for Chinese text, or Chinese
//! declared for text in Latin letters.
//!
//! ## Why it matters
//! Fonts, hyphenation, search and screen readers rely on the declaration, and so does anyone who selects seeds by
//! language.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜行
//! lang: zh-CN
//! ---
//!
//! 這場雪從傍晚開始下，到半夜還沒有停。我們幾個人圍著爐子說話，誰也不願意先去睡覺。後來燈滅了，
//! 雪光從窗戶照進來，屋裡反而比點燈時還要亮。隔壁的門開了又關，關了又開，不知是誰在數雪。
//! ```
//!
//! ## Fix
//! Declares the language that the script indicates, where that is certain.
//!
//! - Needs a look: always.

use super::fill::fill;
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Reporter, Rule, Safety};
use crate::seed::{FieldKind, Seed};
use crate::text::{CharClass, CharCounts};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/language-mismatch",
    summary: "The text is in another language or script than declared",
    check,
    ..Rule::BASE
};

/// The script of a text, as far as its characters show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WrittenScript {
    Simplified,
    Traditional,
    /// Chinese in an undetermined script.
    Chinese,
    Latin,
}

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let declared = seed.fields_of(FieldKind::Language).filter(|field| !field.is_empty()).take(4);
    let declared: Vec<_> = declared.filter_map(|field| Some((field, declared_script(&field.value)?))).collect();
    if declared.is_empty() {
        return Ok(());
    }
    let Some(written) = script(reporter.running_text(seed).kinds()) else { return Ok(()) };
    for (field, script) in declared {
        if agree(script, written) {
            continue;
        }
        let message = message!("language-mismatch", declared = quote(&field.value), script = name(written));
        let finding = reporter.report(field.span, message);
        let locale = field.value.contains('_');
        let corrected = match (written, script) {
            (WrittenScript::Simplified, _) => Some(if locale { "zh_CN" } else { "zh-Hans" }),
            (WrittenScript::Traditional, _) => Some(if locale { "zh_TW" } else { "zh-Hant" }),
            (WrittenScript::Chinese, _) => Some("zh"),
            (WrittenScript::Latin, _) => None,
        };
        if let Some(corrected) = corrected {
            let title = message!("language-mismatch-write", language = quote(corrected));
            finding.add_fix(title, Safety::NeedsALook, vec![fill(seed, field, corrected)]);
        }
    }
    Ok(())
}

/// Returns the script that a BCP 47 tag or locale declares: an explicit script decides, otherwise the region. `None`
/// for other scripts and unknown languages.
fn declared_script(tag: &str) -> Option<WrittenScript> {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_', '.']);
    match subtags.next()? {
        "zh" | "cmn" | "chinese" | "中文" => Some(
            subtags
                .find_map(|subtag| match subtag {
                    "hans" | "cn" | "sg" | "my" => Some(WrittenScript::Simplified),
                    "hant" | "tw" | "hk" | "mo" => Some(WrittenScript::Traditional),
                    _ => None,
                })
                .unwrap_or(WrittenScript::Chinese),
        ),
        "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "sv" | "english" => Some(WrittenScript::Latin),
        _ => None,
    }
}

fn agree(declared: WrittenScript, written: WrittenScript) -> bool {
    declared == written
        || matches!(
            (declared, written),
            (WrittenScript::Chinese, WrittenScript::Simplified | WrittenScript::Traditional)
                | (WrittenScript::Simplified | WrittenScript::Traditional, WrittenScript::Chinese)
        )
}

fn name(script: WrittenScript) -> Message {
    match script {
        WrittenScript::Simplified => message!("language-simplified"),
        WrittenScript::Traditional => message!("language-traditional"),
        WrittenScript::Chinese => message!("language-chinese"),
        WrittenScript::Latin => message!("language-latin"),
    }
}

/// The minimum number of letters for a verdict.
const MIN_LETTERS: usize = 60;

/// Returns the script of the body; `None` if it is too short or mixed. A text that quotes another language counts as
/// the language of nine tenths of its letters. A Latin letter counts as a third of a Han character, which is a
/// syllable.
fn script(kinds: &CharCounts) -> Option<WrittenScript> {
    let (han, latin) = (kinds.han(), kinds.count(CharClass::Latin));
    let (simplified, traditional) = (kinds.count(CharClass::Simplified), kinds.count(CharClass::Traditional));
    let other = kinds.count(CharClass::Letter) + kinds.count(CharClass::KanaOrHangul);
    let all = han + latin / 3 + other;
    let most = |part: usize| part >= MIN_LETTERS && part * 10 >= all * 9;
    if most(latin / 3) {
        Some(WrittenScript::Latin)
    } else if !most(han) {
        None
    } else if traditional >= 12 && traditional > 9 * simplified {
        Some(WrittenScript::Traditional)
    } else if simplified >= 12 && simplified > 9 * traditional {
        Some(WrittenScript::Simplified)
    } else {
        Some(WrittenScript::Chinese)
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, fixes, quiet};

    const TRADITIONAL: &str = "這場雪從傍晚開始下，到半夜還沒有停。我們幾個人圍著爐子說話，誰也不願意先去睡覺。後來燈滅了，雪光從窗戶照進來，屋裡反而比點燈時還要亮。隔壁的門開了又關，關了又開，不知是誰在數雪。";
    const SIMPLIFIED: &str = "这场雪从傍晚开始下，到半夜还没有停。我们几个人围着炉子说话，谁也不愿意先去睡觉。后来灯灭了，雪光从窗户照进来，屋里反而比点灯时还要亮。隔壁的门开了又关，关了又开，不知是谁在数雪。";
    const ENGLISH: &str = "The snow began at dusk and had not stopped by midnight. We sat around the stove and talked, and nobody wanted to be the first to go to bed. Then the lamp went out, and the light of the snow came in through the window, and the room was brighter than before.";

    fn front(lang: &str, body: &str) -> String {
        format!("---\ntitle: 雪夜行\nlang: {lang}\n---\n\n{body}\n")
    }

    #[test]
    fn another_script_is_told() {
        for (lang, body, told) in [
            (
                "‹zh-CN›",
                TRADITIONAL,
                "The language is declared as “zh-CN”, but the text is in Traditional Chinese: correct the declaration",
            ),
            ("‹zh-HK›", SIMPLIFIED, "The language is declared as “zh-HK”, but the text is in Simplified Chinese…"),
            ("‹en›", SIMPLIFIED, "The language is declared as “en”, but the text is in Simplified Chinese…"),
            ("‹zh›", ENGLISH, "The language is declared as “zh”, but the text is in Latin script…"),
        ] {
            finds(&RULE, Markdown, &front(lang, body), &[told]);
        }
        fixes(&RULE, Markdown, &front("zh-CN", TRADITIONAL), &front("\"zh-Hant\"", TRADITIONAL));
    }

    #[test]
    fn a_page_declares_it_too() {
        let page = format!(
            "<!DOCTYPE html><html lang=\"‹en›\"><head><title>雪夜行</title></head><body><p>{SIMPLIFIED}</p></body></html>\n"
        );
        finds(&RULE, Html, &page, &["The language is declared as “en”…"]);
    }

    #[test]
    fn what_agrees_or_cannot_be_told_is_left_alone() {
        for (lang, body) in [
            ("zh-CN", SIMPLIFIED),
            ("zh-Hant-HK", TRADITIONAL),
            ("zh", TRADITIONAL),
            ("en-GB", ENGLISH),
            ("ja", TRADITIONAL),
            ("zh-CN", "短文。"),
        ] {
            quiet(&RULE, Markdown, &front(lang, body));
        }
        quiet(&RULE, Markdown, &front("zh-CN", &format!("{SIMPLIFIED}\n\n> {ENGLISH}")));
    }
}
