//! Emphasis that will not render: `**` is shown as it stands.
//!
//! ## What it finds
//! Pairs of `**` in Markdown that do not make the words between them bold: because punctuation stands inside and a
//! letter right outside (CommonMark 0.31, section 6.2, “flanking”; Chinese text, which has no blanks between words,
//! falls into this trap all the time), or because a blank stands right inside. And a `**` without a partner in its
//! paragraph.
//!
//! ## Why it matters
//! Readers see asterisks where the author put weight.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! **导语：**雪下了一夜。
//! ```
//!
//! ## Fix
//! Moves the punctuation or the blank out of the emphasis.

use super::asterisks::{Mark, marks};
use super::flanking::{closes, is_blank, is_paired, opens, outside_in};
use super::markdown::leaves;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{PartKind, Seed};
use crate::text::slice;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/broken-emphasis",
    severity: Severity::Warning,
    summary: "“**” is shown as it stands",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    for leaf in &leaves(seed) {
        reporter.pause()?;
        let (marks, regular) = marks(text, leaf);
        let Some(shown) = marks.iter().find(|mark| mark.shown) else { continue };
        // What the writer meant: the first and the second make a pair, the third and the fourth, … What renders can be
        // the words between two pairs.
        let (pairs, rest) = marks.as_chunks::<2>();
        let broken = pairs.iter().filter(|[open, close]| !open.opens() || !close.closes());
        if regular && rest.is_empty() && broken.clone().next().is_some() {
            broken.for_each(|[open, close]| report_pair(text, reporter, open, close, true));
            continue;
        }
        // With blanks on both sides it is an ornament, and in a file that only looks like Markdown dust on a scanned page.
        let ornament = |mark: &Mark| is_blank(mark.before) && is_blank(mark.after);
        let headless = seed.parts.iter().all(|part| part.kind == PartKind::Heading);
        if headless || marks.iter().filter(|mark| mark.shown).all(ornament) {
            continue;
        }
        // Bold type that ends and begins anew within a word: the two beside one another are read as one mark.
        let beside = |pair: &&[Mark]| matches!(pair, [one, other] if one.is_beside(other));
        if let Some([one, other]) = marks.windows(2).find(beside) {
            let four = one.span.hull(other.span);
            let finding = reporter.at(four, message!("broken-emphasis-four"));
            finding.fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(four)]);
            continue;
        }
        // It has a partner, but cannot open or close beside the characters that stand there.
        let meant = marks.iter().position(|mark| mark.shown).and_then(|at| pairs.get(at / 2));
        let is_kept = |[open, close]: &&[Mark; 2]| {
            let inner = slice(text, open.span.end()..close.span.start());
            !inner.contains('*') && (open.is_kept_from_opening() || close.is_kept_from_closing())
        };
        if let Some([open, close]) = meant.filter(is_kept) {
            report_pair(text, reporter, open, close, false);
            continue;
        }
        let message = message!("broken-emphasis-no-partner");
        let finding = reporter.at(shown.span, message);
        for other in marks.iter().filter(|mark| mark.shown).skip(1).take(MORE) {
            finding.relate(other.span, message!("broken-emphasis-shown-too"));
        }
        finding.fix(message!("broken-emphasis-fix-remove"), Safety::NeedsALook, vec![Edit::delete(shown.span)]);
    }
    Ok(())
}

/// So many further marks in the same paragraph are pointed to, at the most.
const MORE: usize = 8;

/// Reports a pair that does not render; `certain` if all others of its paragraph are in pairs.
fn report_pair(text: &str, reporter: &mut Reporter<'_>, open: &Mark, close: &Mark, certain: bool) {
    let whole = open.span.hull(close.span);
    let inner = slice(text, open.span.end()..close.span.start());
    let trimmed = inner.trim();
    if !trimmed.chars().any(char::is_alphanumeric) {
        let message = message!("broken-emphasis-no-word");
        let edits = vec![Edit::delete(open.span), Edit::delete(close.span)];
        reporter.at(whole, message).fix(message!("broken-emphasis-fix-remove-both"), Safety::NeedsALook, edits);
        return;
    }
    if trimmed.len() != inner.len() {
        let message = message!("broken-emphasis-blank", words = quote(trimmed));
        let (first, last) = (trimmed.chars().next(), trimmed.chars().next_back());
        let renders = opens(open.before, first) && closes(last, close.after);
        let safety = if certain && renders { Safety::Safe } else { Safety::NeedsALook };
        let edit = Edit::replace(whole, format!("**{trimmed}**"));
        reporter.at(whole, message).fix(message!("broken-emphasis-fix-blank"), safety, vec![edit]);
        return;
    }
    let finding = reporter.at(whole, message!("broken-emphasis-punctuation", words = quote(inner)));
    if let Some((lead, words, tail)) = outside_in(inner, open.before, close.after) {
        let ordinary = lead.chars().chain(tail.chars()).all(|c| SENTENCE.contains(c) || is_paired(c));
        // What is moved in front of a link would make a picture of it.
        let ordinary = ordinary && !(tail.ends_with('!') && close.after == Some('['));
        let safety = if certain && ordinary { Safety::Safe } else { Safety::NeedsALook };
        let edit = Edit::replace(whole, format!("{lead}**{words}**{tail}"));
        finding.fix(message!("broken-emphasis-fix-punctuation"), safety, vec![edit]);
    }
    let strong = vec![Edit::replace(open.span, "<strong>"), Edit::replace(close.span, "</strong>")];
    finding.fix(message!("markup-fix-write", text = "<strong>"), Safety::NeedsALook, strong);
}

