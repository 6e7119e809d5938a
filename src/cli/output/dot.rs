//! Text in DOT (<https://graphviz.org/doc/info/lang.html>), between double quotation marks.
//!
//! There only `"` is escaped for the parser, and a backslash must not come to stand before it; a line break is kept away
//! from `\` at a line's end, which would join the lines. What gives orders becomes its code, `<U+001B>`. A label is read
//! once more: a backslash begins an escape (`\N` is the node's name; type `escString`) and `&` a character reference.

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
