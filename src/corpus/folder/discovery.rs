//! Finds the files of a folder that can be seeds.
//!
//! Only names count here. Whether a file *is* a seed, in a folder that does not declare itself a corpus, depends on
//! its text: see [`Seed::has_seed_header`](crate::seed::Seed::has_seed_header).

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, Walk, WalkBuilder};

use super::Manifest;
pub use super::ignore_rules::IgnoreFileError;
use super::ignore_rules::IgnoreRules;

/// A problem with the files of a folder.
#[derive(Debug, thiserror::Error)]
pub enum DiscoveryError {
    /// A folder cannot be listed.
    #[error(transparent)]
    Unlistable(#[from] ignore::Error),
    /// An ignore file cannot be read, and is not applied.
    #[error(transparent)]
    IgnoreFile(#[from] IgnoreFileError),
}

/// The file extensions of seeds, in lower case.
const SEED_EXTENSIONS: &[&str] = &["htm", "html", "markdown", "md", "mdown", "mdx", "mkd", "text", "txt", "xhtml"];

/// Whether a file can be a seed according to its name: Markdown, HTML or plain text.
pub fn has_seed_extension(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| SEED_EXTENSIONS.contains(&ending.as_str()))
}

/// The files below a folder that can be seeds, in no particular order; if there is a manifest, those that it
/// includes. Hidden files and files that a `.gitignore` or `.ignore` excludes are left out. Links are not followed,
/// so nothing is found twice or outside of the folder. A folder that cannot be listed, or an ignore file that cannot
/// be read, yields an error, and the walk goes on.
pub fn files_below(root: &Path, manifest: Option<&Arc<Manifest>>) -> CandidateFiles {
    CandidateFiles::new(root, manifest, |_| true)
}

/// Those of [`files_below`] that are at or below a path: what a change at that path can have added. Lists only the
/// folders on the way.
pub fn files_at(root: &Path, manifest: Option<&Arc<Manifest>>, path: &Path) -> CandidateFiles {
    let path = path.to_owned();
    CandidateFiles::new(root, manifest, move |entry| path.starts_with(entry.path()) || entry.path().starts_with(&path))
}

/// The iterator of [`files_below`].
pub struct CandidateFiles {
    walk: Walk,
    manifest: Option<Arc<Manifest>>,
    ignored: Arc<Mutex<IgnoreRules>>,
    /// Found on the way and not returned yet.
    problems: VecDeque<IgnoreFileError>,
}

impl CandidateFiles {
    fn new(
        root: &Path,
        manifest: Option<&Arc<Manifest>>,
        on_the_way: impl Fn(&DirEntry) -> bool + Send + Sync + 'static,
    ) -> Self {
        let ignored = Arc::new(Mutex::new(IgnoreRules::below(root)));
        let mut walk = WalkBuilder::new(root);
        walk.standard_filters(false).follow_links(false);
        let (excluding, ignoring) = (manifest.cloned(), Arc::clone(&ignored));
        walk.filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let excluded = |manifest: &Arc<Manifest>| entry.depth() > 0 && manifest.excludes_folder(entry.path());
            let ignored = || {
                let mut ignored = ignoring.lock().unwrap_or_else(PoisonError::into_inner);
                entry.depth() > 0 && ignored.excludes(entry.path(), is_folder)
            };
            on_the_way(entry) && !(is_folder && excluding.as_ref().is_some_and(excluded)) && !ignored()
        });
        Self { walk: walk.build(), manifest: manifest.cloned(), ignored, problems: VecDeque::new() }
    }
}

impl Iterator for CandidateFiles {
    type Item = Result<PathBuf, DiscoveryError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(problem) = self.problems.pop_front() {
                return Some(Err(problem.into()));
            }
            let entry = self.walk.next();
            self.problems.extend(self.ignored.lock().unwrap_or_else(PoisonError::into_inner).take_problems());
            match entry {
                Some(Ok(entry)) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    let wanted = self.manifest.as_ref().is_none_or(|manifest| manifest.includes(entry.path()));
                    if is_file && wanted && has_seed_extension(entry.path()) {
                        return Some(Ok(entry.into_path()));
                    }
                }
                Some(Err(error)) => return Some(Err(error.into())),
                None => return self.problems.pop_front().map(|problem| Err(problem.into())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::text::Source;

    #[test]
    fn texts_can_be_seeds_and_other_files_cannot() {
        for name in ["a.md", "b.HTML", "c.txt", "d.markdown"] {
            assert!(has_seed_extension(Path::new(name)), "{name}");
        }
        for name in ["variorum.toml", "a.rs", "md", ".md", "b.png", "c"] {
            assert!(!has_seed_extension(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn what_is_hidden_or_ignored_is_left_out() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(root.path().join(".git/inner")).expect("made");
        fs::create_dir_all(root.path().join("a")).expect("made");
        for name in ["a/seed.md", "a/draft.md", ".git/inner/x.md", ".hidden.txt", "a/b.rs"] {
            fs::write(root.path().join(name), "x").expect("written");
        }
        fs::write(root.path().join(".gitignore"), "draft.md\n").expect("written");
        let found: Vec<_> = files_below(root.path(), None).collect::<Result<_, _>>().expect("listed");
        assert_eq!(found, [root.path().join("a/seed.md")]);
        let at = |name: &str| files_at(root.path(), None, &root.path().join(name)).filter_map(Result::ok).count();
        assert_eq!([at("a"), at("a/seed.md"), at("")], [1, 1, 1]);
        for name in ["a/draft.md", ".git", ".git/inner/x.md", ".hidden.txt", "a/b.rs", "a/seed", "gone.md"] {
            assert_eq!(at(name), 0, "{name}");
        }
    }

    #[test]
    fn a_manifest_says_which_of_them_are_wanted() {
        let root = tempfile::tempdir().expect("a temporary folder");
        for name in ["archive/a.md", "archive/a.html", "archive/drafts/b.md", "notes/c.md", "archive/ignored.md"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "x").expect("written");
        }
        fs::write(root.path().join(".gitignore"), "ignored.md\n").expect("written");
        let text = "[files]\ninclude = ['archive/', '/notes/*.txt']\nexclude = ['drafts/', '*.html']\n";
        let manifest = Arc::new(Manifest::parse(root.path(), &Source::from_text(text)));
        let found: Vec<_> = files_below(root.path(), Some(&manifest)).collect::<Result<_, _>>().expect("listed");
        assert_eq!(found, [root.path().join("archive/a.md")]);
        let at = |name: &str| files_at(root.path(), Some(&manifest), &root.path().join(name)).count();
        assert_eq!([at("archive"), at("archive/drafts/b.md"), at("notes")], [1, 0, 0]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(files_below(Path::new("/nowhere/at/all"), None).any(|found| found.is_err()));
    }
}
