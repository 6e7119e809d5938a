//! Boilerplate for programs: one JSON object per text and line.

use std::path::Path;

use serde_json::json;

use crate::cli::output::boilerplate::BoilerplateEntry;
use crate::cli::output::escape::json;
use crate::cli::output::paths::slashed;

/// The text on one line, without a line break. The path is relative to `root`.
///
/// # Errors
/// Serialising failed, which does not depend on the text.
pub(in crate::cli) fn format(entry: &BoilerplateEntry, root: &Path) -> serde_json::Result<String> {
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
