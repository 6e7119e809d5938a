//! What to say to a curator of each parse error of the HTML standard, and how much it matters.

use crate::rules::Severity;
use crate::rules::message::quote;
use crate::seed::html::ErrorCode;

/// What is said of an error.
pub(super) struct Words {
    pub(super) severity: Severity,
    pub(super) message: String,
}

/// The words for an error at `text`.
pub(super) fn words(code: ErrorCode, text: &str) -> Words {
    let quoted = quote(text);
    let (severity, message) = in_text(code, text, &quoted)
        .or_else(|| in_tags(code, &quoted))
        .unwrap_or_else(|| (Severity::Info, in_doctype(code, &quoted)));
    Words { severity, message }
}

/// Comments, references, and characters.
fn in_text(code: ErrorCode, text: &str, quoted: &str) -> Option<(Severity, String)> {
    use ErrorCode as E;
    use Severity::{Error, Info, Warning};
    Some(match code {
        E::EofInComment => {
            (Error, "This comment is never closed, and hides all that follows: end it with “-->”".to_owned())
        }
        E::NestedComment => (Warning, "A comment begins inside of a comment: the first “-->” ends both".to_owned()),
        E::AbruptClosingOfEmptyComment => (Info, format!("{quoted} is a comment that ends at once: write “<!-- -->”")),
        E::IncorrectlyClosedComment => (Info, format!("{quoted} ends the comment: write “-->”")),
        E::IncorrectlyOpenedComment if is_conditional(text) => {
            (Info, format!("{quoted} begins no comment that HTML knows, and what follows up to “>” is not shown"))
        }
        E::IncorrectlyOpenedComment => (
            Warning,
            format!(
                "What follows {quoted} up to the next “>” is not shown: write “<!--” for a comment, “&lt;” for a “<”"
            ),
        ),
        E::UnexpectedQuestionMarkInsteadOfTagName => {
            (Warning, format!("What follows {quoted} up to the next “>” is not shown: write “&lt;” if it is text"))
        }
        E::CdataInHtmlContent => (
            Error,
            format!(
                "What follows {quoted} is not shown: HTML knows no such section. Remove the mark, and “]]>” behind it"
            ),
        ),
        E::EofInCdata => (Error, "This section is never closed: end it with “]]>”".to_owned()),
        E::EofInScriptHtmlCommentLikeText => {
            (Error, "This script is never closed, and hides all that follows: end it with “</script>”".to_owned())
        }
        E::MissingSemicolonAfterCharacterReference => (Info, format!("{quoted} lacks its semicolon: write “{text};”")),
        E::UnknownNamedCharacterReference => (
            Warning,
            format!(
                "There is no character named {quoted}, and it is shown as it stands: write “&amp;” for “&”, if it is meant so"
            ),
        ),
        E::AbsenceOfDigitsInNumericCharacterReference => (
            Warning,
            format!("{quoted} names no character, for digits are missing: write “&amp;” for “&”, if it is meant so"),
        ),
        E::CharacterReferenceOutsideUnicodeRange | E::SurrogateCharacterReference | E::NullCharacterReference => {
            (Warning, format!("{quoted} names no character there is, and is shown as “\u{FFFD}”"))
        }
        E::NoncharacterCharacterReference => (Warning, format!("{quoted} names a code that stands for no character")),
        E::ControlCharacterReference => {
            (Info, format!("{quoted} names a control character: write the character that is meant"))
        }
        E::ControlCharacterInInputStream => {
            (Info, format!("A control character stands here ({}): remove it", quoted.trim_matches(['“', '”'])))
        }
        E::NoncharacterInInputStream => (Info, "A code that stands for no character is here: remove it".to_owned()),
        E::UnexpectedNullCharacter => (Warning, "A NUL character stands here, and is not shown: remove it".to_owned()),
        _ => return None,
    })
}

/// Whether what follows is one of Word's and old browsers' conditions, `<![endif]>`.
fn is_conditional(text: &str) -> bool {
    text.starts_with("<![")
}

