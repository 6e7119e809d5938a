//! What an editor's own panels show: requests of our own, whose answers are drawn by the editor.
//!
//! - [`reprints`]: the passages of a seed and who has them, for a tree, a map, a list to jump through;
//! - [`witnesses`]: who has something of a seed, or of a place in it;
//! - [`apparatus`]: what all witnesses read in one passage;
//! - [`corpus`] and [`families`]: the seeds of the workspace;
//! - [`status`]: how far the server is.
//!
//! docs/protocol.md says what they look like on the wire.

pub(super) mod apparatus;
mod caches;
pub(super) mod corpus;
pub(super) mod families;
pub(super) mod reprints;
pub(super) mod status;
pub(super) mod witnesses;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{ProgressToken, Uri};

use super::backend::Backend;
use super::comparison::COMPARISON;
use super::main_loop::Change;
use super::uri::path_to_uri;
use super::view::{FolderView, View};
use super::{problem_report, rule_page};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, Snapshot};
use crate::ide::describe::Description;
use crate::seed::FieldKind;
use crate::text::visible;
pub(super) use caches::PanelCaches;

/// The requests, for clients that want to know which there are.
pub(super) const METHODS: &[&str] = &[
    reprints::METHOD,
    witnesses::METHOD,
    apparatus::METHOD,
    COMPARISON,
    corpus::METHOD,
    families::METHOD,
    status::METHOD,
    rule_page::METHOD,
    problem_report::METHOD,
];

/// The command that has all seeds of the workspace read anew.
pub(super) const REINDEX: &str = "variorum.reindex";

/// A seed, as a line in a list of seeds says it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Card {
    uri: Uri,
    /// What it is called, who printed it and when, as everywhere: ready to be shown, and always there.
    name: String,
    outlet: String,
    day: String,
    /// What it states itself.
    title: Option<String>,
    author: Option<String>,
    source: Option<String>,
    /// The day it was published, as `2021-03-01`.
    published: Option<String>,
    /// Where it was published.
    url: Option<String>,
}

impl Card {
    /// `None` if its path makes no URI.
    pub(super) fn of(view: &View, reading: &AnalysedSeed) -> Option<Self> {
        let stated = |kind| reading.seed.first(kind).map(|field| visible(&field.line()).into_owned());
        let description = Description::from(reading);
        Some(Self {
            uri: view.uri(&reading.path)?,
            name: visible(description.name()).into_owned(),
            outlet: visible(description.outlet()).into_owned(),
            day: description.day_text(view.client.language),
            title: stated(FieldKind::Title),
            author: stated(FieldKind::Author),
            source: stated(FieldKind::Source),
            published: description.day,
            url: stated(FieldKind::Url),
        })
    }
}

/// Of which corpora something is wanted.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Wanted {
    /// One of them, or all.
    folder: Option<Uri>,
    work_done_token: Option<ProgressToken>,
}

impl Wanted {
    /// Those, each by the URI of its folder, with all unsaved text.
    fn corpora<'a>(
        &self,
        view: &'a View,
        cancel: &Cancel,
    ) -> std::result::Result<Vec<(Uri, &'a FolderView, Snapshot)>, Cancelled> {
        let named = |(folder, corpus): (&'a FolderView, Snapshot)| Some((path_to_uri(&folder.root)?, folder, corpus));
        let is_wanted = |uri: &Uri| self.folder.as_ref().is_none_or(|wanted| wanted == uri);
        Ok(view.corpora(cancel)?.into_iter().filter_map(named).filter(|(uri, ..)| is_wanted(uri)).collect())
    }
}

impl Backend {
    /// [`apparatus::METHOD`].
    pub(super) async fn apparatus(&self, params: apparatus::Params) -> Result<Option<apparatus::Apparatus>> {
        self.run_request("the apparatus", move |view, cancel| apparatus::apparatus(view, &params, cancel)).await
    }

    /// [`witnesses::METHOD`].
    pub(super) async fn witnesses(&self, params: witnesses::Params) -> Result<Vec<witnesses::Witness>> {
        self.run_request("witnesses", move |view, cancel| witnesses::witnesses(view, &params, cancel)).await
    }

    /// [`corpus::METHOD`].
    pub(super) async fn corpora(&self, params: Wanted) -> Result<Vec<corpus::Corpus>> {
        let client = self.client.clone();
        self.run_request("the corpus", move |view, cancel| corpus::corpora(view, &client, &params, cancel)).await
    }

    /// [`families::METHOD`].
    pub(super) async fn families(&self, params: Wanted) -> Result<Vec<families::OfCorpus>> {
        let client = self.client.clone();
        self.run_request("families", move |view, cancel| families::families(view, &client, &params, cancel)).await
    }

    /// [`status::METHOD`].
    pub(super) async fn status(&self) -> Result<status::Status> {
        self.run_request("the status", |view, _| Ok(status::status(view))).await
    }

    /// [`REINDEX`].
    pub(super) async fn reindex(&self) -> Result<()> {
        let give_up = |view: &View, _: &Cancel| {
            let snapshots = view.folders.iter().filter_map(|folder| folder.snapshot.as_ref());
            snapshots.filter_map(|snapshot| snapshot.index()).for_each(|index| index.request_rebuild());
            Ok(())
        };
        self.run_request("indexing", give_up).await?;
        self.send_change(Change::Reindex);
        Ok(())
    }

    /// [`reprints::METHOD`].
    pub(super) async fn reprints(&self, params: reprints::Params) -> Result<Option<reprints::Reprints>> {
        self.run_request("reprints", move |view, cancel| reprints::reprints(view, &params, cancel)).await
    }
}
