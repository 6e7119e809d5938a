//! What `workspace/diagnostic` has reported of the seeds of a folder, so that only what has changed is checked again.
//!
//! The findings in a seed depend on its text, on the seeds with which it shares passages, and on the terms of the check. So
//! of each seed are kept the hash of its text, its witnesses and the id of its report, some hundred bytes, but not the
//! report itself.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::sync::LazyLock;

use super::check_terms::CheckTerms;
use crate::corpus::ContentHash;

/// Identifies a seed by a hash of its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::lsp) struct SeedKey(u64);

/// Differs from run to run, so that nobody can make up paths with equal keys.
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::new);

impl SeedKey {
    /// The key of the seed at a path.
    pub(in crate::lsp) fn from_path(path: &Path) -> Self {
        let mut hasher = HASHER.build_hasher();
        hasher.write(path.as_os_str().as_encoded_bytes());
        Self(hasher.finish())
    }
}

/// What was reported of one seed.
#[derive(Debug)]
pub(in crate::lsp) struct SeedReport {
    /// The hash of the seed's text.
    pub(in crate::lsp) content: ContentHash,
    /// The id of the report.
    pub(in crate::lsp) id: String,
    /// Whether the report has no diagnostics.
    pub(in crate::lsp) is_empty: bool,
    /// The seeds with which it shared passages.
    pub(in crate::lsp) witnesses: Box<[SeedKey]>,
}

/// The reports of one folder's seeds.
#[derive(Debug, Default)]
pub(in crate::lsp) struct ReportedSeeds {
    terms: Option<CheckTerms>,
    reports: HashMap<SeedKey, SeedReport>,
}

impl ReportedSeeds {
    /// Drops all reports if they were made on other terms.
    pub(in crate::lsp) fn set_terms(&mut self, terms: &CheckTerms) {
        if self.terms.as_ref() != Some(terms) {
            self.reports.clear();
            self.terms = Some(terms.clone());
        }
    }

    /// Returns which of the present `seeds` must be checked again: those that are new or have changed, and those that share
    /// a passage with a seed that has changed or gone. Drops the reports of these and of seeds that have gone, so that they
    /// are checked the next time if this check is cancelled. Linear in what is known.
    pub(in crate::lsp) fn take_outdated(&mut self, seeds: &HashMap<SeedKey, ContentHash>) -> HashSet<SeedKey> {
        let is_known = |key: &SeedKey, content: &ContentHash| {
            self.reports.get(key).is_some_and(|report| report.content == *content)
        };
        let mut outdated: HashSet<SeedKey> =
            seeds.iter().filter(|(key, content)| !is_known(key, content)).map(|(key, _)| *key).collect();
        outdated.extend(self.reports.keys().filter(|key| !seeds.contains_key(*key)));
        let affected =
            self.reports.iter().filter(|(_, it)| it.witnesses.iter().any(|witness| outdated.contains(witness)));
        let affected: Vec<SeedKey> = affected.map(|(key, _)| *key).collect();
        outdated.extend(affected);
        self.reports.retain(|key, _| seeds.contains_key(key) && !outdated.contains(key));
        outdated.retain(|key| seeds.contains_key(key));
        outdated
    }

    /// The report of a seed.
    pub(in crate::lsp) fn get(&self, key: SeedKey) -> Option<&SeedReport> {
        self.reports.get(&key)
    }

    /// Adds the report of a seed. Returns those of its witnesses whose own reports do not name this seed: they have one
    /// witness more than when they were checked.
    pub(in crate::lsp) fn insert(&mut self, key: SeedKey, report: SeedReport) -> Vec<SeedKey> {
        let is_unaware =
            |witness: &&SeedKey| self.reports.get(*witness).is_some_and(|report| !report.witnesses.contains(&key));
        let unaware = report.witnesses.iter().filter(is_unaware).copied().collect();
        self.reports.insert(key, report);
        unaware
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> SeedKey {
        SeedKey::from_path(Path::new(name))
    }

    fn report(text: &str, witnesses: &[&str]) -> SeedReport {
        let witnesses = witnesses.iter().map(|name| key(name)).collect();
        SeedReport { content: ContentHash::new(text.as_bytes()), id: text.to_owned(), is_empty: false, witnesses }
    }

    fn seeds(list: &[(&str, &str)]) -> HashMap<SeedKey, ContentHash> {
        list.iter().map(|(name, text)| (key(name), ContentHash::new(text.as_bytes()))).collect()
    }

    #[test]
    fn changed_seeds_are_checked_along_with_their_witnesses() {
        let mut known = ReportedSeeds::default();
        assert_eq!(known.take_outdated(&seeds(&[("a", "1"), ("b", "1"), ("c", "1")])).len(), 3);
        known.insert(key("a"), report("1", &["b"]));
        known.insert(key("b"), report("1", &["a"]));
        known.insert(key("c"), report("1", &[]));
        assert!(known.take_outdated(&seeds(&[("a", "1"), ("b", "1"), ("c", "1")])).is_empty());
        let changed = known.take_outdated(&seeds(&[("a", "2"), ("b", "1"), ("c", "1")]));
        assert_eq!(changed, HashSet::from([key("a"), key("b")]));
        let gone = known.take_outdated(&seeds(&[("b", "1"), ("c", "1")]));
        assert_eq!(gone, HashSet::from([key("b")]));
        assert!(known.get(key("a")).is_none());
    }

    #[test]
    fn witnesses_that_do_not_name_a_seed_yet_are_returned() {
        let mut known = ReportedSeeds::default();
        known.insert(key("a"), report("1", &["b"]));
        known.insert(key("b"), report("1", &["a"]));
        known.insert(key("c"), report("1", &[]));
        assert_eq!(known.insert(key("b"), report("2", &["a", "c"])), [key("c")]);
    }
}
