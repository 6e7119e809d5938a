//! Document type declarations.

use memchr::memchr;

use super::Tokenizer;
use super::stream::is_space;
use crate::seed::html::error::ErrorCode;
use crate::seed::html::token::{Doctype, TokenKind};
use crate::text::subslice;

/// The identifier that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DoctypeIdentifier {
    Public,
    System,
}

impl Tokenizer<'_, '_> {
    /// DOCTYPE state: after the `<!DOCTYPE` at `start`.
    pub(super) fn doctype(&mut self, start: usize) {
        let mut doctype = Doctype::default();
        if !self.read_doctype(start, &mut doctype) {
            self.error_at_end(ErrorCode::EofInDoctype, start, 9);
            doctype.force_quirks = true;
        }
        self.emit(start, TokenKind::Doctype(Box::new(doctype)));
    }

    /// Reads the declaration and moves past its `>`. Returns `false` if the input ends first.
    fn read_doctype(&mut self, start: usize, doctype: &mut Doctype) -> bool {
        match self.peek() {
            None => return false,
            Some(b'>') => {}
            Some(byte) if is_space(byte) => self.skip_space(),
            Some(_) => self.error_at(ErrorCode::MissingWhitespaceBeforeDoctypeName, self.at),
        }
        // Before DOCTYPE name state.
        match self.peek() {
            None => return false,
            Some(b'>') => {
                self.error(ErrorCode::MissingDoctypeName, self.at, start, self.at + 1);
                doctype.force_quirks = true;
                self.at += 1;
                return true;
            }
            Some(_) => doctype.name = Some(self.doctype_name()),
        }
        // After DOCTYPE name state.
        self.skip_space();
        if self.peek().is_none() {
            return false;
        }
        if self.peek() == Some(b'>') {
            self.at += 1;
            return true;
        }
        let identifier = if self.looking_at("public") {
            DoctypeIdentifier::Public
        } else if self.looking_at("system") {
            DoctypeIdentifier::System
        } else {
            self.error_at(ErrorCode::InvalidCharacterSequenceAfterDoctypeName, self.at);
            doctype.force_quirks = true;
            return self.bogus_doctype();
        };
        self.at += 6;
        self.first_identifier(identifier, doctype)
    }

    /// DOCTYPE name state.
    fn doctype_name(&mut self) -> String {
        let start = self.at;
        while let Some(byte) = self.peek().filter(|&byte| byte != b'>' && !is_space(byte)) {
            if byte == 0 {
                self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
            }
            self.at += 1;
        }
        self.lower_name(start, false).into_owned()
    }

    /// After DOCTYPE public (or system) keyword state.
    fn first_identifier(&mut self, identifier: DoctypeIdentifier, doctype: &mut Doctype) -> bool {
        let (no_space, missing, no_quote) = match identifier {
            DoctypeIdentifier::Public => (
                ErrorCode::MissingWhitespaceAfterDoctypePublicKeyword,
                ErrorCode::MissingDoctypePublicIdentifier,
                ErrorCode::MissingQuoteBeforeDoctypePublicIdentifier,
            ),
            DoctypeIdentifier::System => (
                ErrorCode::MissingWhitespaceAfterDoctypeSystemKeyword,
                ErrorCode::MissingDoctypeSystemIdentifier,
                ErrorCode::MissingQuoteBeforeDoctypeSystemIdentifier,
            ),
        };
        if matches!(self.peek(), Some(b'"' | b'\'')) {
            self.error_at(no_space, self.at);
        }
        self.skip_space();
        match self.peek() {
            None => false,
            Some(b'"' | b'\'') => {
                if !self.quoted_identifier(identifier, doctype) {
                    return self.at < self.bytes.len() && self.bogus_doctype_after_abrupt_end();
                }
                self.after_identifier(identifier, doctype)
            }
            Some(next) => {
                let code = if next == b'>' { missing } else { no_quote };
                self.error_at(code, self.at);
                doctype.force_quirks = true;
                self.bogus_doctype()
            }
        }
    }

    /// DOCTYPE public (or system) identifier states, at the quotation mark. Returns `false` if there is no closing one.
    fn quoted_identifier(&mut self, identifier: DoctypeIdentifier, doctype: &mut Doctype) -> bool {
        let quote = self.peek();
        self.at += 1;
        let start = self.at;
        while let Some(byte) = self.peek().filter(|byte| *byte != b'>' && Some(*byte) != quote) {
            if byte == 0 {
                self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
            }
            self.at += 1;
        }
        let text = self.slice(start, self.at).replace('\0', "\u{FFFD}").replace("\r\n", "\n").replace('\r', "\n");
        let (slot, abrupt) = match identifier {
            DoctypeIdentifier::Public => (&mut doctype.public_id, ErrorCode::AbruptDoctypePublicIdentifier),
            DoctypeIdentifier::System => (&mut doctype.system_id, ErrorCode::AbruptDoctypeSystemIdentifier),
        };
        *slot = Some(text);
        match self.peek() {
            None => false,
            Some(b'>') => {
                doctype.force_quirks = true;
                self.error(abrupt, self.at, start - 1, self.at + 1);
                false
            }
            Some(_) => {
                self.at += 1;
                true
            }
        }
    }

    /// After DOCTYPE public (or system) identifier state.
    fn after_identifier(&mut self, identifier: DoctypeIdentifier, doctype: &mut Doctype) -> bool {
        let spaced = self.peek().is_some_and(is_space);
        self.skip_space();
        match (self.peek(), identifier) {
            (None, _) => false,
            (Some(b'>'), _) => {
                self.at += 1;
                true
            }
            (Some(b'"' | b'\''), DoctypeIdentifier::Public) => {
                if !spaced {
                    let code = ErrorCode::MissingWhitespaceBetweenDoctypePublicAndSystemIdentifiers;
                    self.error_at(code, self.at);
                }
                if !self.quoted_identifier(DoctypeIdentifier::System, doctype) {
                    return self.at < self.bytes.len() && self.bogus_doctype_after_abrupt_end();
                }
                self.after_identifier(DoctypeIdentifier::System, doctype)
            }
            (Some(_), DoctypeIdentifier::Public) => {
                self.error_at(ErrorCode::MissingQuoteBeforeDoctypeSystemIdentifier, self.at);
                doctype.force_quirks = true;
                self.bogus_doctype()
            }
            (Some(_), DoctypeIdentifier::System) => {
                self.error_at(ErrorCode::UnexpectedCharacterAfterDoctypeSystemIdentifier, self.at);
                self.bogus_doctype()
            }
        }
    }

    /// Moves past the `>` that cut an identifier short.
    fn bogus_doctype_after_abrupt_end(&mut self) -> bool {
        self.at += 1;
        true
    }

    /// Bogus DOCTYPE state: moves past the next `>`, or to the end. Neither is an error, so it always returns `true`.
    fn bogus_doctype(&mut self) -> bool {
        let end = memchr(b'>', self.rest()).map(|offset| self.at + offset);
        let stop = end.unwrap_or(self.bytes.len());
        while let Some(offset) = memchr(0, subslice(self.bytes, self.at..stop)) {
            self.at += offset;
            self.error_at(ErrorCode::UnexpectedNullCharacter, self.at);
            self.at += 1;
        }
        self.at = end.map_or(stop, |end| end + 1);
        true
    }
}
