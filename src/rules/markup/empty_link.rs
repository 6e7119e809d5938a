//! A link has no address or no text.
//!
//! ## What it finds
//! Links in HTML and Markdown without an address (`[text]()`, `<a>` without `href`), and links with no visible content
//! (`[](address)`, `<a href="…"></a>`). Anchors (`<a name="…">`) are not links.
//!
//! ## Why it matters
//! Either the address or the text was lost. A link that nobody can see is usually left over from a button or icon.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! 另见[前一篇]()。
//! ```
//!
//! ## Fix
//! Removes a link with no content, or moves an address that directly follows the empty brackets into them.
//!
//! - Needs a look: always.

use super::addresses::standing_at;
use super::elements::{attribute, named, value};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::seed::html::Element;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule =
    Rule { name: "markup/empty-link", summary: "A link has no address or no text", check, ..Rule::BASE };

/// The maximum number of bytes between the tags of a link that is examined. A longer one surely has content.
const MAX_LINK_BYTES: usize = 300;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let links = seed.markdown.iter().flat_map(|markdown| &markdown.links);
    for link in links.filter(|link| !link.image && !link.auto) {
        reporter.check_cancelled()?;
        let written = seed.source.slice(link.span);
        if link.url.is_empty() {
            markdown_without_address(seed, link.span, reporter);
        } else if written.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with("](")) {
            remove(reporter, link.span);
        }
    }
    for link in named(seed, "a") {
        reporter.check_cancelled()?;
        let is_target = ["name", "id"].iter().any(|name| attribute(seed, link, name).is_some());
        match value(seed, link, "href") {
            Some("") => {
                reporter.report(link.tag, message!("empty-link-nowhere"));
            }
            // No text is lost, and a script may have handled the link.
            None if !is_target => {
                reporter.report(link.tag, message!("empty-link-no-href")).cap_severity(Severity::Hint);
            }
            // Share buttons, which another rule reports, contain nothing but an image.
            Some(_) if !is_target && shows_nothing(seed, link) && !is_in_boilerplate(seed, link) => {
                remove(reporter, link.span);
            }
            _ => {}
        }
    }
    Ok(())
}

fn remove(reporter: &mut Reporter<'_>, link: ByteSpan) {
    let finding = reporter.report(link, message!("empty-link-invisible"));
    finding.cap_severity(Severity::Info).add_fix(
        message!("markup-fix-remove"),
        Safety::NeedsALook,
        vec![Edit::delete(link)],
    );
}

fn markdown_without_address(seed: &Seed, link: ByteSpan, reporter: &mut Reporter<'_>) {
    let Some(address) = standing_at(seed.source.text(), link.end()) else {
        reporter.report(link, message!("empty-link-nowhere"));
        return;
    };
    let inside = Edit::insert(link.end().saturating_sub(1), seed.source.slice(address));
    let finding = reporter.report(link.hull(address), message!("broken-link-address-behind"));
    finding.add_fix(message!("broken-link-fix-put-in"), Safety::NeedsALook, vec![inside, Edit::delete(address)]);
}

fn is_in_boilerplate(seed: &Seed, link: &Element) -> bool {
    let next = seed.boilerplate.partition_point(|part| part.span.end() <= link.span.start());
    seed.boilerplate.get(next).is_some_and(|part| part.span.covers(link.span))
}

/// Whether there is nothing between the tags but white space and elements that show nothing by themselves.
fn shows_nothing(seed: &Seed, link: &Element) -> bool {
    let whole = seed.source.slice(link.span);
    let Some(inside) = whole.get(link.tag.len()..).and_then(|rest| rest.strip_suffix("</a>")) else { return false };
    if inside.len() > MAX_LINK_BYTES {
        return false;
    }
    let mut rest = inside;
    while let Some((text, tag)) = rest.split_once('<') {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let Some((_, behind)) = tag.split_once('>') else { return false };
        if !is_blank(text) || !matches!(name.as_str(), "" | "span" | "b" | "strong" | "em" | "font" | "br" | "u" | "p")
        {
            return false;
        }
        rest = behind;
    }
    is_blank(rest)
}

fn is_blank(text: &str) -> bool {
    text.replace("&nbsp;", " ").chars().all(|c| c.is_whitespace() || crate::text::is_format(c))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, fixes, quiet};

    #[test]
    fn links_to_nowhere_are_told() {
        let told = "The link leads nowhere: add its address, or keep only its text";
        finds(&RULE, Markdown, "# 雪夜\n\n见‹[前一篇]()›。\n", &[told]);
        finds(
            &RULE,
            Html,
            "<p>见‹<a href=\"\">›前一篇</a>、‹<a>›后一篇</a></p>",
            &[told, "The link has no address (“href”): add one, or keep only its text"],
        );
        fixes(
            &RULE,
            Markdown,
            "# 雪夜\n\n见[前一篇]()https://example.org/a 。\n",
            "# 雪夜\n\n见[前一篇](https://example.org/a) 。\n",
        );
    }

    #[test]
    fn links_that_show_nothing_are_told() {
        let told = "The link has no text to click on: add some, or remove the link";
        finds(&RULE, Markdown, "# 雪夜\n\n见‹[](https://example.org/a)›。\n", &[told]);
        finds(&RULE, Html, "<p>见‹<a href=\"/a\"> <span></span>&nbsp;</a>›。</p>", &[told]);
        fixes(&RULE, Html, "<p>见<a href=\"/a\"></a>。</p>", "<p>见。</p>");
    }

    #[test]
    fn targets_pictures_and_buttons_are_left_alone() {
        quiet(&RULE, Html, "<p>雪</p><div class=\"addtoany_share\"><a href=\"https://share.example/a\"></a></div>");
        quiet(
            &RULE,
            Html,
            "<p><a name=\"n1\"></a><a id=n2></a><a href=\"/a\"><img src=a.jpg></a><a href=\"#\">上</a></p>",
        );
        quiet(
            &RULE,
            Markdown,
            "# 雪夜\n\n[![图](a.jpg)](b.html) [前](b.html \"题\")[^1] <https://example.org>\n\n[^1]: 注\n",
        );
    }
}
