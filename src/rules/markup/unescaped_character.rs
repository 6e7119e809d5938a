//! An `&` or `<` meant as text is read as markup.
//!
//! ## What it finds
//! In HTML: an `&` in an address or word where what follows happens to be a character name without its semicolon
//! (`?id=1&copy=2` shows `©=2`); and a `<` before words that browsers take for a tag and leave out. The latter are tags
//! whose name is no element's, with no `=` after the name and no end tag.
//!
//! ## Why it matters
//! Readers see different text, or none, and an address copied from it leads elsewhere. An `&` or `<` that can only be
//! text (`Q&A`, `a < b`) is shown correctly everywhere and left alone.
//!
//! ## Example
//! ```html
//! <p>见 https://example.org/?id=1&copy=2 一文。</p>
//! ```
//!
//! ## Fix
//! Writes `&amp;` or `&lt;`.
//!
//! - Safe: for `&amp;`.
//! - Needs a look: for `&lt;`.

use super::elements::{is_foreign, is_known, meant};
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::html::{Element, ErrorCode, MarkupError, MarkupErrorKind};
use crate::seed::{BodyFormat, Seed};
use crate::text::{ByteSpan, subslice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/unescaped-character",
    summary: "An “&” or “<” meant as text is read as markup",
    check,
    ..Rule::BASE
};

/// How far before an `&` the beginning of its word is searched for, in bytes.
const WORD_REACH_BYTES: usize = 300;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = seed.markup.as_ref().filter(|_| seed.body.format == BodyFormat::Html) else { return Ok(()) };
    for error in &markup.errors {
        reporter.check_cancelled()?;
        if is_text_reference(seed, error) {
            let finding = reporter
                .report(error.span, message!("unescaped-character-and", text = quote(seed.source.slice(error.span))));
            let sign = Edit::insert(error.span.start() + 1, "amp;");
            finding.add_fix(message!("markup-fix-write", text = "&amp;"), Safety::Safe, vec![sign]);
        }
    }
    for element in &markup.elements {
        reporter.check_cancelled()?;
        if is_text_tag(seed, element) {
            let finding = reporter.report(
                element.tag,
                message!("unescaped-character-less", text = quote(seed.source.slice(element.tag))),
            );
            let sign = ByteSpan::new(element.tag.start(), element.tag.start() + 1);
            finding.add_fix(
                message!("markup-fix-write", text = "&lt;"),
                Safety::NeedsALook,
                vec![Edit::replace(sign, "&lt;")],
            );
        }
    }
    Ok(())
}

/// Whether an error is a reference without its semicolon that was never meant as one: the word continues after it, or
/// is an address.
pub(super) fn is_text_reference(seed: &Seed, error: &MarkupError) -> bool {
    let code = ErrorCode::MissingSemicolonAfterCharacterReference;
    let text = seed.source.text();
    // In a tag it was read as a reference because it ends there.
    if error.kind != MarkupErrorKind::Parse(code)
        || error.other.is_some()
        || seed.source.slice(error.span).contains('#')
    {
        return false;
    }
    let behind = text.as_bytes().get(error.span.end());
    if behind == Some(&b'=') {
        return true;
    }
    let near = error.span.start().saturating_sub(WORD_REACH_BYTES);
    let word = subslice(text.as_bytes(), near..error.span.start());
    let length =
        word.iter().rev().take_while(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"')).count();
    let word = subslice(word, word.len() - length..);
    word.contains(&b'?') && memchr::memmem::find(word, b"://").is_some()
}

/// Whether something that browsers take for a start tag is text.
pub(super) fn is_text_tag(seed: &Seed, element: &Element) -> bool {
    let name = seed.source.slice(element.name);
    let tag = seed.source.slice(element.tag);
    element.is_html
        && seed.body.format == BodyFormat::Html
        && !is_known(name)
        && !is_foreign(name)
        && meant(name).is_none()
        && !tag.contains('=')
        && !tag.ends_with("/>")
        && (!name.is_ascii() || tag.contains(' '))
        && !has_end_tag(seed, element, name)
}

fn has_end_tag(seed: &Seed, element: &Element, name: &str) -> bool {
    let whole = seed.source.slice(element.span);
    let at = whole.len().saturating_sub(name.len() + 3);
    whole
        .get(at..)
        .and_then(|end| end.strip_prefix("</"))
        .is_some_and(|end| end.strip_suffix('>').is_some_and(|end| end.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Unknown, finds, fixes, quiet};
    use crate::rules::markup::{parse_error, unknown_element};

    #[test]
    fn an_address_that_reads_as_a_reference() {
        let before = "<p>见 https://example.org/?id=1&copy=2 一文。</p>";
        finds(
            &RULE,
            Html,
            "<p>见 https://example.org/?id=1‹&copy›=2 一文。</p>",
            &["“&copy” is read as a character reference and not shown as it is: write “&amp;” for “&”"],
        );
        fixes(&RULE, Html, before, "<p>见 https://example.org/?id=1&amp;copy=2 一文。</p>");
        quiet(&parse_error::RULE, Html, before);
    }

    #[test]
    fn words_in_angle_brackets() {
        let text = "<p>河水<reporter in town>上涨了。</p>";
        finds(
            &RULE,
            Html,
            "<p>河水‹<reporter in town>›上涨了。</p>",
            &["“<reporter in town>” is read as a tag and not shown: write “&lt;” for “<” if it is text"],
        );
        fixes(&RULE, Html, text, "<p>河水&lt;reporter in town>上涨了。</p>");
        quiet(&unknown_element::RULE, Html, text);
    }

    #[test]
    fn what_can_only_be_text_or_markup_is_left_alone() {
        quiet(&RULE, Html, "<p>Q&A，AT&T，a < b，&nbsp 一，<a href=\"/?a=1&copy=2\">二</a>&amp</p>");
        quiet(&RULE, Html, "<p><o:p>一</o:p><amp-img src=a><zzz>二</zzz><figcapiton>三</p>");
        quiet(&RULE, Unknown, "见 https://example.org/?id=1&copy=2 <某 某>\n");
    }
}
