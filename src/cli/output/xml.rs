//! Text in XML.

use std::borrow::Cow;

/// The text as it stands in an attribute. Characters that XML 1.0 (section 2.2) does not have, in no way of writing
/// them, become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let text: Cow<'_, str> = if text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        text.chars().map(|c| if allowed(c) { c } else { '\u{FFFD}' }).collect()
    };
    // A line end in an attribute would be read as a blank.
    quick_xml::escape::escape(text).replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_say_is_replaced() {
        assert_eq!(escaped("a<b>&\"\u{7}\n题"), "a&lt;b&gt;&amp;&quot;\u{FFFD}&#10;题");
    }
}
