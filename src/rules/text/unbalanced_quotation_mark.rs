//! A quotation mark has no partner.
//!
//! ## What it finds
//! `“ ”`, `‘ ’`, `「 」` and `『 』` in Chinese text that open and never close, or close without opening. A quotation may
//! run over several paragraphs, each of which, by convention, opens it again. At most one mark is reported per
//! paragraph.
//!
//! ## Why it matters
//! It is no longer clear who says what: a mark was left out or typed the wrong way round, or a sentence was cut.
//!
//! ## Example
//! ```text
//! 他说：“明天再来。
//!
//! 说完就走了。
//! ```
//!
//! ## Fix
//! Turns a mark round where only the other one of its pair can be. Otherwise there is no fix: only a reader knows where
//! the missing mark belongs.
//!
//! - Needs a look: always.

use super::pairs::{PairTests, PairedMarks, ScannedLine, in_chinese, unpaired_marks};
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::prose::{char_after, char_before};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{CharClass, is_han};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/unbalanced-quotation-mark",
    severity: Severity::Info,
    summary: "A quotation mark has no partner",
    check,
    ..Rule::BASE
};

const QUOTATION_MARKS: [PairedMarks; 4] = [
    PairedMarks { open: &['“'], close: &['”'] },
    PairedMarks { open: &['‘'], close: &['’'] },
    PairedMarks { open: &['「'], close: &['」'] },
    PairedMarks { open: &['『'], close: &['』'] },
];

const PAIR_TESTS: PairTests = PairTests { counts, is_turned };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['‘'..='”', '「'..='』']) {
        return Ok(());
    }
    for mark in unpaired_marks(seed, reporter, CharClass::QuotationMark, &QUOTATION_MARKS, &PAIR_TESTS)? {
        let shown = seed.source.slice(mark.span);
        let other = shown.chars().next().and_then(other_half).filter(|_| mark.turned);
        let message = match (other, mark.opens) {
            (Some(_), _) => message!("turned-quotation-mark", mark = quote(shown)),
            (None, true) => message!("unbalanced-opening", mark = quote(shown)),
            (None, false) => message!("unbalanced-closing", mark = quote(shown)),
        };
        let finding = reporter.report(mark.span, message);
        // If it is a character reference, its partner would have to be one too.
        if let Some(other) = other {
            let title = message!("text-replace-with", text = quote(other.encode_utf8(&mut [0; 4])));
            finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(mark.span, other)]);
        }
    }
    Ok(())
}

/// Whether a mark is a quotation mark in Chinese text, and not an apostrophe, an inch sign, or part of another
/// language.
fn counts(line: ScannedLine<'_>, at: usize, mark: char, is_open: bool) -> bool {
    let ScannedLine { text: line, has_han: is_chinese } = line;
    match mark {
        // After a letter it is an apostrophe, unless a single quotation is open.
        '’' => {
            is_open || (in_chinese(line, at, mark) && char_before(line, at).is_some_and(|c| !c.is_ascii_alphanumeric()))
        }
        '‘' => is_chinese && char_before(line, at).is_none_or(|c| !c.is_ascii_alphanumeric()),
        '”' => is_open || (is_chinese && char_before(line, at).is_some_and(|c| !c.is_ascii_digit())),
        _ => is_chinese,
    }
}

/// Whether a mark is certainly the wrong way round: an opening one before a full stop or comma or after the end of a
/// sentence, or a closing one after a colon.
fn is_turned(line: &str, at: usize, mark: char, opens: bool) -> bool {
    let (before, after) = (char_before(line, at), char_after(line, at + mark.len_utf8()));
    let ends = |c: char| matches!(c, '。' | '？' | '！');
    let stops = |c: char| ends(c) || matches!(c, '，' | '、' | '；');
    if opens {
        after.is_some_and(stops) || (before.is_some_and(ends) && !after.is_some_and(is_han))
    } else {
        matches!(before, Some('：' | ':')) && after.is_some_and(is_han)
    }
}

fn other_half(mark: char) -> Option<char> {
    QUOTATION_MARKS.iter().find_map(|pair| {
        let (open, close) = (*pair.open.first()?, *pair.close.first()?);
        if mark == open { Some(close) } else { (mark == close).then_some(open) }
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn what_is_not_closed_or_not_opened_is_found() {
        finds(
            &RULE,
            Unknown,
            "他说：‹“›明天再来。\n\n说完就走了。\n",
            &["‘“’ is never closed: close it, or remove it"],
        );
        finds(&RULE, Unknown, "她说不‹」›，也走了。\n", &["“」” was never opened: open it, or remove it"]);
    }

    #[test]
    fn a_mark_the_wrong_way_round_is_turned() {
        fixes(&RULE, Unknown, "他说：“明天再来。“\n", "他说：“明天再来。”\n");
        fixes(&RULE, Unknown, "他说：”明天再来。”\n", "他说：“明天再来。”\n");
    }

    #[test]
    fn a_quotation_may_go_on_over_paragraphs() {
        quiet(&RULE, Unknown, "他写道：“第一，要早起。\n\n“第二，要早睡。\n\n“第三，不要迟到。”\n\n就是这样。\n");
        quiet(&RULE, Html, "<p>他写道：“第一，要早起。<br>第二，要早睡。”</p><p>就是<b>“这</b>样”。</p>");
    }

    #[test]
    fn apostrophes_inches_code_and_other_languages_stay() {
        quiet(
            &RULE,
            Markdown,
            "It’s 5” long, the boys’ house, ’90s, “so what\n\n一块 5” 的屏幕，`“`，rock ’n’ roll 的歌。\n",
        );
    }
}
