//! Tags: what follows `<`.

use std::borrow::Cow;

use super::Tokenizer;
use super::stream::is_space;
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::{Tag, TokenKind};
use crate::text::ByteSpan;

impl<'s> Tokenizer<'s, '_> {
    /// Tag open state: at a `<` in data.
    pub(super) fn tag_open(&mut self) {
        let start = self.at;
        match self.peek_at(1) {
            Some(b'!') => {
                self.flush_text(start);
                self.at += 2;
                self.markup_declaration(start);
            }
            Some(b'/') => self.end_tag_open(),
            Some(b'?') => {
                self.flush_text(start);
                self.error(ErrorCode::UnexpectedQuestionMarkInsteadOfTagName, start + 1, start, start + 2);
                self.at += 1;
                self.bogus_comment(start);
            }
            Some(byte) if byte.is_ascii_alphabetic() => {
                self.flush_text(start);
                self.at += 1;
                self.tag(start, false);
            }
            next => {
                let code = match next {
                    None => ErrorCode::EofBeforeTagName,
                    Some(_) => ErrorCode::InvalidFirstCharacterOfTagName,
                };
                self.error(code, start + 1, start, start + 1);
                self.verbatim(start, start + 1);
                self.at += 1;
            }
        }
    }

    /// End tag open state: at `</` in data.
    fn end_tag_open(&mut self) {
        let start = self.at;
        match self.peek_at(2) {
            Some(byte) if byte.is_ascii_alphabetic() => self.end_tag(),
            Some(b'>') => {
                self.flush_text(start);
                self.error(ErrorCode::MissingEndTagName, start + 2, start, start + 3);
                self.at += 3;
                self.emit(start, TokenKind::Dropped);
            }
            Some(_) => {
                self.flush_text(start);
                let end = self.end_of_char(start + 2);
                self.error(ErrorCode::InvalidFirstCharacterOfTagName, start + 2, start, end);
                self.at += 2;
                self.bogus_comment(start);
            }
            None => {
                self.error(ErrorCode::EofBeforeTagName, start + 2, start, start + 2);
                self.verbatim(start, start + 2);
                self.at += 2;
            }
        }
    }

    /// Reads a tag from the first character of its name. Its `<` is at `start`. A tag that the end of the input cuts
    /// off has no effect, and neither does its text.
    pub(super) fn tag(&mut self, start: usize, is_end_tag: bool) {
        let (name, name_span) = self.tag_name();
        let mut tag = Tag { name, name_span, ..Tag::default() };
        if !self.attributes(&mut tag) {
            self.at = self.bytes.len();
            self.error_at_end(ErrorCode::EofInTag, start, name_span.end() - start);
            return self.emit(start, TokenKind::Dropped);
        }
        if is_end_tag {
            if let Some(first) = tag.attributes.first() {
                let (from, to) = (first.name_span.start(), self.at - 1);
                self.error(ErrorCode::EndTagWithAttributes, to, from, to);
            }
            if tag.self_closing {
                let to = self.at;
                self.error(ErrorCode::EndTagWithTrailingSolidus, to - 1, to - 2, to);
            }
            self.emit_end_tag(start, tag);
        } else {
            self.emit_start_tag(start, tag);
        }
    }

    /// Tag name state.
    fn tag_name(&mut self) -> (Cow<'s, str>, ByteSpan) {
        let start = self.at;
        let mut plain = true;
        while let Some(byte) = self.peek() {
            match byte {
                b'/' | b'>' => break,
                _ if is_space(byte) => break,
                0 => {
                    self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
                    plain = false;
                }
                b'A'..=b'Z' => plain = false,
                _ => {}
            }
            self.at += 1;
        }
        (self.lower_name(start, plain), ByteSpan::new(start, self.at))
    }

    /// The name from `start` to the current offset, in ASCII lower case, with NULs replaced. `plain` tells that it is
    /// in that form already.
    pub(super) fn lower_name(&self, start: usize, plain: bool) -> Cow<'s, str> {
        let name = self.slice(start, self.at);
        if plain { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase().replace('\0', "\u{FFFD}")) }
    }
}
