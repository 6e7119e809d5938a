//! Facts about a Markdown body that rules examine.

use crate::text::ByteSpan;

/// What the Markdown parser saw besides the text. Every list is in the order of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    /// Links and images.
    pub links: Vec<MarkdownLink>,
    /// Brackets that would be a link if their label were defined: `[text]`, `[text][label]`. Prose has them too.
    pub unresolved: Vec<ByteSpan>,
    /// Fenced code blocks.
    pub fences: Vec<Fence>,
    /// Headings that are marked by a line of `=` or `-` below.
    pub underlined: Vec<Underlined>,
    /// Raw HTML: inline tags and whole blocks. Adjacent pieces are joined.
    pub html: Vec<ByteSpan>,
    /// Rendered emphasis and strong emphasis, delimiters included.
    pub emphasis: Vec<ByteSpan>,
    /// Text outside code and HTML that is rendered as it is. A delimiter in it (`**`, `](`) did not take effect, unless
    /// a backslash precedes it.
    pub literals: Vec<ByteSpan>,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownLink {
    /// The whole link, from `[` or `![` to the closing bracket.
    pub span: ByteSpan,
    /// Whether it is an image.
    pub image: bool,
    /// Whether it is an autolink, `<https://…>`.
    pub auto: bool,
    /// The address, decoded.
    pub url: String,
    /// The address in the source. Empty, at the end of the link, if the address is in a link reference definition.
    pub url_span: ByteSpan,
}

/// A heading that is marked by the line below its text: a “setext heading”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Underlined {
    /// The whole heading, from its text to the end of the line below.
    pub span: ByteSpan,
    /// The marks in the line below.
    pub line: ByteSpan,
}

/// A fenced code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The opening fence: its marks only.
    pub opening: ByteSpan,
    /// The whole block.
    pub span: ByteSpan,
    /// Whether a closing fence was found.
    pub closed: bool,
}
