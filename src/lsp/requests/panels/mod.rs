//! What an editor's own panels show: requests of our own, whose answers are drawn by the editor.
//!
//! - [`reprints`]: the passages of a seed and who has them, for a tree, a map, a list to jump through;
//! - [`witnesses`]: who has something of a seed, or of a place in it;
//! - [`apparatus`]: what all witnesses read in one passage;
//! - [`corpus`] and [`families`]: the seeds of the workspace;
//! - [`status`]: how far the server is.
//!
//! docs/protocol.md says what they look like on the wire.

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
    /// `None` if its path makes no URI.
    pub(in crate::lsp) fn new(view: &View, reading: &AnalysedSeed) -> Option<Self> {
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
pub(in crate::lsp) struct Wanted {
    /// One of them, or all.
    folder: Option<Uri>,
    work_done_token: Option<ProgressToken>,
}

impl Wanted {
    /// Those, each by the URI of its folder, with all unsaved text.
    fn corpora<'a>(&self, view: &'a View, cancel: &Cancel) -> Result<Vec<(Uri, &'a FolderView, Snapshot)>, Cancelled> {
        let named = |(folder, corpus): (&'a FolderView, Snapshot)| Some((path_to_uri(&folder.root)?, folder, corpus));
        let is_wanted = |uri: &Uri| self.folder.as_ref().is_none_or(|wanted| wanted == uri);
        Ok(view.corpora(cancel)?.into_iter().filter_map(named).filter(|(uri, ..)| is_wanted(uri)).collect())
    }
}