/// Tags and attributes.
fn in_tags(code: ErrorCode, quoted: &str) -> Option<(Severity, String)> {
    use ErrorCode as E;
    use Severity::{Error, Hint, Info, Warning};
    Some(match code {
        E::EofInTag => (
            Error,
            format!(
                "The tag {quoted} is never ended, and hides what follows: end it with “>”, and look for a quotation mark that is missing"
            ),
        ),
        E::EofBeforeTagName => (Warning, format!("{quoted} at the end begins no tag: write “&lt;” if it is text")),
        E::InvalidFirstCharacterOfTagName if quoted.starts_with("“</") => (
            Error,
            format!("{quoted} is no end tag, and what follows up to the next “>” is not shown: write “&lt;” for “<”"),
        ),
        E::InvalidFirstCharacterOfTagName => (Warning, format!("{quoted} begins no tag here: write “&lt;” for it")),
        E::MissingEndTagName => (Info, format!("{quoted} closes nothing, and is not shown: remove it")),
        E::EndTagWithAttributes => (Info, format!("An end tag has no attributes: remove {quoted}")),
        E::EndTagWithTrailingSolidus => (Info, "An end tag has no slash at its end: is a start tag meant?".to_owned()),
        E::NonVoidHtmlElementStartTagWithTrailingSolidus => (
            Warning,
            format!("The slash does not close {quoted}, and what follows stands inside of it: add an end tag"),
        ),
        E::DuplicateAttribute => {
            (Warning, format!("The attribute {quoted} stands twice in this tag, and only the first counts"))
        }
        E::MissingAttributeValue => (Warning, "A value is missing behind “=”".to_owned()),
        E::MissingWhitespaceBetweenAttributes => (
            Warning,
            format!(
                "There is no space between the attributes, before {quoted}: add one, or write “&quot;” if the quotation mark before belongs to the value"
            ),
        ),
        E::UnexpectedCharacterInAttributeName => (
            Warning,
            format!(
                "{quoted} stands in an attribute’s name: look for a quotation mark that is missing, or write “&quot;” for one inside of the value before"
            ),
        ),
        E::UnexpectedCharacterInUnquotedAttributeValue => {
            (Warning, format!("{quoted} stands in a value without quotation marks: put the value in quotation marks"))
        }
        E::UnexpectedEqualsSignBeforeAttributeName => {
            (Warning, "“=” stands where an attribute’s name should begin".to_owned())
        }
        E::UnexpectedSolidusInTag => (Hint, "A slash stands inside of the tag, and says nothing: remove it".to_owned()),
        _ => return None,
    })
}

/// The declaration of the document type. No text is lost by what is wrong there.
fn in_doctype(code: ErrorCode, quoted: &str) -> String {
    use ErrorCode as E;
    const PLAIN: &str = "write “<!DOCTYPE html>”";
    match code {
        E::EofInDoctype => format!("The declaration {quoted} is never ended: {PLAIN}"),
        E::MissingDoctypeName => format!("The declaration names no document type: {PLAIN}"),
        E::MissingDoctypePublicIdentifier | E::MissingDoctypeSystemIdentifier => {
            format!("The declaration lacks an identifier: {PLAIN}")
        }
        E::AbruptDoctypePublicIdentifier | E::AbruptDoctypeSystemIdentifier => {
            format!("The identifier {quoted} is not closed: {PLAIN}")
        }
        E::MissingQuoteBeforeDoctypePublicIdentifier | E::MissingQuoteBeforeDoctypeSystemIdentifier => {
            format!("The declaration lacks a quotation mark before {quoted}: {PLAIN}")
        }
        E::InvalidCharacterSequenceAfterDoctypeName | E::UnexpectedCharacterAfterDoctypeSystemIdentifier => {
            format!("The declaration holds what does not belong there, from {quoted} on: {PLAIN}")
        }
        _ => format!("The declaration lacks a space before {quoted}: {PLAIN}"),
    }
}
