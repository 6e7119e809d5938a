//! `variorum boilerplate`: the boilerplate of a corpus, each text once, the most frequent first.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use crate::cli::arguments::{BoilerplateArguments, LineFormat};
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::boilerplate::{BoilerplateEntry, human, json};
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::quote::running_text;
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{self, Screen};
use crate::corpus::LearntKind;
use crate::messages::{Language, message};
use crate::seed::FieldKind;
use crate::text::ByteSpan;
use crate::text::fold::fold_text;

/// Runs the command.
///
/// # Errors
/// The folder cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &BoilerplateArguments, language: Language) -> Result<ExitCode> {
    let mut out = terminal::standard_output(arguments.format.audience());
    let screen = Screen::for_standard_output(language);
    let corpus = IndexedCorpus::open(&arguments.folder, language)?;
    let entries = collect_entries(&corpus, language)?;
    for entry in &entries {
        match arguments.format {
            LineFormat::Human => out.write_all(human::format(entry, screen).as_bytes())?,
            LineFormat::Jsonl => writeln!(out, "{}", json::format(entry, &arguments.folder)?)?,
        }
    }
    if arguments.format == LineFormat::Human {
        let of = message!("count-seeds", count = corpus.paths.len());
        let summary = match entries.len() {
            0 => message!("no-boilerplate-learnt", of = of),
            count => message!("boilerplate-learnt", count = count, of = of),
        };
        writeln!(out, "{}", summary.text(language))?;
    }
    out.flush()?;
    Ok(corpus.exit_code())
}

/// The boilerplate of all seeds, the most frequent first.
fn collect_entries(corpus: &IndexedCorpus, language: Language) -> Result<Vec<BoilerplateEntry>> {
    let progress = ProgressLine::new(message!("progress-comparing").text(language), corpus.paths.len());
    let mut entries: HashMap<(LearntKind, String), BoilerplateEntry> = HashMap::new();
    parallel::in_order(
        &corpus.paths,
        |path| seed_entries(corpus, path),
        |found: Result<Vec<BoilerplateEntry>>| -> Result<()> {
            progress.advance(1);
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
        let rank = |entry: &BoilerplateEntry| (std::cmp::Reverse(entry.count), entry.path.clone(), entry.bytes);
        rank(one).cmp(&rank(two))
    });
    Ok(entries)
}

/// The boilerplate of one seed.
fn seed_entries(corpus: &IndexedCorpus, path: &Path) -> Result<Vec<BoilerplateEntry>> {
    let (seed, learnt) = corpus.boilerplate(path)?;
    if learnt.is_empty() {
        return Ok(Vec::new());
    }
    let lines = LineIndex::new(&seed.seed.source);
    let sources: BTreeSet<_> = seed.seed.fields_of(FieldKind::Source).map(|field| field.value.clone()).collect();
    let entries = learnt.into_iter().map(|learnt| {
        let stored = |at: usize| seed.seed.source.stored_offset(at);
        let mut seeds = learnt.seeds;
        seeds.insert(seed.path.clone());
        BoilerplateEntry {
            kind: learnt.kind,
            text: running_text(&seed.seed, learnt.span),
            seeds,
            count: learnt.count + 1,
            sources: sources.clone(),
            path: seed.path.clone(),
            place: lines.line_column(learnt.span.start()),
            bytes: ByteSpan::new(stored(learnt.span.start()), stored(learnt.span.end())),
        }
    });
    Ok(entries.collect())
}
