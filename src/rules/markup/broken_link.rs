//! A link or image has broken syntax.
//!
//! ## What it finds
//! In Markdown: an address that is split over two lines or contains a space, a missing closing bracket, a space or
//! full-width bracket between `]` and `(`, or an image whose `]` is missing.
//!
//! ## Why it matters
//! Readers see brackets and an address, or nothing, instead of a link or image, and the address counts as body text.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! ![雪中的街道](https://example.org/images/
//! street.jpg)
//! ```
//!
//! ## Fix
//! Joins the address, closes the bracket, or replaces the full-width bracket.
//!
//! - Needs a look: always.

use super::markdown::{Leaf, leaves};
use crate::cancel::Cancelled;
use crate::messages::{Message, message};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/broken-link",
    severity: Severity::Warning,
    summary: "A link or image has broken syntax",
    check,
    ..Rule::BASE
};

/// How many bytes before `]` and after `(` are searched: enough for any link, and little work.
const LINK_REACH_BYTES: usize = 1_000;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    for leaf in &leaves(seed) {
        for at in leaf.find(text, ']') {
            reporter.check_cancelled()?;
            if let Some(broken) = broken(text, leaf, at) {
                let finding = reporter.report(broken.span, broken.message);
                for (title, edit) in broken.fixes {
                    finding.add_fix(title, Safety::NeedsALook, vec![edit]);
                }
            }
        }
        for at in leaf.find(text, '!') {
            reporter.check_cancelled()?;
            if let Some((span, bracket)) = without_middle(text, leaf, at) {
                let edit = Edit::insert(bracket, "]");
                let finding = reporter.report(span, message!("broken-link-no-middle"));
                finding.add_fix(message!("markup-fix-add", text = "]"), Safety::NeedsALook, vec![edit]);
            }
        }
    }
    Ok(())
}

/// Returns an image at `at` without the `]` between its text and its address: all of it, and the offset of the `(`.
fn without_middle(text: &str, leaf: &Leaf, at: usize) -> Option<(ByteSpan, usize)> {
    let inside = clipped(text, at, leaf.span.end()).strip_prefix("![")?;
    let bracket = inside.find(['(', '[', ']', '!', '\n']).filter(|bracket| inside[*bracket..].starts_with("(http"))?;
    let address = inside.get(bracket + 1..)?;
    let end = address.find(|c: char| c.is_whitespace() || matches!(c, ')' | '[' | ']' | '('))?;
    let bracket = at + 2 + bracket;
    address.get(end..)?.starts_with(')').then(|| (ByteSpan::new(at, bracket + 1 + end + 1), bracket))
}

struct Broken {
    span: ByteSpan,
    message: Message,
    fixes: Vec<(Message, Edit)>,
}

/// Returns what prevents the brackets around `close`, the offset of a `]`, from being a link; `None` if they were never
/// meant to be one.
fn broken(text: &str, leaf: &Leaf, close: usize) -> Option<Broken> {
    let after = clipped(text, close + 1, leaf.span.end());
    let gap = after.len() - after.trim_start_matches(' ').len();
    let rest = after.get(gap..)?;
    let (bracket, wide) = match rest.chars().next()? {
        '(' => (1, false),
        '（' => ('（'.len_utf8(), true),
        _ => return None,
    };
    let target = rest.get(bracket..)?;
    if !begins_an_address(target) {
        return None;
    }
    let start = opening(text, leaf, close)?;
    let at = close + 1 + gap + bracket;
    // Two fast searches; a search for either would look at every character.
    let end = [target.find(')'), target.find('）')].into_iter().flatten().min();
    let Some(end) = end else {
        let blank = target.len() - target.trim_start().len();
        let address = target.trim_start().find(char::is_whitespace).map_or(target.len(), |len| blank + len);
        // Cut off by the search limit, not by the writer.
        let done = at + target.len() >= leaf.span.end();
        let span = ByteSpan::new(start, at + address);
        let fixes = if gap == 0 && !wide {
            vec![(message!("broken-link-fix-close"), Edit::insert(at + address, ")"))]
        } else {
            Vec::new()
        };
        return done.then_some(Broken { span, message: message!("broken-link-no-closing"), fixes });
    };
    let address = target.get(..end)?;
    let closing = target.get(end..)?.chars().next()?;
    let span = ByteSpan::new(start, at + end + closing.len_utf8());
    let whole = ByteSpan::new(close + 1, at + end + closing.len_utf8());
    let joined: String = address.split_whitespace().collect();
    if address.contains(['\n', '\r']) {
        let message = message!("broken-link-line-end");
        return Some(Broken {
            span,
            message,
            fixes: vec![(message!("broken-link-fix-join"), Edit::replace(whole, format!("({joined})")))],
        });
    }
    if wide || closing == '）' {
        let message = message!("broken-link-wide");
        return Some(Broken {
            span,
            message,
            fixes: vec![(message!("broken-link-fix-wide"), Edit::replace(whole, format!("({joined})")))],
        });
    }
    if gap > 0 {
        let label = text.get(start..close)?.trim_start_matches(['!', '[']);
        // “see [1] (https://…)” is a note followed by an address.
        if label.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()) {
            return None;
        }
        let message = message!("broken-link-blank-between");
        return Some(Broken {
            span,
            message,
            fixes: vec![(message!("broken-link-fix-blank"), Edit::delete(ByteSpan::new(close + 1, close + 1 + gap)))],
        });
    }
    if address.trim().contains([' ', '\t']) && !has_title(address) {
        let message = message!("broken-link-blank-inside");
        let encoded = address.trim().replace([' ', '\t'], "%20");
        return Some(Broken {
            span,
            message,
            fixes: vec![
                (message!("broken-link-fix-encode"), Edit::replace(whole, format!("({encoded})"))),
                (message!("broken-link-fix-blank"), Edit::replace(whole, format!("({joined})"))),
            ],
        });
    }
    None
}

