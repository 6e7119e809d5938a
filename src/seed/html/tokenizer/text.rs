//! Characters outside of tags: data, RCDATA, RAWTEXT, PLAINTEXT and CDATA.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use super::{ContentModel, Tokenizer, is_space};
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::{Tag, TokenKind};
use crate::text::subslice;

const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// Which elements are known to have no end tag in the rest of the input, so that no stretch is searched twice.
#[derive(Default)]
pub(super) struct EndTagSearch {
    /// Name, and the place of the next end tag that was found by the last search (`None`: there is no more).
    found: Vec<(&'static str, Option<usize>)>,
}

impl Tokenizer<'_, '_> {
    /// Data state: to the next tag or the end.
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

    /// RCDATA and RAWTEXT states: to the end tag or the end.
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
                _ => self.null(Some(REPLACEMENT)),
            }
        }
    }

    /// PLAINTEXT state: to the end.
    pub(super) fn plaintext(&mut self) {
        let start = self.at;
        self.at += memchr(0, self.rest()).unwrap_or(self.rest().len());
        self.verbatim(start, self.at);
        if self.peek().is_some() {
            self.null(Some(REPLACEMENT));
        }
    }

    /// CDATA section state: to `]]>` or the end. `start` is where the section's `<![CDATA[` stands.
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

    /// A NUL in text, which reads as `text`.
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

    /// Whether an appropriate end tag starts here: `</`, the name, and what may end a name.
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

    /// What the content of an element is, once its start tag is read.
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
        if !matches!(name, "" | "script" | "style") && !self.has_end_tag(name) {
            return;
        }
        self.content = content;
        self.end_name = Cow::Borrowed(name);
    }

    /// Whether an end tag of that name stands somewhere ahead. Linear over all calls for one name.
    fn has_end_tag(&mut self, name: &'static str) -> bool {
        let known = self.searches.found.iter().position(|(searched, _)| *searched == name);
        if let Some((_, found)) = known.and_then(|index| self.searches.found.get(index)) {
            match found {
                None => return false,
                Some(place) if *place >= self.at => return true,
                Some(_) => {}
            }
        }
        let mut from = self.at;
        let mut place = None;
        while let Some(offset) = memchr(b'<', subslice(self.bytes, from..)) {
            from += offset;
            if starts_end_tag(subslice(self.bytes, from..), name) {
                place = Some(from);
                break;
            }
            from += 1;
        }
        match known.and_then(|index| self.searches.found.get_mut(index)) {
            Some(entry) => entry.1 = place,
            None => self.searches.found.push((name, place)),
        }
        place.is_some()
    }
}

fn starts_end_tag(bytes: &[u8], name: &str) -> bool {
    bytes.starts_with(b"</")
        && bytes.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(2 + name.len()).is_some_and(|&next| is_space(next) || matches!(next, b'/' | b'>'))
}
