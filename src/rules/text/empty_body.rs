//! The body has no text.
//!
//! ## What it finds
//! Seeds without a single letter or digit of running text: nothing below the header parts, or only images and markup.
//!
//! ## Why it matters
//! The page was collected without its article, which was loaded by a script, shown in images, or hidden behind a login.
//!
//! ## Example
//! ```html
//! <p><img src="https://a.example/page-1.png"></p>
//! ```
//!
//! ## Fix
//! None: collect the article again, or take it from another reprint.

use super::short_body::letters;
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule =
    Rule { name: "text/empty-body", severity: Severity::Warning, summary: "The body has no text", check, ..Rule::BASE };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if letters(seed, reporter) == 0 {
        let whole = seed.body.blocks().iter().map(|block| block.span).reduce(ByteSpan::hull);
        reporter.report(whole.unwrap_or(ByteSpan::at(seed.body.span.start())), message!("empty-body"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, quiet};

    #[test]
    fn a_body_without_text_is_found() {
        let message = "The body has no text: collect it again, or take it from another reprint";
        finds(&RULE, Markdown, "---\ntitle: 题\n---\n‹›", &[message]);
        finds(&RULE, Html, "‹›<p><img src=\"a.png\"></p>", &[message]);
    }

    #[test]
    fn a_word_is_enough_in_code_too() {
        quiet(&RULE, Markdown, "---\ntitle: 题\n---\n\n水\n");
        quiet(&RULE, Markdown, "```\nlet river = 1;\n```\n");
    }
}