/// Returns the offset of the `[` or `![` that matches a `]`.
fn opening(text: &str, leaf: &Leaf, close: usize) -> Option<usize> {
    let mut from = close.saturating_sub(LINK_REACH_BYTES).max(leaf.span.start());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut depth = 0_usize;
    for (at, byte) in text.as_bytes().get(from..close)?.iter().enumerate().rev().map(|(i, b)| (from + i, *b)) {
        match byte {
            b']' => depth += 1,
            b'[' if depth > 0 => depth -= 1,
            b'[' if !leaf.is_literal(at) => return None,
            b'[' => {
                let picture = at > leaf.span.start() && text.as_bytes().get(at - 1) == Some(&b'!');
                return Some(if picture { at - 1 } else { at });
            }
            _ => {}
        }
    }
    None
}

/// Returns the text from `from` to `to`, at most [`LINK_REACH_BYTES`] bytes of it.
fn clipped(text: &str, from: usize, to: usize) -> &str {
    let mut end = to.min(from.saturating_add(LINK_REACH_BYTES));
    while end > from && !text.is_char_boundary(end) {
        end -= 1;
    }
    slice(text, from..end)
}

fn begins_an_address(target: &str) -> bool {
    let target = target.trim_start().trim_start_matches('<');
    ["http://", "https://", "//", "www.", "data:", "/", "./", "../"].iter().any(|start| target.starts_with(start))
}

/// Whether a quoted title follows the address.
fn has_title(address: &str) -> bool {
    address.trim_end().ends_with(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet, under_front_matter};

    #[track_caller]
    fn assert_found(marked: &str, message: &str) {
        finds(&RULE, Markdown, &under_front_matter(marked), &[message]);
    }

    #[track_caller]
    fn assert_fixed(before: &str, after: &str) {
        fixes(&RULE, Markdown, &under_front_matter(before), &under_front_matter(after));
    }

    #[test]
    fn an_address_over_two_lines_is_joined() {
        assert_found(
            "看图‹![雪](https://example.org/a/\nb.jpg)›。",
            "The address is broken across lines, so this is not a link: join it",
        );
        assert_fixed("看图![雪](https://example.org/a/\nb.jpg)。", "看图![雪](https://example.org/a/b.jpg)。");
    }

    #[test]
    fn a_bracket_that_is_missing_is_added() {
        assert_found("见‹[前一篇](https://example.org/a› 一文。", "The “)” after the address is missing…");
        assert_found("见‹[前一篇]( https://example.org/a› 一文。", "The “)” after the address is missing…");
        assert_fixed("见[前一篇](https://example.org/a 一文。", "见[前一篇](https://example.org/a) 一文。");
    }

    #[test]
    fn full_width_brackets_are_put_right() {
        assert_found("见‹[前一篇]（https://example.org/a）›。", "The brackets around the address are full-width…");
        assert_fixed("见[前一篇]（https://example.org/a）。", "见[前一篇](https://example.org/a)。");
    }

    #[test]
    fn blanks_are_told() {
        assert_found(
            "见‹[前一篇] (https://example.org/a)›。",
            "A space between “]” and “(” prevents this from being a link: remove it",
        );
        assert_fixed("见[前一篇] (https://example.org/a)。", "见[前一篇](https://example.org/a)。");
        assert_found(
            "见‹[前一篇](https://example.org/a b.html)›。",
            "A space inside the address prevents this from being a link…",
        );
        assert_fixed("见[前一篇](https://example.org/a b.html)。", "见[前一篇](https://example.org/a%20b.html)。");
    }

    #[test]
    fn the_middle_that_is_missing_is_put_in() {
        assert_found(
            "看图‹![雪中的街道(https://example.org/a.jpg)›。",
            "“]” is missing between the text and the address, so this is not an image: add it",
        );
        assert_fixed(
            "看图![雪](https://example.org/b.jpg)![夜(https://example.org/a.jpg)。",
            "看图![雪](https://example.org/b.jpg)![夜](https://example.org/a.jpg)。",
        );
    }

    #[test]
    fn what_is_a_link_or_was_never_meant_to_be_is_left_alone() {
        for text in [
            "见[前一篇](https://example.org/a \"题目\")和![图](<https://example.org/a b.jpg>)。",
            "见[前一篇][last]。\n\n[last]: https://example.org/a",
            "据报道[1][2]，[记者](见下文 说明)写道，参见[3] (https://example.org/a)。",
            "代码里的 `[前一篇](https://example.org/a b)` 不算。",
            "转义的 \\[前一篇\\](https://example.org/a b) 也不算。",
            "自动链接 <https://example.org/a> 与脚注[^1]。\n\n[^1]: 注。",
            "[某某网](https://example.org/a_(b))。",
        ] {
            quiet(&RULE, Markdown, &under_front_matter(text));
        }
    }
}
