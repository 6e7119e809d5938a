//! The content of `<script>`: raw text in which `<!-- <script>` hides an end tag.

use memchr::{memchr2, memchr3};

use super::Tokenizer;
use super::stream::is_space;
use crate::seed::html::error::ErrorCode;

/// Script data, script data escaped and script data double escaped states, with the number of dashes just read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ScriptState {
    Plain,
    Escaped(u8),
    DoubleEscaped(u8),
}

impl Tokenizer<'_, '_> {
    /// Script data state: up to the end tag or the end.
    pub(super) fn script(&mut self) {
        let mut state = ScriptState::Plain;
        let mut comment = self.at;
        loop {
            let start = self.at;
            let skipped = match state {
                ScriptState::Plain => memchr2(b'<', 0, self.rest()),
                // A `>` matters only directly after two dashes, and these were just read.
                ScriptState::Escaped(2) | ScriptState::DoubleEscaped(2) if self.peek() == Some(b'>') => Some(0),
                _ => memchr3(b'<', b'-', 0, self.rest()),
            };
            self.at += skipped.unwrap_or(self.rest().len());
            self.verbatim(start, self.at);
            if self.at > start {
                state = state.with_dashes(0);
            }
            let Some(byte) = self.peek() else {
                if state != ScriptState::Plain {
                    self.error_at_end(ErrorCode::EofInScriptHtmlCommentLikeText, comment, 4);
                }
                return;
            };
            let from = self.at;
            state = match (byte, state) {
                (0, _) => {
                    self.null(Some(char::REPLACEMENT_CHARACTER));
                    state.with_dashes(0)
                }
                (b'<', ScriptState::Plain | ScriptState::Escaped(_)) if self.at_end_tag() => return self.end_tag(),
                (b'<', ScriptState::Plain) if self.rest().starts_with(b"<!--") => {
                    comment = self.at;
                    self.at += 4;
                    ScriptState::Escaped(2)
                }
                (b'<', ScriptState::Escaped(_)) => {
                    self.at += 1;
                    if self.script_word() { ScriptState::DoubleEscaped(0) } else { ScriptState::Escaped(0) }
                }
                (b'<', ScriptState::DoubleEscaped(_)) => {
                    self.at += 1;
                    if self.peek() == Some(b'/') {
                        self.at += 1;
                        if self.script_word() { ScriptState::Escaped(0) } else { ScriptState::DoubleEscaped(0) }
                    } else {
                        ScriptState::DoubleEscaped(0)
                    }
                }
                (b'-', ScriptState::Escaped(dashes) | ScriptState::DoubleEscaped(dashes)) => {
                    self.at += 1;
                    state.with_dashes((dashes + 1).min(2))
                }
                (b'>', _) => {
                    self.at += 1;
                    ScriptState::Plain
                }
                _ => {
                    self.at += 1;
                    state
                }
            };
            if byte != 0 {
                self.verbatim(from, self.at);
            }
        }
    }

    /// Script data double escape start and end states: moves past letters and the character that ends them. Returns
    /// whether they spell `script`.
    fn script_word(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let ended = self.peek().is_some_and(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let is_script = ended && self.slice(start, self.at).eq_ignore_ascii_case("script");
        if ended && self.at > start {
            self.at += 1;
        }
        is_script
    }
}

impl ScriptState {
    fn with_dashes(self, dashes: u8) -> Self {
        match self {
            Self::Plain => Self::Plain,
            Self::Escaped(_) => Self::Escaped(dashes),
            Self::DoubleEscaped(_) => Self::DoubleEscaped(dashes),
        }
    }
}
