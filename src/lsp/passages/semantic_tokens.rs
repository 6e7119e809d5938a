//! Semantic tokens: what other seeds have too, where one of them reads otherwise, and what is boilerplate.

use ropey::Rope;
use tower_lsp::ls_types::{
    Position, Range, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensLegend, Uri,
};

use crate::cancel::Cancel;
use crate::corpus::LookupError;
use crate::lsp::convert;
use crate::lsp::documents::Document;
use crate::lsp::request_error::RequestError;
use crate::lsp::view::View;
use crate::text::{ByteSpan, merge_spans};

/// The kinds of token, by their numbers.
const KINDS: [&str; 3] = ["passage", "variant", "boilerplate"];
const PASSAGE: u32 = 0;
const VARIANT: u32 = 1;
const BOILERPLATE: u32 = 2;

/// The kinds of token, for the client.
pub(in crate::lsp) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend { token_types: KINDS.map(SemanticTokenType::from).to_vec(), token_modifiers: Vec::new() }
}

/// Tokens as they were last sent, by the name that they were given.
pub(in crate::lsp) type Sent = Option<(String, Vec<SemanticToken>)>;

/// Answers `textDocument/semanticTokens/full`, and `/range` with a range.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
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

/// Answers `textDocument/semanticTokens/full/delta`: what is to be changed of what was sent before, if it is still known
/// what that was.
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

/// The one edit between two lists of tokens: what lies between what they begin and what they end with alike. Counted in
/// numbers, five a token, as the protocol does.
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
    let reading = document.reading();
    let wanted = |span: ByteSpan| within.is_none_or(|within| within.overlaps(span));
    let passages = view.passages(document, cancel)?;
    let mut layers: [Vec<ByteSpan>; 3] = Default::default();
    let variants = view.variants(document, cancel)?;
    for (witnessed, variants) in passages.iter().zip(variants.iter()).filter(|(it, _)| wanted(it.seed_span)) {
        cancel.check()?;
        layers[PASSAGE as usize].push(witnessed.seed_span);
        let read = variants.iter().map(|variant| variant.seed);
        layers[VARIANT as usize].extend(read.filter(|span| !span.is_empty() && wanted(*span)));
    }
    layers[BOILERPLATE as usize].extend(reading.seed.boilerplate.iter().map(|it| it.span).filter(|it| wanted(*it)));
    let [shared, variants, boilerplate] = layers.map(merge_spans);
    let mut spans: Vec<(ByteSpan, u32)> = without(&shared, &variants).into_iter().map(|it| (it, PASSAGE)).collect();
    spans.extend(without(&variants, &boilerplate).into_iter().map(|it| (it, VARIANT)));
    spans.extend(boilerplate.into_iter().map(|it| (it, BOILERPLATE)));
    spans.sort_unstable_by_key(|(span, _)| span.start());
    cancel.check()?;
    Ok(encoded(view, &document.rope, &spans))
}

/// What some spans cover and others do not; both in order and without overlaps.
fn without(spans: &[ByteSpan], others: &[ByteSpan]) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    for span in spans {
        let mut start = span.start();
        let first = others.partition_point(|other| other.end() <= start);
        for other in others.iter().skip(first).take_while(|other| other.start() < span.end()) {
            if start < other.start() {
                found.push(ByteSpan::new(start, other.start()));
            }
            start = other.end();
        }
        if start < span.end() {
            found.push(ByteSpan::new(start, span.end()));
        }
    }
    found
}

/// Spans as the protocol counts them: each from the one before, none longer than a line.
fn encoded(view: &View, rope: &Rope, spans: &[(ByteSpan, u32)]) -> Vec<SemanticToken> {
    let (mut data, mut last) = (Vec::new(), Position::default());
    for (span, kind) in spans {
        for span in by_lines(rope, *span) {
            let Range { start, end } = view.range(rope, span);
            let length = end.character.saturating_sub(start.character);
            if length == 0 || start.line != end.line {
                continue;
            }
            let delta_line = start.line.saturating_sub(last.line);
            let from = if delta_line == 0 { last.character } else { 0 };
            let delta_start = start.character.saturating_sub(from);
            data.push(SemanticToken { delta_line, delta_start, length, token_type: *kind, token_modifiers_bitset: 0 });
            last = start;
        }
    }
    data
}

/// The parts of a span that lie in one line each, line ends left out.
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

    fn spans(list: &[(usize, usize)]) -> Vec<ByteSpan> {
        list.iter().map(|&(start, len)| ByteSpan::new(start, start + len)).collect()
    }

    fn token(delta_start: u32) -> SemanticToken {
        SemanticToken { delta_line: 0, delta_start, length: 1, token_type: 0, token_modifiers_bitset: 0 }
    }

    proptest! {
        #[test]
        fn what_is_left_is_in_the_one_and_not_in_the_other(
            ones in prop::collection::vec((0usize..60, 1usize..9), 0..9),
            others in prop::collection::vec((0usize..60, 1usize..9), 0..9),
        ) {
            let (ones, others) = (merge_spans(spans(&ones)), merge_spans(spans(&others)));
            let left = without(&ones, &others);
            let has = |spans: &[ByteSpan], at| spans.iter().any(|span| span.contains(at));
            for at in 0..80 {
                prop_assert_eq!(has(&left, at), has(&ones, at) && !has(&others, at));
            }
            prop_assert!(left.windows(2).all(|two| two[0].end() <= two[1].start()));
        }

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
