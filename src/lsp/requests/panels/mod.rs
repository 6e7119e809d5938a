//! The requests behind the panels that editors draw. docs/protocol.md describes them.
//!
//! - [`reprints`]: the passages of a seed and their witnesses, for a tree, a map or a list;
//! - [`witnesses`]: the witnesses of a seed, or of a position in it;
//! - [`apparatus`]: what all witnesses read in one passage;
//! - [`corpus`] and [`families`]: the seeds of the workspace;
//! - [`status`]: the state of each index.

pub(in crate::lsp) mod apparatus;
pub(in crate::lsp) mod corpus;
pub(in crate::lsp) mod families;
pub(in crate::lsp) mod reprints;
pub(in crate::lsp) mod status;
pub(in crate::lsp) mod witnesses;

use serde::Deserialize;
use tower_lsp::ls_types::{ProgressToken, Uri};

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, Snapshot};
use crate::ide::describe::Description;
use crate::lsp::protocol::seed_card::SeedCard;
use crate::lsp::protocol::uri::path_to_uri;
use crate::lsp::view::{FolderView, View};
use crate::seed::FieldKind;
use crate::text::visible;

impl SeedCard {
    /// Describes a seed; `None` if its path makes no URI.
    pub(in crate::lsp) fn new(view: &View, reading: &AnalysedSeed) -> Option<Self> {
        let stated = |kind| reading.seed.first(kind).map(|field| visible(&field.one_line()).into_owned());
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

/// The parameters of requests about whole corpora.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct CorpusSelection {
    /// The URI of one folder; without it, all folders count.
    folder: Option<Uri>,
    work_done_token: Option<ProgressToken>,
}

impl CorpusSelection {
    /// The selected corpora with all unsaved text, each with the URI of its folder.
    fn corpora<'a>(&self, view: &'a View, cancel: &Cancel) -> Result<Vec<(Uri, &'a FolderView, Snapshot)>, Cancelled> {
        let named = |(folder, corpus): (&'a FolderView, Snapshot)| Some((path_to_uri(&folder.root)?, folder, corpus));
        let is_wanted = |uri: &Uri| self.folder.as_ref().is_none_or(|wanted| wanted == uri);
        Ok(view.corpora(cancel)?.into_iter().filter_map(named).filter(|(uri, ..)| is_wanted(uri)).collect())
    }
}
