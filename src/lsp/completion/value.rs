//! Values of fields: what the seed itself states elsewhere, then what its reprints state, then authors, sources and tags of
//! the whole corpus that what was typed can mean, in pinyin too; those of the most seeds first.

use std::collections::BTreeMap;

use tower_lsp::ls_types::CompletionItemKind;

use super::{Proposal, before};
use crate::cancel::Cancel;
use crate::corpus::{LookupError, OutlineKind, Query};
use crate::lsp::view::View;
use crate::lsp::witnesses::Place;
use crate::messages::message;
use crate::rules::words;
use crate::seed::field::SeedDate;
use crate::seed::{Field, FieldKind, PartKind};
use crate::text::{ByteSpan, slice};

/// Fields whose values seeds have in common.
const SHARED: [FieldKind; 6] =
    [FieldKind::Title, FieldKind::Author, FieldKind::Published, FieldKind::Source, FieldKind::Tag, FieldKind::Language];

/// So many values of the corpus are offered. Who wants another types one letter more.
const MOST: usize = 64;

/// The values that can stand in the field at a place.
///
/// # Errors
/// [`LookupError::Cancelled`] as soon as the flag is seen raised; [`LookupError::Index`] if the index cannot be read.
pub(super) fn proposals(view: &View, place: &Place, cancel: &Cancel) -> Result<Vec<Proposal>, LookupError> {
    let (seed, language) = (&place.reading.seed, view.client.language);
    let (line, typed_of_line) = before(place);
    let here = |field: &&Field| {
        let is_labelled_here = field.label.is_some_and(|label| label.start() >= line && label.end() <= place.offset);
        field.span.touches(place.offset) || field.is_empty() && is_labelled_here
    };
    let Some(field) = seed.fields.iter().rev().find(here).filter(|field| SHARED.contains(&field.kind)) else {
        return Ok(Vec::new());
    };
    let typed = if field.span.touches(place.offset) { field.span } else { ByteSpan::at(place.offset) };
    // `author:` wants a space before its value.
    let space = if typed.is_empty() && typed_of_line.ends_with(':') { " " } else { "" };
    let mut found: Vec<(String, String)> = Vec::new();
    let others = seed.fields_of(field.kind).filter(|other| !other.is_empty() && other.span != field.span);
    found.extend(others.map(|other| {
        let part = words::part(seed.part_of(other).kind).title(language);
        (value(other), part)
    }));
    let mut stated: BTreeMap<String, usize> = BTreeMap::new();
    let passages = view.passages(&place.document, cancel)?;
    let mut seen = Vec::new();
    for witnessed in passages.iter() {
        cancel.check()?;
        if seen.contains(&&witnessed.witness.path) {
            continue;
        }
        seen.push(&witnessed.witness.path);
        for other in witnessed.witness.seed.fields_of(field.kind).filter(|other| !other.is_empty()) {
            *stated.entry(value(other)).or_default() += 1;
        }
    }
    let mut stated: Vec<(String, usize)> = stated.into_iter().collect();
    stated.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found.extend(
        stated.into_iter().map(|(value, count)| (value, message!("completion-reprints", count = count).text(language))),
    );
    found.extend(of_the_corpus(view, place, field.kind, typed, cancel)?);
    let is_yaml = seed.part_of(field).kind == PartKind::YamlFrontMatter;
    let proposal = |(value, detail): (String, String)| {
        let written = if is_yaml { plain(&value, seed.source.text(), typed)? } else { value.clone() };
        let (text, kind) = (format!("{space}{written}"), CompletionItemKind::VALUE);
        Some(Proposal { label: value, detail: Some(detail), typed, text, kind })
    };
    let mut proposals: Vec<Proposal> = found.into_iter().filter_map(proposal).collect();
    let mut known = Vec::new();
    proposals.retain(|proposal| {
        let is_new = !known.contains(&proposal.text) && proposal.label != field.value;
        known.push(proposal.text.clone());
        is_new
    });
    Ok(proposals)
}

/// What other seeds of the corpus state in such a field, and how many of them.
fn of_the_corpus(
    view: &View,
    place: &Place,
    kind: FieldKind,
    typed: ByteSpan,
    cancel: &Cancel,
) -> Result<Vec<(String, String)>, LookupError> {
    let kind = OutlineKind::for_field(kind).filter(|kind| *kind != OutlineKind::Title);
    let Some(kind) = kind else { return Ok(Vec::new()) };
    let Some((_, corpus)) = view.whole_corpus_around(&place.document, cancel)? else { return Ok(Vec::new()) };
    let source = place.reading.seed.source.text();
    let query = Query::new(slice(source, typed.start()..place.offset));
    let is_meant = |value: &str| query.score(value, &std::iter::empty::<&str>()).is_some();
    let stated = corpus.stated(kind, is_meant, MOST, cancel)?;
    let said = |count| message!("completion-seeds", count = count).text(view.client.language);
    Ok(stated.into_iter().map(|(value, count)| (value, said(count))).collect())
}

/// What a field says, on one line: of a date with an offset the ISO 8601 form, which keeps it.
fn value(field: &Field) -> String {
    let Some(Ok(SeedDate { civil, offset: Some(offset), has_time: true, .. })) = &field.date else {
        return field.line();
    };
    let minutes = offset.seconds() / 60;
    let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
    format!("{civil}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A value as YAML takes it: in quotation marks where it would say something else without; `None` if it stands in
/// quotation marks already that it does not fit into.
fn plain(value: &str, source: &str, typed: ByteSpan) -> Option<String> {
    let quoted = source.get(..typed.start()).is_some_and(|before| before.ends_with(['"', '\'']));
    if quoted {
        return (!value.contains(['"', '\'', '\\'])).then(|| value.to_owned());
    }
    let begins_badly = value.starts_with(|c: char| c.is_ascii_punctuation()) || value.starts_with(char::is_numeric);
    let is_date = value.bytes().all(|c| c.is_ascii_digit() || b"-:+T ".contains(&c));
    let has_mark = [": ", " #", "\""].iter().any(|mark| value.contains(mark)) || value.ends_with(':');
    let needs_quotes = !is_date && (begins_badly || has_mark);
    Some(if needs_quotes { serde_json::Value::from(value).to_string() } else { value.to_owned() })
}
