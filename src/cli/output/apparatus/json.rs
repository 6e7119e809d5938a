//! The apparatus for programs: one JSON object per entry and line.

use serde::Serialize;

use crate::cli::output::escape::json;
use crate::reprints::ApparatusEntry;
use crate::seed::Seed;

#[derive(Serialize)]
struct JsonEntry<'a> {
    base: JsonBase<'a>,
    readings: Vec<JsonReading<'a>>,
}

/// The place in the stored file of the base, in bytes, half-open.
#[derive(Serialize)]
struct JsonBase<'a> {
    path: &'a str,
    start: usize,
    end: usize,
}

/// A reading and its witnesses. The first reading of an entry is the lemma, which the base has too.
#[derive(Serialize)]
struct JsonReading<'a> {
    text: &'a str,
    witnesses: Vec<&'a str>,
}

/// The entry on one line, without a line break. `witnesses` are the paths in the order of their numbers.
///
/// # Errors
/// Serialising failed, which does not depend on the entry.
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
