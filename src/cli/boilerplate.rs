//! `variorum boilerplate`: what was learnt to be boilerplate, each text once, the commonest first.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use super::arguments::{BoilerplateArguments, LineFormat};
use super::output::lines::{Lines, Place};
use super::output::quote::running_text;
use super::output::{boilerplate_human, boilerplate_json};
use super::parallel;
use super::progress::Progress;
use super::read_corpus::ReadCorpus;
use super::terminal::{self, Screen};
use crate::corpus::LearntKind;
use crate::messages::{Language, message};
use crate::seed::FieldKind;
use crate::text::ByteSpan;
use crate::text::fold::fold_text;

/// A text that was learnt to be boilerplate.
pub(super) struct Entry {
    pub(super) kind: LearntKind,
    pub(super) text: String,
    /// The seeds that have it, as far as they are known.
    seeds: BTreeSet<PathBuf>,
    /// How many have it, at the least.
    pub(super) count: usize,
    /// The sources that these name.
    pub(super) sources: BTreeSet<String>,
    /// The first of them, and where it has the text: for people, and in the bytes of the stored file.
    pub(super) path: PathBuf,
    pub(super) place: Place,
    pub(super) bytes: ByteSpan,
}

/// Runs the command.
///
/// # Errors
/// A folder that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &BoilerplateArguments, language: Language) -> Result<ExitCode> {
    let mut out = terminal::standard_output(arguments.format.audience());
    let screen = Screen::of_standard_output(language);
    let read = ReadCorpus::at(&arguments.folder, language)?;
    let entries = learnt(&read, language)?;
    for entry in &entries {
        match arguments.format {
            LineFormat::Human => out.write_all(boilerplate_human::format(entry, screen).as_bytes())?,
            LineFormat::Jsonl => writeln!(out, "{}", boilerplate_json::format(entry, &arguments.folder)?)?,
        }
    }
    if arguments.format == LineFormat::Human {
        let of = message!("count-seeds", count = read.paths.len());
        let summary = match entries.len() {
            0 => message!("no-boilerplate-learnt", of = of),
            count => message!("boilerplate-learnt", count = count, of = of),
        };
        writeln!(out, "{}", summary.text(language))?;
    }
    out.flush()?;
    Ok(read.exit_code())
}

/// Every text that was learnt, the commonest first.
fn learnt(read: &ReadCorpus, language: Language) -> Result<Vec<Entry>> {
    let progress = Progress::new(message!("progress-comparing").text(language), read.paths.len());
    let mut entries: HashMap<(LearntKind, String), Entry> = HashMap::new();
    parallel::in_order(
        &read.paths,
        |path| of_seed(read, path),
        |found: Result<Vec<Entry>>| -> Result<()> {
            progress.steps(1);
            for entry in found? {
                let key = (entry.kind, fold_text(&entry.text));
                match entries.get_mut(&key) {
                    Some(known) => {
                        known.count = known.count.max(entry.count);
                        known.seeds.extend(entry.seeds);
                        known.sources.extend(entry.sources);
                    }
                    None => _ = entries.insert(key, entry),
                }
            }
            Ok(())
        },
    )?;
    let mut entries: Vec<_> = entries.into_values().collect();
    for entry in &mut entries {
        entry.count = entry.count.max(entry.seeds.len());
    }
    entries.sort_by(|one, two| {
        let rank = |entry: &Entry| (std::cmp::Reverse(entry.count), entry.path.clone(), entry.bytes);
        rank(one).cmp(&rank(two))
    });
    Ok(entries)
}

/// What was learnt of one seed.
fn of_seed(read: &ReadCorpus, path: &Path) -> Result<Vec<Entry>> {
    let (seed, learnt) = read.boilerplate(path)?;
    if learnt.is_empty() {
        return Ok(Vec::new());
    }
    let lines = Lines::of(&seed.seed.source);
    let sources: BTreeSet<_> = seed.seed.fields_of(FieldKind::Source).map(|field| field.value.clone()).collect();
    let entries = learnt.into_iter().map(|learnt| {
        let stored = |at: usize| seed.seed.source.stored_offset(at);
        let mut seeds = learnt.seeds;
        seeds.insert(seed.path.clone());
        Entry {
            kind: learnt.kind,
            text: running_text(&seed.seed, learnt.span),
            seeds,
            count: learnt.count + 1,
            sources: sources.clone(),
            path: seed.path.clone(),
            place: lines.place(learnt.span.start()),
            bytes: ByteSpan::new(stored(learnt.span.start()), stored(learnt.span.end())),
        }
    });
    Ok(entries.collect())
}
