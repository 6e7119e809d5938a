//! Which seeds state a value (an author, a source, a tag), and which values there are.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::PathBuf;

use crate::cancel::Cancel;
use crate::corpus::index::{Outline, OutlineKind, shorten};
use crate::corpus::lookup::LookupError;
use crate::corpus::snapshot::Snapshot;

impl Snapshot {
    /// The seeds that state a value in a kind of field, sorted by path. The whole value has to match, except for
    /// white space; of a value that is longer than an outline keeps, the beginning. Reads the outline of each seed.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is raised; [`LookupError::Index`] if the index cannot be read.
    pub fn seeds_stating(&self, kind: OutlineKind, value: &str, cancel: &Cancel) -> Result<Vec<PathBuf>, LookupError> {
        let wanted = shorten(value);
        let states = |outline: &Outline| outline.entries.iter().any(|it| it.kind == kind && it.text == wanted);
        let mut paths = Vec::new();
        self.each_outline(cancel, |outline, path| {
            if states(outline) {
                paths.extend(path()?);
            }
            Ok(())
        })?;
        paths.sort_unstable();
        Ok(paths)
    }

    /// The values that seeds state in a kind of field and that are `wanted`, each with the number of seeds that state
    /// it: the most frequent first, and at most `most`. Costs as much as [`Snapshot::seeds_stating`].
    ///
    /// # Errors
    /// As [`Snapshot::seeds_stating`].
    pub fn stated_values(
        &self,
        kind: OutlineKind,
        wanted: impl Fn(&str) -> bool,
        most: usize,
        cancel: &Cancel,
    ) -> Result<Vec<(String, usize)>, LookupError> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        self.each_outline(cancel, |outline, _| {
            for entry in outline.entries.iter().filter(|entry| entry.kind == kind) {
                match counts.get_mut(&*entry.text) {
                    Some(count) => *count += 1,
                    None if wanted(&entry.text) => _ = counts.insert(entry.text.to_string(), 1),
                    None => {}
                }
            }
            Ok(())
        })?;
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_unstable_by(|one, two| (Reverse(one.1), &one.0).cmp(&(Reverse(two.1), &two.0)));
        counts.truncate(most);
        Ok(counts)
    }
}
