//! Escaping text from a seed in Markdown (CommonMark 0.31, with GitHub's tables and strikethrough).
//!
//! Nothing from a seed may become markup: no HTML (`<`, `&`), no link or image (`[`, `]`) and so no `command:` and nothing that
//! is loaded, no code, emphasis, table or strikethrough, and at the beginning of a line no heading, list, quotation, rule or
//! underline of a heading. A backslash precedes whatever would have a meaning at its place, and nothing else, because some
//! editors show backslashes.

/// Appends text without line breaks to a page, escaped for its place there.
pub(in crate::lsp) fn escape_into(page: &mut String, text: &str) {
    let mut line = content(page).to_owned();
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let behind = characters.peek().copied().unwrap_or(' ');
        let special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            // Inside a word an underscore emphasises nothing.
            '_' => !(before.is_alphanumeric() && behind.is_alphanumeric()),
            '&' => behind.is_ascii_alphanumeric() || behind == '#',
            '#' | '>' | '-' | '+' | '=' => line.is_empty(),
            // `1.` and `1)` begin an item of a list.
            '.' | ')' => !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        if special {
            page.push('\\');
        }
        page.push(character);
        if !(line.is_empty() && character == ' ') {
            line.push(character);
        }
        before = character;
    }
}

/// The content of a page's last line, without our own list marks.
fn content(page: &str) -> &str {
    let line = page.rsplit('\n').next().unwrap_or_default().trim_start_matches(' ');
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = number.strip_prefix(". ").filter(|_| number.len() < line.len()).or_else(|| line.strip_prefix("- "));
    item.unwrap_or(line).trim_start_matches(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is appended to a page.
    fn escaped(before: &str, text: &str) -> String {
        let mut page = before.to_owned();
        escape_into(&mut page, text);
        page.split_off(before.len())
    }

    #[test]
    fn marks_are_escaped_where_they_mean_something() {
        assert_eq!(escaped("", "# 1 # > -"), "\\# 1 # > -");
        assert_eq!(escaped("a\n\n", " - a - b"), " \\- a - b");
        assert_eq!(escaped("3. ", "=== 4. 1) a"), "\\=== 4. 1) a");
        assert_eq!(escaped("", "2021. 3)"), "2021\\. 3)");
        assert_eq!(escaped("**20", "21. a"), "21. a");
        assert_eq!(escaped("20", "21. a"), "21\\. a");
        assert_eq!(escaped("", "snake_case _a_ &amp; & <b> ![x](y)"), "snake_case \\_a\\_ \\&amp; & \\<b> !\\[x\\](y)");
    }
}
