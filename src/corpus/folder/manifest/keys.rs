//! The keys of a `variorum.toml`: one table for the reader, the messages and the JSON Schema.

use crate::seed::FieldKind;

/// The keys at the top.
pub const TOP: [&str; 7] = ["preset", "required", "baseline", "boilerplate", "files", "rules", "paths"];

/// The keys of `[files]`.
pub const FILES: [&str; 2] = ["include", "exclude"];

/// The keys of `[boilerplate]`.
pub const BOILERPLATE: [&str; 2] = ["keep", "drop"];

/// The keys of each `[[paths]]`.
pub const PATHS: [&str; 4] = ["files", "preset", "required", "rules"];

/// The key of a level in the table of a rule or group; the others are the rule's options.
pub const LEVEL: &str = "level";

/// The fields that can be required, with their names.
pub const REQUIRED: [(&str, FieldKind); 5] = [
    ("title", FieldKind::Title),
    ("author", FieldKind::Author),
    ("date", FieldKind::Published),
    ("source", FieldKind::Source),
    ("url", FieldKind::Url),
];
