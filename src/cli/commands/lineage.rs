//! `variorum lineage`: which seed was most probably copied from which.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;

use crate::cli::arguments::{LineageArguments, LineageFormat};
use crate::cli::commands::families;
use crate::cli::input::indexed_corpus::{self, IndexedCorpus};
use crate::cli::output::lineage::{LineageBranch, LineageTree, graph, human, json};
use crate::cli::output::paths::relative;
use crate::cli::terminal::{self, Screen};
use crate::corpus::families::DEFAULT_CONTAINMENT;
use crate::corpus::{AnalysedSeed, Lineage};
use crate::messages::{Language, message};
use crate::reprints::{Classes, PassageOrder, Variant};

/// Runs the command.
///
/// # Errors
/// The corpus or a file cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &LineageArguments, language: Language) -> Result<ExitCode> {
    let mut out = terminal::standard_output(arguments.format.audience());
    let root = indexed_corpus::comparison_root(arguments.corpus.as_deref(), &arguments.files)?;
    let corpus = IndexedCorpus::open(&root, language)?;
    let screen = Screen::for_standard_output(language);
    let lineages = if arguments.files.is_empty() {
        all_families(&corpus, language)?
    } else {
        arguments.files.iter().map(|file| corpus.lineage(file)).collect::<Result<Vec<_>>>()?
    };
    if arguments.format != LineageFormat::Human && arguments.format != LineageFormat::Jsonl {
        let trees: Vec<_> = lineages.iter().map(|lineage| tree(&corpus, lineage, false)).collect::<Result<_>>()?;
        out.write_all(graph::format(&trees, arguments.format, |path| relative(&root, path)).as_bytes())?;
        out.flush()?;
        return Ok(corpus.exit_code());
    }
    for lineage in &lineages {
        let tree = tree(&corpus, lineage, arguments.format == LineageFormat::Human)?;
        let text = match arguments.format {
            LineageFormat::Human => human::format(&tree, screen),
            _ => json::format(&tree, |path| relative(&root, path))?,
        };
        out.write_all(text.as_bytes())?;
    }
    if lineages.is_empty() && arguments.format == LineageFormat::Human {
        let among = message!("count-seeds", count = corpus.paths.len());
        writeln!(out, "{}", message!("no-passages", of = among).text(language))?;
    }
    out.flush()?;
    Ok(corpus.exit_code())
}

/// The lineages of all families of a corpus, in the order of [`families::families`].
fn all_families(corpus: &IndexedCorpus, language: Language) -> Result<Vec<Lineage>> {
    let families = families::families(corpus, DEFAULT_CONTAINMENT, language)?;
    families.iter().map(|family| corpus.lineage_of(family.members.iter().map(|member| member.path.as_path()))).collect()
}

/// The members of a family, with what each copy changed if `with_changes`.
fn tree<'a>(corpus: &IndexedCorpus, lineage: &'a Lineage, with_changes: bool) -> Result<LineageTree<'a>> {
    let branches = lineage.members.iter().zip(&lineage.origins).map(|(member, origin)| {
        let parent = origin.parent.and_then(|parent| lineage.members.get(parent)).filter(|_| with_changes);
        let changes = parent.map_or_else(|| Ok(Vec::new()), |parent| changes(corpus, parent, member))?;
        Ok(LineageBranch { member, origin, changes })
    });
    Ok(LineageTree { branches: branches.collect::<Result<_>>()? })
}

/// The places at which a copy differs from its original, in the order of the original.
fn changes(corpus: &IndexedCorpus, original: &Arc<AnalysedSeed>, copy: &Arc<AnalysedSeed>) -> Result<Vec<Variant>> {
    let passages = corpus.passages_between(original, copy)?;
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
