//! What a Markdown parser saw beside the text: facts that rules look at.

use crate::text::ByteSpan;

/// The Markdown of a body, beside its text. Every list is in the order of the places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    /// Links and images.
    pub links: Vec<MarkdownLink>,
    /// Brackets that read as a link to a label that is defined nowhere: `[text]`, `[text][label]`. Prose has them too.
    pub unresolved: Vec<ByteSpan>,
    /// Fenced code blocks.
    pub fences: Vec<Fence>,
    /// Headings that a line of `=` or `-` below their text makes.
    pub underlined: Vec<Underlined>,
    /// Raw HTML, inline tags and whole blocks.
    pub html: Vec<ByteSpan>,
    /// Emphasis and strong emphasis that renders, delimiters included.
    pub emphasis: Vec<ByteSpan>,
    /// Text that shows as it stands, outside of code and HTML: a delimiter in it (`**`, `](`) was not understood as one,
    /// unless a backslash stands right before it.
    pub literals: Vec<ByteSpan>,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownLink {
    /// All of it, from `[` or `![` to the closing bracket.
    pub span: ByteSpan,
    /// Whether it is an image.
    pub image: bool,
    /// Whether it is an autolink, `<https://…>`.
    pub auto: bool,
    /// Where it leads, decoded.
    pub url: String,
    /// Exactly the address in the source; empty, at the end of the link, if it is written elsewhere (a definition).
    pub url_span: ByteSpan,
}

/// A heading that the line below its text makes (“setext heading”).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Underlined {
    /// All of it, from its text to the end of the line below.
    pub span: ByteSpan,
    /// The marks of that line.
    pub line: ByteSpan,
}

/// A fenced code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The opening fence, from its first to its last mark.
    pub opening: ByteSpan,
    /// All of the block.
    pub span: ByteSpan,
    /// Whether a closing fence was found.
    pub closed: bool,
}
