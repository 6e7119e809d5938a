//! The text ends with a link to the rest of it.
//!
//! ## What it finds
//! A body that ends with `阅读全文`, `点击查看更多`, `展开全文`, `Read more…`, `Continue reading`, with `[…]`, or with `未完待续`. A few
//! short lines may follow, such as the editor's name or the source.
//!
//! ## Why it matters
//! What was collected is the teaser instead of the article, or one part of several.
//!
//! ## Example
//! ```text
//! 渡口的老船工每天清晨划船过河，对岸的孩子们等着他……阅读全文
//! ```
//!
//! ## Fix
//! None: collect the article itself, or the parts that follow. If nothing is missing, remove the words.
//!
//! ## Options
//! - `words`: further words that such links use.

use super::ending::last_blocks;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::prose::Prose;
use crate::rules::{OptionDefault, Reporter, Rule, RuleOption, Severity};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/read-more-stub",
    severity: Severity::Info,
    summary: "The text ends with a link to the rest of it",
    options: &[RuleOption {
        name: "words",
        summary: "Further words that links to the rest of a text use",
        default: OptionDefault::Texts(DEFAULT_WORDS),
    }],
    check,
    ..Rule::BASE
};

const DEFAULT_WORDS: &[&str] = &[
    "阅读全文",
    "阅读更多",
    "查看全文",
    "查看更多",
    "点击查看更多",
    "点击阅读全文",
    "点击查看全文",
    "展开全文",
    "展开阅读全文",
    "继续阅读",
    "閱讀全文",
    "閱讀更多",
    "繼續閱讀",
    "點擊閱讀全文",
    "更多內容",
    "read more",
    "continue reading",
    "read the full article",
    "read the full story",
    "read the rest",
    "keep reading",
    "click to read more",
];

const ELISIONS: [&str; 3] = ["[…]", "[...]", "[……]"];

/// What is written below one part of several.
const TO_BE_CONTINUED: [&str; 4] = ["未完待续", "未完待續", "to be continued", "待续未完"];

/// How many blocks can follow the link.
const MAX_FOLLOWING_BLOCKS: usize = 5;

/// The maximum number of letters in each of them.
const MAX_FOLLOWING_LETTERS: usize = 60;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let words = reporter.texts("words");
    let mut blocks = last_blocks(seed, reporter).take(MAX_FOLLOWING_BLOCKS + 1).peekable();
    while let Some((_, prose)) = blocks.next() {
        // A link that the paragraph before announces (`全文：`) leads to another text.
        let announced = blocks.peek().is_some_and(|(_, before)| before.text().trim_end().ends_with(['：', ':']));
        if let Some((span, found)) = stub(&prose, &words).filter(|_| !announced) {
            reporter.report(span, message!("read-more-stub", text = quote(found)));
            return Ok(());
        }
        if let Some((span, found)) = goes_on(&prose) {
            reporter.report(span, message!("to-be-continued", text = quote(found)));
            return Ok(());
        }
        if prose.kinds().alphanumeric() > MAX_FOLLOWING_LETTERS {
            break;
        }
    }
    Ok(())
}

/// Returns the words of the link at the end of a text, if there is one. They stand alone, after an ellipsis, or between
/// a sentence and an arrow; a sentence can end with the same words.
fn stub<'a>(prose: &Prose<'a>, words: &[&str]) -> Option<(ByteSpan, &'a str)> {
    let text = prose.text().trim_end();
    if let Some(elision) = ELISIONS.iter().find(|elision| text.ends_with(**elision)) {
        let start = text.len() - elision.len();
        return Some((prose.source_span(start..text.len()), text.get(start..)?));
    }
    // Arrows and dots after the words belong to the link.
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    words.iter().find_map(|words| {
        let (head, found) = ending(bare, words)?;
        let head = head.trim_end_matches([' ', '[', '（', '(', '>', '\u{A0}', '\n', '【']);
        // `Read more:` introduces a list of other texts.
        if text.get(bare.len()..).is_some_and(|tail| tail.contains([':', '：'])) {
            return None;
        }
        let has_arrow = text.get(bare.len()..).is_some_and(|tail| tail.contains(['>', '»', '›', '→', '》']));
        let fits = head.is_empty()
            || head.ends_with('…')
            || head.ends_with("..")
            || (has_arrow && head.ends_with(['。', '！', '？', '.', '!', '?', '”', '」']));
        let start = bare.len() - found.len();
        fits.then(|| (prose.source_span(start..text.len()), found))
    })
}

/// Returns the announcement of another part at the end of a text, in brackets or after a sentence.
fn goes_on<'a>(prose: &Prose<'a>) -> Option<(ByteSpan, &'a str)> {
    let text = prose.text();
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    TO_BE_CONTINUED.iter().find_map(|words| {
        let (head, found) = ending(bare, words)?;
        let stands_alone = !head.trim_end().ends_with(char::is_alphanumeric);
        let start = bare.len() - found.len();
        stands_alone.then(|| (prose.source_span(start..bare.len()), found))
    })
}

/// Splits off these words, in any case, from the end of a text.
fn ending<'a>(text: &'a str, words: &str) -> Option<(&'a str, &'a str)> {
    let at = text.len().checked_sub(words.len())?;
    let found = text.get(at..).filter(|tail| tail.eq_ignore_ascii_case(words))?;
    Some((text.get(..at)?, found))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, quiet};

    #[test]
    fn links_to_the_rest_are_found() {
        finds(
            &RULE,
            Unknown,
            "渡口的老船工每天清晨划船过河……‹阅读全文 »›\n",
            &["The text ends with “阅读全文” where the rest should be: collect the whole article"],
        );
        finds(
            &RULE,
            Html,
            "<p>渡口的老船工。</p><p><a href=\"/a\">‹Read More...›</a></p>",
            &["The text ends with “Read More”…"],
        );
        finds(&RULE, Markdown, "渡口的老船工每天清晨划船过河 ‹[…]›\n", &["The text ends with “[…]”…"]);
        finds(
            &RULE,
            Markdown,
            "渡口的老船工每天清晨划船过河。‹阅读全文>>>›\n\n编辑 河生 校对 水生\n\n[河湾报](https://a.example/1)\n",
            &["The text ends with “阅读全文”…"],
        );
    }

    #[test]
    fn one_part_of_several_is_told() {
        finds(
            &RULE,
            Unknown,
            "渡口\n\n早先没有桥。\n\n渡口的老船工每天清晨划船过河。（‹未完待续›）\n\n责任编辑：河生\n",
            &["“未完待续” announces another part: collect it too"],
        );
        quiet(&RULE, Unknown, "渡口的老船工每天清晨划船过河，这个故事未完待续。\n");
    }

    #[test]
    fn sentences_may_speak_of_reading() {
        quiet(&RULE, Unknown, "请点击下面的链接阅读全文\n");
        quiet(&RULE, Unknown, "There is much to read more.\n");
        quiet(&RULE, Unknown, "渡口\n\n早先没有桥。\n\nRead more:\n\nThe new bridge\n");
        quiet(&RULE, Unknown, "渡口的老船工每天清晨划船过河。\n\n另一篇的全文：\n\n阅读全文\n");
        quiet(&RULE, Unknown, "阅读全文\n\n渡口的老船工每天清晨划船过河。\n");
    }
}
