//! Patterns for files, in the syntax of a `.gitignore`.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns, matched against paths relative to the folder of the manifest. A pattern that matches a folder matches
/// everything below it; `!` takes back what an earlier pattern matched.
#[derive(Clone, Debug)]
pub struct Globs {
    patterns: Vec<String>,
    matcher: Gitignore,
}

impl Default for Globs {
    fn default() -> Self {
        Self { patterns: Vec::new(), matcher: Gitignore::empty() }
    }
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl Eq for Globs {}

impl Globs {
    /// Compiles the valid patterns and ignores the others: see [`Globs::error_in`].
    pub(super) fn new(patterns: Vec<String>) -> Self {
        let mut builder = GitignoreBuilder::new("");
        for pattern in &patterns {
            // The error has been reported.
            let _ = builder.add_line(None, pattern);
        }
        let matcher = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Self { patterns, matcher }
    }

    /// Why a pattern is invalid, in the matcher's own (English) words; `None` if it is valid.
    pub(super) fn error_in(pattern: &str) -> Option<String> {
        let mut builder = GitignoreBuilder::new("");
        let problem = builder.add_line(None, pattern).err().or_else(|| builder.build().err())?;
        Some(match problem {
            ignore::Error::Glob { err, .. } => err,
            other => other.to_string(),
        })
    }

    /// Whether there are no patterns.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether the patterns match a file or a folder that it lies in. The path is relative and stays inside.
    pub fn match_file(&self, relative: &Path) -> bool {
        !relative.has_root() && self.matcher.matched_path_or_any_parents(relative, false).is_ignore()
    }

    /// Whether the patterns match a folder itself, so that nothing below it has to be listed. As in a `.gitignore`, a
    /// `!` cannot bring back a file of a folder that is excluded.
    pub fn match_folder(&self, relative: &Path) -> bool {
        !relative.has_root() && self.matcher.matched(relative, true).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(patterns: &[&str]) -> Globs {
        Globs::new(patterns.iter().map(|pattern| (*pattern).to_owned()).collect())
    }

    #[test]
    fn patterns_match_as_in_a_gitignore() {
        let drafts = globs(&["drafts/", "*.html", "!keep.html", "/top.md"]);
        for (path, expected) in [
            ("drafts/a.md", true),
            ("2021/drafts/deep/a.md", true),
            ("2021/a.html", true),
            ("2021/keep.html", false),
            ("top.md", true),
            ("2021/top.md", false),
            ("drafts.md", false),
            ("随笔/茶馆.md", false),
        ] {
            assert_eq!(drafts.match_file(Path::new(path)), expected, "{path}");
        }
        assert!(drafts.match_folder(Path::new("2021/drafts")) && !drafts.match_folder(Path::new("2021")));
        assert!(!Globs::default().match_file(Path::new("a.md")));
    }

    #[test]
    fn a_pattern_that_is_none_is_told_and_the_others_count() {
        assert_eq!(Globs::error_in("a/[z-a]"), Some("invalid range; 'z' > 'a'".to_owned()));
        assert_eq!(Globs::error_in("**/*.md"), None);
        assert!(globs(&["[z-a]", "*.txt"]).match_file(Path::new("a.txt")));
    }
}
