//! The message and severity of each parse error that the HTML standard defines.

use crate::messages::{Message, message, quote};
use crate::rules::Severity;
use crate::seed::html::ErrorCode;

/// The severity and message of an error.
pub(super) struct ParseErrorText {
    pub(super) severity: Severity,
    pub(super) message: Message,
}

/// Describes an error at `text`; `None` for errors that other rules report, namely duplicate attributes and control
/// characters.
pub(super) fn describe(code: ErrorCode, text: &str) -> Option<ParseErrorText> {
    let (severity, message) = in_text(code, text)
        .or_else(|| in_tags(code, text))
        // Errors in the doctype lose no text.
        .or_else(|| in_doctype(code, text).map(|message| (Severity::Info, message)))?;
    Some(ParseErrorText { severity, message })
}

/// Errors in comments, references and characters.
#[rustfmt::skip]
fn in_text(code: ErrorCode, text: &str) -> Option<(Severity, Message)> {
    use ErrorCode as E;
    use Severity::{Error, Info, Warning};
    let quoted = || quote(text);
    Some(match code {
        E::EofInComment => (Error, message!("parse-error-eof-in-comment")),
        E::NestedComment => (Warning, message!("parse-error-nested-comment")),
        E::AbruptClosingOfEmptyComment => (Info, message!("parse-error-abrupt-closing-of-empty-comment", text = quoted())),
        E::IncorrectlyClosedComment => (Info, message!("parse-error-incorrectly-closed-comment", text = quoted())),
        // Conditional comments of Word and old browsers, `<![endif]>`.
        E::IncorrectlyOpenedComment if text.starts_with("<![") => {
            (Info, message!("parse-error-incorrectly-opened-comment-condition", text = quoted()))
        }
        E::IncorrectlyOpenedComment => (Warning, message!("parse-error-incorrectly-opened-comment", text = quoted())),
        E::UnexpectedQuestionMarkInsteadOfTagName => {
            (Warning, message!("parse-error-unexpected-question-mark-instead-of-tag-name", text = quoted()))
        }
        E::CdataInHtmlContent => (Error, message!("parse-error-cdata-in-html-content", text = quoted())),
        E::EofInCdata => (Error, message!("parse-error-eof-in-cdata")),
        E::EofInScriptHtmlCommentLikeText => (Error, message!("parse-error-eof-in-script-html-comment-like-text")),
        E::MissingSemicolonAfterCharacterReference => {
            let whole = quote(&format!("{text};"));
            (Info, message!("parse-error-missing-semicolon-after-character-reference", text = quoted(), whole = whole))
        }
        E::UnknownNamedCharacterReference => {
            (Warning, message!("parse-error-unknown-named-character-reference", text = quoted()))
        }
        E::AbsenceOfDigitsInNumericCharacterReference => {
            (Warning, message!("parse-error-absence-of-digits-in-numeric-character-reference", text = quoted()))
        }
        E::CharacterReferenceOutsideUnicodeRange => {
            (Warning, message!("parse-error-character-reference-outside-unicode-range", text = quoted()))
        }
        E::SurrogateCharacterReference => (Warning, message!("parse-error-surrogate-character-reference", text = quoted())),
        E::NullCharacterReference => (Warning, message!("parse-error-null-character-reference", text = quoted())),
        E::NoncharacterCharacterReference => {
            (Warning, message!("parse-error-noncharacter-character-reference", text = quoted()))
        }
        E::ControlCharacterReference => (Info, message!("parse-error-control-character-reference", text = quoted())),
        E::NoncharacterInInputStream => (Info, message!("parse-error-noncharacter-in-input-stream")),
        _ => return None,
    })
}

