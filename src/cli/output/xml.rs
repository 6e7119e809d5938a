//! Text in XML 1.0 (fifth edition, <https://www.w3.org/TR/xml/>).
//!
//! Markup is escaped as section 2.4 says. Line ends and tabs become references, or an attribute would have spaces in their
//! place (3.3.3). What gives orders to a terminal and may stand in XML (DEL, C1, the controls of the bidirectional
//! algorithm, U+2028 and U+2029) becomes a reference too: to a parser it is the same character. What XML has in no way of
//! writing it (2.2, `Char`: the rest of C0, U+FFFE and U+FFFF) becomes its code, `<U+001B>`, so that names that differ
//! in nothing else still differ.

use crate::text::{is_command, push_code, replaced};

/// The text as it stands in an attribute or an element.
pub(super) fn escaped(text: &str) -> String {
    let is_char =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let possible = replaced(text, |character| !is_char(character), push_code);
    let markup = quick_xml::escape::escape(&*possible);
    let reference = |out: &mut String, character| *out += &format!("&#{};", u32::from(character));
    replaced(&markup, is_command, reference).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_say_is_named() {
        assert_eq!(escaped("a<b>&\"\u{7}\n题\u{FFFE}"), "a&lt;b&gt;&amp;&quot;&lt;U+0007&gt;&#10;题&lt;U+FFFE&gt;");
    }

    #[test]
    fn what_it_can_say_is_read_back() {
        let text = "\t\r\n\u{7F}\u{85}\u{9B}31m\u{202E}\u{2028}'\u{10FFFF}";
        let written = escaped(text);
        assert!(!written.contains(is_command), "{written:?}");
        assert_eq!(quick_xml::escape::unescape(&written).expect("XML"), text);
    }
}
