//! Which files of a folder can be seeds.
//!
//! Only names are looked at here. Whether a file of a folder that does not say that it is a corpus *is* a seed, its
//! text says: [`Seed::has_seed_header`](crate::seed::Seed::has_seed_header).

use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

/// The endings of names of texts that are collected, in lower case.
const ENDINGS: &[&str] = &["htm", "html", "markdown", "md", "mdown", "mdx", "mkd", "text", "txt", "xhtml"];

/// Whether a file can be a seed by its name: Markdown, HTML or plain text.
pub fn can_be_a_seed(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The files below a folder that can be seeds, in no order to rely on. Hidden files and what a `.gitignore` or
/// `.ignore` leaves out are left out; no link is followed, so nothing is found twice or outside the folder. What cannot
/// be listed is given as an error, and the rest all the same.
pub fn files_below(root: &Path) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    files_of(&mut walk(root))
}

/// Those of the files below a folder that are at or below a path: what a change at the path can have brought. Looks only
/// into the folders on the way.
pub fn files_at(root: &Path, path: &Path) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let path = path.to_owned();
    let on_the_way = move |entry: &DirEntry| path.starts_with(entry.path()) || entry.path().starts_with(&path);
    files_of(walk(root).filter_entry(on_the_way))
}

fn walk(root: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(root);
    walk.require_git(false).follow_links(false);
    walk
}

fn files_of(walk: &mut WalkBuilder) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> + use<> {
    walk.build().filter_map(|entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            (is_file && can_be_a_seed(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(error)),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

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
        let found: Vec<_> = files_below(root.path()).collect::<Result<_, _>>().expect("listed");
        assert_eq!(found, [root.path().join("a/seed.md")]);
        let at = |name: &str| files_at(root.path(), &root.path().join(name)).filter_map(Result::ok).count();
        assert_eq!([at("a"), at("a/seed.md"), at("")], [1, 1, 1]);
        for name in ["a/draft.md", ".git", ".git/inner/x.md", ".hidden.txt", "a/b.rs", "a/seed", "gone.md"] {
            assert_eq!(at(name), 0, "{name}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(files_below(Path::new("/nowhere/at/all")).any(|found| found.is_err()));
    }
}
