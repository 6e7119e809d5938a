//! What people and programs read: one file a form. Nothing here opens a file or decides anything.

pub(super) mod about;
pub(super) mod excerpt;
pub(super) mod finding_human;
pub(super) mod finding_json;
pub(super) mod lines;
pub(super) mod passage_human;
pub(super) mod passage_json;
pub(super) mod quote;
pub(super) mod seed_human;
pub(super) mod seed_json;
pub(super) mod words;
