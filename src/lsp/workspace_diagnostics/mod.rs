//! Pulling the diagnostics of the whole workspace.
//!
//! Open documents answer for their open text, all others for what is on disk. A seed is looked at if it or one of its
//! witnesses has changed since it was reported the last time ([`known`]); of the others it is said that they are
//! unchanged. Of a seed that nothing is wrong with, and of which nothing was said before, nothing is said.

mod reported;
mod sink;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::ls_types::{
    Diagnostic, FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::client_handle::ClientHandle;
use super::diagnostics::{self, id_of};
use super::documents::Document;
use super::progress::Progress;
use super::request_error::RequestError;
use super::uri::DocumentKey;
use super::view::{FolderView, View};
use crate::cancel::Cancel;
use crate::corpus::{ContentHash, LookupError, Policy, Snapshot};
use crate::messages::message;
pub(super) use reported::CheckTerms;
use reported::{Report, ReportedSeeds, SeedKey};
use sink::Sink;

/// What was reported of the seeds of each folder. Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct WorkspaceReports(Arc<Mutex<HashMap<Arc<Path>, ReportedSeeds>>>);

impl WorkspaceReports {
    /// RescanLog at what is known of a folder, or changes it. Nothing that takes long is done in here.
    fn with_folder<T>(&self, folder: &FolderView, what: impl FnOnce(&mut ReportedSeeds) -> T) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        what(all.entry(Arc::clone(&folder.root)).or_default())
    }

    /// Forgets the folders that are not there any more.
    fn keep(&self, folders: &[FolderView]) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|root, _| folders.iter().any(|folder| folder.root == *root));
    }
}

/// What is found in a document, and who its witnesses are.
type Found = (Arc<[Diagnostic]>, Box<[SeedKey]>);

/// What the client has, by document: the URI that it knows it by, and the name of the report.
type Previous<'a> = HashMap<DocumentKey, (&'a Uri, &'a str)>;

/// Answers `workspace/diagnostic`. With a token for partial results the reports go out in small numbers, as they are made;
/// memory does not grow with them then. With a token for progress it is told how far the work is.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(super) fn report(
    view: &View,
    client: &ClientHandle,
    params: &WorkspaceDiagnosticParams,
    cancel: &Cancel,
) -> Result<WorkspaceDiagnosticReportResult, RequestError> {
    let mut previous: Previous = params
        .previous_result_ids
        .iter()
        .map(|it| (DocumentKey::from_uri(&it.uri), (&it.uri, it.value.as_str())))
        .collect();
    let title = message!("progress-corpus");
    let token = params.work_done_progress_params.work_done_token.clone();
    let progress = token.map(|token| Progress::for_request(client, &token, &title, view.client.language));
    let mut sink = Sink::new(client, params.partial_result_params.partial_result_token.clone(), cancel);
    view.reports.keep(&view.folders);
    for (folder, corpus) in view.corpora(cancel)? {
        let round = Round::new(view, folder, &corpus, cancel)?;
        round.report(&mut previous, &mut sink, progress.as_ref())?;
    }
    for (key, (uri, id)) in previous {
        // The editor's own text of a manifest is none of the seeds', and is asked for by itself.
        if view.open.get(&key).is_some_and(|document| document.is_manifest()) {
            continue;
        }
        sink.put(report_of(uri.clone(), None, Some(id), &[]))?;
    }
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: sink.rest() }))
}

/// The seeds of a folder as they are now, and which of them are to be looked at.
struct Round<'a> {
    view: &'a View,
    folder: &'a FolderView,
    cancel: &'a Cancel,
    seeds: Vec<(SeedKey, PathBuf, ContentHash)>,
    outdated: HashSet<SeedKey>,
    can_compare: bool,
}

impl<'a> Round<'a> {
    fn new(view: &'a View, folder: &'a FolderView, corpus: &Snapshot, cancel: &'a Cancel) -> Result<Self, LookupError> {
        // Of folders inside each other, the inner one has it.
        let is_here = |path: &Path| view.folder_of(path).is_some_and(|of| of.root == folder.root);
        let mut seeds = Vec::new();
        for (path, content) in corpus.contents()? {
            cancel.check()?;
            let open = view.open.get(&DocumentKey::File(path.clone()));
            if is_here(&path) && open.is_none_or(|document| view.is_seed(document)) {
                seeds.push((SeedKey::from_path(&path), path, content));
            }
        }
        let manifest = folder.standing.as_ref().and_then(|standing| standing.manifest()).cloned();
        let policy = Policy::today(manifest, Arc::clone(&view.settings_at(Some(&folder.root)).rules));
        let (can_compare, manifests_changed) = (folder.is_complete, view.manifests_changed);
        let terms = CheckTerms { policy, can_compare, manifests_changed };
        let contents = seeds.iter().map(|(number, _, content)| (*number, *content)).collect();
        let outdated = view.reports.with_folder(folder, |known| {
            known.agree(&terms);
            let outdated = known.outdated(&contents);
            // Should this be broken off, they are still to be looked at.
            outdated.iter().for_each(|number| known.forget(*number));
            outdated
        });
        Ok(Self { view, folder, cancel, seeds, outdated, can_compare: folder.is_complete })
    }

