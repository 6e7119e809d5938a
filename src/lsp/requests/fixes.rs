//! What fixes make of an open document.

use crate::corpus::LookupError;
use crate::ide::fixes::{self, FixSelection};
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::rules::Edit;
use crate::seed::{FormatHint, Seed};

/// The edits after which none of the wanted fixes is left, and how many findings they fix. For worker threads.
///
/// # Errors
/// As [`View::findings`].
pub(in crate::lsp) fn fixed(
    view: &View,
    document: &Document,
    wanted: &FixSelection,
) -> Result<(Vec<Edit>, usize), LookupError> {
    let findings = view.findings(document)?;
    let (text, hint) = (String::from(&document.rope), FormatHint::from_path(&document.path()));
    let find = |seed: &Seed| view.findings_for(document, seed);
    fixes::fixed(&text, &document.reading().seed.source, hint, &findings, wanted, find)
}
