//! What can stand in a `variorum.toml`: one table for the reader, the messages and the JSON Schema.

use crate::seed::FieldKind;

/// At the top.
pub const TOP: [&str; 7] = ["preset", "required", "baseline", "boilerplate", "files", "rules", "paths"];

/// In `[files]`.
pub const FILES: [&str; 2] = ["include", "exclude"];

/// In `[boilerplate]`.
pub const BOILERPLATE: [&str; 2] = ["keep", "drop"];

/// In each `[[paths]]`.
pub const PATHS: [&str; 4] = ["files", "preset", "required", "rules"];

/// In the table of a rule or group, beside a rule's own options.
pub const LEVEL: &str = "level";

/// The fields that can be required, each by its name.
pub const REQUIRED: [(&str, FieldKind); 5] = [
    ("title", FieldKind::Title),
    ("author", FieldKind::Author),
    ("date", FieldKind::Published),
    ("source", FieldKind::Source),
    ("url", FieldKind::Url),
];
