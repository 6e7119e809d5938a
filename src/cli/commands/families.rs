//! Grouping a corpus into families, for `clusters` and `lineage`.
//!
//! Memory holds the paths and a few numbers for each pair that is similar enough.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::families::{Family, Member};
use crate::cli::parallel;
use crate::cli::terminal::Audience;
use crate::cli::terminal::progress::ProgressLine;
use crate::corpus::families::{Families, FamilyMember, related_witnesses};
use crate::messages::{Language, message};

/// The families of a corpus, the largest first; families of the same size are sorted by the paths of their earliest
/// seeds. The members of a family are sorted by date, the earliest first.
///
/// # Errors
/// Those of [`IndexedCorpus::each_pair_once`].
pub(in crate::cli) fn families(corpus: &IndexedCorpus, containment: f32, language: Language) -> Result<Vec<Family>> {
    let progress = ProgressLine::new(message!("progress-comparing").text(language), corpus.paths.len());
    let numbers: HashMap<&Path, usize> =
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
        (Reverse(family.members.len()), family.members.first().map(|first| first.path.clone()))
    });
    Ok(families)
}
