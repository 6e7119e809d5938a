//! The names of commands.
//!
//! The server's own commands are carried out by `workspace/executeCommand`. The client's own are named in code lenses and code
//! actions, and only for clients that list them in `experimental.commands.commands`.

/// The server's command that proposes to apply all safe fixes in the workspace.
pub(in crate::lsp) const FIX_WORKSPACE: &str = "variorum.fixWorkspace";

/// The server's command that proposes to fill in the metadata that reprints state.
pub(in crate::lsp) const FILL_METADATA: &str = "variorum.fillMetadata";

/// The server's command that shows the comparison of a seed with a witness.
pub(in crate::lsp) const OPEN_COMPARISON: &str = "variorum.openComparison";

/// The server's command that shows the apparatus of the passage at a position.
pub(in crate::lsp) const OPEN_APPARATUS: &str = "variorum.openApparatus";

/// The server's command that shows the earliest witness of a passage.
pub(in crate::lsp) const OPEN_EARLIEST: &str = "variorum.openEarliest";

/// The server's command that reads every seed again, as if there were no index.
pub(in crate::lsp) const REINDEX: &str = "variorum.reindex";

/// The client's command that lists the witnesses of the passage at a position.
pub(in crate::lsp) const SHOW_WITNESSES: &str = "variorum.showWitnesses";

/// The client's command that shows a seed and a witness side by side.
pub(in crate::lsp) const COMPARE: &str = "variorum.compare";
