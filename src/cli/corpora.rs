//! The corpora around the paths that a command was given.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::files::Candidate;
use super::read_corpus::{Passages, ReadCorpus, root_of};
use crate::cancel::Cancel;
use crate::corpus::LookupError;
use crate::messages::Language;
use crate::seed::Seed;

/// The corpora around the paths that are checked.
#[derive(Default)]
pub(super) struct Corpora {
    read: Vec<(PathBuf, ReadCorpus)>,
    /// Each path that was named, with the index of its corpus.
    named: Vec<(PathBuf, usize)>,
}

impl Corpora {
    /// Reads the corpora around files and folders, each once.
    ///
    /// # Errors
    /// As [`root_of`] and [`ReadCorpus::at`].
    pub(super) fn around(paths: &[PathBuf], language: Language) -> Result<Self> {
        let mut corpora = Self::default();
        for path in paths {
            let root = root_of(path)?;
            let known = corpora.read.iter().position(|(known, _)| *known == root);
            let index = match known {
                Some(index) => index,
                None => {
                    let read = ReadCorpus::at(&root, language)?;
                    corpora.read.push((root, read));
                    corpora.read.len() - 1
                }
            };
            corpora.named.push((path.clone(), index));
        }
        Ok(corpora)
    }

    /// The corpus of this very folder, if it is among those that were read.
    pub(super) fn at(&self, root: &Path) -> Option<&ReadCorpus> {
        self.read.iter().find(|(known, _)| known == root).map(|(_, read)| read)
    }

    /// What a seed shares with others; `None` if it lies in none of the corpora, or no rule wants to know.
    ///
    /// # Errors
    /// As [`ReadCorpus::passages_of`].
    pub(super) fn passages(
        &self,
        candidate: &Candidate,
        seed: &Seed,
        cancel: &Cancel,
    ) -> Result<Option<Passages>, LookupError> {
        let Candidate { path, place, policy, .. } = candidate;
        let named = self.named.iter().find(|(named, _)| path.starts_with(named));
        let Some((_, read)) = named.and_then(|(_, index)| self.read.get(*index)) else { return Ok(None) };
        if !policy.wants_witnesses(place) {
            return Ok(None);
        }
        read.passages_of(path, seed.source.clone(), cancel).map(Some)
    }
}
