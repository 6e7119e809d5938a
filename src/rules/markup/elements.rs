//! HTML elements: their names, and their attributes.

use crate::seed::Seed;
use crate::seed::html::{Element, Markup};
use crate::text::ByteSpan;

/// Returns the HTML elements of a seed with this lower-case name, in order.
pub(super) fn named<'a>(seed: &'a Seed, name: &'a str) -> impl Iterator<Item = &'a Element> {
    let elements = seed.markup.as_ref().map_or(&[][..], |markup| &markup.elements);
    elements.iter().filter(move |element| element.is_html && is_named(seed, element, name))
}

/// Whether an element has this name, in any case.
pub(super) fn is_named(seed: &Seed, element: &Element, name: &str) -> bool {
    element.name.len() == name.len() && seed.source.slice(element.name).eq_ignore_ascii_case(name)
}

/// Returns the value of an element's attribute as written; empty if it has no value.
pub(super) fn attribute(seed: &Seed, element: &Element, name: &str) -> Option<ByteSpan> {
    let attributes = seed.markup.as_ref().map_or(&[][..], |markup: &Markup| markup.attributes(element));
    let same = |span: ByteSpan| span.len() == name.len() && seed.source.slice(span).eq_ignore_ascii_case(name);
    attributes.iter().find(|attribute| same(attribute.name)).map(|attribute| attribute.value)
}

/// Returns the text of an element's attribute as written, without surrounding white space.
pub(super) fn value<'a>(seed: &'a Seed, element: &Element, name: &str) -> Option<&'a str> {
    attribute(seed, element, name).map(|span| seed.source.slice(span).trim())
}

/// Returns the span to delete in order to remove an attribute from an element: its name, value and quotation marks, and
/// the white space before it if more white space or the end of the tag follows.
pub(super) fn cut_attribute(seed: &Seed, element: &Element, name: &str) -> Option<ByteSpan> {
    let attributes = seed.markup.as_ref()?.attributes(element);
    let same = |span: ByteSpan| span.len() == name.len() && seed.source.slice(span).eq_ignore_ascii_case(name);
    let attribute = attributes.iter().find(|attribute| same(attribute.name))?;
    let text = seed.source.text().as_bytes();
    let (start, mut end) = (attribute.name.start(), attribute.value.end().max(attribute.name.end()));
    if attribute.value.start() > attribute.name.end()
        && let Some(mark @ (b'"' | b'\'')) = text.get(attribute.value.start() - 1)
        && text.get(end) == Some(mark)
    {
        end += 1;
    } else if attribute.value.is_empty() {
        // For `src=` without a value, the equals sign goes too.
        let behind = seed.source.text().get(end..element.tag.end())?;
        let sign = behind.trim_start().starts_with('=');
        end += if sign { behind.len() - behind.trim_start().len() + 1 } else { 0 };
    }
    let follows = text.get(end).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    let before = text.get(element.tag.start()..start)?;
    let blanks = before.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    Some(ByteSpan::new(if follows { start - blanks } else { start }, end))
}

/// The elements that in Markdown only end at an end tag (CommonMark 0.31, section 4.6, condition 1).
pub(super) const RAW_IN_MARKDOWN: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Every HTML element, current and obsolete, in alphabetical order.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base", "basefont", "bdi",
    "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite",
    "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt",
    "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "image", "img", "input", "ins",
    "isindex", "kbd", "keygen", "label", "legend", "li", "link", "listing", "main", "map", "mark", "marquee", "math",
    "menu", "menuitem", "meta", "meter", "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol",
    "optgroup", "option", "output", "p", "param", "picture", "plaintext", "portal", "pre", "progress", "q", "rb",
    "rp", "rt", "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "selectedcontent", "slot",
    "small", "source", "spacer", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
    "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul",
    "var", "video", "wbr", "xmp",
];

/// Whether HTML has an element of this name, in any case.
pub(super) fn is_known(name: &str) -> bool {
    ELEMENTS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether a name is a custom element, or from another vocabulary such as Word's `o:p`.
pub(super) fn is_foreign(name: &str) -> bool {
    name.contains(['-', ':'])
}

/// Whether leaving the element open changes the look of the text after it, because browsers reopen it.
pub(super) fn is_formatting(name: &str) -> bool {
    const FORMATTING: &[&str] =
        &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
    FORMATTING.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Returns the element that a misspelt name most likely means: the only one within one or two typing errors.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    if !(4..=14).contains(&name.len()) || !name.is_ascii() {
        return None;
    }
    let most = if name.len() >= 7 { 2 } else { 1 };
    let mut near = ELEMENTS
        .iter()
        .filter(|known| known.len() > 3 && known.len().abs_diff(name.len()) <= most)
        .map(|known| (distance(&name, known), *known))
        .filter(|(distance, _)| *distance <= most)
        .collect::<Vec<_>>();
    near.sort_unstable();
    match near.as_slice() {
        [] => None,
        [(nearest, known), rest @ ..] => rest.first().is_none_or(|(next, _)| next > nearest).then_some(known),
    }
}

/// Returns the number of insertions, deletions, replacements and swaps of adjacent characters that turn one name into
/// the other. Quadratic, for names of up to about fourteen bytes.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // The rows for the two preceding bytes of `a`, and for the current one.
    let mut earlier = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &here) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &there) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(here != there)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && here == b[j - 1] && a[i - 1] == there {
                best = best.min(earlier[j - 1] + 1);
            }
            row.push(best);
        }
        earlier = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(ELEMENTS.is_sorted());
        assert!(is_known("FigCaption") && !is_known("figcapiton"));
    }

    #[test]
    fn slips_are_understood() {
        for (slip, element) in
            [("figcapiton", "figcaption"), ("ficgaption", "figcaption"), ("centr", "center"), ("sapn", "span")]
        {
            assert_eq!(meant(slip), Some(element), "{slip}");
        }
        for name in ["think", "https", "left", "copyright", "x", "中文标签"] {
            assert_eq!(meant(name), None, "{name}");
        }
    }
}
