//! `variorum reprints --apparatus`: what all witnesses of a seed read, place by place.

use std::io::Write;
use std::path::Path;

use anyhow::Result;

use super::arguments::{ReprintsArguments, TableFormat};
use super::output::apparatus_human::{self, Siglum};
use super::output::apparatus_json;
use super::read_corpus::ReadCorpus;
use super::reprints::List;
use super::terminal::shown;
use crate::corpus::{AnalysedSeed, CollatedWitness, WitnessedPassage, collate};
use crate::reprints::{ApparatusEntry, Attestation, apparatus};
use crate::text::ByteSpan;

/// Prints the apparatus of each file that was named, or of its base.
///
/// # Errors
/// A file that cannot be read, or output that cannot be written.
pub(super) fn print(list: &List, read: &ReadCorpus, arguments: &ReprintsArguments, out: &mut impl Write) -> Result<()> {
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
        let passages: Vec<_> = passages.into_iter().filter(|it| overlaps(within.as_deref(), it.seed_span)).collect();
        out.write_all(of_seed(list, &base, &passages, within.as_deref())?.as_bytes())?;
    }
    Ok(())
}

/// The stretches of a base that one file has.
fn within(file: &Path, passages: &[WitnessedPassage]) -> Vec<ByteSpan> {
    passages.iter().filter(|it| it.witness.path == file).map(|it| it.seed_span).collect()
}

fn overlaps(within: Option<&[ByteSpan]>, span: ByteSpan) -> bool {
    within.is_none_or(|within| within.iter().any(|part| part.overlaps(span) || part.contains(span.start())))
}

fn of_seed(
    list: &List,
    base: &AnalysedSeed,
    passages: &[WitnessedPassage],
    within: Option<&[ByteSpan]>,
) -> Result<String> {
    let witnesses = collate(base, passages);
    let attested: Vec<Attestation> = witnesses.iter().map(|it| it.attestation(base, list.wanted)).collect();
    let mut entries = apparatus(&base.seed, &attested, list.wanted);
    entries.retain(|entry| overlaps(within, entry.place));
    match list.format {
        TableFormat::Human => Ok(human(list, base, &witnesses, &entries)),
        // There is no table of them: the readings of a place are lists.
        _ => json_lines(list, base, &witnesses, &entries),
    }
}

fn human(list: &List, base: &AnalysedSeed, witnesses: &[CollatedWitness], entries: &[ApparatusEntry]) -> String {
    let sigla: Vec<_> = witnesses
        .iter()
        .filter_map(|it| {
            let witness = it.witness()?;
            Some(Siglum { path: shown(&witness.path), seed: &witness.seed, share: it.share(base) })
        })
        .collect();
    apparatus_human::format(&shown(&base.path), &base.seed, &sigla, entries, list.screen)
}

fn json_lines(
    list: &List,
    base: &AnalysedSeed,
    witnesses: &[CollatedWitness],
    entries: &[ApparatusEntry],
) -> Result<String> {
    let path = list.relative(&base.path);
    let witnesses: Vec<_> = witnesses.iter().filter_map(|it| Some(list.relative(&it.witness()?.path))).collect();
    let mut lines = String::new();
    for entry in entries {
        lines += &apparatus_json::format(&path, &base.seed, &witnesses, entry)?;
        lines.push('\n');
    }
    Ok(lines)
}
