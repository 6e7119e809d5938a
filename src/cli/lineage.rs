//! `variorum lineage`: which seed was most probably copied from which.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;

use super::arguments::{LineageArguments, LineageFormat};
use super::clusters;
use super::output::lineage::{Branch, Tree};
use super::output::{lineage_graph, lineage_human, lineage_json};
use super::read_corpus::{self, ReadCorpus};
use super::reprints::relative;
use super::terminal::{self, Screen};
use crate::corpus::families::DEFAULT_CONTAINMENT;
use crate::corpus::{AnalysedSeed, Lineage};
use crate::messages::{Language, message};
use crate::reprints::{Classes, PassageOrder, Variant};

/// Runs the command.
///
/// # Errors
/// A corpus or file that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &LineageArguments, language: Language) -> Result<ExitCode> {
    let mut out = terminal::standard_output(arguments.format.audience());
    let root = match (&arguments.corpus, arguments.files.first()) {
        (Some(root), _) => root.clone(),
        (None, Some(file)) => read_corpus::root_of(file)?,
        (None, None) => PathBuf::from("."),
    };
    let read = ReadCorpus::at(&root, language)?;
    let screen = Screen::of_standard_output(language);
    let lineages = if arguments.files.is_empty() {
        of_corpus(&read, language)?
    } else {
        arguments.files.iter().map(|file| read.lineage(file)).collect::<Result<Vec<_>>>()?
    };
    if arguments.format != LineageFormat::Human && arguments.format != LineageFormat::Jsonl {
        let trees: Vec<_> = lineages.iter().map(|lineage| tree(&read, lineage, false)).collect::<Result<_>>()?;
        out.write_all(lineage_graph::format(&trees, arguments.format, |path| relative(&root, path)).as_bytes())?;
        out.flush()?;
        return Ok(read.exit_code());
    }
    for lineage in &lineages {
        let tree = tree(&read, lineage, arguments.format == LineageFormat::Human)?;
        let text = match arguments.format {
            LineageFormat::Human => lineage_human::format(&tree, screen),
            _ => lineage_json::format(&tree, |path| relative(&root, path))?,
        };
        out.write_all(text.as_bytes())?;
    }
    if lineages.is_empty() && arguments.format == LineageFormat::Human {
        let among = message!("count-seeds", count = read.paths.len());
        writeln!(out, "{}", message!("no-passages", of = among).text(language))?;
    }
    out.flush()?;
    Ok(read.exit_code())
}

/// The lineages of all families of a corpus, in the order of the families.
fn of_corpus(read: &ReadCorpus, language: Language) -> Result<Vec<Lineage>> {
    let families = clusters::families(read, DEFAULT_CONTAINMENT, language)?;
    families.iter().map(|family| read.lineage_of(family.members.iter().map(|member| member.path.as_path()))).collect()
}

/// The members with what each changed, if that is wanted.
fn tree<'a>(read: &ReadCorpus, lineage: &'a Lineage, with_changes: bool) -> Result<Tree<'a>> {
    let branches = lineage.members.iter().zip(&lineage.origins).map(|(member, origin)| {
        let parent = origin.parent.and_then(|parent| lineage.members.get(parent)).filter(|_| with_changes);
        let changes = parent.map_or_else(|| Ok(Vec::new()), |parent| changes(read, parent, member))?;
        Ok(Branch { member, origin, changes })
    });
    Ok(Tree { branches: branches.collect::<Result<_>>()? })
}

/// What a copy reads differently, in the order of its original.
fn changes(read: &ReadCorpus, original: &Arc<AnalysedSeed>, copy: &Arc<AnalysedSeed>) -> Result<Vec<Variant>> {
    let passages = read.between(original, copy)?;
    let mut changes = Vec::new();
    for collated in crate::corpus::collate(original, &passages) {
        for (witnessed, standing) in
            collated.passages.iter().filter(|(_, standing)| standing.order != PassageOrder::Again)
        {
            changes.extend(standing.before.iter().cloned());
            changes.extend(witnessed.variants(original, Classes::TEXT));
        }
    }
    Ok(changes)
}
