//! Text in a message of SARIF 2.1.0.
//!
//! Braces hold the numbers of arguments, so those that are text are doubled (section 3.11.5). `[text](target)` is a link,
//! in plain messages too (3.11.6); a backslash keeps the bracket from ending its text.

/// The text as a message's `text`.
pub(super) fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_an_argument_nor_a_link_comes_from_a_text() {
        assert_eq!(escaped("{0} [看](https://a.example) [1]"), "{{0}} [看\\](https://a.example) [1]");
    }
}
