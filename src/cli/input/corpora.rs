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
    indexed: Vec<(PathBuf, IndexedCorpus)>,
    /// Each path of the command line, with the position of its corpus in `indexed`.
    named: Vec<(PathBuf, usize)>,
}

impl Corpora {
    /// Indexes the corpora around files and folders, each once.
    ///
    /// # Errors
    /// Those of [`corpus_root`] and [`IndexedCorpus::open`].
    pub(in crate::cli) fn open(paths: &[PathBuf], language: Language) -> Result<Self> {
        let mut corpora = Self::default();
        for path in paths {
            let root = corpus_root(path)?;
            let known = corpora.indexed.iter().position(|(known, _)| *known == root);
            let index = match known {
                Some(index) => index,
                None => {
                    let corpus = IndexedCorpus::open(&root, language)?;
                    corpora.indexed.push((root, corpus));
                    corpora.indexed.len() - 1
                }
            };
            corpora.named.push((path.clone(), index));
        }
        Ok(corpora)
    }

    /// The corpus whose root is exactly this folder, if it has been indexed.
    pub(in crate::cli) fn get(&self, root: &Path) -> Option<&IndexedCorpus> {
        self.indexed.iter().find(|(known, _)| known == root).map(|(_, corpus)| corpus)
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
        let Some((_, corpus)) = named.and_then(|(_, index)| self.indexed.get(*index)) else { return Ok(None) };
        if !policy.wants_witnesses(place) {
            return Ok(None);
        }
        corpus.passages_of_source(path, seed.source.clone(), cancel).map(Some)
    }
}
