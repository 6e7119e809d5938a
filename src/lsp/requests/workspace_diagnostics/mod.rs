//! `workspace/diagnostic`: the diagnostics of all seeds in the workspace.
//!
//! Open documents count with their open text, all others as they are on disk. A seed is checked if it or one of its
//! witnesses has changed since its [last report](crate::lsp::caches::reported_seeds); the others are reported as unchanged.
//! A seed that has no diagnostics and had none before is left out.

mod sink;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::{
    Diagnostic, FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::cancel::Cancel;
use crate::corpus::{ContentHash, LookupError, Policy, Snapshot};
use crate::lsp::caches::check_terms::CheckTerms;
use crate::lsp::caches::reported_seeds::{SeedKey, SeedReport};
use crate::lsp::diagnostics::{self, result_id};
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::progress::Progress;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::uri::DocumentKey;
use crate::lsp::view::document::Document;
use crate::lsp::view::{FolderView, View};
use crate::messages::message;
use sink::ReportSink;

/// The diagnostics of a seed, and its witnesses.
type CheckedSeed = (Arc<[Diagnostic]>, Box<[SeedKey]>);

/// The reports that the client has, by document: its URI for the document, and the report's id.
type PreviousReports<'a> = HashMap<DocumentKey, (&'a Uri, &'a str)>;

/// Answers `workspace/diagnostic`. With a token for partial results, the reports are sent a few at a time as they are made,
/// and memory does not grow with their seed. With a token for progress, it is reported.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn report(
    view: &View,
    client: &ClientHandle,
    params: &WorkspaceDiagnosticParams,
    cancel: &Cancel,
) -> Result<WorkspaceDiagnosticReportResult, RequestError> {
    let mut previous: PreviousReports = params
        .previous_result_ids
        .iter()
        .map(|it| (DocumentKey::from_uri(&it.uri), (&it.uri, it.value.as_str())))
        .collect();
    let title = message!("progress-corpus");
    let token = params.work_done_progress_params.work_done_token.clone();
    let progress = token.map(|token| Progress::for_request(client, &token, &title, view.client.language));
    let mut sink = ReportSink::new(client, params.partial_result_params.partial_result_token.clone(), cancel);
    for (folder, corpus) in view.corpora(cancel)? {
        let check = FolderCheck::new(view, folder, &corpus, cancel)?;
        check.report(&mut previous, &mut sink, progress.as_ref())?;
    }
    for (key, (uri, id)) in previous {
        // An open manifest is no seed and is pulled by itself.
        if view.open.get(&key).is_some_and(|document| document.is_manifest()) {
            continue;
        }
        sink.push(report_of(uri.clone(), None, Some(id), &[]))?;
    }
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: sink.into_rest() }))
}

/// The seeds of a folder as they are now, and which of them must be checked.
struct FolderCheck<'a> {
    view: &'a View,
    folder: &'a FolderView,
    cancel: &'a Cancel,
    seeds: Vec<(SeedKey, PathBuf, ContentHash)>,
    outdated: HashSet<SeedKey>,
    can_compare: bool,
}

impl<'a> FolderCheck<'a> {
    fn new(view: &'a View, folder: &'a FolderView, corpus: &Snapshot, cancel: &'a Cancel) -> Result<Self, LookupError> {
        // A seed belongs to the innermost of nested folders.
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
        let contents = seeds.iter().map(|(seed, _, content)| (*seed, *content)).collect();
        let outdated = view.reported_seeds().with(&folder.root, |known| {
            known.set_terms(&terms);
            known.take_outdated(&contents)
        });
        Ok(Self { view, folder, cancel, seeds, outdated, can_compare: folder.is_complete })
    }

    fn report(
        &self,
        previous: &mut PreviousReports,
        sink: &mut ReportSink,
        progress: Option<&Progress>,
    ) -> Result<(), LookupError> {
        let mut done = HashSet::new();
        let mut unaware = HashSet::new();
        let of = self.outdated.len();
        for (seed, path, content) in self.seeds.iter().filter(|(seed, ..)| self.outdated.contains(seed)) {
            unaware.extend(self.check_seed(*seed, path, *content, previous, sink)?);
            done.insert(*seed);
            if let Some(progress) = progress {
                progress.report(done.len(), of);
            }
        }
        for (seed, path, content) in self.seeds.iter().filter(|(seed, ..)| !done.contains(seed)) {
            self.cancel.check()?;
            let key = DocumentKey::File(path.clone());
            let before = previous.get(&key).map(|(_, id)| *id);
            let is_aware = !unaware.contains(seed);
            let kept = self.view.reported_seeds.with(&self.folder.root, |known| {
                known.get(*seed).filter(|_| is_aware).map(|reported| (reported.id.clone(), reported.is_empty))
            });
            match kept {
                Some((_, true)) if before.is_none() => {}
                Some((id, _)) if before == Some(&id) => {
                    previous.remove(&key);
                    if let Some(uri) = self.view.uri(path) {
                        let version = self.view.open.get(&key).map(|document| i64::from(document.version));
                        sink.push(unchanged(uri, version, id))?;
                    }
                }
                _ => _ = self.check_seed(*seed, path, *content, previous, sink)?,
            }
        }
        Ok(())
    }

    /// RescanLog at one seed and reports it. Gives those of its witnesses that are to be looked at because of it.
    fn check_seed(
        &self,
        seed: SeedKey,
        path: &Path,
        content: ContentHash,
        previous: &mut PreviousReports,
        sink: &mut ReportSink,
    ) -> Result<Vec<SeedKey>, LookupError> {
        self.cancel.check()?;
        let key = DocumentKey::File(path.to_owned());
        let Some(uri) = self.view.uri(path) else { return Ok(Vec::new()) };
        let open = self.view.open.get(&key);
        let document = open.cloned().or_else(|| self.view.closed(&uri).map(Arc::new));
        // A file that is gone is reported along with the remaining previous reports.
        let Some(document) = document else { return Ok(Vec::new()) };
        let Some((items, witnesses)) = self.checked(&document)? else {
            // The document was edited meanwhile, so it is pulled again.
            previous.remove(&key);
            return Ok(Vec::new());
        };
        let version = open.map(|document| i64::from(document.version));
        let before = previous.remove(&key).map(|(_, id)| id);
        let (id, is_empty) = (result_id(&items), items.is_empty());
        if !is_empty || before.is_some() {
            sink.push(report_of(uri, version, before, &items))?;
        }
        let report = SeedReport { content, id, is_empty, witnesses };
        Ok(self.view.reported_seeds.with(&self.folder.root, |known| known.insert(seed, report)))
    }

    /// The diagnostics and witnesses of a document; `None` if it has changed meanwhile.
    fn checked(&self, document: &Document) -> Result<Option<CheckedSeed>, LookupError> {
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

/// The report of one document. If it is the one that the client has, it says only that it is unchanged.
fn report_of(
    uri: Uri,
    version: Option<i64>,
    before: Option<&str>,
    items: &[Diagnostic],
) -> WorkspaceDocumentDiagnosticReport {
    let id = result_id(items);
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
