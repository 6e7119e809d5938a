//! What was reported of the seeds of the workspace, so that only what has changed is looked at again.
//!
//! A seed's findings depend on what is in it, on the seeds that it shares passages with, and on how it is checked. So of
//! each seed a hash of its text is kept, who its witnesses were, and the name of its report, and nothing of the report:
//! some hundred bytes.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::corpus::{ContentHash, Policy};

/// A seed by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SeedKey(u64);

/// Differs from run to run, so that nobody can make up paths that have the same.
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::new);

impl SeedKey {
    /// The number of the seed at a path.
    pub(super) fn from_path(path: &Path) -> Self {
        let mut hasher = HASHER.build_hasher();
        hasher.write(path.as_os_str().as_encoded_bytes());
        Self(hasher.finish())
    }
}

/// What was reported of one seed.
#[derive(Debug)]
pub(super) struct Report {
    /// What was in it.
    pub(super) content: ContentHash,
    /// The name of the report.
    pub(super) id: String,
    /// Whether there is nothing in it.
    pub(super) is_empty: bool,
    /// The seeds that it shared passages with.
    pub(super) witnesses: Box<[SeedKey]>,
}

/// How the seeds of a folder are checked: what was reported otherwise is not known.
#[derive(Clone, Debug)]
pub(in crate::lsp) struct CheckTerms {
    /// The rules and the day.
    pub(in crate::lsp) policy: Policy,
    /// Whether they are compared with one another.
    pub(in crate::lsp) can_compare: bool,
    /// How often a manifest, perhaps of a folder further in, has changed.
    pub(in crate::lsp) manifests_changed: u64,
}

impl PartialEq for CheckTerms {
    fn eq(&self, other: &Self) -> bool {
        let manifest = |terms: &Self| terms.policy.manifest.as_ref().map(Arc::as_ptr);
        manifest(self) == manifest(other)
            && Arc::ptr_eq(&self.policy.last, &other.policy.last)
            && self.policy.today == other.policy.today
            && self.can_compare == other.can_compare
            && self.manifests_changed == other.manifests_changed
    }
}

/// See the module; of one folder.
#[derive(Debug, Default)]
pub(super) struct ReportedSeeds {
    terms: Option<CheckTerms>,
    seeds: HashMap<SeedKey, Report>,
}

impl ReportedSeeds {
    /// Forgets everything if it was reported on other terms.
    pub(super) fn agree(&mut self, terms: &CheckTerms) {
        if self.terms.as_ref() != Some(terms) {
            self.seeds.clear();
            self.terms = Some(terms.clone());
        }
    }

    /// Which of the seeds that there are now are to be looked at again: those that are new or have changed, and those that
    /// share a passage with one that has changed or is gone. Forgets what is gone. Linear in what is known.
    pub(super) fn outdated(&mut self, seeds: &HashMap<SeedKey, ContentHash>) -> HashSet<SeedKey> {
        let is_known = |number: &SeedKey, content: &ContentHash| {
            self.seeds.get(number).is_some_and(|reported| reported.content == *content)
        };
        let mut changed: HashSet<SeedKey> =
            seeds.iter().filter(|(number, content)| !is_known(number, content)).map(|(number, _)| *number).collect();
        changed.extend(self.seeds.keys().filter(|number| !seeds.contains_key(*number)));
        let touched = self.seeds.iter().filter(|(_, it)| it.witnesses.iter().any(|witness| changed.contains(witness)));
        let touched: Vec<SeedKey> = touched.map(|(number, _)| *number).collect();
        self.seeds.retain(|number, _| seeds.contains_key(number));
        changed.extend(touched);
        changed.retain(|number| seeds.contains_key(number));
        changed
    }

    /// What was reported of a seed.
    pub(super) fn get(&self, number: SeedKey) -> Option<&Report> {
        self.seeds.get(&number)
    }

    /// Takes note of a report. Gives those of its witnesses that did not know of it: they have one more than they had.
    pub(super) fn put(&mut self, number: SeedKey, reported: Report) -> Vec<SeedKey> {
        let unaware =
            |witness: &&SeedKey| self.seeds.get(*witness).is_some_and(|reported| !reported.witnesses.contains(&number));
        let found = reported.witnesses.iter().filter(unaware).copied().collect();
        self.seeds.insert(number, reported);
        found
    }

    /// Forgets a seed, so that it is looked at the next time.
    pub(super) fn forget(&mut self, number: SeedKey) {
        self.seeds.remove(&number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(name: &str) -> SeedKey {
        SeedKey::from_path(Path::new(name))
    }

    fn reported(text: &str, witnesses: &[&str]) -> Report {
        let witnesses = witnesses.iter().map(|name| number(name)).collect();
        Report { content: ContentHash::new(text.as_bytes()), id: text.to_owned(), is_empty: false, witnesses }
    }

    fn seeds(list: &[(&str, &str)]) -> HashMap<SeedKey, ContentHash> {
        list.iter().map(|(name, text)| (number(name), ContentHash::new(text.as_bytes()))).collect()
    }

    #[test]
    fn what_has_changed_is_looked_at_with_those_that_it_shares_passages_with() {
        let mut known = ReportedSeeds::default();
        assert_eq!(known.outdated(&seeds(&[("a", "1"), ("b", "1"), ("c", "1")])).len(), 3);
        known.put(number("a"), reported("1", &["b"]));
        known.put(number("b"), reported("1", &["a"]));
        known.put(number("c"), reported("1", &[]));
        assert!(known.outdated(&seeds(&[("a", "1"), ("b", "1"), ("c", "1")])).is_empty());
        let changed = known.outdated(&seeds(&[("a", "2"), ("b", "1"), ("c", "1")]));
        assert_eq!(changed, HashSet::from([number("a"), number("b")]));
        let gone = known.outdated(&seeds(&[("b", "1"), ("c", "1")]));
        assert_eq!(gone, HashSet::from([number("b")]));
        assert!(known.get(number("a")).is_none());
    }

    #[test]
    fn a_witness_that_does_not_know_of_it_yet_is_told() {
        let mut known = ReportedSeeds::default();
        known.put(number("a"), reported("1", &["b"]));
        known.put(number("b"), reported("1", &["a"]));
        known.put(number("c"), reported("1", &[]));
        assert_eq!(known.put(number("b"), reported("2", &["a", "c"])), [number("c")]);
    }
}
