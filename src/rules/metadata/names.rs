//! What header parts and fields are called in messages.

use crate::seed::{FieldKind, PartKind};

/// A header part, as a message names it.
pub(super) fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::YamlFrontMatter | PartKind::TomlFrontMatter | PartKind::JsonFrontMatter => "the front matter",
        PartKind::FeedHeader => "the feed header",
        PartKind::SourceLine => "the source line",
        PartKind::Byline => "the byline",
        PartKind::ArchiveCard => "the archive card",
        PartKind::HtmlHead => "the HTML head",
        PartKind::Heading => "the heading",
    }
}

/// A field, as a message names it.
pub(super) fn field(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Title => "title",
        FieldKind::Author => "author",
        FieldKind::Published => "date",
        FieldKind::Updated => "date of change",
        FieldKind::Source => "source",
        FieldKind::Url => "address",
        FieldKind::ArchiveUrl => "archive address",
        FieldKind::Tag => "tag",
        FieldKind::Language => "language",
        FieldKind::Copyright => "copyright note",
        FieldKind::Summary => "summary",
    }
}
