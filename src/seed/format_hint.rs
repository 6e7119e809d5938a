//! The format that a file's name suggests.

use std::path::Path;

/// The format that a file's name suggests. The content decides where the two disagree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormatHint {
    /// `.md`, `.markdown`, `.mdx`, …
    Markdown,
    /// `.html`, `.htm`, `.xhtml`
    Html,
    /// `.txt`, another extension, or no name.
    #[default]
    Unknown,
}

impl FormatHint {
    /// The hint from a path's extension, in any letter case.
    pub fn from_path(path: &Path) -> Self {
        let ending = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd" | "mdx") => Self::Markdown,
            Some("html" | "htm" | "xhtml") => Self::Html,
            _ => Self::Unknown,
        }
    }
}
