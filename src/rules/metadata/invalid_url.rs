//! A URL does not work as written.
//!
//! ## What it finds
//! URLs without `https://`, with a space inside, with full-width punctuation at the start (`https：//`), or with a
//! missing or extra slash or colon, and URL fields whose value is not a URL.
//!
//! ## Why it matters
//! Nobody can get back to the source, and programs that group seeds by site do not recognise the address.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! url: www.example.org/1
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Adds `https://`, writes half-width punctuation, or encodes the space.
//!
//! - Needs a look: always.

use url::Url;

use super::fill::fill;
use super::missing::label;
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Reporter, Rule, Safety};
use crate::seed::{FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule =
    Rule { name: "metadata/invalid-url", summary: "A URL does not work as written", check, ..Rule::BASE };

/// URL schemes that texts can come from.
const SCHEMES: &[&str] = &["http", "https", "ftp", "gopher", "gemini", "ipfs", "file"];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let urls = |kind| matches!(kind, FieldKind::Url | FieldKind::ArchiveUrl);
    for field in seed.fields.iter().filter(|field| urls(field.kind) && !field.is_empty()) {
        reporter.check_cancelled()?;
        // `from: …` names a person or an outlet just as often, and a link in the text is the business of the Markdown
        // rules.
        let may_be_a_name = label(seed, field).is_some_and(|label| label.eq_ignore_ascii_case("from"));
        let in_text = matches!(seed.part_of(field).kind, PartKind::SourceLine | PartKind::Byline);
        if let Some((message, corrected)) = problem(&field.value)
            && !in_text
            && (!may_be_a_name || corrected.is_some())
        {
            let finding = reporter.report(field.span, message);
            if let Some(corrected) = corrected.filter(|corrected| problem(corrected).is_none()) {
                let title = message!("invalid-url-write", url = quote(&corrected));
                finding.add_fix(title, Safety::NeedsALook, vec![fill(seed, field, &corrected)]);
            }
        }
    }
    Ok(())
}

/// Returns what is wrong with a URL, and the URL that was probably meant.
fn problem(url: &str) -> Option<(Message, Option<String>)> {
    let head: String = url.chars().take(BEGINNING_CHARS).collect();
    let half = half_width(&head);
    if half != head && half.contains("//") {
        let corrected = url.replacen(&head, &half, 1);
        return Some((message!("invalid-url-full-width", url = quote(url)), Some(corrected)));
    }
    if let Some(scheme) = SCHEMES.iter().find(|scheme| is_scheme(url, scheme)) {
        let rest = url.get(scheme.len()..)?;
        let address = rest.trim_start_matches([':', '/']);
        let slashes = rest.len() - address.len();
        let twice = SCHEMES.iter().any(|scheme| is_scheme(address, scheme) && address.contains("://"));
        if rest.get(..slashes) != Some("://") && *scheme != "file" {
            let corrected = format!("{scheme}://{address}");
            return Some((message!("invalid-url-slashes", url = quote(url), scheme = *scheme), Some(corrected)));
        }
        if twice {
            return Some((message!("invalid-url-twice", url = quote(url)), Some(address.to_owned())));
        }
        if url.contains([' ', '\t', '\n', '\u{3000}', '\u{A0}']) {
            let (host, path) = address.split_once('/').unwrap_or((address, ""));
            let encoded = path.replace([' ', '\t', '\n', '\u{3000}', '\u{A0}'], "%20");
            let corrected = (!host.contains(char::is_whitespace)).then(|| format!("{scheme}://{host}/{encoded}"));
            return Some((message!("invalid-url-blank", url = quote(url)), corrected));
        }
        return Url::parse(url).is_err().then(|| (message!("invalid-url-none", url = quote(url)), None));
    }
    if Url::parse(url).is_ok_and(|parsed| !parsed.cannot_be_a_base() && url.contains("://")) {
        return None;
    }
    let corrected = has_host(url).then(|| format!("https://{url}"));
    let message = match corrected {
        Some(_) => message!("invalid-url-scheme", url = quote(url)),
        None => message!("invalid-url-none", url = quote(url)),
    };
    Some((message, corrected))
}

/// How many characters count as the beginning of a URL: the scheme and the start of the host.
const BEGINNING_CHARS: usize = 10;

/// Whether a URL begins with this scheme, or with a remnant of it: `http//`.
fn is_scheme(url: &str, scheme: &str) -> bool {
    let begins = url.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    begins && url.get(scheme.len()..).is_some_and(|rest| rest.starts_with(':') || rest.starts_with("//"))
}

/// Whether a text begins like an address without its scheme: `example.org/a`.
fn has_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let top = labels.last().is_some_and(|top| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()));
    labels.len() >= 2 && top && labels.iter().all(plain) && !text.contains(char::is_whitespace)
}

/// Converts full-width letters, digits and punctuation to half width.
fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '。' => '.',
        _ => c,
    };
    text.chars().map(half).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, findings, fixes, quiet};

    fn front(url: &str) -> String {
        format!("---\ntitle: 雪夜\nurl: \"{url}\"\n---\n\n正文。\n")
    }

    #[test]
    fn what_can_be_known_is_fixed() {
        for (before, after) in [
            ("www.example.org/1", "https://www.example.org/1"),
            ("https：//example.org/1", "https://example.org/1"),
            ("https:／／example.org/1", "https://example.org/1"),
            ("http//example.org/1", "http://example.org/1"),
            ("https:/example.org/1", "https://example.org/1"),
            ("https:///example.org/1", "https://example.org/1"),
            ("https://https://example.org/1", "https://example.org/1"),
            ("https://example.org/a b", "https://example.org/a%20b"),
        ] {
            fixes(&RULE, Markdown, &front(before), &front(after));
        }
    }

    #[test]
    fn what_is_no_url_is_told() {
        for url in ["https://", "见文末/网站", "https://exa mple.org/1"] {
            let found = findings(&RULE, &Settings::default(), &front(url), Markdown);
            assert_eq!(found.iter().map(|finding| finding.fixes.len()).collect::<Vec<_>>(), [0], "{url}");
        }
    }

    #[test]
    fn urls_are_left_alone() {
        for url in [
            "https://example.org/1",
            "http://example.org:8080/雪?q=夜#top",
            "https://web.archive.org/web/2020/https://example.org/1",
            "https://example.org/https://example.net/",
            "https://[2001:db8::1]/a",
            "https://雪.example/",
        ] {
            quiet(&RULE, Markdown, &front(url));
        }
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nfrom: 某某报 3.15\n---\n\n正文。\n");
    }
}
