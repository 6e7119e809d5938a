//! Which files of a folder can be seeds.
//!
//! Only names are looked at here. Whether a file of a folder that does not say that it is a corpus *is* a seed, its
//! text says: [`Seed::has_seed_header`](crate::seed::Seed::has_seed_header).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, WalkBuilder};

use super::Manifest;

/// The endings of names of texts that are collected, in lower case.
const ENDINGS: &[&str] = &["htm", "html", "markdown", "md", "mdown", "mdx", "mkd", "text", "txt", "xhtml"];

/// Whether a file can be a seed by its name: Markdown, HTML or plain text.
pub fn can_be_a_seed(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The files below a folder that can be seeds, in no order to rely on; in a folder of a corpus with a manifest, those
/// that the manifest includes. Hidden files and what a `.gitignore` or `.ignore` leaves out are left out; no link is
/// followed, so nothing is found twice or outside the folder. What cannot be listed is given as an error, and the rest
/// all the same.
pub fn files_below(
    root: &Path,
    manifest: Option<&Arc<Manifest>>,
) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> + use<> {
    files(root, manifest, |_| true)
}

/// Those of the files below a folder that are at or below a path: what a change at the path can have brought. Looks only
/// into the folders on the way.
pub fn files_at(
    root: &Path,
    manifest: Option<&Arc<Manifest>>,
    path: &Path,
) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> + use<> {
    let path = path.to_owned();
    files(root, manifest, move |entry| path.starts_with(entry.path()) || entry.path().starts_with(&path))
}

fn files(
    root: &Path,
    manifest: Option<&Arc<Manifest>>,
    on_the_way: impl Fn(&DirEntry) -> bool + Send + Sync + 'static,
) -> Box<dyn Iterator<Item = Result<PathBuf, ignore::Error>>> {
    let mut walk = WalkBuilder::new(root);
    walk.require_git(false).follow_links(false);
    let excluding = manifest.cloned();
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let excluded = |manifest: &Arc<Manifest>| entry.depth() > 0 && manifest.excludes_folder(entry.path());
        on_the_way(entry) && !(is_folder && excluding.as_ref().is_some_and(excluded))
    });
    let choosing = manifest.cloned();
    Box::new(walk.build().filter_map(move |entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let wanted = choosing.as_ref().is_none_or(|manifest| manifest.includes(entry.path()));
            (is_file && wanted && can_be_a_seed(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(error)),
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::text::Source;

    #[test]
    fn texts_can_be_seeds_and_other_files_cannot() {
        for name in ["a.md", "b.HTML", "c.txt", "d.markdown"] {
            assert!(can_be_a_seed(Path::new(name)), "{name}");
        }
        for name in ["variorum.toml", "a.rs", "md", ".md", "b.png", "c"] {
            assert!(!can_be_a_seed(Path::new(name)), "{name}");
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
