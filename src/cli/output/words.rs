//! What things are called when people read of them.

use crate::seed::{BlockKind, BodyFormat, BoilerplateKind, FieldKind, PartKind};
use crate::text::Encoding;

/// `1 seed`, `2,345 seeds`.
pub(in crate::cli) fn counted(count: usize, word: &str) -> String {
    format!("{} {word}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// A number with its thousands apart: `2,345`.
pub(in crate::cli) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

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

pub(in crate::cli) fn format(format: BodyFormat) -> &'static str {
    match format {
        BodyFormat::Html => "HTML",
        BodyFormat::Markdown => "Markdown",
        BodyFormat::Plain => "plain text",
    }
}

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

pub(in crate::cli) fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Other(other) => other.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_in_words() {
        assert_eq!(counted(0, "seed"), "0 seeds");
        assert_eq!(counted(1, "seed"), "1 seed");
        assert_eq!(counted(999, "seed"), "999 seeds");
        assert_eq!(counted(1_234_567, "seed"), "1,234,567 seeds");
    }
}
