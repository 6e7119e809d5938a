//! The corpora at one moment, unsaved text included, and what a document shares with their seeds.

use std::sync::Arc;

use super::{FolderView, View};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{LearntBoilerplate, LookupError, Snapshot, WitnessedPassage};
use crate::ide::Analysis;
use crate::lsp::protocol::uri::DocumentKey;
use crate::lsp::view::document::Document;
use crate::reprints::Variant;

impl View {
    /// The passages that a document shares with other seeds, unsaved text included. Computed once in each revision.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] once `cancel` is raised; [`LookupError::Index`] if the index cannot be read.
    pub(in crate::lsp) fn passages(
        &self,
        document: &Document,
        cancel: &Cancel,
    ) -> Result<Arc<[WitnessedPassage]>, LookupError> {
        document.passages(self.revision, || match self.corpus_around(document, cancel)? {
            Some(snapshot) => {
                let passages = snapshot.passages(&document.reading(), cancel);
                if let Some(folder) = document.key.path().and_then(|path| self.folder_of(path)) {
                    report_damage(folder, &snapshot);
                }
                passages
            }
            None => Ok(Vec::new()),
        })
    }

    /// A document with its passages: what the answers about places in it are made from.
    ///
    /// # Errors
    /// As [`View::passages`].
    pub(in crate::lsp) fn analysis(&self, document: &Document, cancel: &Cancel) -> Result<Analysis, LookupError> {
        Ok(Analysis::from_parts(document.reading(), self.passages(document, cancel)?))
    }

    /// For each of the [passages](View::passages), its variants in the classes that the user wants to see. Computed once in
    /// each revision.
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

    /// The boilerplate at a byte offset of a document that was recognised by comparing seeds.
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

    /// The corpus around a document, with the unsaved text of all other documents.
    pub(super) fn corpus_around(&self, document: &Document, cancel: &Cancel) -> Result<Option<Snapshot>, Cancelled> {
        let folder = document.key.path().and_then(|path| self.folder_of(path));
        folder.map_or(Ok(None), |folder| self.corpus_of(folder, Some(&document.key), cancel))
    }

    /// The folder around a document, with its corpus and all unsaved text, the document's own included.
    ///
    /// # Errors
    /// [`Cancelled`] once `cancel` is raised.
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
    /// [`Cancelled`] once `cancel` is raised.
    pub(in crate::lsp) fn corpora(&self, cancel: &Cancel) -> Result<Vec<(&FolderView, Snapshot)>, Cancelled> {
        let corpus = |folder| Ok(self.corpus_of(folder, None, cancel)?.map(|corpus| (folder, corpus)));
        self.folders.iter().filter_map(|folder| corpus(folder).transpose()).collect()
    }

    /// The corpus of a folder, with the unsaved text of all documents in it but `except`.
    fn corpus_of(
        &self,
        folder: &FolderView,
        except: Option<&DocumentKey>,
        cancel: &Cancel,
    ) -> Result<Option<Snapshot>, Cancelled> {
        let FolderView { root, snapshot: Some(snapshot), standing: Some(standing), .. } = folder else {
            return Ok(None);
        };
        report_damage(folder, snapshot);
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

/// Has the index of a folder rebuilt if a look-up has found it damaged.
fn report_damage(folder: &FolderView, snapshot: &Snapshot) {
    if let Some(damage) = folder.damage.as_ref().filter(|_| snapshot.is_broken()) {
        damage.raise();
    }
}
