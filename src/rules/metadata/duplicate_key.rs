//! A key appears twice in the front matter.
//!
//! ## What it finds
//! Keys that appear more than once in the same mapping of YAML, TOML or JSON front matter.
//!
//! ## Why it matters
//! All three formats forbid it. Some programs take the first value, some the last, and some reject the whole seed.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 2025-02-17
//! title: 雪夜行
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Removes the second line.
//!
//! - Safe: where the line says the same as the first; offered nowhere else.

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{Defect, PartKind, Seed};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/duplicate-key",
    severity: Severity::Error,
    summary: "A key appears twice in the front matter",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for defect in &seed.defects {
        let Defect::DuplicateKey { key, first, again } = defect else { continue };
        let finding = reporter.report(*again, message!("duplicate-key", key = quote(key)));
        finding.add_related(*first, message!("duplicate-key-first"));
        let (one, two) = (line(seed, *first), line(seed, *again));
        let json = seed.parts.iter().any(|part| part.kind == PartKind::JsonFrontMatter && part.span.covers(*again));
        if let (Some(one), Some(two)) = (one, two)
            && seed.source.slice(one).trim_end() == seed.source.slice(two).trim_end()
            && !json
        {
            finding.add_fix(message!("duplicate-key-remove"), Safety::Safe, vec![Edit::delete(two)]);
        }
    }
    Ok(())
}

/// Returns the line of a key including its line end, if its value ends on that line. `None` if the line begins with
/// anything but the key, or the value continues on the next line.
fn line(seed: &Seed, key: ByteSpan) -> Option<ByteSpan> {
    let text = seed.source.text();
    let start = text.get(..key.start())?.rfind('\n').map_or(0, |at| at + 1);
    let end = key.end() + text.get(key.end()..)?.find('\n')? + 1;
    let goes_on = text.get(end..)?.starts_with([' ', '\t', '-', '\n', '\r']) && !text.get(end..)?.starts_with("---");
    let whole = text.get(start..key.start())?.chars().all(|c| matches!(c, '"' | '\''));
    (whole && !goes_on).then(|| ByteSpan::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    #[test]
    fn the_second_key_is_pointed_at() {
        finds(
            &RULE,
            Markdown,
            "---\ntitle: 雪夜\ndate: 2025-02-17\n‹title›: 雪夜行\n---\n\n正文。\n",
            &["Duplicate key “title”: keep one of the two"],
        );
    }

    #[test]
    fn a_line_that_says_the_same_can_go() {
        fixes(
            &RULE,
            Markdown,
            "---\ntitle: 雪夜\ndate: 2025-02-17\ntitle: 雪夜\n---\n\n正文。\n",
            "---\ntitle: 雪夜\ndate: 2025-02-17\n---\n\n正文。\n",
        );
    }

    #[test]
    fn the_same_key_in_two_mappings_is_none_too_many() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nmenu:\n  title: 首页\n---\n\n正文。\n");
    }
}
