//! `variorum/families`: the seeds of a corpus that are reprints of one another.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use tower_lsp::ls_types::Uri;

use super::CorpusSelection;
use crate::cancel::Cancel;
use crate::corpus::families::{DEFAULT_CONTAINMENT, Families, related_witnesses};
use crate::corpus::{ContentHash, LookupError, Snapshot};
use crate::lsp::caches::kinship::KinshipCache;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::progress::Progress;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::messages::message;

/// The families of one corpus.
#[derive(Serialize)]
pub(in crate::lsp) struct CorpusFamilies {
    uri: Uri,
    /// The largest family first, and in each the earliest seed first.
    families: Vec<Vec<Uri>>,
}

/// From how many seeds on the comparison shows its progress unasked, so that the user can stop it.
const MIN_SEEDS_WITH_PROGRESS: usize = 500;

/// Answers `variorum/families`. Looks up the passages of each seed; a later request does so only for seeds that have changed
/// since. If it is cancelled, what it has compared so far is kept.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn families(
    view: &View,
    client: &ClientHandle,
    params: &CorpusSelection,
    cancel: &Cancel,
) -> Result<Vec<CorpusFamilies>, RequestError> {
    let mut found = Vec::new();
    for (uri, folder, corpus) in params.corpora(view, cancel)? {
        let mut kinships = view.panel_caches().kinships.take(&folder.root);
        let outdated = kinships.outdated(&corpus.contents()?);
        let token = params.work_done_token.as_ref();
        let shown = (token.is_some() || outdated.len() >= MIN_SEEDS_WITH_PROGRESS)
            .then(|| Progress::cancellable(client, &view.client, token, &message!("progress-families"), cancel));
        let compared =
            compare(&mut kinships, &corpus, outdated, shown.flatten().as_ref().map(|(shown, _)| shown), cancel);
        let uris = |family: Vec<&Path>| family.into_iter().filter_map(|path| view.uri(path)).collect();
        let families = compared.map(|()| grouped(&kinships).into_iter().map(uris).collect());
        view.panel_caches().kinships.insert(&folder.root, kinships);
        found.push(CorpusFamilies { uri, families: families? });
    }
    Ok(found)
}

/// Compares the outdated seeds with all others in the cache, and with one another.
fn compare(
    kinships: &mut KinshipCache,
    corpus: &Snapshot,
    outdated: Vec<(PathBuf, ContentHash)>,
    progress: Option<&Progress>,
    cancel: &Cancel,
) -> Result<(), LookupError> {
    let of = outdated.len();
    for (done, (path, content)) in outdated.into_iter().enumerate() {
        cancel.check()?;
        if let Some(progress) = progress {
            progress.report(done, of);
        }
        let Some(seed) = corpus.get(&path) else { continue };
        let passages = corpus.passages_with(&seed, |other| kinships.seeds.contains_key(&other.path), cancel)?;
        let kin = related_witnesses(&seed, &passages, DEFAULT_CONTAINMENT);
        kinships.insert(path, content, seed.published(), kin);
    }
    Ok(())
}

fn grouped(kinships: &KinshipCache) -> Vec<Vec<&Path>> {
    let mut paths: Vec<&Path> = kinships.seeds.keys().map(PathBuf::as_path).collect();
    paths.sort_unstable();
    let numbers: HashMap<&Path, usize> = paths.iter().copied().zip(0..).collect();
    let mut related = Families::new(paths.len());
    for ((one, two), share) in &kinships.pairs {
        if let (Some(one), Some(two)) = (numbers.get(one.as_path()), numbers.get(two.as_path())) {
            related.relate(*one, *two, *share);
        }
    }
    let published = |path: &Path| kinships.seeds.get(path).and_then(|(_, published)| *published);
    let mut families: Vec<Vec<&Path>> = Vec::new();
    for group in related.groups() {
        let mut family: Vec<&Path> = group.iter().filter_map(|it| paths.get(it.number).copied()).collect();
        family.sort_by_key(|path| (published(path).is_none(), published(path), *path));
        families.push(family);
    }
    families.sort_by_key(|family| (Reverse(family.len()), family.first().copied()));
    families
}
