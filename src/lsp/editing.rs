//! Open documents as they change: each new version is analysed at once, by one worker at a time, and whatever arrives
//! for a version that has passed is dropped.
//!
//! A document is *absorbed* when its folder's corpus holds the text of just this version. Then those open documents are
//! compared again that share a fingerprint with it, or did with what stood there before; and so when it is closed.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, Uri};

use super::contents::Address;
use super::diagnostics;
use super::documents::Document;
use super::log::QUOTES;
use super::state::{Event, State};
use super::uri::DocumentKey;
use super::workers::catch_panic;
use crate::corpus::Overlay;

/// An open document with what is under way for it.
pub(super) struct Slot {
    /// Its current version.
    pub(super) document: Arc<Document>,
    /// Whether a worker is at it.
    analysing: bool,
    /// Whether a worker compares it with its reprints, and whether something has changed since it began.
    comparing: Option<bool>,
    /// What was found in this version, as far as that is known.
    diagnostics: Option<Arc<[Diagnostic]>>,
    /// Whether the client may be shown any diagnostics that have to be taken back some time.
    shown: bool,
}

impl State {
    /// `textDocument/didOpen`
    pub(super) fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        self.set_document(Document::new(item.uri, item.version, ropey::Rope::from_str(&item.text)));
    }

    /// `textDocument/didChange`
    pub(super) fn edit(&mut self, params: &DidChangeTextDocumentParams) {
        let id = &params.text_document;
        match self.slots.get(&DocumentKey::from_uri(&id.uri)) {
            Some(slot) => {
                self.set_document(slot.document.edited(id.version, &params.content_changes, self.features.unit));
            }
            // A full text needs no text before it; anything else cannot be placed.
            None if params.content_changes.first().is_some_and(|change| change.range.is_none()) => {
                let empty = Document::new(id.uri.clone(), id.version, ropey::Rope::new());
                self.set_document(empty.edited(id.version, &params.content_changes, self.features.unit));
            }
            None => tracing::warn!("an edit of a document that is not open is ignored"),
        }
    }

    /// Makes `document` the current version.
    fn set_document(&mut self, document: Document) {
        // What the server itself has made is no seed.
        if Address::of(&document.uri).is_some() {
            return;
        }
        self.bump_revision();
        let key = document.key.clone();
        let document = Arc::new(document);
        // What waited may have been to take back what the client is shown. A client that pulls is told no more than that.
        let shown = !self.features.pulls_diagnostics && self.client.withdraw_diagnostics(document.uri.as_str());
        match self.slots.get_mut(&key) {
            Some(slot) => {
                slot.shown |= shown;
                slot.document.supersede_by(&document);
                slot.document = Arc::clone(&document);
                slot.diagnostics = None;
                self.open.set(document);
            }
            None => {
                self.open.set(Arc::clone(&document));
                let slot = Slot { document, analysing: false, comparing: None, diagnostics: None, shown };
                self.slots.insert(key.clone(), slot);
                if self.published_manifests.iter().any(|path| key.path() == Some(path)) {
                    self.publish_manifest_diagnostics();
                }
            }
        }
        self.analyse(&key);
    }

    /// `textDocument/didClose`
    pub(super) fn close(&mut self, uri: &Uri) {
        self.bump_revision();
        let key = DocumentKey::from_uri(uri);
        if let Some(slot) = self.slots.remove(&key) {
            self.open.remove(&key);
            slot.document.supersede();
            let withdrawn = self.client.withdraw_diagnostics(slot.document.uri.as_str());
            if slot.shown || withdrawn {
                self.publish_version(&slot.document, None, &[]);
            }
        }
        if let Some(path) = key.path() {
            let mut before = None;
            for folder in self.folders_around(path) {
                let Some(corpus) = &folder.snapshot else { continue };
                before = before.or_else(|| corpus.overlay(path).cloned());
                folder.snapshot = Some(corpus.without_overlay(path));
            }
            if let Some(before) = before {
                self.recompare_related(path, before, None);
            }
        }
        self.publish_manifest_diagnostics();
    }

    /// Has the open documents compared again whose passages may have changed with the text at a path: those that share a
    /// fingerprint with it as it was or as it is now. `None`: as it is on disk.
    fn recompare_related(&self, path: &Path, known: Arc<Overlay>, other: Option<Arc<Overlay>>) {
        if self.features.pulls_diagnostics {
            return;
        }
        let (view, events, path) = (self.view(), self.events.clone(), path.to_owned());
        self.workers.analysis(move || {
            let related = catch_panic(|| view.related(&path, &known, other)).unwrap_or_else(|cause| {
                tracing::error!(target: QUOTES, "it could not be told what a document shares with others: {cause}");
                Vec::new()
            });
            if !related.is_empty() {
                let _ = events.send(Event::Related(related));
            }
        });
    }

    /// Starts the analysis of a document's current version, unless a worker is at the document already: then
    /// [`State::analysed`] does it.
    fn analyse(&mut self, key: &DocumentKey) {
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key).filter(|slot| !slot.analysing) else { return };
        slot.analysing = true;
        let document = Arc::clone(&slot.document);
        let events = self.events.clone();
        self.workers.analysis(move || {
            let found = catch_panic(|| {
                // It may have waited for a thread.
                document.check_current().ok()?;
                if !document.is_manifest() {
                    document.overlay();
                }
                diagnostics::own(&view, &document).ok()
            });
            let diagnostics = found.unwrap_or_else(|cause| {
                tracing::error!(target: QUOTES, "the analysis of a document panicked: {cause}");
                None
            });
            let _ = events.send(Event::Analysed { document, diagnostics });
        });
    }

    /// A worker is done with a version, or has given it up.
    pub(super) fn analysed(&mut self, document: &Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>>) {
        let Some(slot) = self.slots.get_mut(&document.key) else { return };
        slot.analysing = false;
        if !Arc::ptr_eq(&slot.document, document) {
            let key = document.key.clone();
            self.analyse(&key);
        } else if diagnostics.is_some() {
            slot.diagnostics = diagnostics;
            self.apply_overlay(&document.key);
            self.push_diagnostics(&document.key);
            self.compare(&document.key);
        }
    }

    /// Compares the open documents below a folder with their reprints anew.
    pub(super) fn compare_below(&mut self, root: &Path) {
        let below = |key: &&DocumentKey| key.path().is_some_and(|path| path.starts_with(root));
        let keys: Vec<_> = self.slots.keys().filter(below).cloned().collect();
        keys.iter().for_each(|key| self.compare(key));
    }

    /// Has a document that was analysed compared with its reprints, if its folder is known and the client does not pull.
    /// What was found in it by itself has been shown by then.
    pub(super) fn compare(&mut self, key: &DocumentKey) {
        if self.features.pulls_diagnostics {
            return;
        }
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key).filter(|slot| slot.diagnostics.is_some()) else { return };
        if !view.can_compare(&slot.document) || slot.document.is_manifest() {
            return;
        }
        if slot.comparing.is_some() {
            slot.comparing = Some(true);
            return;
        }
        slot.comparing = Some(false);
        let document = Arc::clone(&slot.document);
        let events = self.events.clone();
        self.workers.analysis(move || {
            let found = catch_panic(|| diagnostics::all(&view, &document).ok());
            let diagnostics = found.unwrap_or_else(|cause| {
                tracing::error!(target: QUOTES, "the comparison of a document panicked: {cause}");
                None
            });
            let _ = events.send(Event::Compared { document, diagnostics });
        });
    }

    /// A worker has compared a document with its reprints, or has given it up.
    pub(super) fn compared(&mut self, document: &Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>>) {
        let Some(slot) = self.slots.get_mut(&document.key) else { return };
        let outdated = slot.comparing.take() == Some(true);
        let is_current = Arc::ptr_eq(&slot.document, document);
        if is_current && diagnostics.is_some() && diagnostics != slot.diagnostics {
            slot.diagnostics = diagnostics;
            self.push_diagnostics(&document.key);
        }
        if outdated || !is_current {
            self.compare(&document.key);
        }
    }

    /// Lays the text of an analysed document over what the corpora that it lies in have from disk.
    fn apply_overlay(&mut self, key: &DocumentKey) {
        let Some(document) = self.open.without_overlay(key).filter(|document| !document.is_manifest()).cloned() else {
            return;
        };
        let Some(path) = key.path() else { return };
        let overlay = document.overlay();
        let (mut known, mut before, mut is_laid) = (true, None, true);
        for folder in self.folders_around(path) {
            before = before.or_else(|| folder.snapshot.as_ref()?.overlay(path).cloned());
            // Once it is known what another one is, its documents are read anew.
            known &= folder.standing.is_some();
            is_laid &= folder.add_overlay(path, &overlay);
        }
        if known {
            self.open.mark_overlaid(key, is_laid);
        }
        self.recompare_related(path, overlay, before);
    }

    /// Sends the client what it should see of a document, if it does not pull.
    fn push_diagnostics(&mut self, key: &DocumentKey) {
        if self.features.pulls_diagnostics {
            return;
        }
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key) else { return };
        let Some(diagnostics) = slot.diagnostics.clone() else { return };
        let concerns = view.has_diagnostics_for(&slot.document);
        if concerns || slot.shown {
            slot.shown = concerns;
            let document = Arc::clone(&slot.document);
            self.publish_version(&document, Some(document.version), if concerns { &diagnostics } else { &[] });
        }
    }

    fn publish_version(&self, document: &Document, version: Option<i32>, diagnostics: &[Diagnostic]) {
        let mut params = json!({ "uri": document.uri, "diagnostics": diagnostics });
        if let Some(version) = version {
            params["version"] = version.into();
        }
        self.client.publish_diagnostics(document.uri.as_str(), params);
    }

    /// Looks again at the open documents whose paths `which` holds for: what they belong to has changed.
    pub(super) fn reload_files_where(&mut self, which: impl Fn(&Path) -> bool) {
        self.reload_documents_where(|path| path.is_some_and(&which));
    }

    /// The same, also of documents that no file holds.
    pub(super) fn reload_documents_where(&mut self, which: impl Fn(Option<&Path>) -> bool) {
        let keys: Vec<_> = self.slots.keys().filter(|key| which(key.path())).cloned().collect();
        keys.iter().for_each(|key| self.reload(key));
        if !keys.is_empty() {
            self.request_refresh();
        }
    }

    /// Reads the open documents at or below a path anew, whose files have changed.
    pub(super) fn reload_below(&mut self, path: &Path) {
        let below = |key: &&DocumentKey| key.path().is_some_and(|of| of.starts_with(path));
        let keys: Vec<_> = self.slots.keys().filter(below).cloned().collect();
        keys.iter().for_each(|key| self.reload(key));
    }

    /// Reads an open document anew whose file or whose settings have changed.
    fn reload(&mut self, key: &DocumentKey) {
        if let Some(slot) = self.slots.get(key) {
            let document = slot.document.reload();
            self.set_document(document);
        }
    }
}
