//! A tag or character reference is shown as text.
//!
//! ## What it finds
//! In HTML and Markdown, tags whose angle brackets are escaped: `&lt;p&gt;`, `&lt;/div&gt;`, `&lt;img src=…&gt;`. In
//! plain text, which has no markup, line breaks and end tags (`<br>`, `</p>`) and character references (`&nbsp;`). Code
//! is left alone, and so are texts about HTML.
//!
//! ## Why it matters
//! Markup has become text: readers see it, and it counts as words of the article.
//!
//! ## Example
//! ```html
//! <p>河水上涨了。&lt;br /&gt;渡口停了。</p>
//! ```
//!
//! ## Fix
//! In HTML, restores the tag. In plain text, writes a line break or the character, and removes an end tag.
//!
//! - Needs a look: always.

use std::sync::LazyLock;

use regex::Regex;

use super::elements::is_known;
use super::prose_spans::prose_spans_with;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::{BodyFormat, Seed};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule =
    Rule { name: "markup/html-in-text", summary: "A tag or character reference is shown as text", check, ..Rule::BASE };

/// A tag with escaped brackets: its name, and what follows it.
static ESCAPED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"&lt;(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^&<>]{0,300})?)\s?/?&gt;").expect("a pattern that compiles")
});

/// Markup that is always a mistake in plain text.
static LEFT_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)<br\s{0,2}/?>|</(?:p|div|span|strong|b|em|i|font|a|td|tr|table|li|ul|ol|h[1-6]|section|blockquote)>|&(?:nbsp|amp|quot|lt|gt|ldquo|rdquo|mdash|hellip|middot|#39|#34|#160);").expect("a pattern that compiles")
});

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if seed.body.format == BodyFormat::Plain { plain(seed, reporter) } else { escaped(seed, reporter) }
}

fn escaped(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for place in prose_spans_with(seed, "&lt;") {
        for found in ESCAPED.captures_iter(seed.source.slice(place)) {
            reporter.check_cancelled()?;
            let (Some(whole), Some(name), Some(rest)) = (found.get(0), found.get(2), found.get(3)) else { continue };
            let is_end_tag = found.get(1).is_some_and(|slash| !slash.is_empty());
            if !is_markup(name.as_str(), rest.as_str(), is_end_tag, place, seed) {
                continue;
            }
            let span = ByteSpan::from(whole.range()).shifted(place.start());
            let tag = whole.as_str().replace("&lt;", "<").replace("&gt;", ">");
            let finding = reporter.report(span, message!("html-in-text", text = quote(whole.as_str())));
            let title = message!("markup-fix-write", text = tag.as_str());
            finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(span, tag)]);
        }
    }
    Ok(())
}

/// Whether an escaped tag was markup: it has attributes, breaks a line, or its partner is there too. The sentence may
/// be about a single `<p>`.
fn is_markup(name: &str, rest: &str, is_end_tag: bool, place: ByteSpan, seed: &Seed) -> bool {
    let text = seed.source.slice(place);
    let partner = if is_end_tag { format!("&lt;{name}") } else { format!("&lt;/{name}&gt;") };
    is_known(name) && (rest.contains("=\"") || rest.contains("='") || name == "br" || text.contains(&partner))
}

fn plain(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let body = seed.source.slice(seed.body.span);
    for found in LEFT_OVER.find_iter(body) {
        reporter.check_cancelled()?;
        let span = ByteSpan::from(found.range()).shifted(seed.body.span.start());
        let written = found.as_str();
        let finding = reporter.report(span, message!("html-in-text", text = quote(written)));
        let meant = meant(written);
        let title = match meant {
            "" => message!("markup-fix-remove"),
            "\n" => message!("html-in-text-fix-break"),
            " " => message!("html-in-text-fix-space"),
            character => message!("markup-fix-write", text = character),
        };
        finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(span, meant)]);
    }
    Ok(())
}

/// What replaces a piece of markup in plain text.
fn meant(written: &str) -> &'static str {
    match written.to_ascii_lowercase().as_str() {
        "&nbsp;" | "&#160;" => " ",
        "&amp;" => "&",
        "&quot;" | "&#34;" => "\"",
        "&#39;" => "'",
        "&lt;" => "<",
        "&gt;" => ">",
        "&ldquo;" => "“",
        "&rdquo;" => "”",
        "&mdash;" => "—",
        "&hellip;" => "…",
        "&middot;" => "·",
        tag if tag.starts_with("<br") || tag == "</p>" => "\n",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn escaped_tags_are_told() {
        let told = "“&lt;br /&gt;” is markup that readers see as text: make it markup again, or remove it";
        finds(&RULE, Html, "<p>河水‹&lt;br /&gt;›渡口</p>", &[told]);
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n雪‹&lt;b&gt;›停‹&lt;/b&gt;›了。\n",
            &["“&lt;b&gt;” is markup…", "“&lt;/b&gt;” is markup…"],
        );
        fixes(&RULE, Html, "<p>河水&lt;img src=\"a.jpg\"&gt;渡口</p>", "<p>河水<img src=\"a.jpg\">渡口</p>");
    }

    #[test]
    fn what_is_left_of_markup_in_plain_text_is_told() {
        finds(
            &RULE,
            Unknown,
            "河水上涨了。‹<br>›渡口‹&nbsp;›停了。\n",
            &["“<br>” is markup that readers see as text…", "“&nbsp;” is markup that readers see as text…"],
        );
        fixes(&RULE, Unknown, "河水上涨了。<br/>渡口停了。\n", "河水上涨了。\n渡口停了。\n");
    }

    #[test]
    fn what_is_spoken_of_is_left_alone() {
        quiet(&RULE, Html, "<p>用 &lt;p&gt; 分段，a &lt; b，b &gt; c，<code>&lt;b&gt;一&lt;/b&gt;</code></p>");
        quiet(&RULE, Markdown, "# 雪夜\n\n`&lt;b&gt;一&lt;/b&gt;` 见 &lt;https://example.org&gt;。\n");
        quiet(&RULE, Unknown, "若 a <b 则止，它想了很久。</think> AT&T <某某> &c.\n");
    }
}