/// Punctuation that weight does nothing for.
const SENTENCE: &str = "，。：；！？、…,.:;!?";

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, findings, finds, mends, quiet};
    use crate::rules::{Safety, Settings};

    /// Front matter makes it Markdown, whatever follows.
    fn body(text: &str) -> String {
        format!("---\ntitle: 雪夜\n---\n\n{text}\n")
    }

    #[track_caller]
    fn told(marked: &str, message: &str) {
        finds(&RULE, Markdown, &body(marked), &[message]);
    }

    #[track_caller]
    fn mended(before: &str, after: &str) {
        mends(&RULE, Markdown, &body(before), &body(after));
    }

    #[test]
    fn punctuation_inside_and_words_outside_is_the_trap() {
        told(
            "‹**导语：**›雪下了一夜。",
            "“导语：” will not be bold, for punctuation stands between “**” and the words beside it: move it out",
        );
        mended("**导语：**雪下了一夜。", "**导语**：雪下了一夜。");
        mended("他说**“雪停了。”**然后走了。", "他说“**雪停了。**”然后走了。");
        mended("读过**《雪夜行》**的人。", "读过《**雪夜行**》的人。");
        mended("定位为**“雪夜里的灯”，**沿用至今。", "定位为“**雪夜里的灯**”，沿用至今。");
    }

    #[test]
    fn punctuation_is_not_taken_from_its_partner() {
        told("‹**他说“雪停了”**›然后走了。", "‘他说“雪停了”’ will not be bold…");
        mended("**他说“雪停了”**然后走了。", "<strong>他说“雪停了”</strong>然后走了。");
    }

    #[test]
    fn what_stands_twice_in_emphasis_is_not_divided_anew() {
        let text = "雪停了。****一、扰动****后来又下。**图一：雪**![图](a.png)再后来。****二、“扰动”****停了。**图二：雪**![图](b.png)";
        let body = body(text);
        let found = findings(&RULE, &Settings::default(), &body, Markdown);
        assert!(found.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.safety != Safety::Safe), "{found:?}");
    }

    #[test]
    fn a_link_is_not_made_a_picture() {
        let body = body("**雪停了!**[后来](a.md)");
        let found = findings(&RULE, &Settings::default(), &body, Markdown);
        assert!(found.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.safety != Safety::Safe), "{found:?}");
    }

    #[test]
    fn a_blank_inside_is_told() {
        told("‹**导语 **›雪下了一夜。", "“导语” will not be bold, for a blank stands inside the “**”: remove it");
        mended("** 导语 **雪下了一夜。", "**导语**雪下了一夜。");
    }

    #[test]
    fn pairs_are_told_as_the_writer_meant_them() {
        // What renders here is “该机构还指出，雪”, between the two.
        finds(
            &RULE,
            Markdown,
            &body("‹**雪停了。**›该机构还指出，雪‹**还会下，**›人要出门。"),
            &["“雪停了。” will not be bold…", "“还会下，” will not be bold…"],
        );
        mended("**1.****雪停了**之后", "**1**.**雪停了**之后");
    }

    #[test]
    fn punctuation_alone_is_not_made_bold() {
        told("雪停了‹**。**›后来", "No word stands between the two “**”, which are shown as they stand: remove them");
        mended("雪停了**。**后来", "雪停了。后来");
    }

    #[test]
    fn a_mark_without_a_partner_is_told() {
        told("‹**›导语\n\n雪下了一夜。", "“**” has no partner in this paragraph and is shown as it stands…");
    }

    #[test]
    fn where_punctuation_is_the_cause_it_is_told_though_a_mark_is_left_over() {
        finds(
            &RULE,
            Markdown,
            &body("‹**导语：**›雪下了**一夜。"),
            &["“导语：” will not be bold, for punctuation stands between “**” and the words beside it: move it out"],
        );
    }

    #[test]
    fn four_within_a_word_are_told() {
        told(
            "**雪‹****›停了，**终于**。",
            "“****” ends bold type and begins it again at once, which is not read so: remove it",
        );
    }

    #[test]
    fn emphasis_that_renders_and_asterisks_that_are_none_are_left_alone() {
        for text in [
            "**导语：** 雪下了一夜。",
            "**导语**：雪下了一夜。",
            "“**雪停了**”，他说。**“雪停了。”**\n**第二段。**",
            "2**10 等于 1024，3**2 等于 9；密码是 ****，评分 ***。",
            "`**导语：**雪`",
            "转义的 \\*\\*导语：\\*\\*雪。",
            "*注：斜体不管。",
            "** 第三节的饰线。",
        ] {
            quiet(&RULE, Markdown, &body(text));
        }
    }
}
