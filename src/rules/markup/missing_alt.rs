//! An image has no alternative text.
//!
//! ## What it finds
//! `<img>` elements without `alt`, and Markdown images with nothing between the brackets.
//!
//! ## Why it matters
//! When the image is lost, read aloud or searched for, the alternative text is all that is left of it. Most collected
//! articles have none, so only the strictest preset asks for it.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! ![](https://example.org/street.jpg)
//! ```
//!
//! ## Fix
//! None: only a person can say what the image shows.

use super::elements::{attribute, named};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Preset, Reporter, Rule, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/missing-alt",
    severity: Severity::Hint,
    preset: Preset::Strict,
    summary: "An image has no alternative text",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for picture in seed.markdown.iter().flat_map(|markdown| &markdown.links).filter(|link| link.image) {
        reporter.check_cancelled()?;
        let words = seed.source.slice(picture.span).strip_prefix("![").unwrap_or_default();
        if words.trim_start().starts_with(']') {
            reporter.report(picture.span, message!("missing-alt"));
        }
    }
    for picture in named(seed, "img") {
        reporter.check_cancelled()?;
        if attribute(seed, picture, "alt").is_none() {
            reporter.report(picture.tag, message!("missing-alt"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds_with};
    use crate::rules::{Preset, Settings};

    #[test]
    fn a_picture_without_words_is_told() {
        let settings = Settings { preset: Preset::Strict, ..Settings::default() };
        let told = "The image has no alternative text: describe it for readers who cannot see it";
        finds_with(&RULE, &settings, Markdown, "# 雪夜\n\n‹![](a.jpg)› ![雪](b.jpg)\n", &[told]);
        finds_with(&RULE, &settings, Html, "<p>‹<img src=a.jpg>›<img src=b.jpg alt=\"\"></p>", &[told]);
    }
}
