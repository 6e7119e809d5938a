//! A link or note refers to a definition that does not exist.
//!
//! ## What it finds
//! In Markdown: `[text][name]` and `[name][]` without a line `[name]: address` in the file, if the name looks like a
//! link label (letters, digits and hyphens; a number in brackets is a note, and words in brackets are words). Also
//! `[^1]` without a line `[^1]: …`, if the file defines other notes.
//!
//! ## Why it matters
//! Readers see the brackets, and the target of the link or the text of the note is lost.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! 另见[前一篇][last-one]。
//! ```
//!
//! ## Fix
//! None: look up the address.

use super::markdown::leaves;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/undefined-reference",
    summary: "A link or note refers to a definition that does not exist",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markdown) = &seed.markdown else { return Ok(()) };
    for span in &markdown.unresolved {
        reporter.check_cancelled()?;
        let written = seed.source.slice(*span);
        // Brackets that look like a name belong to the link that begins with them: `[a][b][c]`.
        let next = markdown.links.partition_point(|link| link.span.start() < span.start());
        let is_link = markdown.links.get(next).is_some_and(|link| link.span.start() < span.end());
        if !is_link && names_a_link(written) {
            reporter.report(*span, message!("undefined-reference", text = quote(written)));
        }
    }
    let text = seed.source.text();
    let mut lines = seed.source.slice(seed.body.span).lines();
    if !lines.any(|line| line.starts_with("[^") && line.contains("]:")) {
        return Ok(());
    }
    for leaf in &leaves(seed) {
        for at in leaf.find(text, '[') {
            reporter.check_cancelled()?;
            if let Some(length) = text.get(at..leaf.span.end()).and_then(note) {
                let span = ByteSpan::new(at, at + length);
                reporter.report(span, message!("undefined-reference-note", text = quote(seed.source.slice(span))));
            }
        }
    }
    Ok(())
}

/// Returns the length of the footnote reference at the start of a text, `[^1]`.
fn note(text: &str) -> Option<usize> {
    let name = text.strip_prefix("[^")?;
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    (length > 0 && name.get(length..)?.starts_with(']')).then_some(length + 3)
}

/// Whether `[text][name]` or `[name][]` refers to a link definition.
fn names_a_link(written: &str) -> bool {
    let Some((text, name)) = written.strip_suffix(']').and_then(|written| written.rsplit_once("][")) else {
        return false;
    };
    let name = if name.is_empty() { text.trim_start_matches(['!', '[']) } else { name };
    let of_a_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/');
    name.chars().all(of_a_name) && name.chars().any(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, quiet};

    #[test]
    fn a_name_without_an_address_is_told() {
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n见‹[前一篇][last-one]›。\n",
            &["The address of “[前一篇][last-one]” is not defined: define it, or write it in the link"],
        );
    }

    #[test]
    fn a_note_without_its_text_is_told() {
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n雪停了[^1]，人出了门‹[^2]›。\n\n[^1]: 半夜。\n",
            &["The footnote “[^2]” is not defined: add a line that begins with it and “:”, or remove the mark"],
        );
    }

    #[test]
    fn what_is_defined_or_only_words_in_brackets_is_left_alone() {
        quiet(&RULE, Markdown, "# 雪夜\n\n见[前一篇][last]、[last][]。\n\n[last]: https://example.org/a\n");
        quiet(&RULE, Markdown, "# 雪夜\n\n[one][two][three]\n\n[three]: https://example.org/a\n");
        quiet(&RULE, Markdown, "# 雪夜\n\n据报道[1][2]，[记者][见下文]写道，脚注[^1]，`[a][b]`。\n");
    }
}
