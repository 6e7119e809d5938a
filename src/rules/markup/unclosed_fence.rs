//! A fenced code block is never closed.
//!
//! ## What it finds
//! Lines of three or more backticks or tildes that open a code block in Markdown and are not followed by a matching
//! line.
//!
//! ## Why it matters
//! All text below is shown as code. It is not body text, so no reprint of it is found.
//!
//! ## Example
//! ````markdown
//! ```
//! 这里是引文。
//!
//! 正文再也没有回来。
//! ````
//!
//! ## Fix
//! Completes the line that nearly closes the block, if there is one.
//!
//! - Needs a look: always.

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/unclosed-fence",
    severity: Severity::Warning,
    summary: "A fenced code block is never closed",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markdown) = &seed.markdown else { return Ok(()) };
    for block in markdown.fences.iter().filter(|fence| !fence.closed) {
        reporter.check_cancelled()?;
        let (text, fence) = (seed.source.slice(block.span), seed.source.slice(block.opening));
        let opening = text.lines().next().unwrap_or_default().trim_end();
        let span = ByteSpan::new(block.span.start(), block.span.start() + opening.len());
        let finding = reporter.report(span, message!("unclosed-fence", fence = quote(fence)));
        // A line that would close the block if nothing followed the fence.
        let mut at = block.span.start() + text.split_inclusive('\n').next().map_or(0, str::len);
        for line in text.split_inclusive('\n').skip(1) {
            let inner = bare(line);
            let from = at + (line.len() - inner.len());
            at += line.len();
            if let Some(rest) = inner.strip_prefix(fence) {
                let rest = rest.trim_end();
                finding.add_related(
                    ByteSpan::new(from, from + fence.len() + rest.len()),
                    message!("unclosed-fence-would-close"),
                );
                finding.add_fix(
                    message!("unclosed-fence-fix"),
                    Safety::NeedsALook,
                    vec![Edit::insert(from + fence.len(), "\n")],
                );
                break;
            }
        }
    }
    Ok(())
}

/// Returns the line without the prefix of block quotes and lists.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    const TOLD: &str =
        "The code block that begins here is never closed and swallows the text after it: end it with a “```” line";

    #[test]
    fn the_opening_fence_is_pointed_at() {
        finds(&RULE, Markdown, "# 题目\n\n‹```text›\n引文\n\n正文。\n", &[TOLD]);
        finds(&RULE, Markdown, "# 题目\n\n> ‹```›\n> 引文\n\n正文。\n", &[TOLD]);
        finds(&RULE, Markdown, "# 题目\n\n‹~~~~›\n引文\n~~~\n", &["The code block that begins here is never closed…"]);
        finds(&RULE, Markdown, "# 题目\n\n‹```›", &[TOLD]);
    }

    #[test]
    fn a_fence_with_text_behind_it_closes_nothing() {
        let before = "# 题目\n\n```\n引文\n```以上是引文\n\n正文。\n";
        finds(&RULE, Markdown, "# 题目\n\n‹```›\n引文\n```以上是引文\n\n正文。\n", &[TOLD]);
        fixes(&RULE, Markdown, before, "# 题目\n\n```\n引文\n```\n以上是引文\n\n正文。\n");
    }

    #[test]
    fn closed_fences_are_fine() {
        quiet(
            &RULE,
            Markdown,
            "# 题目\n\n```text\n引文\n```\n\n~~~\n~~~\n\n> ```\n> 引文\n> ```\n\n- ```\n  码\n  `````\n",
        );
        quiet(&RULE, Markdown, "# 题目\n\n行内的 ``` 不算。\n\n    ```\n    缩进的也不算\n");
    }
}
