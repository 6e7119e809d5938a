//! Detection of the format of a body. The content decides; the file's name decides only where the content does not.

use crate::seed::{BodyFormat, FormatHint};
use crate::text::slice;

/// The format of a body. Linear.
pub(in crate::seed) fn detect_format(body: &str, hint: FormatHint) -> BodyFormat {
    if is_html(body) {
        return BodyFormat::Html;
    }
    match hint {
        FormatHint::Markdown => BodyFormat::Markdown,
        FormatHint::Html => BodyFormat::Html,
        FormatHint::Unknown if has_markdown(body) => BodyFormat::Markdown,
        FormatHint::Unknown => BodyFormat::Plain,
    }
}

/// Elements that an HTML body starts with, besides whole pages.
const OPENING_ELEMENTS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "center",
    "div",
    "dl",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "hr",
    "img",
    "main",
    "ol",
    "p",
    "section",
    "span",
    "strong",
    "b",
    "em",
    "table",
    "ul",
    "a",
    "br",
    "pre",
    "iframe",
    "video",
];

/// Whether the text is HTML throughout: a whole page, or a text that starts with an element and has almost no
/// paragraphs without tags.
fn is_html(body: &str) -> bool {
    let start = skip_comments(body.trim_start());
    let Some(name) = tag_name(start) else {
        return start.get(..9).is_some_and(|s| s.eq_ignore_ascii_case("<!doctype"));
    };
    if ["html", "head", "body"].iter().any(|whole| name.eq_ignore_ascii_case(whole)) {
        return true;
    }
    if !OPENING_ELEMENTS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return false;
    }
    let (mut tagged, mut bare) = (0_usize, 0_usize);
    for block in blocks(start) {
        let trimmed = block.trim();
        if trimmed.starts_with('<') || trimmed.ends_with('>') || block.contains("</") || block.contains("<br") {
            tagged += trimmed.len();
        } else {
            bare += trimmed.len();
        }
    }
    bare * 4 <= tagged
}

/// The paragraphs of a text, divided by empty lines.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").filter(|block| !block.trim().is_empty())
}

fn skip_comments(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("<!--") {
        match rest.find("-->") {
            Some(end) => text = slice(rest, end + 3..).trim_start(),
            None => return text,
        }
    }
    text
}

/// The name of the start tag that `text` begins with.
fn tag_name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = rest.get(..end)?;
    let after = rest.get(end..)?.chars().next()?;
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && (after.is_whitespace() || matches!(after, '>' | '/')))
        .then_some(name)
}

/// The most lines per mark that plain text could contain by chance.
const MAX_LINES_PER_MARK: usize = 200;

/// Whether a text has Markdown syntax in at least two places: syntax that nothing else has, or any syntax that is too
/// frequent to be chance, as it can be in a scanned book. Decides only if the file's name does not tell the format.
/// Linear.
fn has_markdown(body: &str) -> bool {
    let (mut certain, mut likely, mut lines) = (0, 0, 0_usize);
    for line in body.lines() {
        let line = line.trim_start();
        lines += 1;
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
        let image = line.starts_with("![") && line.contains("](");
        let link = line.contains("](http") || line.contains("](/");
        let quote = line.starts_with("> ");
        let fence = line.starts_with("```");
        certain += [image, link, fence].iter().filter(|found| **found).count();
        likely += [heading, has_strong(line), quote].iter().filter(|found| **found).count();
        if certain >= 2 {
            return true;
        }
    }
    let marks = certain + likely;
    marks >= 2 && marks * MAX_LINES_PER_MARK >= lines
}

/// Whether a line contains text between two pairs of asterisks. A longer row of asterisks is a rule or a blot.
fn has_strong(line: &str) -> bool {
    let pairs = line.match_indices("**").filter(|(at, pair)| {
        let (before, after) = (slice(line, ..*at), slice(line, at + pair.len()..));
        !before.ends_with('*') && !after.starts_with('*')
    });
    pairs.take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_takes_precedence_over_the_name() {
        use BodyFormat::{Html, Markdown, Plain};
        let scan = "a line of a book\n".repeat(500) + "> When shall I\n# blot\n";
        for (body, hint, expected) in [
            ("<div>\n<p>一</p>\n</div>\n", FormatHint::Markdown, Html),
            ("<!-- a --><!DOCTYPE html><title>x</title>", FormatHint::Unknown, Html),
            (
                "<p>一</p>\n\n长长的一段没有标签的文字，讲的是渡口。\n\n又一段没有标签的文字。\n",
                FormatHint::Markdown,
                Markdown,
            ),
            ("<https://example.org> 是原文\n", FormatHint::Markdown, Markdown),
            ("一\n\n二\n", FormatHint::Unknown, Plain),
            ("一\n\n二\n", FormatHint::Html, Html),
            ("# 一\n\n**二** 三\n", FormatHint::Unknown, Markdown),
            ("#标签 一\n", FormatHint::Unknown, Plain),
            ("一 *****\n二 ***** 三\n", FormatHint::Unknown, Plain),
            (scan.as_str(), FormatHint::Unknown, Plain),
        ] {
            assert_eq!(detect_format(body, hint), expected, "{body}");
        }
    }
}
