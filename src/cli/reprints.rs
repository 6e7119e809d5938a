//! `variorum reprints`: the passages that seeds share.
//!
//! Each seed is asked for its passages, side by side, and what it gives is printed in the order of the paths.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::arguments::{ReprintsArguments, TableFormat};
use super::output::passage_human::{self, WitnessEntry};
use super::output::passage_json::{self, Side};
use super::output::{passage_row, table};
use super::progress::Progress;
use super::read_corpus::{self, Passages, ReadCorpus};
use super::target::Target;
use super::terminal::{self, Screen, said, shown};
use super::{apparatus, batch, parallel};
use crate::corpus::{AnalysedSeed, WitnessedPassage, placements};
use crate::messages::{Language, message};
use crate::reprints::Classes;

/// Runs the command.
///
/// # Errors
/// A corpus or file that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &ReprintsArguments, language: Language) -> Result<ExitCode> {
    arguments.format.check_is_built_in()?;
    let mut out = terminal::standard_output(arguments.format.audience());
    let target = arguments.output.as_deref().map(Target::named).transpose()?;
    let root = root(arguments)?;
    let read = ReadCorpus::at(&root, language)?;
    let screen = Screen::of_standard_output(language);
    let list = List { root: &root, format: arguments.format, wanted: arguments.classes(), screen };
    if let Some(target) = target {
        batch::write(&list, &read, target, arguments.resume)?;
        return Ok(read.exit_code());
    }
    if arguments.apparatus {
        apparatus::print(&list, &read, arguments, &mut out)?;
        out.flush()?;
        return Ok(read.exit_code());
    }
    if arguments.format == TableFormat::Parquet {
        bail!(said(&message!("batch-needs-output")));
    }
    if arguments.format == TableFormat::Csv {
        out.write_all(table::head(passage_row::COLUMNS).as_bytes())?;
    }
    let tally = if arguments.files.is_empty() {
        list.print(&read.paths, |path| read.each_pair_once(path, arguments.format), &mut out)?
    } else {
        list.print(&arguments.files, |path| read.every_witness(path), &mut out)?
    };
    if arguments.format == TableFormat::Human {
        writeln!(out, "{}", tally.summary(read.paths.len(), language))?;
    }
    out.flush()?;
    Ok(read.exit_code())
}

/// The folder whose seeds are compared: the one that was named, else the corpus that the first file lies in, else the
/// folder one is in.
fn root(arguments: &ReprintsArguments) -> Result<PathBuf> {
    if let Some(root) = &arguments.corpus {
        return Ok(root.clone());
    }
    let Some(file) = arguments.files.first() else { return Ok(PathBuf::from(".")) };
    read_corpus::root_of(file)
}

/// How passages are listed.
pub(super) struct List<'a> {
    /// Paths are printed relative to it in JSON lines.
    pub(super) root: &'a Path,
    pub(super) format: TableFormat,
    /// Which variants are told.
    pub(super) wanted: Classes,
    pub(super) screen: Screen,
}

/// How much was listed.
#[derive(Debug, Default)]
pub(super) struct Tally {
    passages: usize,
    seeds: usize,
}

impl Tally {
    /// One line for people.
    pub(super) fn summary(&self, of: usize, language: Language) -> String {
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

impl List<'_> {
    /// Prints the passages of each seed, in the order of `paths`; `ask` gives them.
    ///
    /// # Errors
    /// Those of `ask`, and output that cannot be written.
    pub(super) fn print(
        &self,
        paths: &[PathBuf],
        ask: impl Fn(&Path) -> Result<Passages> + Sync,
        mut out: impl Write,
    ) -> Result<Tally> {
        let progress = Progress::new(message!("progress-comparing").text(self.screen.language), paths.len());
        let mut tally = Tally::default();
        parallel::in_order(
            paths,
            |path| {
                let (seed, passages) = ask(path)?;
                Ok((passages.len(), self.text(&seed, &passages)?))
            },
            |asked: Result<(usize, String)>| -> Result<()> {
                progress.steps(1);
                let (passages, text) = asked?;
                if passages == 0 {
                    return Ok(());
                }
                tally.seeds += 1;
                tally.passages += passages;
                progress.aside(|| out.write_all(text.as_bytes()))?;
                Ok(())
            },
        )?;
        Ok(tally)
    }

    /// What is written of a seed: nothing if it shares nothing. For Parquet, the rows that it is made of.
    ///
    /// # Errors
    /// None that depends on the passages.
    pub(super) fn text(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> Result<String> {
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
            |(witnessed, standing)| passage_row::of(seed, witnessed, standing, self.wanted, |path| self.relative(path));
        passages.iter().zip(&placements).map(row).map(table::row).collect()
    }

    fn human(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> String {
        let paths: Vec<_> = passages.iter().map(|witnessed| shown(&witnessed.witness.path)).collect();
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
        passage_human::format(&shown(&seed.path), &seed.seed, &entries, self.screen)
    }

    fn json_lines(&self, seed: &AnalysedSeed, passages: &[WitnessedPassage]) -> Result<String> {
        let seed_path = self.relative(&seed.path);
        let mut lines = String::new();
        for (witnessed, standing) in passages.iter().zip(placements(seed, passages)) {
            let witness_path = self.relative(&witnessed.witness.path);
            let seed_side = Side { path: &seed_path, seed: &seed.seed, span: witnessed.seed_span };
            let witness = &witnessed.witness.seed;
            let witness_side = Side { path: &witness_path, seed: witness, span: witnessed.witness_span };
            let (similarity, variants) = (witnessed.passage.similarity, witnessed.variants(seed, self.wanted));
            lines += &passage_json::format(&seed_side, &witness_side, similarity, &standing, &variants)?;
            lines.push('\n');
        }
        Ok(lines)
    }

    /// A path as it is printed for programs.
    pub(super) fn relative(&self, path: &Path) -> String {
        relative(self.root, path)
    }
}

/// A path relative to a folder with `/` between its parts; as it is if it lies elsewhere.
pub(super) fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    if inside.is_absolute() { inside.to_string_lossy().into_owned() } else { parts.join("/") }
}
