//! Passages as symbols: what an editor can do with a stretch that other seeds have too.

pub(super) mod apparatus;
pub(super) mod calls;
pub(super) mod changes;
pub(super) mod code_lens;
pub(super) mod highlight;
pub(super) mod inlay_hints;
pub(super) mod runs;
pub(super) mod semantic_tokens;
