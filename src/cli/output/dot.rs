//! Text in DOT (<https://graphviz.org/doc/info/lang.html>), between double quotation marks.
//!
//! The parser knows two escapes there: `\"`, and a backslash at the end of a line, which joins it to the next. So quotation
//! marks and backslashes are escaped, and no line ends within a name: what gives orders, line ends among them, becomes its
//! code, `<U+000A>`. A label is read a second time: a backslash begins an escape (type `escString`: `\N` is the node's
//! name) and `&` a character reference.

use crate::text::visible;

/// The name of a node.
pub(super) fn name(text: &str) -> String {
    format!("\"{}\"", visible(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// A label that shows the text.
pub(super) fn label(text: &str) -> String {
    let one_line = text.replace(['\n', '\r', '\t'], " ");
    name(&one_line.replace('&', "&amp;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_quotation_or_begins_an_escape() {
        assert_eq!(name("a\"b\\"), "\"a\\\"b\\\\\"");
        assert_eq!(name("a\u{1b}\n&.md"), "\"a<U+001B><U+000A>&.md\"");
        assert_eq!(label("<b>&lt;\\N\n\u{202e}"), "\"<b>&amp;lt;\\\\N <U+202E>\"");
    }
}
