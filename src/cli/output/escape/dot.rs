//! Text in quoted strings of DOT (<https://graphviz.org/doc/info/lang.html>).
//!
//! The parser knows two escapes: `\"`, and a backslash at the end of a line, which joins it to the next line. So
//! quotation marks and backslashes are escaped, and a line break becomes its code, `<U+000A>`, as other control
//! characters do. Labels are parsed a second time: there a backslash starts an escape (type `escString`: `\N` is the
//! node's name) and `&` a character reference.

use crate::text::visible;

/// The quoted name of a node.
pub(in crate::cli) fn name(text: &str) -> String {
    format!("\"{}\"", visible(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// A quoted label that shows the text.
pub(in crate::cli) fn label(text: &str) -> String {
    let one_line = text.replace(['\n', '\r', '\t'], " ");
    name(&one_line.replace('&', "&amp;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_quotation_or_begins_an_escape() {
        assert_eq!(name("a\"b\\"), "\"a\\\"b\\\\\"");
        assert_eq!(name("a\u{1b}\n&.md"), "\"a<U+001B><U+000A>&.md\"");
        assert_eq!(label("<b>&lt;\\N\n\u{202e}"), "\"<b>&amp;lt;\\\\N <U+202E>\"");
    }
}
