//! Errors of the YAML parser as defects with exact places.

use granit_parser::ErrorKind;

use crate::seed::{Defect, SyntaxProblem};
use crate::text::{ByteSpan, slice};

/// Converts a parser's error at `place` in `inner` to a defect. `inner` starts at `offset` in the file.
///
/// `key_line` is the start of the line of the entry that was being read; `opened` is the offset in the file of an open
/// bracket. The parser notices an unclosed quotation mark or bracket only lines later, so the defect is placed where it
/// was opened.
pub(super) fn describe(
    inner: &str,
    offset: usize,
    place: usize,
    kind: &ErrorKind,
    key_line: Option<usize>,
    opened: Option<usize>,
) -> Defect {
    use ErrorKind as E;
    use SyntaxProblem as P;
    let quote = || key_line.and_then(|start| opening_quote(inner, start));
    let (place, length, problem) = match kind {
        E::InvalidQuotedScalarIndent | E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            (quote().unwrap_or(place), 1, P::UnclosedQuote)
        }
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape => {
            let (at, escape) = bad_escape(inner, place);
            (at, escape.len(), P::UnknownEscape(escape))
        }
        E::InvalidTrailingDoubleQuotedScalar => (place, 0, P::TextBehindQuote('"')),
        E::InvalidTrailingSingleQuotedScalar => (place, 0, P::TextBehindQuote('\'')),
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace if opened.is_none() => {
            (place, 1, P::UnquotedColon)
        }
        E::UnexpectedCharacter { character } if character.is_control() => {
            // The parser reports the start of the value.
            let ahead = inner.get(place..).and_then(|rest| rest.find(*character)).unwrap_or(0);
            (place + ahead, character.len_utf8(), P::ControlCharacter(*character))
        }
        E::UnexpectedCharacter { character } => (place, 0, P::UnquotedStart(*character)),
        E::UnknownAnchor | E::MissingAnchorOrAliasName => {
            let mark = inner.get(place..).filter(|rest| rest.starts_with('&')).map_or('*', |_| '&');
            (place, 0, P::UnquotedStart(mark))
        }
        E::ExpectedTagBang | E::UndeclaredTagHandle | E::InvalidTagTerminator | E::MissingTagUri => {
            (place, 0, P::UnquotedStart('!'))
        }
        E::SimpleKeyExpected | E::ExpectedBlockMappingKey | E::InvalidSimpleKey => (place, 0, P::NoKey),
        E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabAtBlockScalarStart => {
            (place, 1, P::Tab)
        }
        E::InvalidIndentation => (place, 0, P::Indentation),
        E::RecursionLimitExceeded => (place, 0, P::TooDeep),
        _ => match opened {
            Some(start) => {
                let place = start.saturating_sub(offset);
                let bracket = inner.get(place..).and_then(|rest| rest.chars().next()).unwrap_or('[');
                (place, 1, P::UnclosedBracket(bracket))
            }
            None => (place, 0, P::Other { format: "YAML", message: kind.to_string() }),
        },
    };
    Defect::FrontMatterSyntax { span: around(inner, place, length, offset), problem }
}

/// The span of `length` bytes at `place`, or of the character there if `length` is 0. At the end of a line it is empty.
fn around(inner: &str, place: usize, length: usize, offset: usize) -> ByteSpan {
    let place = (0..=place.min(inner.len())).rev().find(|&at| inner.is_char_boundary(at)).unwrap_or(0);
    let rest = slice(inner, place..);
    let next = rest.chars().next().filter(|c| *c != '\n' && *c != '\r').map_or(0, char::len_utf8);
    let end = if length == 0 || !rest.is_char_boundary(length) { next } else { length };
    ByteSpan::new(offset + place, offset + place + end.min(rest.len()))
}

/// The offset of the quotation mark that opens the value of the entry whose line starts at `start`.
fn opening_quote(inner: &str, start: usize) -> Option<usize> {
    let line = inner.get(start..)?.lines().next()?;
    let colon = line.find(':')?;
    let ahead = line.get(colon..)?.find(['"', '\''])?;
    Some(start + colon + ahead)
}

/// The first invalid escape in the double-quoted value that starts at `place`.
fn bad_escape(inner: &str, place: usize) -> (usize, String) {
    let rest = slice(inner, place..);
    let mut characters = rest.char_indices();
    while let Some((at, c)) = characters.next() {
        if c != '\\' {
            continue;
        }
        let Some((_, escaped)) = characters.next() else { break };
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\n\r".contains(escaped) => 0,
            _ => return (place + at, format!("\\{escaped}")),
        };
        let after = at + 2;
        let valid = rest.get(after..after + digits).is_some_and(|s| s.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if digits > 0 && !valid {
            return (place + at, format!("\\{escaped}"));
        }
    }
    (place, "\\".to_owned())
}
