//! Values of fields: what the seed states elsewhere, then what its reprints state, then those authors, sources and tags of the
//! whole corpus that the typed text can mean (in pinyin too), those of the most seeds first.

use std::collections::BTreeMap;

use super::{Completion, CompletionKind, line_before};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, LookupError, OutlineKind, Query, Snapshot};
use crate::ide::Analysis;
use crate::messages::{Language, message};
use crate::rules::labels;
use crate::seed::field::SeedDate;
use crate::seed::{Field, FieldKind, PartKind};
use crate::text::{ByteSpan, slice};

/// Fields whose values seeds have in common.
const SHARED: [FieldKind; 6] =
    [FieldKind::Title, FieldKind::Author, FieldKind::Published, FieldKind::Source, FieldKind::Tag, FieldKind::Language];

/// How many values of the corpus are offered. Typing one more letter finds others.
const MAX_CORPUS_VALUES: usize = 64;

/// The values that can be completed at a byte offset. See [`super::completions`] for the arguments.
///
/// # Errors
/// Those of `analysis` and `corpus`; [`LookupError::Cancelled`] as soon as the flag is seen raised;
/// [`LookupError::Index`] if the index cannot be read.
pub(super) fn completions(
    reading: &AnalysedSeed,
    offset: usize,
    language: Language,
    analysis: impl FnOnce() -> Result<Analysis, LookupError>,
    corpus: impl FnOnce() -> Result<Option<Snapshot>, Cancelled>,
    cancel: &Cancel,
) -> Result<Vec<Completion>, LookupError> {
    let seed = &reading.seed;
    let (line, typed_of_line) = line_before(seed, offset);
    let here = |field: &&Field| {
        let is_labelled_here = field.label.is_some_and(|label| label.start() >= line && label.end() <= offset);
        field.span.touches(offset) || field.is_empty() && is_labelled_here
    };
    let Some(field) = seed.fields.iter().rev().find(here).filter(|field| SHARED.contains(&field.kind)) else {
        return Ok(Vec::new());
    };
    let typed = if field.span.touches(offset) { field.span } else { ByteSpan::at(offset) };
    // `author:` wants a space before its value.
    let space = if typed.is_empty() && typed_of_line.ends_with(':') { " " } else { "" };
    let mut found: Vec<(String, String)> = Vec::new();
    let others = seed.fields_of(field.kind).filter(|other| !other.is_empty() && other.span != field.span);
    found.extend(others.map(|other| {
        let part = labels::part(seed.part_of(other).kind).title(language);
        (value(other), part)
    }));
    let mut stated: BTreeMap<String, usize> = BTreeMap::new();
    let passages = analysis()?.passages;
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
    let before = slice(seed.source.text(), typed.start()..offset);
    found.extend(of_corpus(field.kind, before, language, corpus, cancel)?);
    let is_yaml = seed.part_of(field).kind == PartKind::YamlFrontMatter;
    let completion = |(value, detail): (String, String)| {
        let written = if is_yaml { in_yaml(&value, seed.source.text(), typed)? } else { value.clone() };
        let (text, kind) = (format!("{space}{written}"), CompletionKind::Value);
        Some(Completion { label: value, detail: Some(detail), typed, text, kind })
    };
    let mut completions: Vec<Completion> = found.into_iter().filter_map(completion).collect();
    let mut known = Vec::new();
    completions.retain(|completion| {
        let is_new = !known.contains(&completion.text) && completion.label != field.value;
        known.push(completion.text.clone());
        is_new
    });
    Ok(completions)
}

/// What the seeds of the corpus state in such a field that `typed` can mean, and how many of them do.
fn of_corpus(
    kind: FieldKind,
    typed: &str,
    language: Language,
    corpus: impl FnOnce() -> Result<Option<Snapshot>, Cancelled>,
    cancel: &Cancel,
) -> Result<Vec<(String, String)>, LookupError> {
    let kind = OutlineKind::for_field(kind).filter(|kind| *kind != OutlineKind::Title);
    let Some(kind) = kind else { return Ok(Vec::new()) };
    let Some(corpus) = corpus()? else { return Ok(Vec::new()) };
    let query = Query::new(typed);
    let is_meant = |value: &str| query.score(value, &std::iter::empty::<&str>()).is_some();
    let stated = corpus.stated_values(kind, is_meant, MAX_CORPUS_VALUES, cancel)?;
    let seeds = |count| message!("completion-seeds", count = count).text(language);
    Ok(stated.into_iter().map(|(value, count)| (value, seeds(count))).collect())
}

/// The value of a field on one line. A date with an offset is in ISO 8601, which has a place for that.
fn value(field: &Field) -> String {
    let Some(Ok(SeedDate { civil, offset: Some(offset), has_time: true, .. })) = &field.date else {
        return field.one_line();
    };
    let minutes = offset.seconds() / 60;
    let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
    format!("{civil}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A value as it has to be written in YAML: in quotation marks if it would mean something else without. `None` if what is
/// typed already has quotation marks that the value does not fit into.
fn in_yaml(value: &str, source: &str, typed: ByteSpan) -> Option<String> {
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
