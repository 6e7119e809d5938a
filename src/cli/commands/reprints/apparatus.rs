//! `variorum reprints --apparatus`: the readings of all witnesses of a seed, place by place.

use std::io::Write;

use anyhow::Result;

use crate::cli::arguments::{ReprintsArguments, TableFormat};
use crate::cli::commands::reprints::printer::PassagePrinter;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::apparatus::human::{self, Siglum};
use crate::cli::output::apparatus::json;
use crate::cli::terminal::display_path;
use crate::corpus::AnalysedSeed;
use crate::ide::seed_apparatus::SeedApparatus;

/// Prints the apparatus of each file that was named, or of its base.
///
/// # Errors
/// A file cannot be read, or the output cannot be written.
pub(in crate::cli) fn print(
    printer: &PassagePrinter,
    corpus: &IndexedCorpus,
    arguments: &ReprintsArguments,
    out: &mut impl Write,
) -> Result<()> {
    for file in &arguments.files {
        let (file, passages) = corpus.every_witness(file)?;
        let (base, passages, within) = match &arguments.base {
            None => (file, passages, None),
            Some(base) => {
                let (seed, passages) = corpus.every_witness(base)?;
                (seed, passages, (file.path != base.as_path()).then_some(file))
            }
        };
        let within = within.as_ref().map(|file| file.path.as_path());
        let found = SeedApparatus::new(&base, &passages, within, printer.wanted);
        let text = match printer.format {
            TableFormat::Human => human(printer, &base, &found),
            // There is no table: the readings of a place are lists.
            _ => json_lines(printer, &base, &found)?,
        };
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn human(printer: &PassagePrinter, base: &AnalysedSeed, found: &SeedApparatus) -> String {
    let sigla: Vec<_> = found
        .witnesses
        .iter()
        .map(|it| Siglum { path: display_path(&it.reading.path), seed: &it.reading.seed, share: it.share })
        .collect();
    human::format(&display_path(&base.path), &base.seed, &sigla, &found.entries, printer.screen)
}

fn json_lines(printer: &PassagePrinter, base: &AnalysedSeed, found: &SeedApparatus) -> Result<String> {
    let path = printer.relative(&base.path);
    let witnesses: Vec<_> = found.witnesses.iter().map(|it| printer.relative(&it.reading.path)).collect();
    let mut lines = String::new();
    for entry in &found.entries {
        lines += &json::format(&path, &base.seed, &witnesses, entry)?;
        lines.push('\n');
    }
    Ok(lines)
}
