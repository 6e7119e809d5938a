//! HTML in Markdown swallows the rest of the text.
//!
//! ## What it finds
//! In Markdown, a line that begins with `<pre>`, `<script>`, `<style>` or `<textarea>` and is not followed by any line
//! with an end tag for one of these. Everything up to that end tag is HTML to Markdown (CommonMark 0.31, section 4.6).
//!
//! ## Why it matters
//! The rest of the text loses its Markdown: headings, links and emphasis are shown literally or, after a `<script>` or
//! `<style>`, not at all.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! <pre>
//! 雪下了一夜，
//!
//! **第二天**，雪停了。
//! ```
//!
//! ## Fix
//! Closes the element before the first empty line, if there is one.
//!
//! - Needs a look: always.

use super::elements::RAW_IN_MARKDOWN;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/unclosed-html",
    severity: Severity::Error,
    summary: "HTML in Markdown swallows the rest of the text",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markdown) = &seed.markdown else { return Ok(()) };
    for block in &markdown.html {
        reporter.check_cancelled()?;
        let written = seed.source.slice(*block);
        let Some((tag, name)) = opening(written) else { continue };
        if RAW_IN_MARKDOWN.iter().any(|name| contains_end_tag(written, name)) {
            continue;
        }
        let end_tag = format!("</{name}>");
        let tag_span = ByteSpan::new(block.start() + tag.start, block.start() + tag.end);
        let message = message!("unclosed-html", tag = quote(seed.source.slice(tag_span)), end = quote(&end_tag));
        let finding = reporter.report(tag_span, message);
        if let Some(at) = written.find("\n\n").filter(|at| *at >= tag.end) {
            let edit = Edit::insert(block.start() + at, end_tag.as_str());
            finding.add_fix(message!("markup-fix-add", text = end_tag.as_str()), Safety::NeedsALook, vec![edit]);
        }
    }
    Ok(())
}

/// Returns the start tag at the beginning of a block and its name, if it is one that only ends at an end tag.
fn opening(block: &str) -> Option<(std::ops::Range<usize>, &'static str)> {
    let start = block.len() - block.trim_start().len();
    let rest = block.get(start..)?.strip_prefix('<')?;
    let same = |name: &&&str| rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let name = RAW_IN_MARKDOWN.iter().find(same)?;
    let behind = rest.get(name.len()..)?;
    if !behind.starts_with(['>', ' ', '\t', '\n', '\r']) {
        return None;
    }
    let end = behind.find('>')?;
    Some((start..start + 1 + name.len() + end + 1, name))
}

fn contains_end_tag(text: &str, name: &str) -> bool {
    let tags = memchr::memmem::find_iter(text.as_bytes(), b"</");
    tags.filter_map(|at| text.get(at + 2..at + 2 + name.len())).any(|found| found.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    #[test]
    fn the_tag_that_swallows_is_pointed_at() {
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n‹<pre class=a>›\n雪\n\n## 第二天\n",
            &["“<pre class=a>” is never closed, so nothing after it is read as Markdown: end it with “</pre>”"],
        );
        fixes(&RULE, Markdown, "# 雪夜\n\n<pre>\n雪\n\n## 第二天\n", "# 雪夜\n\n<pre>\n雪</pre>\n\n## 第二天\n");
    }

    #[test]
    fn what_is_closed_or_ends_with_its_block_is_left_alone() {
        quiet(&RULE, Markdown, "# 雪夜\n\n<pre>\n雪\n\n夜</PRE>\n\n## 第二天\n\n<prelude>\n");
        quiet(&RULE, Markdown, "# 雪夜\n\n<div>\n雪\n\n## 第二天\n\n`<pre>` 和 <b>夜\n");
    }
}
