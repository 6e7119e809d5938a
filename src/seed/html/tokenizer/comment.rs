//! Comments, and everything that is treated as one.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use super::{ContentModel, Tokenizer};
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::TokenKind;

/// The states within a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CommentState {
    /// Comment state.
    Inside,
    /// Comment less-than sign state and the three after it: how many characters of `<!--` were read.
    Opening(u8),
    /// Comment end dash state.
    Dash,
    /// Comment end state.
    DashDash,
    /// Comment end bang state.
    Bang,
}

impl<'s> Tokenizer<'s, '_> {
    /// Markup declaration open state: after the `<!` at `start`.
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
                self.content = ContentModel::Cdata;
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

    /// Comment start state: after `<!--`.
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
                CommentState::Dash
            }
            _ => CommentState::Inside,
        };
        let end = loop {
            let Some(byte) = self.peek() else {
                self.error_at_end(ErrorCode::EofInComment, start, 4);
                let pending = match state {
                    CommentState::Dash | CommentState::Opening(3) => 1,
                    CommentState::DashDash | CommentState::Opening(4) => 2,
                    CommentState::Bang => 3,
                    _ => 0,
                };
                break self.at - pending;
            };
            state = match (state, byte) {
                (CommentState::DashDash | CommentState::Opening(4), b'>') => {
                    self.at += 1;
                    break self.at - 3;
                }
                (CommentState::Bang, b'>') => {
                    self.at += 1;
                    self.error(ErrorCode::IncorrectlyClosedComment, self.at - 1, self.at - 4, self.at);
                    break self.at - 4;
                }
                (CommentState::Opening(4), _) => {
                    self.error(ErrorCode::NestedComment, self.at, self.at - 4, self.at);
                    CommentState::DashDash
                }
                (CommentState::Opening(1), b'!') => self.step(CommentState::Opening(2)),
                (CommentState::Opening(2), b'-') => self.step(CommentState::Opening(3)),
                (CommentState::Opening(3), b'-') => self.step(CommentState::Opening(4)),
                (CommentState::Opening(3), _) => CommentState::Dash,
                (CommentState::Opening(1), b'<') => self.step(CommentState::Opening(1)),
                (CommentState::Opening(_), _) => CommentState::Inside,
                (CommentState::DashDash, b'!') => self.step(CommentState::Bang),
                (CommentState::DashDash, b'-') => self.step(CommentState::DashDash),
                (CommentState::Dash, b'-') => self.step(CommentState::DashDash),
                (CommentState::Bang, b'-') => self.step(CommentState::Dash),
                (CommentState::Dash | CommentState::DashDash | CommentState::Bang, _) => CommentState::Inside,
                (CommentState::Inside, b'-') => self.step(CommentState::Dash),
                (CommentState::Inside, b'<') => self.step(CommentState::Opening(1)),
                (CommentState::Inside, 0) => {
                    self.null(None);
                    CommentState::Inside
                }
                (CommentState::Inside, _) => {
                    self.at += memchr3(b'-', b'<', 0, self.rest()).unwrap_or(self.rest().len());
                    CommentState::Inside
                }
            };
        };
        let text = self.comment_text(text, end);
        self.emit(start, TokenKind::Comment(text));
    }

    /// Consumes one byte.
    fn step(&mut self, state: CommentState) -> CommentState {
        self.at += 1;
        state
    }

    /// The text of a comment, with NULs replaced and newlines normalised.
    fn comment_text(&self, start: usize, end: usize) -> Cow<'s, str> {
        let text = self.slice(start, end.max(start));
        if text.contains(['\0', '\r']) {
            Cow::Owned(text.replace('\0', "\u{FFFD}").replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        }
    }
}
