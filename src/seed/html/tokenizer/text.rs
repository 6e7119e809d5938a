//! Characters outside tags: data, RCDATA, RAWTEXT, PLAINTEXT and CDATA.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use super::end_tag_search::starts_end_tag;
use super::{ContentModel, Tokenizer};
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::{Tag, TokenKind};

impl Tokenizer<'_, '_> {
    /// Data state: up to the next tag or the end.
    pub(super) fn data(&mut self) {
        loop {
            let start = self.at;
            let Some(offset) = memchr3(b'<', b'&', 0, self.rest()) else {
                self.at = self.bytes.len();
                return self.verbatim(start, self.at);
            };
            self.at += offset;
            self.verbatim(start, self.at);
            match self.peek() {
                Some(b'<') => return self.tag_open(),
                Some(b'&') => self.reference_in_text(),
                _ => self.null(Some('\0')),
            }
        }
    }

    /// RCDATA and RAWTEXT states: up to the end tag or the end.
    pub(super) fn raw_text(&mut self) {
        let ampersand = if self.content == ContentModel::Rcdata { b'&' } else { b'<' };
        loop {
            let start = self.at;
            let Some(offset) = memchr3(b'<', ampersand, 0, self.rest()) else {
                self.at = self.bytes.len();
                return self.verbatim(start, self.at);
            };
            self.at += offset;
            self.verbatim(start, self.at);
            match self.peek() {
                Some(b'<') if self.at_end_tag() => return self.end_tag(),
                Some(b'<') => {
                    self.verbatim(self.at, self.at + 1);
                    self.at += 1;
                }
                Some(b'&') => self.reference_in_text(),
                _ => self.null(Some(char::REPLACEMENT_CHARACTER)),
            }
        }
    }

    /// PLAINTEXT state: up to the end.
    pub(super) fn plaintext(&mut self) {
        let start = self.at;
        self.at += memchr(0, self.rest()).unwrap_or(self.rest().len());
        self.verbatim(start, self.at);
        if self.peek().is_some() {
            self.null(Some(char::REPLACEMENT_CHARACTER));
        }
    }

    /// CDATA section state: up to `]]>` or the end. The section's `<![CDATA[` is at `start`.
    pub(super) fn cdata(&mut self, start: usize) {
        self.content = ContentModel::Data;
        self.flush_text(start);
        let text = self.at;
        let close = memchr::memmem::find(self.rest(), b"]]>");
        let end = close.map_or(self.bytes.len(), |offset| text + offset);
        self.verbatim(text, end);
        self.at = if close.is_some() { end + 3 } else { end };
        if close.is_none() {
            self.error_at_end(ErrorCode::EofInCdata, start, 9);
        }
        if text == end && start < self.at {
            self.emit(start, TokenKind::Dropped);
        } else {
            self.flush_text(self.at);
        }
    }

    /// Reads a NUL in text, which stands for `text`.
    pub(super) fn null(&mut self, text: Option<char>) {
        self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
        if let Some(text) = text {
            self.decoded(self.at, self.at + 1, text, None);
        }
        self.at += 1;
    }

    /// Character reference state, in text.
    fn reference_in_text(&mut self) {
        let start = self.at;
        match self.reference(false) {
            Some((first, second)) => self.decoded(start, self.at, first, second),
            None => self.verbatim(start, self.at),
        }
    }

    /// Whether an appropriate end tag starts here.
    pub(super) fn at_end_tag(&self) -> bool {
        !self.end_name.is_empty() && starts_end_tag(self.rest(), &self.end_name)
    }

    /// Reads the end tag that starts here.
    pub(super) fn end_tag(&mut self) {
        let start = self.at;
        self.flush_text(start);
        self.at += 2;
        self.tag(start, true);
    }

    /// Determines the content model of an element, once its start tag is read.
    pub(super) fn enter_element(&mut self, tag: &Tag<'_>) {
        if self.foreign.open(tag) {
            return;
        }
        let (content, name) = match &*tag.name {
            "title" => (ContentModel::Rcdata, "title"),
            "textarea" => (ContentModel::Rcdata, "textarea"),
            "style" => (ContentModel::Rawtext, "style"),
            "xmp" => (ContentModel::Rawtext, "xmp"),
            "iframe" => (ContentModel::Rawtext, "iframe"),
            "noembed" => (ContentModel::Rawtext, "noembed"),
            "noframes" => (ContentModel::Rawtext, "noframes"),
            "script" => (ContentModel::Script, "script"),
            "plaintext" => (ContentModel::Plaintext, ""),
            _ => return,
        };
        if !matches!(name, "" | "script" | "style") && !self.searches.finds(self.bytes, self.at, name) {
            return;
        }
        self.content = content;
        self.end_name = Cow::Borrowed(name);
    }
}
