//! Text in workflow commands of GitHub Actions.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
//!
//! A command ends at the end of its line. The runner decodes `%25`, `%0D` and `%0A` in the message, in properties also
//! `%3A` and `%2C`, and nothing else (`ActionCommand.cs` of actions/runner). The log is shown on terminals and web
//! pages, so other control characters become their codes, `<U+001B>`.

use crate::text::{is_command, push_code};

/// The text as the message of a command.
pub(in crate::cli) fn data(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            '\t' => out.push('\t'),
            character if is_command(character) => push_code(&mut out, character),
            character => out.push(character),
        }
    }
    out
}

/// The text as the value of a property.
pub(in crate::cli) fn property(text: &str) -> String {
    data(text).replace('\t', "<U+0009>").replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_of_commands_and_properties_are_escaped() {
        assert_eq!(property("a,b: 100%\n.md"), "a%2Cb%3A 100%25%0A.md");
        assert_eq!(data("a\r\n::error::b, 1%"), "a%0D%0A::error::b, 1%25");
    }

    #[test]
    fn control_characters_become_their_codes() {
        assert_eq!(property("a\u{1b}]0;x\u{7}\t.md"), "a<U+001B>]0;x<U+0007><U+0009>.md");
        assert_eq!(data("\u{9b}m\u{202e}\u{2028}"), "<U+009B>m<U+202E><U+2028>");
    }
}
