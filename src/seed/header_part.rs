//! Header parts: the pieces of a seed that state metadata.

use crate::text::ByteSpan;

/// The kinds of header parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// YAML between `---` lines.
    YamlFrontMatter,
    /// TOML between `+++` lines.
    TomlFrontMatter,
    /// A JSON object at the very start of the file.
    JsonFrontMatter,
    /// `<!--1739362271000-->`, `[title](url)`, `------`, `日期：…`.
    FeedHeader,
    /// `来源:某某号 作者: 日期:2025-02-17`.
    SourceLine,
    /// `撰文丨某某`, `作者 | 某某`, `【文/某网 某某】`, `某某 某某号 2025年01月29日 13:15 江苏`.
    Byline,
    /// A block of labels inside the body (标题 / 作者 / 发表日期 / 来源 / …).
    ArchiveCard,
    /// The `<head>` of an HTML page.
    HtmlHead,
    /// The title at the top of the text: the first line of plain text, or a first heading.
    Heading,
}

/// A piece of a seed that states metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderPart {
    /// Its kind.
    pub kind: PartKind,
    /// All of it, delimiters included.
    pub span: ByteSpan,
}
