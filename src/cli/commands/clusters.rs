//! `variorum clusters`: families of reprints.
//!
//! Memory holds the paths and a few numbers for each pair that is similar enough.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::cli::arguments::{ClustersArguments, TableFormat};
use crate::cli::input::files::problem_with;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::families::{Family, Member, human, json, table};
use crate::cli::output::table::{self as tables, parquet};
use crate::cli::output_file::target::OutputTarget;
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{self, Audience, Screen, localised};
use crate::corpus::families::{Families, FamilyMember, related_witnesses};
use crate::messages::{Language, message};

/// Runs the command.
///
/// # Errors
/// The corpus cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &ClustersArguments, language: Language) -> Result<ExitCode> {
    arguments.format.check_is_built_in()?;
    let target = arguments.output.as_deref().map(OutputTarget::new).transpose()?;
    let root = &arguments.folder;
    let corpus = IndexedCorpus::open(root, language)?;
    let target = target.map(|target| target.outside(&corpus)).transpose()?;
    let families = families(&corpus, arguments.containment, language)?;
    let screen = Screen::for_standard_output(language);
    let text = match arguments.format {
        TableFormat::Human => human::format(&families, corpus.paths.len(), screen),
        TableFormat::Jsonl => json::format(&families, root)?,
        TableFormat::Csv | TableFormat::Parquet => {
            let rows = table::rows(&families, root).into_iter().map(tables::row);
            std::iter::once(tables::head(table::COLUMNS)).chain(rows).collect()
        }
    };
    match &target {
        None if arguments.format == TableFormat::Parquet => {
            if terminal::is_terminal() {
                bail!(localised(&message!("batch-needs-output")));
            }
            parquet::write(text.as_bytes(), table::COLUMNS, std::io::stdout())?;
        }
        None => {
            let mut out = terminal::standard_output(arguments.format.audience());
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(target) => write(target, &text, arguments.format)?,
    }
    Ok(corpus.exit_code())
}

fn write(target: &OutputTarget, text: &str, format: TableFormat) -> Result<()> {
    let mut file = target.new_file()?;
    match format {
        TableFormat::Parquet => parquet::write(text.as_bytes(), table::COLUMNS, file.file()),
        _ => file.write_all(text.as_bytes()).map_err(Into::into),
    }
    .with_context(|| localised(&target.write_error()))?;
    file.put(&target.name).map_err(|error| problem_with(error, &target.write_error()))
}

/// The families of a corpus, the largest first; families of the same size are sorted by the paths of their earliest
/// seeds. The members of a family are sorted by date, the earliest first.
///
/// # Errors
/// Those of [`IndexedCorpus::each_pair_once`].
pub(in crate::cli) fn families(corpus: &IndexedCorpus, containment: f32, language: Language) -> Result<Vec<Family>> {
    let progress = ProgressLine::new(message!("progress-comparing").text(language), corpus.paths.len());
    let numbers: std::collections::HashMap<&Path, usize> =
        corpus.paths.iter().enumerate().map(|(number, path)| (path.as_path(), number)).collect();
    let mut related = Families::new(corpus.paths.len());
    let mut number = 0;
    parallel::in_order(
        &corpus.paths,
        |path| {
            let (seed, passages) = corpus.each_pair_once(path, Audience::Programs)?;
            Ok(related_witnesses(&seed, &passages, containment))
        },
        |kin: Result<Vec<(PathBuf, f32)>>| -> Result<()> {
            progress.advance(1);
            for (path, share) in kin? {
                if let Some(other) = numbers.get(path.as_path()) {
                    related.relate(number, *other, share);
                }
            }
            number += 1;
            Ok(())
        },
    )?;
    drop(progress);
    let mut families: Vec<Family> = related
        .groups()
        .into_iter()
        .map(|group| {
            let member = |it: FamilyMember| {
                let reading = corpus.seed(corpus.paths.get(it.number)?)?;
                Some(Member::new(&reading, it.containment, corpus.paths.get(it.nearest)?.clone()))
            };
            let mut members: Vec<Member> = group.into_iter().filter_map(member).collect();
            members.sort_by(|one, two| one.earliest_first().cmp(&two.earliest_first()));
            Family { members }
        })
        .collect();
    families.sort_by_cached_key(|family| {
        (std::cmp::Reverse(family.members.len()), family.members.first().map(|first| first.path.clone()))
    });
    Ok(families)
}
