//! `variorum reprints --apparatus`: the readings of all witnesses of a seed, place by place.

use std::io::Write;
use std::path::Path;

use anyhow::Result;

use crate::cli::arguments::{ReprintsArguments, TableFormat};
use crate::cli::commands::reprints::printer::PassagePrinter;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::apparatus::human::{self, Siglum};
use crate::cli::output::apparatus::json;
use crate::cli::terminal::display_path;
use crate::corpus::{AnalysedSeed, CollatedWitness, WitnessedPassage, collate, share_of_seed};
use crate::reprints::{ApparatusEntry, Attestation, apparatus};
use crate::text::ByteSpan;

/// Prints the apparatus of each file that was named, or of its base.
///
/// # Errors
/// A file cannot be read, or the output cannot be written.
pub(in crate::cli) fn print(
    printer: &PassagePrinter,
    read: &IndexedCorpus,
    arguments: &ReprintsArguments,
    out: &mut impl Write,
) -> Result<()> {
    for file in &arguments.files {
        let (base, passages, within) = match &arguments.base {
            None => {
                let (seed, passages) = read.every_witness(file)?;
                (seed, passages, None)
            }
            Some(base) => {
                let (file, _) = read.every_witness(file)?;
                let (seed, passages) = read.every_witness(base)?;
                let within = within(&file.path, &passages);
                (seed, passages, (file.path != base.as_path()).then_some(within))
            }
        };
        out.write_all(seed_apparatus(printer, &base, &passages, within.as_deref())?.as_bytes())?;
    }
    Ok(())
}

/// The spans of the base that one file shares with it.
fn within(file: &Path, passages: &[WitnessedPassage]) -> Vec<ByteSpan> {
    passages.iter().filter(|it| it.witness.path == file).map(|it| it.seed_span).collect()
}

fn overlaps(within: Option<&[ByteSpan]>, span: ByteSpan) -> bool {
    within.is_none_or(|within| within.iter().any(|part| part.overlaps(span) || part.contains(span.start())))
}

fn seed_apparatus(
    printer: &PassagePrinter,
    base: &AnalysedSeed,
    all: &[WitnessedPassage],
    within: Option<&[ByteSpan]>,
) -> Result<String> {
    let passages: Vec<_> = all.iter().filter(|it| overlaps(within, it.seed_span)).cloned().collect();
    let witnesses = collate(base, &passages);
    let attested: Vec<Attestation> = witnesses.iter().map(|it| it.attestation(base, printer.wanted)).collect();
    let mut entries = apparatus(&base.seed, &attested, printer.wanted);
    entries.retain(|entry| overlaps(within, entry.place));
    match printer.format {
        TableFormat::Human => Ok(human(printer, base, all, &witnesses, &entries)),
        // There is no table: the readings of a place are lists.
        _ => json_lines(printer, base, &witnesses, &entries),
    }
}

fn human(
    printer: &PassagePrinter,
    base: &AnalysedSeed,
    all: &[WitnessedPassage],
    witnesses: &[CollatedWitness],
    entries: &[ApparatusEntry],
) -> String {
    let sigla: Vec<_> = witnesses
        .iter()
        .filter_map(|it| {
            let witness = it.witness()?;
            // The share of the whole text, even if only a part of it is printed.
            let share = share_of_seed(base, all.iter().filter(|it| it.witness.path == witness.path));
            Some(Siglum { path: display_path(&witness.path), seed: &witness.seed, share })
        })
        .collect();
    human::format(&display_path(&base.path), &base.seed, &sigla, entries, printer.screen)
}

fn json_lines(
    printer: &PassagePrinter,
    base: &AnalysedSeed,
    witnesses: &[CollatedWitness],
    entries: &[ApparatusEntry],
) -> Result<String> {
    let path = printer.relative(&base.path);
    let witnesses: Vec<_> = witnesses.iter().filter_map(|it| Some(printer.relative(&it.witness()?.path))).collect();
    let mut lines = String::new();
    for entry in entries {
        lines += &json::format(&path, &base.seed, &witnesses, entry)?;
        lines.push('\n');
    }
    Ok(lines)
}
