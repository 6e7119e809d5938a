//! Markdown inside HTML is shown as plain text.
//!
//! ## What it finds
//! Markdown links, images and bold type (`[text](https://…)`, `**text**`) in the text of an HTML body and, in Markdown,
//! between the tags of an HTML block, up to the next empty line.
//!
//! ## Why it matters
//! Readers see brackets, addresses and asterisks, and images are not shown.
//!
//! ## Example
//! ```html
//! <p>另见[前一篇](https://example.org/a)。</p>
//! ```
//!
//! ## Fix
//! Writes the same in HTML.
//!
//! - Needs a look: always.

use std::sync::LazyLock;

use memchr::memmem;
use regex::{Captures, Regex};

use super::prose_spans::prose_spans_with;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{BodyFormat, Seed};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/markdown-in-html",
    severity: Severity::Info,
    summary: "Markdown inside HTML is shown as plain text",
    check,
    ..Rule::BASE
};

/// A link, an image, or bold text.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(!?)\[([^\[\]<>\n]{0,200})\]\((https?://[^\s()<>]{1,500})\)|\*\*([^*\s<>](?:[^*<>\n]{0,200}[^*\s<>])?)\*\*",
    )
    .expect("a pattern that compiles")
});

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for place in places(seed) {
        for found in MARKS.captures_iter(seed.source.slice(place)) {
            reporter.check_cancelled()?;
            let Some(whole) = found.get(0) else { continue };
            let span = ByteSpan::from(whole.range()).shifted(place.start());
            if found.get(4).is_some_and(|bold| !bold.as_str().contains(|c: char| c.is_alphabetic())) {
                continue;
            }
            let finding = reporter.report(span, message!("markdown-in-html", text = quote(whole.as_str())));
            let html = as_html(&found);
            let title = message!("markdown-in-html-fix");
            finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(span, html)]);
        }
    }
    Ok(())
}

/// Returns the spans of text that is shown as HTML.
fn places(seed: &Seed) -> Vec<ByteSpan> {
    match (&seed.markdown, seed.body.format) {
        (None, BodyFormat::Html) => {
            let mut places = prose_spans_with(seed, "](http");
            places.extend(prose_spans_with(seed, "**"));
            places.sort_unstable();
            places.dedup();
            places
        }
        (Some(markdown), _) => markdown.html.iter().flat_map(|block| between_tags(seed, *block)).collect(),
        _ => Vec::new(),
    }
}

/// Returns the text between the tags of an HTML block; nothing for one that contains code, scripts or comments.
fn between_tags(seed: &Seed, block: ByteSpan) -> Vec<ByteSpan> {
    let html = seed.source.slice(block);
    let has = |what: &str| memmem::find(html.as_bytes(), what.as_bytes()).is_some();
    if !(has("](http") || has("**")) || ["<pre", "<code", "<script", "<style", "<textarea", "<!--"].into_iter().any(has)
    {
        return Vec::new();
    }
    let mut texts = Vec::new();
    let mut at = 0;
    while let Some(length) = html.get(at..).and_then(|rest| rest.find('<')) {
        texts.push(ByteSpan::new(block.start() + at, block.start() + at + length));
        let Some(end) = html.get(at + length..).and_then(|rest| rest.find('>')) else { return texts };
        at += length + end + 1;
    }
    texts.push(ByteSpan::new(block.start() + at, block.end()));
    texts
}

fn as_html(found: &Captures<'_>) -> String {
    let group = |number| found.get(number).map_or("", |group| group.as_str());
    match (group(4), group(1), group(2), group(3)) {
        ("", "", text, address) => format!("<a href=\"{address}\">{text}</a>"),
        ("", _, text, address) => format!("<img src=\"{address}\" alt=\"{}\">", text.replace('"', "&quot;")),
        (bold, ..) => format!("<strong>{bold}</strong>"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, fixes, quiet};

    #[test]
    fn marks_in_html_are_told() {
        finds(
            &RULE,
            Html,
            "<p>另见‹[前一篇](https://example.org/a)›，‹**雪停了**›。</p>",
            &[
                "“[前一篇](https://example.org/a)” is Markdown, which HTML shows as it is: write it in HTML",
                "“**雪停了**” is Markdown…",
            ],
        );
        fixes(
            &RULE,
            Html,
            "<p>图：![渡口](https://example.org/a.jpg)</p>",
            "<p>图：<img src=\"https://example.org/a.jpg\" alt=\"渡口\"></p>",
        );
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n<div class=\"a**b**\">\n雪‹**停了**›。\n</div>\n\n**第二天**\n",
            &["“**停了**” is Markdown…"],
        );
    }

    #[test]
    fn what_is_read_as_markdown_or_is_none_is_left_alone() {
        quiet(
            &RULE,
            Markdown,
            "# 雪夜\n\n<div>\n\n雪**停了**，[前](https://example.org)。\n\n</div>\n\n<b>**x**</b>\n",
        );
        quiet(
            &RULE,
            Html,
            "<p>2**10，****，评分 ***，[1](注)，<code>**a**</code></p><pre>[a](https://example.org)</pre>",
        );
    }
}
