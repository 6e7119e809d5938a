//! Semantic tokens: what other seeds have too, where one of them reads differently, and what is boilerplate.

use ropey::Rope;
use tower_lsp::ls_types::{
    Position, Range, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensLegend, Uri,
};

use crate::cancel::Cancel;
use crate::corpus::LookupError;
use crate::ide::passages::stretches::{StretchKind, stretches};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::text::ByteSpan;

/// The types of token, in the order of their numbers: see [`token_type`].
const TOKEN_TYPES: [&str; 3] = ["passage", "variant", "boilerplate"];

/// The index of a kind of stretch in [`TOKEN_TYPES`].
fn token_type(kind: StretchKind) -> u32 {
    match kind {
        StretchKind::Passage => 0,
        StretchKind::Variant => 1,
        StretchKind::Boilerplate => 2,
    }
}

/// The types of token, for the client.
pub(in crate::lsp) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend { token_types: TOKEN_TYPES.map(SemanticTokenType::from).to_vec(), token_modifiers: Vec::new() }
}

/// Answers `textDocument/semanticTokens/full`, and `/range` with a range.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn tokens(
    view: &View,
    uri: &Uri,
    range: Option<Range>,
    cancel: &Cancel,
) -> Result<Option<SemanticTokens>, RequestError> {
    let Some(document) = view.read(uri)? else { return Ok(None) };
    let within = range.map(|range| convert::span_of(&document.rope, range, view.client.unit));
    let data = of_document(view, document, within, cancel)?;
    if within.is_some() {
        return Ok(Some(SemanticTokens { result_id: None, data }));
    }
    let (result_id, _) = document.keep_tokens(data.clone());
    Ok(Some(SemanticTokens { result_id: Some(result_id), data }))
}

/// Answers `textDocument/semanticTokens/full/delta`: the changes to what was sent before, or all tokens if that is not known any
/// more.
///
/// # Errors
/// As [`tokens`].
pub(in crate::lsp) fn delta(
    view: &View,
    uri: &Uri,
    previous: &str,
    cancel: &Cancel,
) -> Result<Option<SemanticTokensFullDeltaResult>, RequestError> {
    let Some(document) = view.read(uri)? else { return Ok(None) };
    let data = of_document(view, document, None, cancel)?;
    let (result_id, sent) = document.keep_tokens(data.clone());
    let result_id = Some(result_id);
    Ok(Some(match sent {
        Some((id, before)) if id == previous => SemanticTokensDelta { result_id, edits: edits(&before, &data) }.into(),
        _ => SemanticTokens { result_id, data }.into(),
    }))
}

/// The one edit between two lists of tokens: it replaces what lies between their common beginning and their common end. The
/// protocol counts in numbers, five a token.
fn edits(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let alike = before.iter().zip(after).take_while(|(one, two)| one == two).count();
    let (rest_before, rest_after) = (&before[alike..], &after[alike..]);
    let end = rest_before.iter().rev().zip(rest_after.iter().rev()).take_while(|(one, two)| one == two).count();
    let (gone, new) = (&rest_before[..rest_before.len() - end], &rest_after[..rest_after.len() - end]);
    if gone.is_empty() && new.is_empty() {
        return Vec::new();
    }
    let numbers = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit { start: numbers(alike), delete_count: numbers(gone.len()), data: Some(new.to_vec()) }]
}

fn of_document(
    view: &View,
    document: &Document,
    within: Option<ByteSpan>,
    cancel: &Cancel,
) -> Result<Vec<SemanticToken>, LookupError> {
    let analysis = view.analysis(document, cancel)?;
    let variants = view.variants(document, cancel)?;
    let stretches = stretches(&analysis, &variants, within, cancel)?;
    Ok(encoded(view, &document.rope, &stretches))
}

/// Stretches as the protocol encodes them: each relative to the one before, none longer than a line.
fn encoded(view: &View, rope: &Rope, stretches: &[(ByteSpan, StretchKind)]) -> Vec<SemanticToken> {
    let (mut data, mut last) = (Vec::new(), Position::default());
    for (span, kind) in stretches {
        let token_type = token_type(*kind);
        for span in by_lines(rope, *span) {
            let Range { start, end } = view.range(rope, span);
            let length = end.character.saturating_sub(start.character);
            if length == 0 || start.line != end.line {
                continue;
            }
            let delta_line = start.line.saturating_sub(last.line);
            let from = if delta_line == 0 { last.character } else { 0 };
            let delta_start = start.character.saturating_sub(from);
            data.push(SemanticToken { delta_line, delta_start, length, token_type, token_modifiers_bitset: 0 });
            last = start;
        }
    }
    data
}

/// The parts of a span that lie in one line each, without line ends.
fn by_lines(rope: &Rope, span: ByteSpan) -> impl Iterator<Item = ByteSpan> {
    let line_of = |offset: usize| rope.byte_to_line(offset.min(rope.len_bytes()));
    (line_of(span.start())..=line_of(span.end())).filter_map(move |line| {
        let start = rope.line_to_byte(line).max(span.start());
        let text = rope.line(line);
        let ends = text.chars_at(text.len_chars()).reversed().take_while(|c| matches!(c, '\n' | '\r')).count();
        let end = (rope.line_to_byte(line) + text.len_bytes() - ends).min(span.end());
        (start < end).then(|| ByteSpan::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn token(delta_start: u32) -> SemanticToken {
        SemanticToken { delta_line: 0, delta_start, length: 1, token_type: 0, token_modifiers_bitset: 0 }
    }

    proptest! {
        #[test]
        fn an_edit_makes_the_new_of_the_old(
            before in prop::collection::vec(0u32..3, 0..12), after in prop::collection::vec(0u32..3, 0..12),
        ) {
            let tokens = |list: &[u32]| list.iter().copied().map(token).collect::<Vec<_>>();
            let (mut before, after) = (tokens(&before), tokens(&after));
            for edit in edits(&before, &after) {
                let start = edit.start as usize / 5;
                before.splice(start..start + edit.delete_count as usize / 5, edit.data.unwrap_or_default());
            }
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn no_token_goes_on_in_the_next_line() {
        let rope = Rope::from_str("一二\r\n三四\n\n五");
        let parts: Vec<_> =
            by_lines(&rope, ByteSpan::new(3, 19)).map(|span| rope.byte_slice(span.range()).to_string()).collect();
        assert_eq!(parts, ["二", "三四", "五"]);
    }
}
