//! Text in a workflow command of GitHub Actions.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
//!
//! A command ends with its line. The runner undoes `%25`, `%0D` and `%0A` in what a command says, and `%3A` and `%2C` in
//! its properties besides (`ActionCommand.cs` of actions/runner), and nothing else. The log is shown on terminals and
//! pages, so other characters that give orders become their codes: `<U+001B>`.

use crate::text::{is_command, push_code};

/// What a command says.
pub(super) fn data(text: &str) -> String {
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

/// The value of a property.
pub(super) fn property(text: &str) -> String {
    data(text).replace('\t', "<U+0009>").replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        assert_eq!(property("a,b: 100%\n.md"), "a%2Cb%3A 100%25%0A.md");
        assert_eq!(data("a\r\n::error::b, 1%"), "a%0D%0A::error::b, 1%25");
    }

    #[test]
    fn what_gives_orders_is_named() {
        assert_eq!(property("a\u{1b}]0;x\u{7}\t.md"), "a<U+001B>]0;x<U+0007><U+0009>.md");
        assert_eq!(data("\u{9b}m\u{202e}\u{2028}"), "<U+009B>m<U+202E><U+2028>");
    }
}
