//! A paragraph appears twice.
//!
//! ## What it finds
//! Paragraphs with exactly the same characters that are too long to be a refrain. The first one is shown too. A
//! paragraph entirely in brackets (such as the source of a picture) may be repeated.
//!
//! ## Why it matters
//! The page contained the text twice (a summary, a hidden copy for phones), or it was pasted twice. It distorts every
//! word count.
//!
//! ## Example
//! ```text
//! 渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业，一直等到太阳升起。
//!
//! 这一天没有等到。
//!
//! 渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业，一直等到太阳升起。
//! ```
//!
//! ## Fix
//! Removes the second paragraph.
//!
//! - One by one: always; laws, manuals and songs repeat themselves on purpose.
//!
//! ## Options
//! - `least`: the minimum length of a paragraph in characters. The default is 40.

use std::collections::HashMap;

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, OptionDefault, Reporter, Rule, RuleOption, Safety, Severity};
use crate::seed::{Block, BlockKind, BodyFormat, Seed};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/repeated-paragraph",
    severity: Severity::Info,
    summary: "A paragraph appears twice",
    options: &[RuleOption {
        name: "least",
        summary: "The minimum length of a paragraph in characters",
        default: OptionDefault::Count(40),
    }],
    check,
    ..Rule::BASE
};

/// How many letters at the start of a paragraph, together with its length, select candidates.
const KEY_CHARS: usize = 16;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let least = reporter.count("least");
    let mut seen: HashMap<(usize, [char; KEY_CHARS]), (&Block, &str)> = HashMap::new();
    reporter.for_each_block(seed, |block, prose, reporter| {
        let text = prose.text();
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem)
            || prose.kinds().alphanumeric() < least
            || is_in_brackets(text)
        {
            return;
        }
        let mut key = ['\0'; KEY_CHARS];
        key.iter_mut().zip(letters(text)).for_each(|(place, letter)| *place = letter);
        let (first, first_text) = *seen.entry((prose.kinds().alphanumeric(), key)).or_insert((block, text));
        if first.span == block.span || !letters(first_text).eq(letters(text)) {
            return;
        }
        let finding = reporter.report(block.span, message!("repeated-paragraph", text = quote(text)));
        finding.add_related(first.span, message!("repeated-paragraph-first"));
        if let Some(span) = removable(seed, block) {
            finding.add_fix(message!("text-remove"), Safety::OneByOne, vec![Edit::delete(span)]);
        }
    })
}

/// Returns the characters to compare, without punctuation and invisible characters.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// Whether the whole paragraph is in brackets: the source of a picture, or the name of a speaker.
fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['（', '(', '【', '[']) && text.ends_with(['）', ')', '】', ']'])
}

/// Returns what to remove with a paragraph, including the blank lines after it. `None` if that would break markup.
fn removable(seed: &Seed, block: &Block) -> Option<ByteSpan> {
    let source = seed.source.text();
    let paragraph = source.get(block.span.range())?;
    if paragraph.contains('<') {
        return None;
    }
    if seed.body.format == BodyFormat::Html {
        return Some(block.span);
    }
    // Only paragraphs on lines of their own, without list or quotation marks before them.
    let head = source.get(..block.span.start())?;
    if !(head.is_empty() || head.ends_with(['\n', '\r'])) {
        return None;
    }
    let tail = source.get(block.span.end()..)?;
    let behind = tail.len() - tail.trim_start_matches(['\n', '\r']).len();
    (behind > 0 || tail.is_empty()).then(|| ByteSpan::new(block.span.start(), block.span.end() + behind))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    const LONG: &str = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业，一直等到太阳升起。";

    #[test]
    fn the_second_is_found() {
        finds(&RULE, Unknown, &format!("{LONG}\n\n没有等到。\n\n‹{LONG}›\n"), &["Repeated paragraph “渡口的老船工…"]);
        fixes(&RULE, Markdown, &format!("{LONG}\n\n{LONG}\n\n没有等到。\n"), &format!("{LONG}\n\n没有等到。\n"));
        finds(&RULE, Html, &format!("<p>{LONG}</p><div><p>‹{LONG}›</p></div>"), &["Repeated paragraph “渡口的老船工…"]);
    }

    #[test]
    fn punctuation_and_what_nobody_sees_make_no_other_paragraph() {
        let other = LONG.replace('，', ",").replace("过河", "过\u{200B}河");
        finds(&RULE, Unknown, &format!("{LONG}\n\n没有等到。\n\n‹{other}›\n"), &["Repeated paragraph “渡口的老船工…"]);
    }

    #[test]
    fn refrains_and_likes_stay() {
        quiet(&RULE, Unknown, "没有等到。\n\n走了。\n\n没有等到。\n");
        quiet(&RULE, Unknown, &format!("{LONG}\n\n{}\n", LONG.replace("太阳", "月亮")));
    }
}
