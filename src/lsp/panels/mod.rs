//! What an editor's own panels show: requests of our own, whose answers are drawn by the editor.
//!
//! - [`reprints`]: the passages of a seed and who has them, for a tree, a map, a list to jump through;
//! - [`apparatus`]: what all witnesses read in one passage;
//! - [`corpus`] and [`families`]: the seeds of the workspace;
//! - [`status`]: how far the server is.
//!
//! docs/protocol.md says what they look like on the wire.

pub(super) mod reprints;

use serde::Serialize;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::Uri;

use super::backend::Backend;
use super::view::View;
use crate::corpus::Reading;
use crate::seed::{Field, FieldKind};

/// A seed, as a line in a list of seeds says it.
#[derive(Serialize)]
pub(super) struct Card {
    uri: Uri,
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
    pub(super) fn of(view: &View, reading: &Reading) -> Option<Self> {
        let stated = |kind| reading.seed.first(kind).map(Field::line);
        Some(Self {
            uri: view.uri(&reading.path)?,
            title: stated(FieldKind::Title),
            author: stated(FieldKind::Author),
            source: stated(FieldKind::Source),
            published: reading.published().map(|published| published.date().to_string()),
            url: stated(FieldKind::Url),
        })
    }
}

impl Backend {
    /// [`reprints::METHOD`].
    pub(super) async fn reprints(&self, params: reprints::Params) -> Result<Option<reprints::Reprints>> {
        self.ask("reprints", move |view, cancel| reprints::reprints(view, &params, cancel)).await
    }
}
