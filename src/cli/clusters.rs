//! `variorum clusters`: families of reprints.
//!
//! Memory: the paths, and a few numbers for each pair that is near enough.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use super::arguments::{ClustersArguments, TableFormat};
use super::files::problem_with;
use super::output::family::{self, Family, Member};
use super::output::{table, table_parquet};
use super::parallel;
use super::progress::Progress;
use super::read_corpus::ReadCorpus;
use super::target::Target;
use super::terminal::{self, Screen, said};
use crate::corpus::families::{Families, FamilyMember, related_witnesses};
use crate::messages::{Language, message};

/// Runs the command.
///
/// # Errors
/// A corpus that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &ClustersArguments, language: Language) -> Result<ExitCode> {
    arguments.format.check_is_built_in()?;
    let target = arguments.output.as_deref().map(Target::named).transpose()?;
    let root = &arguments.folder;
    let read = ReadCorpus::at(root, language)?;
    let target = target.map(|target| target.beside(&read)).transpose()?;
    let families = families(&read, arguments.containment, language)?;
    let screen = Screen::of_standard_output(language);
    let text = match arguments.format {
        TableFormat::Human => family::human(&families, read.paths.len(), screen),
        TableFormat::Jsonl => family::json_lines(&families, root)?,
        TableFormat::Csv | TableFormat::Parquet => {
            let rows = family::rows(&families, root).into_iter().map(table::row);
            std::iter::once(table::head(family::COLUMNS)).chain(rows).collect()
        }
    };
    match &target {
        None if arguments.format == TableFormat::Parquet => {
            if terminal::is_terminal() {
                bail!(said(&message!("batch-needs-output")));
            }
            table_parquet::write(text.as_bytes(), family::COLUMNS, std::io::stdout())?;
        }
        None => {
            let mut out = terminal::standard_output(arguments.format.audience());
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(target) => write(target, &text, arguments.format)?,
    }
    Ok(read.exit_code())
}

fn write(target: &Target, text: &str, format: TableFormat) -> Result<()> {
    let mut file = target.new_file()?;
    match format {
        TableFormat::Parquet => table_parquet::write(text.as_bytes(), family::COLUMNS, file.file()),
        _ => file.write_all(text.as_bytes()).map_err(Into::into),
    }
    .with_context(|| said(&target.cannot()))?;
    file.put(&target.name).map_err(|error| problem_with(error, &target.cannot()))
}

/// The families of a corpus: those with the most members first, among equals by their earliest seeds' paths. The members
/// of each come earliest first.
///
/// # Errors
/// As [`ReadCorpus::each_pair_once`].
pub(super) fn families(read: &ReadCorpus, containment: f32, language: Language) -> Result<Vec<Family>> {
    let progress = Progress::new(message!("progress-comparing").text(language), read.paths.len());
    let numbers: std::collections::HashMap<&Path, usize> =
        read.paths.iter().enumerate().map(|(number, path)| (path.as_path(), number)).collect();
    let mut related = Families::new(read.paths.len());
    let mut number = 0;
    parallel::in_order(
        &read.paths,
        |path| {
            let (seed, passages) = read.each_pair_once(path, TableFormat::Jsonl)?;
            Ok(related_witnesses(&seed, &passages, containment))
        },
        |kin: Result<Vec<(PathBuf, f32)>>| -> Result<()> {
            progress.steps(1);
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
                let reading = read.reading(read.paths.get(it.number)?)?;
                Some(Member::of(&reading, it.containment, read.paths.get(it.nearest)?.clone()))
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
