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
//! Moves the punctuation or the blank out of the emphasis, or writes `<strong>`. Offered only where the block then shows
//! the same as before but for the asterisks: no tag, link or formula changes. A `**` without a partner is removed by hand
//! only.

use std::ops::Range;

use super::asterisks::{Mark, marks};
use super::flanking::{is_blank, is_paired, outside_in};
use super::markdown::{Leaf, leaves};
use super::rendering::{Rewrite, keep_all_else};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{PartKind, Seed};
use crate::text::{ByteSpan, slice};

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
        let told = look(seed, leaf, reporter);
        if !told.is_empty() {
            report(text, leaf, told, reporter);
        }
    }
    Ok(())
}

/// What is to be said of a place, before it is known which of its fixes hold.
struct Told {
    span: ByteSpan,
    message: Message,
    related: Vec<ByteSpan>,
    fixes: Vec<(Message, Safety, Rewrite)>,
}

impl Told {
    fn new(span: ByteSpan, message: Message) -> Self {
        Self { span, message, related: Vec::new(), fixes: Vec::new() }
    }

    fn fix(mut self, title: Message, safety: Safety, edits: Vec<Edit>, strong: Option<Range<usize>>) -> Self {
        self.fixes.push((title, safety, Rewrite { edits, strong }));
        self
    }
}

/// Reports what is told of a block, with those fixes after which all but the emphasis shows as before.
fn report(text: &str, leaf: &Leaf, told: Vec<Told>, reporter: &mut Reporter<'_>) {
    let most = told.iter().map(|told| told.fixes.len()).max().unwrap_or(0);
    // The first fixes of all are tried together, then the second.
    let fitting: Vec<Vec<bool>> = (0..most)
        .map(|nth| {
            let rewrites: Vec<_> = told.iter().filter_map(|told| told.fixes.get(nth)).map(|fix| &fix.2).collect();
            keep_all_else(text, leaf.span, &rewrites)
        })
        .collect();
    let mut fitting: Vec<_> = fitting.into_iter().map(Vec::into_iter).collect();
    for Told { span, message, related, fixes } in told {
        let finding = reporter.at(span, message);
        for other in related {
            finding.relate(other, message!("broken-emphasis-shown-too"));
        }
        for ((title, safety, rewrite), fits) in fixes.into_iter().zip(&mut fitting) {
            if fits.next() == Some(true) {
                finding.fix(title, safety, rewrite.edits);
            }
        }
    }
}

/// What is wrong with the `**` of a block.
fn look(seed: &Seed, leaf: &Leaf, reporter: &Reporter<'_>) -> Vec<Told> {
    let text = seed.source.text();
    let (mut marks, regular) = marks(text, leaf);
    if !marks.iter().any(|mark| mark.shown) {
        return Vec::new();
    }
    let verbatim = reporter.verbatim(seed);
    marks.retain(|mark| !mark.shown || !(verbatim.covers(mark.span) || mark.is_glob()));
    let Some(shown) = marks.iter().find(|mark| mark.shown) else { return Vec::new() };
    // What the writer meant: the first and the second make a pair, the third and the fourth, … What renders can be
    // the words between two pairs.
    let (pairs, rest) = marks.as_chunks::<2>();
    let broken = pairs.iter().filter(|[open, close]| !open.opens() || !close.closes());
    if regular && rest.is_empty() && broken.clone().next().is_some() {
        return broken.map(|[open, close]| of_pair(text, open, close, true)).collect();
    }
    // With blanks on both sides it is an ornament, and in a file that only looks like Markdown dust on a scanned page.
    let ornament = |mark: &Mark| is_blank(mark.before) && is_blank(mark.after);
    let headless = seed.parts.iter().all(|part| part.kind == PartKind::Heading);
    if headless || marks.iter().filter(|mark| mark.shown).all(ornament) {
        return Vec::new();
    }
    // Bold type that ends and begins anew within a word: the two beside one another are read as one mark.
    let beside = |pair: &&[Mark]| matches!(pair, [one, other] if one.is_beside(other));
    if let Some([one, other]) = marks.windows(2).find(beside) {
        let four = one.span.hull(other.span);
        let told = Told::new(four, message!("broken-emphasis-four"));
        return vec![told.fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(four)], None)];
    }
    // It has a partner, but cannot open or close beside the characters that stand there.
    let meant = marks.iter().position(|mark| mark.shown).and_then(|at| pairs.get(at / 2));
    let is_kept = |[open, close]: &&[Mark; 2]| {
        let inner = slice(text, open.span.end()..close.span.start());
        !inner.contains('*') && (open.is_kept_from_opening() || close.is_kept_from_closing())
    };
    if let Some([open, close]) = meant.filter(is_kept) {
        return vec![of_pair(text, open, close, false)];
    }
    let mut told = Told::new(shown.span, message!("broken-emphasis-no-partner"));
    told.related = marks.iter().filter(|mark| mark.shown).skip(1).take(MORE).map(|mark| mark.span).collect();
    // Nobody knows whether it was to be emphasis: it can point to a note, or stand for any folder.
    let edits = vec![Edit::delete(shown.span)];
    vec![told.fix(message!("broken-emphasis-fix-remove"), Safety::OneByOne, edits, None)]
}

