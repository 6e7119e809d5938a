//! Scans the statements of a `variorum.toml` that may be half written, for completion and hover. Values are read by
//! [`toml`], not here.

use crate::text::{ByteSpan, slice};

/// A statement: `[table]`, `[[table]]`, `key = value`, or the beginning of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The table that it is in, or, for a header, the one that it opens.
    pub table: Vec<String>,
    /// Whether it is a header.
    pub is_header: bool,
    /// The dotted keys, without quotes, each with its span, quotes included.
    pub keys: Vec<(String, ByteSpan)>,
    /// What follows `=`, up to the end of the statement.
    pub value: Option<ByteSpan>,
    /// The words of the value: strings with their quotes, numbers, names.
    pub words: Vec<ByteSpan>,
    /// The whole statement, in bytes.
    pub span: ByteSpan,
}

/// The statements of a text, in order. Linear. A list or table that is never closed ends before the next line that
/// begins with a header or a key.
pub fn statements(text: &str) -> Vec<Statement> {
    let mut scanner = Scanner { text, at: 0 };
    let (mut found, mut table): (Vec<Statement>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(next) = scanner.next_statement() {
        let start = scanner.at;
        let mut statement = Statement { is_header: next == '[', ..Statement::default() };
        if statement.is_header {
            scanner.skip(|c| c == '[');
            statement.keys = scanner.keys();
            scanner.skip(|c| c != '\n');
            table = statement.keys.iter().map(|(key, _)| key.clone()).collect();
        } else {
            statement.keys = scanner.keys();
            if scanner.peek() == Some('=') {
                scanner.at += 1;
                let from = scanner.at;
                statement.words = scanner.value();
                statement.value = Some(ByteSpan::new(from, scanner.at));
            } else {
                scanner.skip(|c| c != '\n');
            }
        }
        statement.table.clone_from(&table);
        statement.span = ByteSpan::new(start, scanner.at);
        found.push(statement);
    }
    found
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        while let Some(c) = self.peek().filter(|c| wanted(*c)) {
            self.at += c.len_utf8();
        }
    }

    /// Moves to the next statement, and returns its first character.
    fn next_statement(&mut self) -> Option<char> {
        loop {
            self.skip(|c| c.is_whitespace() || c == '\u{FEFF}');
            match self.peek()? {
                '#' => self.skip(|c| c != '\n'),
                other => return Some(other),
            }
        }
    }

    /// The dotted keys on this line.
    fn keys(&mut self) -> Vec<(String, ByteSpan)> {
        let mut keys = Vec::new();
        loop {
            self.skip(|c| matches!(c, ' ' | '\t' | '.'));
            let start = self.at;
            match self.peek() {
                Some(quote @ ('"' | '\'')) => self.string(quote),
                Some(c) if is_bare(c) => self.skip(is_bare),
                _ => return keys,
            }
            let span = ByteSpan::new(start, self.at);
            let written = slice(self.text, start..self.at);
            keys.push((written.trim_matches(['"', '\'']).to_owned(), span));
        }
    }

    /// Moves behind the closing quote of a string, or to the end of the line; for a multi-line string, to its end.
    fn string(&mut self, quote: char) {
        let rest = slice(self.text, self.at..);
        let triple = if quote == '"' { "\"\"\"" } else { "'''" };
        if let Some(inner) = rest.strip_prefix(triple) {
            self.at += inner.find(triple).map_or(rest.len(), |end| end + 2 * triple.len());
            return;
        }
        self.at += 1;
        while let Some(c) = self.peek().filter(|c| *c != '\n') {
            self.at += c.len_utf8();
            if c == quote {
                return;
            }
            if c == '\\' && quote == '"' && self.peek() != Some('\n') {
                self.at += self.peek().map_or(0, char::len_utf8);
            }
        }
    }

    /// Moves to the end of a value: the end of the line, unless a bracket is open. Returns its words.
    fn value(&mut self) -> Vec<ByteSpan> {
        let (mut depth, mut words) = (0_usize, Vec::new());
        while let Some(c) = self.peek() {
            match c {
                '\n' if depth == 0 || self.statement_follows() => return words,
                '#' => {
                    self.skip(|c| c != '\n');
                    continue;
                }
                '"' | '\'' => {
                    let start = self.at;
                    self.string(c);
                    words.push(ByteSpan::new(start, self.at));
                    continue;
                }
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ if is_bare(c) => {
                    let start = self.at;
                    self.skip(is_bare);
                    words.push(ByteSpan::new(start, self.at));
                    continue;
                }
                _ => {}
            }
            self.at += c.len_utf8();
        }
        words
    }

    /// Whether another statement begins on the next line.
    fn statement_follows(&self) -> bool {
        // `None` at the end of the text.
        let behind = self.text.get(self.at + 1..);
        let line = behind.and_then(|behind| behind.lines().next()).map_or("", str::trim);
        let header = line.trim_start_matches('[');
        let is_header = header.len() < line.len() && line.ends_with(']') && header.starts_with(is_bare);
        let mut behind = Scanner { text: line, at: 0 };
        is_header || !behind.keys().is_empty() && behind.peek() == Some('=')
    }
}

fn is_bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> Vec<String> {
        let slice = |span: ByteSpan| text[span.start()..span.end()].to_owned();
        let tell = |it: &Statement| {
            let keys: Vec<_> = it.keys.iter().map(|(key, _)| key.as_str()).collect();
            let words: Vec<_> = it.words.iter().map(|word| slice(*word)).collect();
            format!("{}: {} = {}", it.table.join("|"), keys.join("|"), words.join(" "))
        };
        statements(text).iter().map(tell).collect()
    }

    #[test]
    fn statements_are_found_in_their_tables() {
        let text = "preset = 'strict' # all\n\n[rules.\"text/short-body\"]\nleast = 3\n[[paths]]\nfiles = [\n  \"a\", # b\n  'c',\n]\n";
        let expected = [
            ": preset = 'strict'",
            "rules|text/short-body: rules|text/short-body = ",
            "rules|text/short-body: least = 3",
            "paths: paths = ",
            "paths: files = \"a\" 'c'",
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn what_is_half_written_ends_where_the_next_begins() {
        assert_eq!(
            told("required = [\"au\n[rules]\ntext = \"of\npre"),
            [": required = \"au", "rules: rules = ", "rules: text = \"of", "rules: pre = "]
        );
        assert_eq!(
            told("required = [\n'title',\npreset = 'strict'\n"),
            [": required = 'title'", ": preset = 'strict'"]
        );
        assert_eq!(told("[ru"), ["ru: ru = "]);
    }

    proptest! {
        #[test]
        fn any_text_has_statements_in_order(text in "[a-z\\[\\]{}\"'=.#\\\\ \\n中]{0,40}") {
            let mut end = 0;
            for statement in statements(&text) {
                prop_assert!(statement.span.start() >= end && text.get(statement.span.start()..statement.span.end()).is_some());
                prop_assert!(statement.words.iter().all(|word| text.get(word.start()..word.end()).is_some()));
                end = statement.span.end();
            }
        }
    }
}
