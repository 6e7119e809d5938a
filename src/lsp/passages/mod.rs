//! What an editor can do with a passage: go from seed to seed, see it marked, change it.

pub(super) mod calls;
pub(super) mod changes;
pub(super) mod code_lens;
pub(super) mod highlight;
pub(super) mod inlay_hints;
pub(super) mod semantic_tokens;