    fn report(&self, previous: &mut Previous, sink: &mut Sink, progress: Option<&Progress>) -> Result<(), LookupError> {
        let mut done = HashSet::new();
        let mut unaware = HashSet::new();
        let of = self.outdated.len();
        for (number, path, content) in self.seeds.iter().filter(|(number, ..)| self.outdated.contains(number)) {
            unaware.extend(self.look_at(*number, path, *content, previous, sink)?);
            done.insert(*number);
            if let Some(progress) = progress {
                progress.report(done.len(), of);
            }
        }
        for (number, path, content) in self.seeds.iter().filter(|(number, ..)| !done.contains(number)) {
            self.cancel.check()?;
            let key = DocumentKey::File(path.clone());
            let before = previous.get(&key).map(|(_, id)| *id);
            let is_aware = !unaware.contains(number);
            let kept = self.view.reports.with_folder(self.folder, |known| {
                known.get(*number).filter(|_| is_aware).map(|reported| (reported.id.clone(), reported.is_empty))
            });
            match kept {
                Some((_, true)) if before.is_none() => {}
                Some((id, _)) if before == Some(&id) => {
                    previous.remove(&key);
                    if let Some(uri) = self.view.uri(path) {
                        let version = self.view.open.get(&key).map(|document| i64::from(document.version));
                        sink.put(unchanged(uri, version, id))?;
                    }
                }
                _ => _ = self.look_at(*number, path, *content, previous, sink)?,
            }
        }
        Ok(())
    }

    /// RescanLog at one seed and reports it. Gives those of its witnesses that are to be looked at because of it.
    fn look_at(
        &self,
        number: SeedKey,
        path: &Path,
        content: ContentHash,
        previous: &mut Previous,
        sink: &mut Sink,
    ) -> Result<Vec<SeedKey>, LookupError> {
        self.cancel.check()?;
        let key = DocumentKey::File(path.to_owned());
        let Some(uri) = self.view.uri(path) else { return Ok(Vec::new()) };
        let open = self.view.open.get(&key);
        let document = open.cloned().or_else(|| self.view.closed(&uri).map(Arc::new));
        // A file that is gone is reported with the rest of what the client has.
        let Some(document) = document else { return Ok(Vec::new()) };
        let Some((items, witnesses)) = self.found_in(&document)? else {
            // Typed into while it was looked at: it is asked for again.
            previous.remove(&key);
            return Ok(Vec::new());
        };
        let version = open.map(|document| i64::from(document.version));
        let before = previous.remove(&key).map(|(_, id)| id);
        let (id, is_empty) = (id_of(&items), items.is_empty());
        if !is_empty || before.is_some() {
            sink.put(report_of(uri, version, before, &items))?;
        }
        let reported = Report { content, id, is_empty, witnesses };
        Ok(self.view.reports.with_folder(self.folder, |known| known.put(number, reported)))
    }

    /// What is found in a document, and who its witnesses are; `None` if it has changed meanwhile.
    fn found_in(&self, document: &Document) -> Result<Option<Found>, LookupError> {
        if document.reading_for_request().is_none() {
            return Ok(None);
        }
        if !self.view.is_seed(document) {
            return Ok(Some((Arc::default(), Box::default())));
        }
        let items = match diagnostics::all(self.view, document) {
            Ok(items) => items,
            Err(LookupError::Cancelled(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut witnesses = Vec::new();
        if self.can_compare {
            let passages = self.view.passages(document, self.cancel)?;
            witnesses.extend(passages.iter().map(|it| SeedKey::from_path(&it.witness.path)));
            witnesses.sort_unstable();
            witnesses.dedup();
        }
        Ok(Some((items, witnesses.into())))
    }
}

/// The report of one document: that it is unchanged, if it is what the client has.
fn report_of(
    uri: Uri,
    version: Option<i64>,
    before: Option<&str>,
    items: &[Diagnostic],
) -> WorkspaceDocumentDiagnosticReport {
    let id = id_of(items);
    if before == Some(&id) {
        return unchanged(uri, version, id);
    }
    let report = FullDocumentDiagnosticReport { result_id: Some(id), items: items.to_vec() };
    WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report: report }.into()
}

fn unchanged(uri: Uri, version: Option<i64>, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    let report = UnchangedDocumentDiagnosticReport { result_id };
    WorkspaceUnchangedDocumentDiagnosticReport { uri, version, unchanged_document_diagnostic_report: report }.into()
}
