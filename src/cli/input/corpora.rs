//! The corpora around the paths that a command was given.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cancel::Cancel;
use crate::cli::input::files::InputFile;
use crate::cli::input::indexed_corpus::{IndexedCorpus, SeedPassages, corpus_root};
use crate::corpus::LookupError;
use crate::messages::Language;
use crate::seed::Seed;

/// The indexed corpora around the paths of a command.
#[derive(Default)]
pub(in crate::cli) struct Corpora {
    read: Vec<(PathBuf, IndexedCorpus)>,
    /// Each path of the command line, with the position of its corpus in `read`.
    named: Vec<(PathBuf, usize)>,
}

impl Corpora {
    /// Indexes the corpora around files and folders, each once.
    ///
    /// # Errors
    /// Those of [`corpus_root`] and [`IndexedCorpus::at`].
    pub(in crate::cli) fn around(paths: &[PathBuf], language: Language) -> Result<Self> {
        let mut corpora = Self::default();
        for path in paths {
            let root = corpus_root(path)?;
            let known = corpora.read.iter().position(|(known, _)| *known == root);
            let index = match known {
                Some(index) => index,
                None => {
                    let read = IndexedCorpus::at(&root, language)?;
                    corpora.read.push((root, read));
                    corpora.read.len() - 1
                }
            };
            corpora.named.push((path.clone(), index));
        }
        Ok(corpora)
    }

    /// The corpus whose root is exactly this folder, if it has been indexed.
    pub(in crate::cli) fn at(&self, root: &Path) -> Option<&IndexedCorpus> {
        self.read.iter().find(|(known, _)| known == root).map(|(_, read)| read)
    }

    /// The passages that a seed shares with others, or `None` if it is in none of the corpora or no rule needs them.
    ///
    /// # Errors
    /// Those of [`IndexedCorpus::passages_of_source`].
    pub(in crate::cli) fn passages(
        &self,
        file: &InputFile,
        seed: &Seed,
        cancel: &Cancel,
    ) -> Result<Option<SeedPassages>, LookupError> {
        let InputFile { path, place, policy, .. } = file;
        let named = self.named.iter().find(|(named, _)| path.starts_with(named));
        let Some((_, read)) = named.and_then(|(_, index)| self.read.get(*index)) else { return Ok(None) };
        if !policy.wants_witnesses(place) {
            return Ok(None);
        }
        read.passages_of_source(path, seed.source.clone(), cancel).map(Some)
    }
}
