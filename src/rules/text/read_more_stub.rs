//! The text ends where a link to the rest stood.
//!
//! ## What it finds
//! A body that ends with `阅读全文`, `点击查看更多`, `展开全文`, `Read more…`, `Continue reading` or with an elision in square
//! brackets, `[…]`.
//!
//! ## Why it matters
//! What was collected is the teaser, not the article.
//!
//! ## Example
//! ```text
//! 渡口的老船工每天清晨划船过河，对岸的孩子们等着他……阅读全文
//! ```
//!
//! ## Fix
//! None: collect the article itself. If nothing is missing, remove the words.
//!
//! ## Options
//! - `words`: further words that such links have.

use super::ending::{end_of, last_blocks};
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{OptionDefault, Reporter, Rule, RuleOption, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/read-more-stub",
    severity: Severity::Info,
    summary: "The text ends where a link to the rest stood",
    options: &[RuleOption {
        name: "words",
        summary: "Words of links to the rest of a text",
        default: OptionDefault::Texts(WORDS),
    }],
    check,
    ..Rule::BASE
};

const WORDS: &[&str] = &[
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
    "查看更多",
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

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let words = reporter.texts("words");
    let last = last_blocks(seed, 2);
    let Some((block, text)) = last.first() else { return Ok(()) };
    let text = text.trim_end();
    // What was announced (`全文：`) is a link to another text.
    if last.get(1).is_some_and(|(_, before)| before.trim_end().ends_with(['：', ':'])) {
        return Ok(());
    }
    let elision = ELISIONS.iter().find(|elision| text.ends_with(**elision)).copied();
    if let Some(found) = elision.or_else(|| words.iter().find_map(|words| link(text, words))) {
        let place = end_of(seed, block, text.get(text.rfind(found).unwrap_or(0)..).unwrap_or(found));
        reporter.at(place, message!("read-more-stub", text = quote(found)));
    }
    Ok(())
}

/// The words of the link at the end of a text, if it ends with these words. They stand alone or behind an ellipsis: a
/// sentence can end with such words too.
fn link<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    // Arrows and dots behind the words belong to the link.
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let at = bare.len().checked_sub(words.len())?;
    let found = bare.get(at..).filter(|tail| tail.eq_ignore_ascii_case(words))?;
    let head = bare.get(..at)?.trim_end_matches([' ', '[', '（', '(', '>', '\u{A0}', '\n', '【']);
    (head.is_empty() || head.ends_with('…') || head.ends_with("..")).then_some(found)
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
            &["The text ends with “阅读全文”, where the rest should be: collect the whole article"],
        );
        finds(
            &RULE,
            Html,
            "<p>渡口的老船工。</p><p><a href=\"/a\">‹Read More...›</a></p>",
            &["The text ends with “Read More”…"],
        );
        finds(
            &RULE,
            Markdown,
            "渡口的老船工每天清晨划船过河 ‹\\[…\\]›\n".replace('\\', "").as_str(),
            &["The text ends with “[…]”…"],
        );
    }

    #[test]
    fn sentences_may_speak_of_reading() {
        quiet(&RULE, Unknown, "请点击下面的链接阅读全文\n");
        quiet(&RULE, Unknown, "There is much to read more.\n");
        quiet(&RULE, Unknown, "渡口的老船工每天清晨划船过河。\n\n另一篇的全文：\n\n阅读全文\n");
        quiet(&RULE, Unknown, "阅读全文\n\n渡口的老船工每天清晨划船过河。\n");
    }
}
