//! What things are called when people read of them.

use crate::seed::{BoilerplateKind, FieldKind, PartKind};

/// A kind of field, as a title.
pub(super) fn field(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Title => "Title",
        FieldKind::Author => "Author",
        FieldKind::Published => "Published",
        FieldKind::Updated => "Updated",
        FieldKind::Source => "Source",
        FieldKind::Url => "URL",
        FieldKind::ArchiveUrl => "Archive URL",
        FieldKind::Tag => "Tag",
        FieldKind::Language => "Language",
        FieldKind::Copyright => "Copyright",
        FieldKind::Summary => "Summary",
    }
}

/// A kind of header part, as a title.
pub(super) fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::YamlFrontMatter => "Front matter (YAML)",
        PartKind::TomlFrontMatter => "Front matter (TOML)",
        PartKind::JsonFrontMatter => "Front matter (JSON)",
        PartKind::FeedHeader => "Feed header",
        PartKind::SourceLine => "Source line",
        PartKind::Byline => "Byline",
        PartKind::ArchiveCard => "Archive card",
        PartKind::HtmlHead => "HTML head",
        PartKind::Heading => "Heading",
    }
}

/// A kind of boilerplate, as a title.
pub(super) fn boilerplate(kind: BoilerplateKind) -> &'static str {
    match kind {
        BoilerplateKind::Card => "Archive card",
        BoilerplateKind::Share => "Share buttons",
        BoilerplateKind::Navigation => "Navigation",
        BoilerplateKind::Script => "Script or style",
        BoilerplateKind::Hidden => "Hidden text",
        BoilerplateKind::Notice => "Notice",
    }
}
