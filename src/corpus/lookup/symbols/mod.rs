//! Seeds by their names: the titles, authors and headings of the whole corpus.

mod query;
mod stating;
#[cfg(test)]
mod tests;
mod walk;

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use crate::cancel::Cancel;
use crate::corpus::index::{IndexError, Outline, OutlineEntry, OutlineKind};
use crate::corpus::lookup::LookupError;
use crate::corpus::snapshot::Snapshot;
use crate::text::LineColumns;
pub use query::Query;

/// How many symbols of one kind and name are returned: an author can have hundreds of seeds.
const MAX_ALIKE: usize = 16;

/// The kinds that seeds are found by. The others count only together with these.
const NAMES: [OutlineKind; 3] = [OutlineKind::Title, OutlineKind::Heading, OutlineKind::Author];

/// A name by which a seed was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedSymbol {
    /// How well it matches the query; higher is better.
    pub score: i32,
    /// The path of the seed.
    pub path: PathBuf,
    /// What the name is.
    pub kind: OutlineKind,
    /// The name itself.
    pub name: String,
    /// Where the name begins in the file, as the index has it.
    pub begin: LineColumns,
    /// Where it ends.
    pub end: LineColumns,
    /// The seed's title.
    pub title: Option<String>,
    /// Who published the seed.
    pub source: Option<String>,
}

impl SeedSymbol {
    /// The sort key that puts the best symbols first: by score, then kind, then length, then name and path.
    fn best_first(&self) -> impl Ord + '_ {
        (rank(self.score, self.kind, &self.name), &self.name, &self.path)
    }
}

type SymbolRank = (Reverse<i32>, OutlineKind, usize);

fn rank(score: i32, kind: OutlineKind, name: &str) -> SymbolRank {
    (Reverse(score), kind, name.len())
}

impl Snapshot {
    /// The titles, headings and authors that match a query, the best first and at most `most`, in the seeds whose
    /// paths are `wanted`. Open documents count as they read now, other seeds as the index has them. No file is read.
    ///
    /// Costs a look at the outline of each seed, some hundred bytes.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is raised; [`LookupError::Index`] if the index cannot be read.
    pub fn symbols(
        &self,
        query: &Query,
        most: usize,
        wanted: impl Fn(&Path) -> bool,
        cancel: &Cancel,
    ) -> Result<Vec<SeedSymbol>, LookupError> {
        let mut best = TopSymbols { query, most, found: Vec::new(), worst: None };
        self.each_outline(cancel, |outline, path| {
            best.add_matches(outline, || Ok(path()?.filter(|path| wanted(path))))
        })?;
        best.prune();
        Ok(best.found)
    }
}

/// The best symbols so far.
struct TopSymbols<'a> {
    query: &'a Query,
    most: usize,
    found: Vec<SeedSymbol>,
    /// Symbols that rank below this need no further look.
    worst: Option<SymbolRank>,
}

impl TopSymbols<'_> {
    /// Adds the matches in one seed. `path` is called only if there are any; if it returns `None`, they are dropped.
    fn add_matches(
        &mut self,
        outline: &Outline,
        path: impl Fn() -> Result<Option<PathBuf>, IndexError>,
    ) -> Result<(), IndexError> {
        let first = |kind| outline.entries.iter().find(|entry| entry.kind == kind).map(|entry| entry.text.to_string());
        let mut known = None;
        for entry in outline.entries.iter().filter(|entry| NAMES.contains(&entry.kind)) {
            let others = outline.entries.iter().filter(|other| other.kind != OutlineKind::Heading);
            let Some(score) = self.query.score(&entry.text, &others.map(|other| &*other.text)) else { continue };
            if self.worst.as_ref().is_some_and(|worst| *worst < rank(score, entry.kind, &entry.text)) {
                continue;
            }
            let path = match &known {
                Some(path) => path,
                None => match path()? {
                    Some(path) => known.insert(path),
                    None => return Ok(()),
                },
            };
            let OutlineEntry { kind, begin, end, .. } = *entry;
            let (title, source) = (first(OutlineKind::Title), first(OutlineKind::Source));
            let (name, path) = (entry.text.to_string(), path.clone());
            self.found.push(SeedSymbol { score, path, kind, name, begin, end, title, source });
        }
        if self.found.len() >= 2 * self.most.max(MAX_ALIKE) {
            self.prune();
        }
        Ok(())
    }

    /// Drops all but the best.
    fn prune(&mut self) {
        keep_best(&mut self.found, self.most);
        let worst = self.found.last().filter(|_| self.found.len() == self.most);
        self.worst = worst.map(|symbol| rank(symbol.score, symbol.kind, &symbol.name)).or(self.worst);
    }
}

/// Keeps the best symbols, sorted: at most `most`, and at most [`MAX_ALIKE`] of one kind and name.
pub fn keep_best(symbols: &mut Vec<SeedSymbol>, most: usize) {
    symbols.sort_by(|one, two| one.best_first().cmp(&two.best_first()));
    let mut last: Option<(OutlineKind, String)> = None;
    let mut alike = 0;
    // Equal names have equal scores, so they are next to each other.
    symbols.retain(|symbol| {
        let is_same = last.as_ref().is_some_and(|(kind, name)| *kind == symbol.kind && *name == symbol.name);
        alike = if is_same { alike + 1 } else { 1 };
        if !is_same {
            last = Some((symbol.kind, symbol.name.clone()));
        }
        alike <= MAX_ALIKE
    });
    symbols.truncate(most);
}
