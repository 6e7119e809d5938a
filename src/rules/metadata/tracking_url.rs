//! A URL contains tracking parameters.
//!
//! ## What it finds
//! URL parameters that record how a reader reached the page and do not identify the page: `utm_source`, `spm`,
//! `fbclid`, WeChat's `scene` and `sharer_…`, and the like.
//!
//! ## Why it matters
//! The same page has a different URL in each copy, so copies are not recognised as such. Some parameters also identify
//! the person who shared the link.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! url: https://example.org/1?id=7&utm_source=feed
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Removes exactly these parameters.
//!
//! - Safe: always.

use url::Url;

use super::tracking::is_tracking;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{Field, FieldKind, Seed};
use crate::text::{ByteSpan, span_of};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/tracking-url",
    severity: Severity::Info,
    summary: "A URL contains tracking parameters",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    // The URL of an archived copy ends with that of the original, whose parameters are part of the copy's name.
    for field in seed.fields_of(FieldKind::Url) {
        reporter.check_cancelled()?;
        if let Some(TrackedUrl { span, names, edit }) = tracked(seed, field) {
            let finding = reporter.report(span, message!("tracking-url", names = quote(&names.join(", "))));
            finding.add_fix(message!("tracking-url-remove"), Safety::Safe, vec![edit]);
        }
    }
    Ok(())
}

/// Tracking parameters.
struct TrackedUrl<'a> {
    /// From the first to the last of them.
    span: ByteSpan,
    /// Their names.
    names: Vec<&'a str>,
    /// The edit that removes them.
    edit: Edit,
}

fn tracked<'a>(seed: &'a Seed, field: &'a Field) -> Option<TrackedUrl<'a>> {
    let url = Url::parse(&field.value).ok()?;
    let host = url.host_str()?;
    let written = seed.source.slice(field.span);
    let start = written.find('?')? + 1;
    let end = written.get(start..)?.find('#').map_or(written.len(), |at| start + at);
    let query = written.get(start..end)?;
    let between = if query.contains("&amp;") { "&amp;" } else { "&" };
    let (mut kept, mut names, mut span): (Vec<&str>, Vec<&str>, Option<ByteSpan>) = (vec![], vec![], None);
    for parameter in query.split(between) {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if is_tracking(host, name, value) {
            let place = span_of(written, parameter).shifted(field.span.start());
            span = Some(span.map_or(place, |span| span.hull(place)));
            if names.len() < MAX_NAMED_PARAMETERS && !names.contains(&name) {
                names.push(name);
            }
        } else {
            kept.push(parameter);
        }
    }
    let span = span?;
    // If nothing is left after it, the question mark goes too.
    let from = if kept.is_empty() { start - 1 } else { start };
    let query = ByteSpan::new(from, end).shifted(field.span.start());
    Some(TrackedUrl { span, names, edit: Edit::replace(query, kept.join(between)) })
}

/// The maximum number of parameters that the message names.
const MAX_NAMED_PARAMETERS: usize = 6;

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, fixes, quiet};

    fn front(url: &str) -> String {
        format!("---\ntitle: 雪夜\nurl: {url}\n---\n\n正文。\n")
    }

    #[test]
    fn exactly_what_tracks_is_removed() {
        finds(
            &RULE,
            Markdown,
            &front("https://example.org/1?‹utm_source=feed&id=7&spm=a.b›#top"),
            &["“utm_source, spm” in this URL only tracks readers: remove it"],
        );
        for (before, after) in [
            ("https://example.org/1?utm_source=feed&id=7&spm=a.b#top", "https://example.org/1?id=7#top"),
            ("https://example.org/1?fbclid=abc", "https://example.org/1"),
            (
                "https://mp.weixin.qq.com/s?__biz=Mz&mid=22&idx=1&sn=ab&chksm=cd&scene=21&sharer_shareid=ef#rd",
                "https://mp.weixin.qq.com/s?__biz=Mz&mid=22&idx=1&sn=ab&chksm=cd#rd",
            ),
        ] {
            fixes(&RULE, Markdown, &front(before), &front(after));
        }
    }

    #[test]
    fn ampersands_of_a_page_stay_as_they_are_written() {
        let page = |url: &str| {
            format!(
                "<!DOCTYPE html><html><head><title>雪夜</title><link rel=\"canonical\" href=\"{url}\"></head><body><p>正文。</p></body></html>\n"
            )
        };
        let (before, after) = ("https://example.org/?a=1&amp;utm_id=2&amp;b=3", "https://example.org/?a=1&amp;b=3");
        fixes(&RULE, Html, &page(before), &page(after));
    }

    #[test]
    fn other_parameters_are_left_alone() {
        quiet(&RULE, Markdown, &front("https://example.org/1?id=7&from=2020&page=3"));
        quiet(&RULE, Markdown, &front("https://web.archive.org/web/2020/https://example.org/1?utm_source=feed"));
    }
}
