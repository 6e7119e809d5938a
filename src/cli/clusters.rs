//! `variorum clusters`: families of reprints.
//!
//! Two seeds are of one family if of one of them at least such a share stands in the other, or if a chain of such seeds
//! leads from one to the other. Memory: the paths, and a few numbers for each pair that is near enough.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use super::arguments::{ClustersArguments, TableFormat};
use super::output::family::{self, Family, Member};
use super::output::table;
use super::parallel;
use super::progress::Progress;
use super::read_corpus::ReadCorpus;
use super::terminal::{self, Screen, quoted, said};
use crate::corpus::collate;
use crate::messages::{Language, message};

/// The share from which on two seeds are of one family, unless another is asked for.
pub(super) const CONTAINMENT: f32 = 0.5;

/// Runs the command.
///
/// # Errors
/// A corpus that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &ClustersArguments, language: Language) -> Result<ExitCode> {
    let root = &arguments.folder;
    let read = ReadCorpus::at(root, language)?;
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
    match &arguments.output {
        None if arguments.format == TableFormat::Parquet => {
            table::to_parquet(text.as_bytes(), family::COLUMNS, std::io::stdout())?;
        }
        None => {
            let mut out = terminal::standard_output();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(path) => write(path, &text, arguments.format)?,
    }
    Ok(read.exit_code())
}

fn write(path: &Path, text: &str, format: TableFormat) -> Result<()> {
    let cannot = || said(&message!("cannot-write", path = quoted(path)));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::NamedTempFile::new_in(folder).with_context(cannot)?;
    match format {
        TableFormat::Parquet => table::to_parquet(text.as_bytes(), family::COLUMNS, file.as_file())?,
        _ => file.as_file().write_all(text.as_bytes()).with_context(cannot)?,
    }
    file.persist(path).with_context(cannot)?;
    Ok(())
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
    let mut union = Union::of(read.paths.len());
    // Of each seed, its nearest and how much of the one stands in the other.
    let mut nearest: Vec<Option<(f32, usize)>> = vec![None; read.paths.len()];
    parallel::in_order(
        &read.paths,
        |path| kin(read, path, containment),
        |kin: Result<Vec<(PathBuf, f32)>>| -> Result<()> {
            let number = union.next();
            progress.steps(1);
            for (path, share) in kin? {
                let Some(other) = numbers.get(path.as_path()).copied() else { continue };
                union.join(number, other);
                for (one, two) in [(number, other), (other, number)] {
                    let Some(best) = nearest.get_mut(one) else { continue };
                    let is_nearer = best.is_none_or(|(known, by)| share > known || share == known && two < by);
                    if is_nearer {
                        *best = Some((share, two));
                    }
                }
            }
            Ok(())
        },
    )?;
    drop(progress);
    let mut families: Vec<Family> = union
        .groups()
        .into_iter()
        .filter(|group| group.len() > 1)
        .map(|group| {
            let member = |number: usize| {
                let (containment, nearest) = nearest.get(number).copied().flatten()?;
                let reading = read.reading(read.paths.get(number)?)?;
                Some(Member::of(&reading, containment, read.paths.get(nearest)?.clone()))
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

/// The seeds near a seed, each pair once, with the larger of the two shares.
fn kin(read: &ReadCorpus, path: &Path, containment: f32) -> Result<Vec<(PathBuf, f32)>> {
    let (seed, passages) = read.each_pair_once(path, TableFormat::Jsonl)?;
    let near = collate(&seed, &passages).into_iter().filter_map(|it| {
        let share = it.share(&seed).max(it.share_of_witness());
        Some((it.witness()?.path.clone(), share)).filter(|_| share >= containment)
    });
    Ok(near.collect())
}

/// Disjoint sets (Tarjan 1975), joined by the smaller number, paths halved.
struct Union {
    parents: Vec<usize>,
    next: usize,
}

impl Union {
    fn of(count: usize) -> Self {
        Self { parents: (0..count).collect(), next: 0 }
    }

    /// The numbers in order, one at each call.
    fn next(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.parents[of] != of {
            self.parents[of] = self.parents[self.parents[of]];
            of = self.parents[of];
        }
        of
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        self.parents[one.max(two)] = one.min(two);
    }

    /// The sets, each in order.
    fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut groups = vec![Vec::new(); self.parents.len()];
        for number in 0..self.parents.len() {
            let root = self.root(number);
            groups[root].push(number);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_make_one_group() {
        let mut union = Union::of(7);
        for (one, two) in [(5, 2), (2, 6), (4, 0)] {
            union.join(one, two);
        }
        assert_eq!(union.groups(), [vec![0, 4], vec![1], vec![2, 5, 6], vec![3]]);
    }
}
