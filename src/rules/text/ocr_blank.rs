//! There are spaces inside Chinese words.
//!
//! ## What it finds
//! Spaces that optical character recognition or justification left between Han characters: three or more characters
//! with a space between each (`会 议 在 北 京`), a space before a particle that never begins a word (`他 的`, `走 了`), and a
//! space before a closing full-width mark (`走了 。`). A space between two names, two verses or two items of a list is
//! meant, and so is the one in `张 三`. Headings and tables are left alone.
//!
//! ## Why it matters
//! Chinese is written without spaces. Searches miss the word, and tokenizers see two.
//!
//! ## Example
//! ```text
//! 渡口的老船工说，他 的 院 子 很大 ，没有人住在那里。
//! ```
//!
//! ## Fix
//! Removes the spaces.
//!
//! - Safe: for a single space before a comma or full stop.
//! - Needs a look: everywhere else.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::prose::Prose;
use crate::rules::{Edit, Preset, Reporter, Rule, Safety, Severity};
use crate::seed::{BlockKind, Seed};
use crate::text::{CharClass, is_han};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/ocr-blank",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "There are spaces inside Chinese words",
    check,
    ..Rule::BASE
};

/// The minimum length of a block in characters. Spaces in a shorter one may be intended.
const MIN_BLOCK_CHARS: usize = 20;

/// How many separately spaced characters cannot be a name any more.
const MIN_SPACED_CHARS: usize = 4;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let mut places = Vec::new();
    reporter.for_each_block(seed, |block, prose, _| {
        let text = prose.text();
        let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem);
        let kinds = prose.kinds();
        let may_have = kinds.count(CharClass::Blank) > 0 && kinds.han() > 0 && text.len() > MIN_BLOCK_CHARS * 3;
        if running && may_have && has_blank(text) && text.contains(['，', '。']) {
            look(&prose, &mut places);
        }
    })?;
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("ocr-blank-more", count = count), code: None },
    );
    Ok(())
}

/// Whether there may be a space next to Han characters: a fast check before a slow one.
fn has_blank(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b' ', 0xA0, bytes).any(|at| {
        let next = bytes.get(at + 1).is_some_and(|byte| !byte.is_ascii() || *byte == b' ');
        let before =
            at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|byte| !byte.is_ascii() || *byte == b' ');
        next && before
    }) || text.contains('\u{3000}')
}

/// Finds the spaces of one block.
fn look(prose: &Prose<'_>, places: &mut Vec<Occurrence>) {
    let text = prose.text();
    // Each gap: where the character before it begins, and where the space begins and ends.
    let mut gaps: Vec<(usize, usize, usize)> = Vec::new();
    let mut before = None::<(usize, char)>;
    let mut blank = None;
    let mut flush = |gaps: &mut Vec<(usize, usize, usize)>| {
        places.extend(chain(prose, gaps));
        gaps.clear();
    };
    for (at, c) in text.char_indices() {
        if matches!(c, ' ' | '\u{A0}' | '\u{3000}') {
            blank = blank.or(Some(at));
            continue;
        }
        if let (Some(start), Some((from, last))) = (blank.take(), before) {
            if is_han(last) && is_han(c) {
                // A chain continues if there is one character between this space and the one before.
                if gaps.last().is_some_and(|(_, _, end)| *end != from) {
                    flush(&mut gaps);
                }
                gaps.push((from, start, at));
            } else if (is_han(last) || is_closing(last)) && is_closing(c) {
                flush(&mut gaps);
                gaps.push((from, start, at));
                flush(&mut gaps);
            }
        }
        before = Some((at, c));
    }
    flush(&mut gaps);
}

/// Returns the occurrence for a chain of spaces that are one character apart.
fn chain(prose: &Prose<'_>, gaps: &[(usize, usize, usize)]) -> Option<Occurrence> {
    let (first, last) = (gaps.first()?, gaps.last()?);
    let next = crate::rules::prose::char_after(prose.text(), last.2)?;
    let wrong = gaps.len() + 1 >= MIN_SPACED_CHARS || is_particle(next) || is_closing(next);
    if !wrong {
        return None;
    }
    let blanks: Option<Vec<_>> = gaps.iter().map(|(_, start, end)| prose.exact_source_span(*start..*end)).collect();
    let blanks = blanks?;
    let span = match blanks.as_slice() {
        [only] => *only,
        _ => prose.source_span(first.0..last.2 + next.len_utf8()),
    };
    // A single space before a comma is a mistake. Between characters, spaces can be intended (in a list, a rhyme, a
    // caesura), and a wide one can be a blank to fill in.
    let is_slip = matches!(gaps, [(_, start, end)] if is_closing(next) && matches!(prose.text().get(*start..*end), Some(" " | "\u{A0}")));
    let safety = if is_slip { Safety::Safe } else { Safety::NeedsALook };
    Some(Occurrence { span, edits: blanks.into_iter().map(Edit::delete).collect(), safety })
}

/// Whether a character always belongs to the word before it.
fn is_particle(c: char) -> bool {
    matches!(c, '的' | '了' | '们' | '們' | '吗' | '嗎' | '呢' | '吧' | '着')
}

fn is_closing(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！')
}

fn message(found: &str) -> Message {
    if found.trim().is_empty() {
        return message!("ocr-blank-single");
    }
    message!("ocr-blank", found = quote(found))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, apply, findings, finds_with, strict};

    #[test]
    fn blanks_inside_of_words_are_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            "那一年‹会 议 在 北 京›召开，他们‹ ›的院子很大‹ ›，没有人住在那里。\n",
            &[
                "“会 议 在 北 京” contains spaces between Chinese characters: remove them",
                "A space inside a Chinese sentence: remove it",
                "A space inside a Chinese sentence: remove it",
            ],
        );
        let before = "那一年会 议 在 北 京召开，他们的院子很大，没有人住在那里。\n";
        let findings = findings(&RULE, &strict(), before, Unknown);
        assert_eq!(apply(before, &findings[0].fixes[0]), "那一年会议在北京召开，他们的院子很大，没有人住在那里。\n");
    }

    #[test]
    fn blanks_that_are_meant_stay() {
        for text in [
            "张 三、李 四、王小五 三人到场，第二天 第三天也都来了，没有人缺席，大家很高兴。\n",
            "用 Word 写作，存为 PDF 文件，再发给 3 个人看，大家都说 好，没有一个人不说好。\n",
            "# 会 议 在 北 京 召 开 了，的 。\n",
            "床前明月光 疑是地上霜 举头望明月 低头思故乡，这是大家都会背的一首诗。\n",
        ] {
            assert_eq!(findings(&RULE, &strict(), text, Markdown), [], "{text}");
        }
    }
}
