//! The URL is empty, or missing where it is required.
//!
//! ## What it finds
//! URL labels without a value and, where `required` in `variorum.toml` includes URLs, seeds that give none.
//!
//! ## Why it matters
//! The URL leads back to the text as it was published, and to its copies in web archives.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! url:
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Fills in the URL that another part states.
//!
//! - Needs a look: always.

use super::missing;
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/missing-url",
    summary: "The URL is empty, or missing where it is required",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if reporter.settings().required.is_some() {
        missing::check(seed, reporter, FieldKind::Url);
    } else {
        let source = seed.first(FieldKind::Source).is_some();
        missing::empty(seed, reporter, FieldKind::Url, !source);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, finds, finds_with, fixes, quiet};
    use crate::seed::FieldKind;

    #[test]
    fn an_empty_url_is_pointed_at_where_it_belongs() {
        finds(&RULE, Markdown, "---\ntitle: 雪夜\nurl:‹›\n---\n\n正文。\n", &["“url” is empty: add the URL"]);
    }

    #[test]
    fn the_link_of_the_feed_header_can_be_filled_in() {
        let before = "---\ntitle: 雪夜\nurl:\n---\n<!--1739362271000-->\n[雪夜](https://example.org/1)\n------\n\n<p>正文。</p>\n";
        fixes(&RULE, Markdown, before, &before.replacen("url:", "url: \"https://example.org/1\"", 1));
    }

    #[test]
    fn a_url_is_missing_only_where_it_is_required() {
        let text = "‹---›\ntitle: 雪夜\nsource: 某某日报\n---\n\n正文。\n";
        quiet(&RULE, Markdown, &text.replace(['‹', '›'], ""));
        let settings = Settings { required: Some([FieldKind::Url].into()), ..Settings::default() };
        finds_with(&RULE, &settings, Markdown, text, &["The URL is missing: add it to the front matter (YAML)"]);
    }
}
