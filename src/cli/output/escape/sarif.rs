//! Text in messages of SARIF 2.1.0.
//!
//! Braces enclose the numbers of arguments, so literal braces are doubled (section 3.11.5). `[text](target)` is a link
//! even in plain messages (3.11.6); a backslash before the bracket prevents that.

/// The text as the `text` of a message.
pub(in crate::cli) fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_neither_an_argument_nor_a_link() {
        assert_eq!(escaped("{0} [看](https://a.example) [1]"), "{{0}} [看\\](https://a.example) [1]");
    }
}
