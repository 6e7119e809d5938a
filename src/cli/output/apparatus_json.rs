//! An entry of an apparatus as programs read it: one JSON object a line.

use serde::Serialize;

use super::json;
use crate::reprints::ApparatusEntry;
use crate::seed::Seed;

#[derive(Serialize)]
struct JsonEntry<'a> {
    base: JsonBase<'a>,
    readings: Vec<JsonReading<'a>>,
}

/// The place in the stored file of the base: bytes, the end exclusive.
#[derive(Serialize)]
struct JsonBase<'a> {
    path: &'a str,
    start: usize,
    end: usize,
}

/// What some read; the first of an entry is the lemma, which the base reads too.
#[derive(Serialize)]
struct JsonReading<'a> {
    text: &'a str,
    witnesses: Vec<&'a str>,
}

/// The entry as one line without its line break. `witnesses` are the paths in the order of their numbers.
///
/// # Errors
/// None that depends on the entry.
pub(in crate::cli) fn format(
    path: &str,
    base: &Seed,
    witnesses: &[String],
    entry: &ApparatusEntry,
) -> serde_json::Result<String> {
    let named = |who: &[usize]| who.iter().filter_map(|it| witnesses.get(*it)).map(String::as_str).collect();
    let stored = |offset| base.source.stored_offset(offset);
    json::line(&JsonEntry {
        base: JsonBase { path, start: stored(entry.place.start()), end: stored(entry.place.end()) },
        readings: entry
            .readings
            .iter()
            .map(|reading| JsonReading { text: &reading.text, witnesses: named(&reading.witnesses) })
            .collect(),
    })
}