/// Errors in tags and attributes.
#[rustfmt::skip]
fn in_tags(code: ErrorCode, text: &str) -> Option<(Severity, Message)> {
    use ErrorCode as E;
    use Severity::{Error, Hint, Info, Warning};
    let quoted = || quote(text);
    Some(match code {
        E::EofInTag => (Error, message!("parse-error-eof-in-tag", text = quoted())),
        E::EofBeforeTagName => (Warning, message!("parse-error-eof-before-tag-name", text = quoted())),
        E::InvalidFirstCharacterOfTagName if text.starts_with("</") => {
            (Error, message!("parse-error-invalid-first-character-of-tag-name-end", text = quoted()))
        }
        E::InvalidFirstCharacterOfTagName => {
            (Warning, message!("parse-error-invalid-first-character-of-tag-name", text = quoted()))
        }
        E::MissingEndTagName => (Info, message!("parse-error-missing-end-tag-name", text = quoted())),
        E::EndTagWithAttributes => (Info, message!("parse-error-end-tag-with-attributes", text = quoted())),
        E::EndTagWithTrailingSolidus => (Info, message!("parse-error-end-tag-with-trailing-solidus")),
        E::NonVoidHtmlElementStartTagWithTrailingSolidus => {
            (Warning, message!("parse-error-non-void-html-element-start-tag-with-trailing-solidus", text = quoted()))
        }
        E::MissingAttributeValue => (Warning, message!("parse-error-missing-attribute-value")),
        E::MissingWhitespaceBetweenAttributes => {
            (Warning, message!("parse-error-missing-whitespace-between-attributes", text = quoted()))
        }
        E::UnexpectedCharacterInAttributeName => {
            (Warning, message!("parse-error-unexpected-character-in-attribute-name", text = quoted()))
        }
        E::UnexpectedCharacterInUnquotedAttributeValue => {
            (Warning, message!("parse-error-unexpected-character-in-unquoted-attribute-value", text = quoted()))
        }
        E::UnexpectedEqualsSignBeforeAttributeName => {
            (Warning, message!("parse-error-unexpected-equals-sign-before-attribute-name"))
        }
        E::UnexpectedSolidusInTag => (Hint, message!("parse-error-unexpected-solidus-in-tag")),
        _ => return None,
    })
}

/// Errors in the doctype.
#[rustfmt::skip]
fn in_doctype(code: ErrorCode, text: &str) -> Option<Message> {
    use ErrorCode as E;
    let text = quote(text);
    Some(match code {
        E::EofInDoctype => message!("parse-error-eof-in-doctype", text = text),
        E::MissingDoctypeName => message!("parse-error-missing-doctype-name"),
        E::MissingDoctypePublicIdentifier => message!("parse-error-missing-doctype-public-identifier"),
        E::MissingDoctypeSystemIdentifier => message!("parse-error-missing-doctype-system-identifier"),
        E::AbruptDoctypePublicIdentifier => message!("parse-error-abrupt-doctype-public-identifier", text = text),
        E::AbruptDoctypeSystemIdentifier => message!("parse-error-abrupt-doctype-system-identifier", text = text),
        E::MissingQuoteBeforeDoctypePublicIdentifier => {
            message!("parse-error-missing-quote-before-doctype-public-identifier", text = text)
        }
        E::MissingQuoteBeforeDoctypeSystemIdentifier => {
            message!("parse-error-missing-quote-before-doctype-system-identifier", text = text)
        }
        E::InvalidCharacterSequenceAfterDoctypeName => {
            message!("parse-error-invalid-character-sequence-after-doctype-name", text = text)
        }
        E::UnexpectedCharacterAfterDoctypeSystemIdentifier => {
            message!("parse-error-unexpected-character-after-doctype-system-identifier", text = text)
        }
        E::MissingWhitespaceAfterDoctypePublicKeyword => {
            message!("parse-error-missing-whitespace-after-doctype-public-keyword", text = text)
        }
        E::MissingWhitespaceAfterDoctypeSystemKeyword => {
            message!("parse-error-missing-whitespace-after-doctype-system-keyword", text = text)
        }
        E::MissingWhitespaceBeforeDoctypeName => {
            message!("parse-error-missing-whitespace-before-doctype-name", text = text)
        }
        E::MissingWhitespaceBetweenDoctypePublicAndSystemIdentifiers => {
            message!("parse-error-missing-whitespace-between-doctype-public-and-system-identifiers", text = text)
        }
        _ => return None,
    })
}
