//! Which seeds of a corpus are kin, for `variorum/families`.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::corpus::ContentHash;

/// The seeds that have been compared with one another, and the pairs that are kin.
#[derive(Debug, Default)]
pub(in crate::lsp) struct KinshipCache {
    /// The seeds that have been compared with all others in here, with the hash of their bytes and their date of publication.
    pub(in crate::lsp) seeds: HashMap<PathBuf, (ContentHash, Option<DateTime>)>,
    /// The pairs that are kin, the smaller path first, each with the larger of the two shares (0 to 1).
    pub(in crate::lsp) pairs: BTreeMap<(PathBuf, PathBuf), f32>,
}

impl KinshipCache {
    /// Drops the seeds that have changed or gone, and returns those that must be compared, in the order of `now`.
    pub(in crate::lsp) fn outdated(&mut self, now: &[(PathBuf, ContentHash)]) -> Vec<(PathBuf, ContentHash)> {
        let content: HashMap<&Path, ContentHash> =
            now.iter().map(|(path, content)| (path.as_path(), *content)).collect();
        self.seeds.retain(|path, (known, _)| content.get(path.as_path()) == Some(known));
        let seeds = &self.seeds;
        self.pairs.retain(|(one, two), _| seeds.contains_key(one) && seeds.contains_key(two));
        now.iter().filter(|(path, _)| !seeds.contains_key(path)).cloned().collect()
    }

    /// Adds a seed that has been compared with all seeds in here, with its kin among them.
    pub(in crate::lsp) fn insert(
        &mut self,
        path: PathBuf,
        content: ContentHash,
        published: Option<DateTime>,
        kin: Vec<(PathBuf, f32)>,
    ) {
        for (other, share) in kin {
            let pair = if path < other { (path.clone(), other) } else { (other, path.clone()) };
            self.pairs.insert(pair, share);
        }
        self.seeds.insert(path, (content, published));
    }
}
