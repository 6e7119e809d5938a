//! `variorum reprints`: the passages that seeds share.
//!
//! The whole corpus has to be known before the first passage can be told, so its seeds are read first, side by side;
//! then each seed is asked for its passages, and what it gives is printed in the order of the paths.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};

use super::arguments::{LineFormat, ReprintsArguments};
use super::files::{Candidate, Listing};
use super::output::passage_human::{self, WitnessEntry};
use super::output::passage_json::{self, Side};
use super::output::words::counted;
use super::progress::Progress;
use super::terminal::{self, Screen, complain, shown};
use super::{files, parallel};
use crate::cancel::Cancel;
use crate::corpus::{Batch, Corpus, Reading, Snapshot, Witnessed};

/// Runs the command.
///
/// # Errors
/// A corpus or file that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &ReprintsArguments) -> Result<ExitCode> {
    let mut out = terminal::standard_output();
    let read = ReadCorpus::at(&arguments.corpus)?;
    let list = List { root: &arguments.corpus, format: arguments.format, screen: Screen::of_standard_output() };
    let tally = if arguments.files.is_empty() {
        list.print(&read.paths, |path| read.each_pair_once(path, arguments.format), &mut out)?
    } else {
        list.print(&arguments.files, |path| read.every_witness(path), &mut out)?
    };
    if arguments.format == LineFormat::Human {
        writeln!(out, "{}", tally.summary(read.paths.len()))?;
    }
    out.flush()?;
    Ok(if read.unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// The seeds of a folder.
pub(super) struct ReadCorpus {
    /// Their paths, in order.
    pub(super) paths: Vec<PathBuf>,
    snapshot: Snapshot,
    unreadable: usize,
}

/// A seed and passages of it.
pub(super) type Passages = (Arc<Reading>, Vec<Witnessed>);

/// How many files one thread reads before they are put into the corpus together.
const BATCH: usize = 128;

/// Reads files: those that are seeds, why others could not be read, and how many were looked at.
fn read_batch(batch: &[Candidate]) -> (Batch, Vec<anyhow::Error>, usize) {
    let (mut readings, mut errors) = (Vec::new(), Vec::new());
    for candidate in batch {
        match files::read(&candidate.path) {
            Ok(source) => {
                let reading = Reading::of(candidate.path.clone(), source);
                if !candidate.must_look_like_a_seed || reading.seed.has_seed_header() {
                    readings.push(Arc::new(reading));
                }
            }
            Err(error) => errors.push(error),
        }
    }
    (Batch::of(readings), errors, batch.len())
}

impl ReadCorpus {
    /// Reads every seed of a folder.
    ///
    /// # Errors
    /// There is no such folder. A file that cannot be read is complained of and counted.
    pub(super) fn at(root: &Path) -> Result<Self> {
        let Listing { candidates, unlistable } = files::candidates(&[root.to_path_buf()])?;
        let progress = Progress::new("Reading", candidates.len());
        let (mut corpus, mut paths, mut unreadable) = (Corpus::new(), Vec::new(), unlistable);
        let batches: Vec<_> = candidates.chunks(BATCH).collect();
        parallel::in_order(
            &batches,
            |batch| read_batch(batch),
            |(batch, errors, looked_at)| -> Result<()> {
                progress.steps(looked_at);
                paths.extend(batch.readings().iter().map(|reading| reading.path.clone()));
                corpus.insert_batch(batch);
                unreadable += errors.len();
                errors.iter().for_each(|error| progress.aside(|| complain(error)));
                Ok(())
            },
        )?;
        Ok(Self { paths, snapshot: corpus.snapshot(), unreadable })
    }

    /// A seed of the corpus, or a file beside it, with every passage that it shares.
    fn every_witness(&self, path: &Path) -> Result<Passages> {
        let seed = match self.snapshot.get(path) {
            Some(seed) => seed,
            None => Arc::new(Reading::of(path.to_path_buf(), files::read(path)?)),
        };
        let passages = self
            .snapshot
            .passages(&seed, &Cancel::new())
            .with_context(|| format!("cannot compare “{}”", shown(path)))?;
        Ok((seed, passages))
    }

    /// A seed of the corpus with those of its passages whose pair of seeds is listed under this one of the two: for
    /// people the earlier, for programs the one whose path comes first.
    pub(super) fn each_pair_once(&self, path: &Path, format: LineFormat) -> Result<Passages> {
        let (seed, mut passages) = self.every_witness(path)?;
        passages.retain(|witnessed| match format {
            LineFormat::Human => seed.earliest_first() < witnessed.witness.earliest_first(),
            LineFormat::Jsonl => seed.path < witnessed.witness.path,
        });
        Ok((seed, passages))
    }
}

/// How passages are listed.
pub(super) struct List<'a> {
    /// Paths are printed relative to it in JSON lines.
    pub(super) root: &'a Path,
    pub(super) format: LineFormat,
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
    pub(super) fn summary(&self, of: usize) -> String {
        match self.passages {
            0 => format!("No passage is shared among {}", counted(of, "seed")),
            passages => format!(
                "{} of {} also appear in other seeds; {} compared",
                counted(passages, "passage"),
                counted(self.seeds, "seed"),
                counted(of, "seed")
            ),
        }
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
        let progress = Progress::new("Comparing", paths.len());
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

    fn text(&self, seed: &Reading, passages: &[Witnessed]) -> Result<String> {
        match self.format {
            _ if passages.is_empty() => Ok(String::new()),
            LineFormat::Human => Ok(self.human(seed, passages)),
            LineFormat::Jsonl => self.json_lines(seed, passages),
        }
    }

    fn human(&self, seed: &Reading, passages: &[Witnessed]) -> String {
        let paths: Vec<_> = passages.iter().map(|witnessed| shown(&witnessed.witness.path)).collect();
        let entries: Vec<_> = passages
            .iter()
            .zip(&paths)
            .map(|(witnessed, path)| WitnessEntry {
                seed_span: witnessed.seed_span,
                path,
                witness: &witnessed.witness.seed,
                witness_span: witnessed.witness_span,
                similarity: witnessed.passage.similarity,
                variants: witnessed.variants(seed),
            })
            .collect();
        passage_human::format(&shown(&seed.path), &seed.seed, &entries, self.screen)
    }

    fn json_lines(&self, seed: &Reading, passages: &[Witnessed]) -> Result<String> {
        let seed_path = self.relative(&seed.path);
        let mut lines = String::new();
        for witnessed in passages {
            let witness_path = self.relative(&witnessed.witness.path);
            let seed_side = Side { path: &seed_path, seed: &seed.seed, span: witnessed.seed_span };
            let witness = &witnessed.witness.seed;
            let witness_side = Side { path: &witness_path, seed: witness, span: witnessed.witness_span };
            lines += &passage_json::format(
                &seed_side,
                &witness_side,
                witnessed.passage.similarity,
                &witnessed.variants(seed),
            )?;
            lines.push('\n');
        }
        Ok(lines)
    }

    /// A path relative to the corpus with `/` between its parts; as it is if it lies elsewhere.
    fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if inside.is_absolute() { inside.to_string_lossy().into_owned() } else { parts.join("/") }
    }
}