/// So many further marks in the same paragraph are pointed to, at the most.
const MORE: usize = 8;

/// What is to be said of a pair that does not render; `certain` if all others of its paragraph are in pairs.
fn of_pair(text: &str, open: &Mark, close: &Mark, certain: bool) -> Told {
    let whole = open.span.hull(close.span);
    let inner = slice(text, open.span.end()..close.span.start());
    let trimmed = inner.trim();
    if !trimmed.chars().any(char::is_alphanumeric) {
        let told = Told::new(whole, message!("broken-emphasis-no-word"));
        let edits = vec![Edit::delete(open.span), Edit::delete(close.span)];
        return told.fix(message!("broken-emphasis-fix-remove-both"), Safety::NeedsALook, edits, None);
    }
    if trimmed.len() != inner.len() {
        let told = Told::new(whole, message!("broken-emphasis-blank", words = quote(trimmed)));
        let safety = if certain { Safety::Safe } else { Safety::NeedsALook };
        let bold = format!("**{trimmed}**");
        let strong = 0..bold.len();
        let edits = vec![Edit::replace(whole, bold)];
        return told.fix(message!("broken-emphasis-fix-blank"), safety, edits, Some(strong));
    }
    let mut told = Told::new(whole, message!("broken-emphasis-punctuation", words = quote(inner)));
    // A sign that belongs to the words (of a tag, a path, a number) stays with them.
    let ordinary = |part: &str| part.chars().all(|c| SENTENCE.contains(c) || is_paired(c));
    let moved = outside_in(inner, open.before, close.after);
    if let Some((lead, words, tail)) = moved.filter(|(lead, _, tail)| ordinary(lead) && ordinary(tail)) {
        let safety = if certain { Safety::Safe } else { Safety::NeedsALook };
        let strong = lead.len()..lead.len() + words.len() + 4;
        let edits = vec![Edit::replace(whole, format!("{lead}**{words}**{tail}"))];
        told = told.fix(message!("broken-emphasis-fix-punctuation"), safety, edits, Some(strong));
    }
    let tags = vec![Edit::replace(open.span, "<strong>"), Edit::replace(close.span, "</strong>")];
    told.fix(message!("markup-fix-write", text = "<strong>"), Safety::NeedsALook, tags, None)
}

/// Punctuation that weight does nothing for.
const SENTENCE: &str = "，。：；！？、…,.:;!?";

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, apply, findings, finds, mends, quiet};
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
    fn no_fix_tears_a_tag_or_a_path_apart() {
        for (text, kept) in [
            ("接下来选择**<ruby>缆绳<rt>rope</rt></ruby>**来画。", "<ruby>缆绳<rt>rope</rt></ruby>"),
            ("日志放在**/var/log/ferry**文件里。", "/var/log/ferry"),
            ("共有**100%**的人。", "100%"),
            ("见**[雪夜](a.md)**一文。", "[雪夜](a.md)"),
            ("写作**`a`**即可。", "`a`"),
            ("两边都是**$x$**的量。", "$x$"),
            ("见**雪夜[^1]**一文。\n\n[^1]: 注。", "雪夜[^1]"),
        ] {
            let body = body(text);
            for fix in findings(&RULE, &Settings::default(), &body, Markdown).iter().flat_map(|found| &found.fixes) {
                let mended = apply(&body, fix);
                assert!(mended.contains(kept), "{mended}");
            }
        }
    }

    #[test]
    fn globs_formulas_and_code_are_no_emphasis() {
        for text in ["匹配 src/**/*.rs 与 **/*.md 两种。", "由 $a**b$ 可知。", "见 `**`，写作 **雪**。"]
        {
            quiet(&RULE, Markdown, &body(text));
        }
    }

    #[test]
    fn a_mark_that_may_point_to_a_note_is_removed_by_hand_only() {
        let body = body("单价五角**，另加船票。");
        let found = findings(&RULE, &Settings::default(), &body, Markdown);
        assert!(found.iter().flat_map(|found| &found.fixes).all(|fix| fix.safety == Safety::OneByOne), "{found:?}");
        assert_eq!(found.len(), 1);
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
