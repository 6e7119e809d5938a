//! Printing passages seed by seed.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::arguments::TableFormat;
use crate::cli::input::indexed_corpus::SeedPassages;
use crate::cli::output::passages::human::{self, WitnessEntry};
use crate::cli::output::passages::json::{self, PassageSide};
use crate::cli::output::passages::row;
use crate::cli::output::paths::relative;
use crate::cli::output::table;
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{Screen, display_path};
use crate::corpus::{AnalysedSeed, WitnessedPassage, placements};
use crate::messages::{Language, message};
use crate::reprints::Classes;

/// How passages are printed.
pub(in crate::cli) struct PassagePrinter<'a> {
    /// In output for programs, paths are relative to this folder.
    pub(in crate::cli) root: &'a Path,
    pub(in crate::cli) format: TableFormat,
    /// The classes of variants to print.
    pub(in crate::cli) wanted: Classes,
    pub(in crate::cli) screen: Screen,
}

/// How much was printed.
#[derive(Debug, Default)]
pub(in crate::cli) struct PassageTally {
    passages: usize,
    seeds: usize,
}

impl PassageTally {
    /// One line for people. `of` is the number of seeds that were compared.
    pub(in crate::cli) fn summary(&self, of: usize, language: Language) -> String {
        let compared = message!("count-seeds", count = of);
        let message = match self.passages {
            0 => message!("no-passages", of = compared),
            count => {
                let seeds = message!("count-seeds", count = self.seeds);
                message!("passages", count = count, seeds = seeds, of = compared)
            }
        };
        message.text(language)
    }
}

impl PassagePrinter<'_> {
    /// Prints the passages of each seed, in the order of `paths`; `ask` looks them up.
    ///
    /// # Errors
    /// Those of `ask`, or the output cannot be written.
    pub(in crate::cli) fn print(
        &self,
        paths: &[PathBuf],
        ask: impl Fn(&Path) -> Result<SeedPassages> + Sync,
        mut out: impl Write,
    ) -> Result<PassageTally> {
        let progress = ProgressLine::new(message!("progress-comparing").text(self.screen.language), paths.len());
        let mut tally = PassageTally::default();
        parallel::in_order(
            paths,
            |path| {
                let (seed, passages) = ask(path)?;
                Ok((passages.len(), self.text(&seed, &passages)?))
            },
            |asked: Result<(usize, String)>| -> Result<()> {
                progress.advance(1);
                let (passages, text) = asked?;
                if passages == 0 {
                    return Ok(());
                }
                tally.seeds += 1;
                tally.passages += passages;
                progress.suspend(|| out.write_all(text.as_bytes()))?;
                Ok(())
            },
        )?;
        Ok(tally)
    }

    /// The output for a seed, which is empty if it shares nothing. For Parquet these are rows of CSV.
    ///
    /// # Errors
    /// Serialising failed, which does not depend on the passages.
    pub(in crate::cli) fn text(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> Result<String> {
        match self.format {
            _ if passages.is_empty() => Ok(String::new()),
            TableFormat::Human => Ok(self.human(seed, passages)),
            TableFormat::Jsonl => self.json_lines(seed, passages),
            TableFormat::Csv | TableFormat::Parquet => Ok(self.rows(seed, passages)),
        }
    }

    fn rows(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> String {
        let placements = placements(seed, passages);
        let row =
            |(witnessed, standing)| row::cells(seed, witnessed, standing, self.wanted, |path| self.relative(path));
        passages.iter().zip(&placements).map(row).map(table::row).collect()
    }

    fn human(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> String {
        let paths: Vec<_> = passages.iter().map(|witnessed| display_path(&witnessed.witness.path)).collect();
        let entries: Vec<_> = passages
            .iter()
            .zip(&paths)
            .zip(placements(seed, passages))
            .map(|((witnessed, path), standing)| WitnessEntry {
                seed_span: witnessed.seed_span,
                path,
                witness: &witnessed.witness.seed,
                witness_span: witnessed.witness_span,
                similarity: witnessed.passage.similarity,
                variants: witnessed.variants(seed, self.wanted),
                standing,
            })
            .collect();
        human::format(&display_path(&seed.path), &seed.seed, &entries, self.screen)
    }

    fn json_lines(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> Result<String> {
        let seed_path = self.relative(&seed.path);
        let mut lines = String::new();
        for (witnessed, standing) in passages.iter().zip(placements(seed, passages)) {
            let witness_path = self.relative(&witnessed.witness.path);
            let seed_side = PassageSide { path: &seed_path, seed: &seed.seed, span: witnessed.seed_span };
            let witness = &witnessed.witness.seed;
            let witness_side = PassageSide { path: &witness_path, seed: witness, span: witnessed.witness_span };
            let (similarity, variants) = (witnessed.passage.similarity, witnessed.variants(seed, self.wanted));
            lines += &json::format(&seed_side, &witness_side, similarity, &standing, &variants)?;
            lines.push('\n');
        }
        Ok(lines)
    }

    /// A path as programs read it.
    pub(in crate::cli) fn relative(&self, path: &Path) -> String {
        relative(self.root, path)
    }
}
