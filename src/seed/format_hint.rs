//! The format that a file's name suggests.

use std::path::Path;

/// What the file's name says about its format. The content decides where the two disagree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormatHint {
    /// `.md`, `.markdown`, `.mdx`, …
    Markdown,
    /// `.html`, `.htm`, `.xhtml`
    Html,
    /// `.txt`, another ending, or no name at all.
    #[default]
    Unknown,
}

impl FormatHint {
    /// The hint that a path's ending gives; letter case does not matter.
    pub fn from_path(path: &Path) -> Self {
        let ending = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd" | "mdx") => Self::Markdown,
            Some("html" | "htm" | "xhtml") => Self::Html,
            _ => Self::Unknown,
        }
    }
}
