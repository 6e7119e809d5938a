//! What an editor can do with a passage: go from seed to seed, see it marked, change it.

pub(in crate::lsp) mod calls;
pub(in crate::lsp) mod changes;
pub(in crate::lsp) mod code_lens;
pub(in crate::lsp) mod highlight;
pub(in crate::lsp) mod inlay_hints;
pub(in crate::lsp) mod semantic_tokens;
