//! Attributes of tags.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr3;

use super::Tokenizer;
use super::stream::is_space;
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::{Attribute, Tag};
use crate::text::ByteSpan;

/// Up to this many attributes are compared one by one. After that, a set of their names is kept.
const LINEAR_SEARCH_ATTRIBUTES: usize = 16;

impl<'s> Tokenizer<'s, '_> {
    /// Reads from after the tag's name to after its `>`. Returns `false` if the input ends first.
    pub(super) fn attributes(&mut self, tag: &mut Tag<'s>) -> bool {
        let mut many = HashSet::new();
        loop {
            // Before attribute name state.
            self.skip_space();
            match self.peek() {
                None => return false,
                Some(b'>') => {
                    self.at += 1;
                    return true;
                }
                Some(b'/') => {
                    // Self-closing start tag state.
                    self.at += 1;
                    match self.peek() {
                        None => return false,
                        Some(b'>') => {
                            self.at += 1;
                            tag.self_closing = true;
                            return true;
                        }
                        Some(_) => self.error(ErrorCode::UnexpectedSolidusInTag, self.at, self.at - 1, self.at),
                    }
                }
                Some(_) => {
                    let attribute = self.attribute(tag, &mut many);
                    tag.attributes.extend(attribute);
                }
            }
        }
    }

    /// Reads an attribute, from the first character of its name. Returns `None` if the name occurred before.
    fn attribute(&mut self, tag: &Tag<'s>, many: &mut HashSet<Cow<'s, str>>) -> Option<Attribute<'s>> {
        let (name, name_span) = self.attribute_name();
        let duplicate = if tag.attributes.len() < LINEAR_SEARCH_ATTRIBUTES {
            tag.attribute(&name).is_some()
        } else {
            if many.is_empty() {
                many.extend(tag.attributes.iter().map(|attribute| attribute.name.clone()));
            }
            !many.insert(name.clone())
        };
        let error_index = self.out.errors.len();
        if duplicate {
            self.error(ErrorCode::DuplicateAttribute, self.at, name_span.start(), name_span.end());
            if let Some(error) = self.out.errors.last_mut() {
                error.first = tag.attribute(&name).map(|first| first.name_span);
            }
        }
        // After attribute name state.
        let after_name = self.at;
        self.skip_space();
        let (value, value_span) = if self.peek() == Some(b'=') {
            self.at += 1;
            self.attribute_value()
        } else {
            self.at = after_name;
            (Cow::Borrowed(""), ByteSpan::at(after_name))
        };
        if duplicate && let Some(error) = self.out.errors.get_mut(error_index) {
            error.span = ByteSpan::new(name_span.start(), self.at.max(name_span.end()));
        }
        (!duplicate).then_some(Attribute { name, name_span, value, value_span })
    }

    /// Attribute name state, from the first character.
    fn attribute_name(&mut self) -> (Cow<'s, str>, ByteSpan) {
        let start = self.at;
        let mut plain = true;
        if self.peek() == Some(b'=') {
            self.error_at(ErrorCode::UnexpectedEqualsSignBeforeAttributeName, start);
            self.at += 1;
        }
        while let Some(byte) = self.peek() {
            match byte {
                b'/' | b'>' | b'=' => break,
                _ if is_space(byte) => break,
                0 => {
                    self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
                    plain = false;
                }
                b'"' | b'\'' | b'<' => self.error_at(ErrorCode::UnexpectedCharacterInAttributeName, self.at),
                b'A'..=b'Z' => plain = false,
                _ => {}
            }
            self.at += 1;
        }
        (self.lower_name(start, plain), ByteSpan::new(start, self.at))
    }

    /// Before attribute value state.
    fn attribute_value(&mut self) -> (Cow<'s, str>, ByteSpan) {
        self.skip_space();
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.quoted_value(quote)
            }
            Some(b'>') => {
                self.error(ErrorCode::MissingAttributeValue, self.at, self.at - 1, self.at);
                (Cow::Borrowed(""), ByteSpan::at(self.at))
            }
            Some(_) => self.unquoted_value(),
            None => (Cow::Borrowed(""), ByteSpan::at(self.at)),
        }
    }

    /// Attribute value (double-quoted) and (single-quoted) states.
    fn quoted_value(&mut self, quote: u8) -> (Cow<'s, str>, ByteSpan) {
        let mut value = ValueBuilder::new(self.at);
        loop {
            self.at += memchr3(quote, b'&', 0, self.rest()).unwrap_or(self.rest().len());
            match self.peek() {
                Some(b'&') => self.reference_in_value(&mut value),
                Some(0) => self.null_in_value(&mut value),
                _ => break,
            }
        }
        let (start, end) = (value.start, self.at);
        if self.peek().is_some() {
            // After attribute value (quoted) state.
            self.at += 1;
            if self.peek().is_some_and(|next| !is_space(next) && !matches!(next, b'/' | b'>')) {
                self.error_at(ErrorCode::MissingWhitespaceBetweenAttributes, self.at);
            }
        }
        (value.finish(self, end), ByteSpan::new(start, end))
    }

    /// Attribute value (unquoted) state.
    fn unquoted_value(&mut self) -> (Cow<'s, str>, ByteSpan) {
        let mut value = ValueBuilder::new(self.at);
        while let Some(byte) = self.peek() {
            match byte {
                b'>' => break,
                _ if is_space(byte) => break,
                b'&' => self.reference_in_value(&mut value),
                0 => self.null_in_value(&mut value),
                b'"' | b'\'' | b'<' | b'=' | b'`' => {
                    self.error_at(ErrorCode::UnexpectedCharacterInUnquotedAttributeValue, self.at);
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        let (start, end) = (value.start, self.at);
        (value.finish(self, end), ByteSpan::new(start, end))
    }

    /// Character reference state, in a value.
    fn reference_in_value(&mut self, value: &mut ValueBuilder) {
        let start = self.at;
        if let Some((first, second)) = self.reference(true) {
            value.replace(self.slice(value.copied, start), self.at, first);
            value.text.extend(second);
        }
    }

    fn null_in_value(&mut self, value: &mut ValueBuilder) {
        self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
        value.replace(self.slice(value.copied, self.at), self.at + 1, char::REPLACEMENT_CHARACTER);
        self.at += 1;
    }
}

/// An attribute value, copied only if it differs from the source.
struct ValueBuilder {
    start: usize,
    /// `text` stands for the source up to here, unless it is empty.
    copied: usize,
    text: String,
}

impl ValueBuilder {
    fn new(start: usize) -> Self {
        Self { start, copied: start, text: String::new() }
    }

    /// Appends `before`, the source since the last replacement, and `read`, which stands for the source up to `end`.
    fn replace(&mut self, before: &str, end: usize, read: char) {
        self.text.push_str(&with_line_feeds(before));
        self.text.push(read);
        self.copied = end;
    }

    /// The whole value, which ends at `end`.
    fn finish<'s>(mut self, tokenizer: &Tokenizer<'s, '_>, end: usize) -> Cow<'s, str> {
        let rest = tokenizer.slice(self.copied, end);
        if self.copied == self.start {
            return with_line_feeds(rest);
        }
        self.text.push_str(&with_line_feeds(rest));
        Cow::Owned(self.text)
    }
}

/// Normalises newlines (13.2.3.5 “Preprocessing the input stream”).
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}
