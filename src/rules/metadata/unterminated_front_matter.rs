//! The front matter is never closed.
//!
//! ## What it finds
//! A first line `---` or `+++` followed by metadata but by no second such line.
//!
//! ## Why it matters
//! Programs that read the seed treat all of it as metadata, or none of it.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! date: 2025-02-17
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Adds the closing line after the last line that looks like metadata.
//!
//! - Needs a look: always.

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{Defect, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/unterminated-front-matter",
    severity: Severity::Error,
    summary: "The front matter is never closed",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for defect in &seed.defects {
        let Defect::FrontMatterUnterminated { span } = defect else { continue };
        let delimiter = seed.source.slice(*span).trim();
        let finding = reporter.report(*span, message!("unterminated-front-matter", delimiter = quote(delimiter)));
        if let Some(end) = end_of_metadata(seed.source.text(), span.end()) {
            let line = format!("{delimiter}\n");
            finding.add_fix(
                message!("unterminated-front-matter-close"),
                Safety::NeedsALook,
                vec![Edit::insert(end, line)],
            );
        }
    }
    Ok(())
}

/// Returns the end of the lines below `from` that look like metadata; `None` if there are none.
fn end_of_metadata(text: &str, from: usize) -> Option<usize> {
    let below = text.get(from..)?;
    let start = from + below.find('\n')? + 1;
    let mut end = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        let metadata = line.starts_with([' ', '\t', '#', '-', '['])
            || line.contains(": ")
            || line.contains('=')
            || line.trim_end().ends_with(':');
        if line.trim().is_empty() || !metadata || !line.ends_with('\n') {
            break;
        }
        end += line.len();
    }
    (end > start).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    #[test]
    fn the_opening_line_is_pointed_at() {
        let before = "---\ntitle: 雪夜\ntags:\n  - 雪\n\n正文从这里开始。\n";
        finds(
            &RULE,
            Markdown,
            &before.replacen("---", "‹---›", 1),
            &["The front matter that begins here is never closed: end it with a “---” line"],
        );
        fixes(&RULE, Markdown, before, "---\ntitle: 雪夜\ntags:\n  - 雪\n---\n\n正文从这里开始。\n");
    }

    #[test]
    fn a_line_across_the_page_opens_nothing() {
        quiet(&RULE, Markdown, "---\n\n正文从这里开始，上面只是一条线。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n正文。\n");
    }
}
