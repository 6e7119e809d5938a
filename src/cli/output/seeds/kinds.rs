//! The names of kinds in output for programs. They never change, and are not meant for people.

use crate::seed::{BlockKind, BodyFormat, BoilerplateKind, FieldKind, PartKind};

/// The name of a kind of field.
pub(in crate::cli) fn field(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Title => "title",
        FieldKind::Author => "author",
        FieldKind::Published => "published",
        FieldKind::Updated => "updated",
        FieldKind::Source => "source",
        FieldKind::Url => "url",
        FieldKind::ArchiveUrl => "archive url",
        FieldKind::Tag => "tag",
        FieldKind::Language => "language",
        FieldKind::Copyright => "copyright",
        FieldKind::Summary => "summary",
    }
}

/// The name of a kind of header part.
pub(in crate::cli) fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::YamlFrontMatter => "front matter (YAML)",
        PartKind::TomlFrontMatter => "front matter (TOML)",
        PartKind::JsonFrontMatter => "front matter (JSON)",
        PartKind::FeedHeader => "feed header",
        PartKind::SourceLine => "source line",
        PartKind::Byline => "byline",
        PartKind::ArchiveCard => "archive card",
        PartKind::HtmlHead => "HTML head",
        PartKind::Heading => "heading",
    }
}

/// The name of a format.
pub(in crate::cli) fn format(format: BodyFormat) -> &'static str {
    match format {
        BodyFormat::Html => "HTML",
        BodyFormat::Markdown => "Markdown",
        BodyFormat::Plain => "plain text",
    }
}

/// The name of a kind of block.
pub(in crate::cli) fn block(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::ListItem => "list item".to_owned(),
        BlockKind::Quote => "quotation".to_owned(),
        BlockKind::Preformatted => "preformatted".to_owned(),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Cell => "table cell".to_owned(),
    }
}

/// The name of a kind of boilerplate.
pub(in crate::cli) fn boilerplate(kind: BoilerplateKind) -> &'static str {
    match kind {
        BoilerplateKind::Card => "archive card",
        BoilerplateKind::Share => "share buttons",
        BoilerplateKind::Navigation => "navigation",
        BoilerplateKind::Script => "script or style",
        BoilerplateKind::Hidden => "hidden text",
        BoilerplateKind::Notice => "notice",
    }
}
