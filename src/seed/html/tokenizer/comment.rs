//! Comments, and what is taken for one.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use super::{Content, Tokenizer};
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::TokenKind;

/// The states of a comment that differ in what a dash, a bang or a `>` means next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Comment state.
    Inside,
    /// Comment less-than sign state, and the three that follow it: how much of `<!--` was read.
    Opening(u8),
    /// Comment end dash state.
    Dash,
    /// Comment end state.
    DashDash,
    /// Comment end bang state.
    Bang,
}

impl<'s> Tokenizer<'s, '_> {
    /// Markup declaration open state: behind the `<!` that stands at `start`.
    pub(super) fn markup_declaration(&mut self, start: usize) {
        if self.rest().starts_with(b"--") {
            self.at += 2;
            self.comment(start);
        } else if self.looking_at("doctype") {
            self.at += 7;
            self.doctype(start);
        } else if self.rest().starts_with(b"[CDATA[") {
            if self.foreign.is_in() {
                self.at += 7;
                self.content = Content::Cdata;
                self.cdata(start);
            } else {
                self.error(ErrorCode::CdataInHtmlContent, start + 8, start, start + 9);
                self.bogus_comment(start);
            }
        } else {
            self.error(ErrorCode::IncorrectlyOpenedComment, self.at, start, self.at);
            self.bogus_comment(start);
        }
    }

    /// Bogus comment state: from here to the next `>`.
    pub(super) fn bogus_comment(&mut self, start: usize) {
        let text = self.at;
        loop {
            self.at += memchr2(b'>', 0, self.rest()).unwrap_or(self.rest().len());
            match self.peek() {
                Some(0) => self.null(None),
                _ => break,
            }
        }
        let text = self.comment_text(text, self.at);
        self.at = (self.at + 1).min(self.bytes.len());
        self.emit(start, TokenKind::Comment(text));
    }

    /// Comment start state: behind `<!--`.
    fn comment(&mut self, start: usize) {
        let text = self.at;
        for abrupt in [&b">"[..], b"->"] {
            if self.rest().starts_with(abrupt) {
                self.at += abrupt.len();
                self.error(ErrorCode::AbruptClosingOfEmptyComment, self.at - 1, start, self.at);
                return self.emit(start, TokenKind::Comment(Cow::Borrowed("")));
            }
        }
        let mut state = match self.peek() {
            Some(b'-') => {
                self.at += 1;
                State::Dash
            }
            _ => State::Inside,
        };
        let end = loop {
            let Some(byte) = self.peek() else {
                self.error_at_end(ErrorCode::EofInComment, start, 4);
                let pending = match state {
                    State::Dash | State::Opening(3) => 1,
                    State::DashDash | State::Opening(4) => 2,
                    State::Bang => 3,
                    _ => 0,
                };
                break self.at - pending;
            };
            state = match (state, byte) {
                (State::DashDash | State::Opening(4), b'>') => {
                    self.at += 1;
                    break self.at - 3;
                }
                (State::Bang, b'>') => {
                    self.at += 1;
                    self.error(ErrorCode::IncorrectlyClosedComment, self.at - 1, self.at - 4, self.at);
                    break self.at - 4;
                }
                (State::Opening(4), _) => {
                    self.error(ErrorCode::NestedComment, self.at, self.at - 4, self.at);
                    State::DashDash
                }
                (State::Opening(1), b'!') => self.step(State::Opening(2)),
                (State::Opening(2), b'-') => self.step(State::Opening(3)),
                (State::Opening(3), b'-') => self.step(State::Opening(4)),
                (State::Opening(3), _) => State::Dash,
                (State::Opening(1), b'<') => self.step(State::Opening(1)),
                (State::Opening(_), _) => State::Inside,
                (State::DashDash, b'!') => self.step(State::Bang),
                (State::DashDash, b'-') => self.step(State::DashDash),
                (State::Dash, b'-') => self.step(State::DashDash),
                (State::Bang, b'-') => self.step(State::Dash),
                (State::Dash | State::DashDash | State::Bang, _) => State::Inside,
                (State::Inside, b'-') => self.step(State::Dash),
                (State::Inside, b'<') => self.step(State::Opening(1)),
                (State::Inside, 0) => {
                    self.null(None);
                    State::Inside
                }
                (State::Inside, _) => {
                    self.at += memchr3(b'-', b'<', 0, self.rest()).unwrap_or(self.rest().len());
                    State::Inside
                }
            };
        };
        let text = self.comment_text(text, end);
        self.emit(start, TokenKind::Comment(text));
    }

    /// Consumes one byte.
    fn step(&mut self, state: State) -> State {
        self.at += 1;
        state
    }

    fn comment_text(&self, start: usize, end: usize) -> Cow<'s, str> {
        let text = self.slice(start, end.max(start));
        if text.contains(['\0', '\r']) {
            Cow::Owned(text.replace('\0', "\u{FFFD}").replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        }
    }
}
