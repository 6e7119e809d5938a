//! The corpora at one moment, with all unsaved text, and what an open document shares with their seeds.

use std::sync::Arc;

use super::{FolderView, View};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{LearntBoilerplate, LookupError, Snapshot, WitnessedPassage};
use crate::ide::Analysis;
use crate::lsp::documents::Document;
use crate::lsp::indexing::IndexerMessage;
use crate::lsp::uri::DocumentKey;
use crate::reprints::Variant;

impl View {
    /// The passages that an open document shares with other seeds, unsaved text included. Worked out once a revision.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is seen raised; [`LookupError::Index`] if the index cannot be read.
    pub(in crate::lsp) fn passages(
        &self,
        document: &Document,
        cancel: &Cancel,
    ) -> Result<Arc<[WitnessedPassage]>, LookupError> {
        document.passages(self.revision, || match self.corpus_around(document, cancel)? {
            Some(snapshot) => {
                let passages = snapshot.passages(&document.reading(), cancel);
                if let Some(folder) = document.key.path().and_then(|path| self.folder_of(path)) {
                    tell_if_broken(folder, &snapshot);
                }
                passages
            }
            None => Ok(Vec::new()),
        })
    }

    /// An open document with what it shares, for whoever answers about a place in it.
    ///
    /// # Errors
    /// As [`View::passages`].
    pub(in crate::lsp) fn analysis(&self, document: &Document, cancel: &Cancel) -> Result<Analysis, LookupError> {
        Ok(Analysis::from_parts(document.reading(), self.passages(document, cancel)?))
    }

    /// For each of the [passages](View::passages), where its witness reads otherwise, in the classes that are shown. Worked
    /// out once a revision.
    ///
    /// # Errors
    /// As [`View::passages`].
    pub(in crate::lsp) fn variants(
        &self,
        document: &Document,
        cancel: &Cancel,
    ) -> Result<Arc<[Vec<Variant>]>, LookupError> {
        let passages = self.passages(document, cancel)?;
        document.variants(self.revision, || {
            let reading = document.reading();
            let of_one = |witnessed: &WitnessedPassage| {
                cancel.check()?;
                Ok(witnessed.variants(&reading, self.settings_of(document).hover_variants))
            };
            passages.iter().map(of_one).collect()
        })
    }

    /// What was learnt to be boilerplate at a place of an open document.
    ///
    /// # Errors
    /// As [`View::passages`].
    pub(in crate::lsp) fn learnt_at(
        &self,
        document: &Document,
        offset: usize,
        cancel: &Cancel,
    ) -> Result<Option<LearntBoilerplate>, LookupError> {
        let Some(snapshot) = self.corpus_around(document, cancel)? else { return Ok(None) };
        let learnt = snapshot.boilerplate(&document.reading(), cancel)?;
        Ok(learnt.into_iter().find(|learnt| learnt.span.touches(offset)))
    }

    /// The corpus that a document lies in, with the unsaved text of all others.
    pub(super) fn corpus_around(&self, document: &Document, cancel: &Cancel) -> Result<Option<Snapshot>, Cancelled> {
        let folder = document.key.path().and_then(|path| self.folder_of(path));
        folder.map_or(Ok(None), |folder| self.corpus_of(folder, Some(&document.key), cancel))
    }

    /// The folder that a document lies in, with its corpus and all unsaved text, the document's own too.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub(in crate::lsp) fn whole_corpus_around(
        &self,
        document: &Document,
        cancel: &Cancel,
    ) -> Result<Option<(&FolderView, Snapshot)>, Cancelled> {
        let folder = document.key.path().and_then(|path| self.folder_of(path));
        let Some(folder) = folder else { return Ok(None) };
        Ok(self.corpus_of(folder, None, cancel)?.map(|corpus| (folder, corpus)))
    }

    /// The corpora of all folders, with all unsaved text.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub(in crate::lsp) fn corpora(&self, cancel: &Cancel) -> Result<Vec<(&FolderView, Snapshot)>, Cancelled> {
        let corpus = |folder| Ok(self.corpus_of(folder, None, cancel)?.map(|corpus| (folder, corpus)));
        self.folders.iter().filter_map(|folder| corpus(folder).transpose()).collect()
    }

    /// The corpus of a folder, with the unsaved text of all documents in it but one.
    fn corpus_of(
        &self,
        folder: &FolderView,
        except: Option<&DocumentKey>,
        cancel: &Cancel,
    ) -> Result<Option<Snapshot>, Cancelled> {
        let FolderView { root, snapshot: Some(snapshot), standing: Some(standing), .. } = folder else {
            return Ok(None);
        };
        tell_if_broken(folder, snapshot);
        let mut snapshot = snapshot.clone();
        for other in self.open.all_without_overlay().filter(|other| Some(&other.key) != except && !other.is_manifest())
        {
            cancel.check()?;
            if other.key.path().is_some_and(|path| path.starts_with(root) && standing.can_admit(path)) {
                snapshot = snapshot.with_overlay(other.overlay());
            }
        }
        Ok(Some(snapshot))
    }
}

/// Has the indexer of a folder begin with a new index, if somebody found this one damaged.
fn tell_if_broken(folder: &FolderView, snapshot: &Snapshot) {
    if let Some(indexer) = folder.indexer.as_ref().filter(|_| snapshot.is_broken()) {
        // If there is no room now, the next look-up tells it.
        let _ = indexer.try_send(IndexerMessage::Broken);
    }
}
