//! A learnt text as programs read it: one JSON object a line.

use std::path::Path;

use serde_json::json;

use super::{json, slashed};
use crate::cli::boilerplate::Entry;

/// The text as one line without its line break; the path seen from `root`.
///
/// # Errors
/// None that depends on the text.
pub(in crate::cli) fn format(entry: &Entry, root: &Path) -> serde_json::Result<String> {
    json::line(&json!({
        "kind": entry.kind,
        "text": entry.text,
        "seeds": entry.count,
        "sources": entry.sources,
        "example": {
            "path": slashed(entry.path.strip_prefix(root).unwrap_or(&entry.path)),
            "line": entry.place.line,
            "start": entry.bytes.start(),
            "end": entry.bytes.end(),
        },
    }))
}
