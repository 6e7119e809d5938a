//! Text in XML 1.0 (fifth edition, <https://www.w3.org/TR/xml/>).
//!
//! Markup is escaped (section 2.4). Line breaks and tabs become character references, because attribute values are
//! normalised to spaces otherwise (3.3.3). The characters that can command a terminal and are allowed in XML (DEL, C1,
//! bidirectional controls, U+2028 and U+2029) become references too; a parser reads the same text. Characters that XML
//! does not allow at all (2.2, `Char`: the rest of C0, U+FFFE and U+FFFF) become their codes, `<U+001B>`, so that names
//! which differ only in them stay different.

use crate::text::{is_command, push_code, replaced};

/// The text as the value of an attribute or the content of an element.
pub(in crate::cli) fn escaped(text: &str) -> String {
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
    fn characters_that_xml_does_not_allow_become_their_codes() {
        assert_eq!(escaped("a<b>&\"\u{7}\n题\u{FFFE}"), "a&lt;b&gt;&amp;&quot;&lt;U+0007&gt;&#10;题&lt;U+FFFE&gt;");
    }

    #[test]
    fn allowed_characters_are_parsed_back() {
        let text = "\t\r\n\u{7F}\u{85}\u{9B}31m\u{202E}\u{2028}'\u{10FFFF}";
        let written = escaped(text);
        assert!(!written.contains(is_command), "{written:?}");
        assert_eq!(quick_xml::escape::unescape(&written).expect("XML"), text);
    }
}
