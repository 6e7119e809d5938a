//! A bracket has no partner.
//!
//! ## What it finds
//! `《 》`, `〈 〉`, `（ ）`, `【 】` and `〔 〕` in Chinese text that open and never close, or close without opening. A
//! full-width parenthesis may pair with a half-width one. Parentheses that number list items (`1）`) do not count. At
//! most one bracket is reported per paragraph.
//!
//! ## Why it matters
//! A bracket was left out or the text was cut, so that a title runs into the sentence after it.
//!
//! ## Example
//! ```text
//! 他写过《雪夜行，也写过《春晓》。
//! ```
//!
//! ## Fix
//! None: only a reader knows where the missing bracket belongs.

use super::pairs::{PairTests, PairedMarks, ScannedLine, in_chinese, unpaired_marks};
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::prose::{char_after, char_before};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;
use crate::text::{CharClass, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/unbalanced-bracket",
    severity: Severity::Info,
    summary: "A bracket has no partner",
    check,
    ..Rule::BASE
};

const BRACKETS: [PairedMarks; 5] = [
    PairedMarks { open: &['《'], close: &['》'] },
    PairedMarks { open: &['〈'], close: &['〉'] },
    PairedMarks { open: &['（', '('], close: &['）', ')'] },
    PairedMarks { open: &['【'], close: &['】'] },
    PairedMarks { open: &['〔'], close: &['〕'] },
];

const PAIR_TESTS: PairTests = PairTests { counts, is_turned: |_, _, _, _| false };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['〈'..='》', '【'..='】', '〔'..='〕', '（'..='）']) {
        return Ok(());
    }
    for mark in unpaired_marks(seed, reporter, CharClass::Bracket, &BRACKETS, &PAIR_TESTS)? {
        let shown = seed.source.slice(mark.span);
        // A half-width parenthesis pairs with a full-width one, but is not reported on its own.
        if shown.is_ascii() {
            continue;
        }
        let message = if mark.opens {
            message!("unbalanced-opening", mark = quote(shown))
        } else {
            message!("unbalanced-closing", mark = quote(shown))
        };
        reporter.report(mark.span, message);
    }
    Ok(())
}

/// Whether a mark is a bracket in Chinese text, and not part of a list number, an arrow or a smiley.
fn counts(ScannedLine { text: line, .. }: ScannedLine<'_>, at: usize, mark: char, is_open: bool) -> bool {
    let next = at + mark.len_utf8();
    match mark {
        ')' | '）' if !is_open => {
            !is_enumerator(line, at)
                && !matches!(char_before(line, at), Some(':' | '：' | ';' | '^' | '-' | '_'))
                && in_chinese(line, at, mark)
        }
        '》' | '《' | '〉' | '〈' => char_before(line, at) != Some(mark) && char_after(line, next) != Some(mark),
        _ => true,
    }
}

/// Whether the text between the last mark or space and a parenthesis is the number of an item: `1`, `a`, `十二`, `（一`.
fn is_enumerator(line: &str, at: usize) -> bool {
    let head = slice(line, ..at);
    let counts = |c: &char| {
        c.is_ascii_alphanumeric()
            || "一二三四五六七八九十百甲乙丙丁".contains(*c)
            || matches!(c, '①'..='⑳' | '０'..='９')
    };
    (1..4).contains(&head.chars().rev().take(4).take_while(counts).count())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, quiet};

    #[test]
    fn what_is_not_closed_or_not_opened_is_found() {
        finds(
            &RULE,
            Unknown,
            "他写过‹《›雪夜行，也写过《春晓》。\n\n她没有写过‹】›。\n",
            &["“《” is never closed: close it, or remove it", "“】” was never opened: open it, or remove it"],
        );
    }

    #[test]
    fn lists_arrows_faces_and_mixed_widths_stay() {
        quiet(
            &RULE,
            Unknown,
            "要求：1）早起；二）早睡；c）不迟到。点击》》》进入，很好：）（详见附件)。原因A）并不适用。\n",
        );
    }

    #[test]
    fn an_aside_may_go_on_over_paragraphs() {
        quiet(&RULE, Unknown, "（编者按：这一篇写于去年。\n\n作者现居河湾。）\n\n正文从这里开始。\n");
    }
}
