//! `variorum/corpus`: a list of the seeds in the workspace.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tower_lsp::ls_types::Uri;

use super::CorpusSelection;
use super::status::name_of;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{ContentHash, LookupError, Policy, Snapshot};
use crate::ide::seed_status::SeedStatus;
use crate::lsp::caches::check_terms::CheckTerms;
use crate::lsp::caches::seed_list::SeedListCache;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::progress::Progress;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::seed_card::{FindingCounts, SeedCard, SeedRow};
use crate::lsp::view::{FolderView, View};
use crate::messages::message;

/// A corpus and its seeds.
#[derive(Serialize)]
pub(in crate::lsp) struct CorpusListing {
    uri: Uri,
    name: String,
    /// Whether all seeds are known.
    complete: bool,
    /// In order of their paths.
    seeds: Vec<SeedRow>,
}

/// Answers `variorum/corpus`. Checks each seed by itself, open documents with their unsaved text. A later request checks only
/// the seeds that have changed since.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn corpora(
    view: &View,
    client: &ClientHandle,
    params: &CorpusSelection,
    cancel: &Cancel,
) -> Result<Vec<CorpusListing>, RequestError> {
    let mut found = Vec::new();
    let title = message!("progress-corpus");
    let progress =
        params.work_done_token.as_ref().map(|token| Progress::for_request(client, token, &title, view.client.language));
    for (uri, folder, corpus) in params.corpora(view, cancel)? {
        let mut rows = view.panel_caches().seed_lists.take(&folder.root);
        let listed = list(view, folder, &corpus, &mut rows, progress.as_ref(), cancel);
        view.panel_caches().seed_lists.insert(&folder.root, rows);
        found.push(CorpusListing { uri, name: name_of(&folder.root), complete: folder.is_complete, seeds: listed? });
    }
    Ok(found)
}

fn list(
    view: &View,
    folder: &FolderView,
    corpus: &Snapshot,
    rows: &mut SeedListCache,
    progress: Option<&Progress>,
    cancel: &Cancel,
) -> Result<Vec<SeedRow>, LookupError> {
    let manifest = folder.standing.as_ref().and_then(|standing| standing.manifest()).cloned();
    let policy = Policy::today(manifest, Arc::clone(&view.settings_at(Some(&folder.root)).rules));
    let terms = Some(CheckTerms { policy, can_compare: false, manifests_changed: view.manifests_changed });
    if rows.terms != terms {
        *rows = SeedListCache { terms, ..SeedListCache::default() };
    }
    let contents = corpus.contents()?;
    let mut listed = Vec::with_capacity(contents.len());
    let of = contents.len();
    let now: HashMap<&Path, ContentHash> = contents.iter().map(|(path, content)| (path.as_path(), *content)).collect();
    rows.rows.retain(|path, (known, _)| now.get(path.as_path()) == Some(known));
    for (done, (path, content)) in contents.into_iter().enumerate() {
        let row = match rows.rows.get(&path) {
            Some((_, row)) => Some(row.clone()),
            None => {
                cancel.check()?;
                if let Some(progress) = progress {
                    progress.report(done, of);
                }
                row(view, &path)?
            }
        };
        // A seed belongs to the innermost of nested folders.
        let inside = view.folder_of(&path).is_some_and(|of| of.root == folder.root);
        if let Some(row) = row.filter(|_| inside) {
            listed.push(row.clone());
            rows.rows.insert(path, (content, row));
        }
    }
    Ok(listed)
}

/// The row of a seed; `None` if its file is gone or it is being edited.
fn row(view: &View, path: &Path) -> Result<Option<SeedRow>, Cancelled> {
    let Some(document) = view.uri(path).and_then(|uri| view.open_or_closed(&uri)) else { return Ok(None) };
    let Some(card) = SeedCard::new(view, &document.reading()) else { return Ok(None) };
    let Ok(findings) = view.own_findings(&document) else { return Ok(None) };
    let SeedStatus { missing, errors, warnings, infos, hints } = SeedStatus::from_findings(&findings);
    let counts = FindingCounts { errors, warnings, information: infos, hints };
    Ok(Some(SeedRow { card, missing, counts }))
}
