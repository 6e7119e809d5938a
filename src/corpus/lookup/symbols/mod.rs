//! Seeds by what they are called: titles, authors and headings of the whole corpus.

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

/// So many of one kind that say the same are given: an author has hundreds of seeds.
const MAX_ALIKE: usize = 16;

/// What seeds are found by; by the rest only together with these.
const NAMES: [OutlineKind; 3] = [OutlineKind::Title, OutlineKind::Heading, OutlineKind::Author];

/// Something by which a seed was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedSymbol {
    /// How well it is what was looked for; the more the better.
    pub score: i32,
    /// Where the seed is.
    pub path: PathBuf,
    /// What it says of the seed.
    pub kind: OutlineKind,
    /// What it is called.
    pub name: String,
    /// Where that stands in the file, when the index came by the last time.
    pub begin: LineColumns,
    /// Where it ends.
    pub end: LineColumns,
    /// The seed's title.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
}

impl SeedSymbol {
    /// What symbols are sorted by to have the best first: the score, the kind, the shorter, and then the name and the path.
    fn best_first(&self) -> impl Ord + '_ {
        (rank(self.score, self.kind, &self.name), &self.name, &self.path)
    }
}

type SymbolRank = (Reverse<i32>, OutlineKind, usize);

fn rank(score: i32, kind: OutlineKind, name: &str) -> SymbolRank {
    (Reverse(score), kind, name.len())
}

impl Snapshot {
    /// The titles, headings and authors that a query finds, the best first and no more than `most`, in the seeds whose
    /// paths are `wanted`. Where open documents are, as they read now; elsewhere as the index has it. No file is read.
    ///
    /// Costs a look at what the index keeps of each seed to be found by, some hundred bytes.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is seen raised; [`LookupError::Index`] if the index cannot be read.
    pub fn symbols(
        &self,
        query: &Query,
        most: usize,
        wanted: impl Fn(&Path) -> bool,
        cancel: &Cancel,
    ) -> Result<Vec<SeedSymbol>, LookupError> {
        let mut best = TopSymbols { query, most, found: Vec::new(), worst: None };
        self.each_outline(cancel, |outline, path| best.look_at(outline, || Ok(path()?.filter(|path| wanted(path)))))?;
        best.cut();
        Ok(best.found)
    }
}

/// The best of what has been looked at.
struct TopSymbols<'a> {
    query: &'a Query,
    most: usize,
    found: Vec<SeedSymbol>,
    /// What is not better than this need not be looked at further.
    worst: Option<SymbolRank>,
}

impl TopSymbols<'_> {
    /// Takes in what is found of a seed. Its path is asked for only then; without one nothing is.
    fn look_at(
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
            self.cut();
        }
        Ok(())
    }

    /// Keeps the best.
    fn cut(&mut self) {
        keep_best(&mut self.found, self.most);
        let worst = self.found.last().filter(|_| self.found.len() == self.most);
        self.worst = worst.map(|symbol| rank(symbol.score, symbol.kind, &symbol.name)).or(self.worst);
    }
}

/// Leaves the best of some symbols, the best first: no more than `most`, and few of a kind that say the same.
pub fn keep_best(symbols: &mut Vec<SeedSymbol>, most: usize) {
    symbols.sort_by(|one, two| one.best_first().cmp(&two.best_first()));
    let mut last: Option<(OutlineKind, String)> = None;
    let mut alike = 0;
    // What says the same stands together: it is as good.
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
