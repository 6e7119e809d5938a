//! The rules of the ignore files in a folder and in those around it.
//!
//! The files are read here rather than by the `ignore` crate, which would block on a pipe of that name and read a
//! device to its end; the crate interprets the patterns. The precedence is that of the crate's own walk without
//! [`require_git`](ignore::WalkBuilder::require_git), and a test compares the two: for each path, the nearest folder
//! whose `.ignore` matches decides; or else the nearest whose `.gitignore` does; or else the nearest
//! `.git/info/exclude`; or else the user's own file for all repositories (Git's `core.excludesFile`); or else hidden
//! files are left out. The folders above the root count too.
//!
//! Like Git, this follows no link to a `.gitignore` or `.ignore`.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder, gitconfig_excludes_path};

use crate::files::{self, FileError};

/// The size of the largest ignore file that is read, in bytes.
const MAX_IGNORE_FILE_BYTES: u64 = 1 << 20;

/// An ignore file that cannot be read, and is not applied.
#[derive(Debug, thiserror::Error)]
#[error("{} does not count: {cause}", path.display())]
pub struct IgnoreFileError {
    /// Its path.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub cause: FileError,
}

/// The rules below a folder. They follow the caller's walk: only the rules of the current folder and its parents are
/// held.
#[derive(Debug)]
pub(super) struct IgnoreRules {
    /// The folder, as the caller's paths begin, and its canonical path.
    root: PathBuf,
    real_root: PathBuf,
    /// The rules above the root, from the outermost folder inwards.
    above: Vec<FolderRules>,
    /// The rules of the root and of the folders on the way, each with its path below the root.
    inside: Vec<(PathBuf, FolderRules)>,
    user_rules: Gitignore,
    /// Files that could not be read.
    problems: Vec<IgnoreFileError>,
}

/// The rules of one folder.
#[derive(Debug)]
struct FolderRules {
    /// In order of precedence.
    kinds: [Gitignore; 3],
}

impl IgnoreRules {
    /// The rules below a folder. Reads the ignore files of the folders above it.
    pub(super) fn below(root: &Path) -> Self {
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut above: Vec<_> = real_root.ancestors().skip(1).collect();
        above.reverse();
        // Problems above the folder are not reported.
        let above = above.into_iter().map(|folder| FolderRules::read(folder, &mut Vec::new())).collect();
        let user_rules = user_rules();
        Self { root: root.to_owned(), real_root, above, inside: Vec::new(), user_rules, problems: Vec::new() }
    }

    /// Whether the entry at a path below the root is left out. Paths have to come in the order of a walk; if a folder
    /// is entered again after it was left, its rules are read again.
    pub(super) fn excludes(&mut self, path: &Path, is_folder: bool) -> bool {
        let Ok(relative) = path.strip_prefix(&self.root).map(Path::to_owned) else { return false };
        self.load(relative.parent().unwrap_or(Path::new("")));
        let real = self.real_root.join(&relative);
        let rules = || self.inside.iter().rev().map(|(_, rules)| rules).chain(self.above.iter().rev());
        for kind in 0..3 {
            for rules in rules() {
                match rules.kinds.get(kind).map_or(Match::None, |rules| rules.matched(&real, is_folder)) {
                    Match::None => {}
                    Match::Ignore(_) => return true,
                    Match::Whitelist(_) => return false,
                }
            }
        }
        match self.user_rules.matched(&real, is_folder) {
            Match::Ignore(_) => true,
            Match::Whitelist(_) => false,
            Match::None => is_hidden(path),
        }
    }

    /// Takes the problems that were found since the last call.
    pub(super) fn take_problems(&mut self) -> Vec<IgnoreFileError> {
        std::mem::take(&mut self.problems)
    }

    /// Loads the rules of a folder and of those on the way to it.
    fn load(&mut self, folder: &Path) {
        while self.inside.last().is_some_and(|(known, _)| !folder.starts_with(known)) {
            self.inside.pop();
        }
        let known = self.inside.last().map_or(0, |(known, _)| known.components().count() + 1);
        let mut on_the_way: Vec<_> = folder.ancestors().map(Path::to_owned).collect();
        on_the_way.reverse();
        for folder in on_the_way.into_iter().skip(known) {
            let rules = FolderRules::read(&self.real_root.join(&folder), &mut self.problems);
            self.inside.push((folder, rules));
        }
    }
}

impl FolderRules {
    /// Reads the ignore files of a folder.
    fn read(folder: &Path, problems: &mut Vec<IgnoreFileError>) -> Self {
        let mut read = |path: PathBuf, read: Result<Vec<u8>, FileError>| match read {
            Ok(bytes) => matcher(folder, &bytes),
            Err(error) if error.is_not_found() => Gitignore::empty(),
            Err(cause) => {
                problems.push(IgnoreFileError { path, cause });
                Gitignore::empty()
            }
        };
        let mut own = |name: &str| {
            let path = folder.join(name);
            let bytes = match path.symlink_metadata() {
                Ok(_) => files::read_without_links(folder, &path, MAX_IGNORE_FILE_BYTES).map(|(bytes, _)| bytes),
                Err(error) => Err(error.into()),
            };
            read(path, bytes)
        };
        let (ignore, git_ignore) = (own(".ignore"), own(".gitignore"));
        let exclude = exclude_of(folder).map_or_else(Gitignore::empty, |(around, path)| {
            let bytes = files::read_inside(&around, &path, MAX_IGNORE_FILE_BYTES);
            read(path, bytes)
        });
        Self { kinds: [ignore, git_ignore, exclude] }
    }
}

/// The patterns of an ignore file. Invalid patterns are skipped, and so is everything behind a line that is not
/// UTF-8.
fn matcher(folder: &Path, bytes: &[u8]) -> Gitignore {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let lines = std::str::from_utf8(whole).unwrap_or_default();
            lines.get(..lines.rfind('\n').map_or(0, |end| end + 1)).unwrap_or_default()
        }
    };
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// The `info/exclude` of the repository whose root a folder is, with the folder that it must not lead out of.
fn exclude_of(folder: &Path) -> Option<(PathBuf, PathBuf)> {
    let git = folder.join(".git");
    // A link leads to a repository elsewhere.
    let kind = git.symlink_metadata().ok()?;
    if kind.is_dir() {
        return Some((folder.to_owned(), git.join("info/exclude")));
    }
    // In an additional work tree or a submodule, a file says where the repository is.
    let line = |path: &Path| {
        let bytes = files::read_inside(path.parent()?, path, 1 << 12).ok()?;
        Some(String::from_utf8(bytes).ok()?.lines().next()?.to_owned())
    };
    let real = line(&git)?;
    let real = folder.join(real.strip_prefix("gitdir: ")?);
    let common = line(&real.join("commondir"));
    let common = common.map_or_else(|| real.clone(), |common| real.join(common));
    Some((common.clone(), common.join("info/exclude")))
}

/// What the user excludes from every repository.
fn user_rules() -> Gitignore {
    let read = || {
        // The crate reads them whole to find the file.
        let settings = settings_of_git();
        if settings.iter().any(|path| path.metadata().is_ok_and(|it| !is_ordinary(&it))) {
            return None;
        }
        let bytes = files::read_named(&gitconfig_excludes_path()?, MAX_IGNORE_FILE_BYTES).ok()?;
        Some(matcher(&std::env::current_dir().ok()?, &bytes))
    };
    read().unwrap_or_else(Gitignore::empty)
}

/// Where the user and the system keep Git's settings.
fn settings_of_git() -> Vec<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    let home = std::env::home_dir();
    let settings = named("XDG_CONFIG_HOME").or_else(|| home.as_ref().map(|home| home.join(".config")));
    [
        named("GIT_CONFIG_GLOBAL"),
        home.map(|home| home.join(".gitconfig")),
        settings.map(|it| it.join("git/config")),
        Some(named("GIT_CONFIG_SYSTEM").unwrap_or_else(|| PathBuf::from("/etc/gitconfig"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn is_ordinary(metadata: &Metadata) -> bool {
    metadata.is_file() && metadata.len() <= MAX_IGNORE_FILE_BYTES
}

#[cfg(not(windows))]
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(windows)]
fn is_hidden(path: &Path) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 0x2;
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
        || path.symlink_metadata().is_ok_and(|metadata| metadata.file_attributes() & HIDDEN != 0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use ignore::WalkBuilder;
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::folder::discovery::{files_below, has_seed_extension};

    const FOLDERS: &[&str] = &["", "a", "a/b", "a/b/c", "草稿", ".hidden"];
    const NAMES: &[&str] = &["x.md", "草稿.md", "y.txt", ".z.md", "b.md"];
    const PATTERNS: &[&str] = &[
        "x.md",
        "/x.md",
        "*.md",
        "!x.md",
        "!.z.md",
        "a/",
        "b/",
        "/a/b",
        "a/**",
        "**/c/*.txt",
        "草稿",
        "!草稿.md",
        "# x.md",
        "\\#x",
        "y.txt ",
        "*",
        "!*/",
        "[xy].*",
        ".hidden",
        "!.hidden/",
        "b*",
        "x.md\r",
        "c/../x.md",
        "!*.md",
    ];
    const PLACES: &[&str] = &[".gitignore", ".ignore", ".git/info/exclude"];

    fn by_the_crate(root: &Path) -> BTreeSet<PathBuf> {
        let mut walk = WalkBuilder::new(root);
        walk.require_git(false).follow_links(false);
        let entries = walk.build().map(|entry| entry.expect("listed"));
        let files = entries.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        files.map(ignore::DirEntry::into_path).filter(|path| has_seed_extension(path)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
        #[test]
        fn the_same_is_left_out_as_by_the_crates_own_walk(
            files in proptest::collection::vec(
                (0..FOLDERS.len(), 0..PLACES.len(), proptest::collection::vec(0..PATTERNS.len(), 1..5)), 0..6),
            begin in 0..3usize,
        ) {
            let root = tempfile::tempdir().expect("a folder");
            for folder in FOLDERS {
                fs::create_dir_all(root.path().join(folder)).expect("made");
                for name in NAMES {
                    fs::write(root.path().join(folder).join(name), "x").expect("written");
                }
            }
            for (folder, place, patterns) in files {
                let path = root.path().join(FOLDERS[folder]).join(PLACES[place]);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                let lines: Vec<&str> = patterns.iter().map(|pattern| PATTERNS[*pattern]).collect();
                fs::write(path, lines.join("\n")).expect("written");
            }
            // Start inside the folder too: what is above counts.
            let begin = root.path().join(FOLDERS[begin]);
            let ours: BTreeSet<_> = files_below(&begin, None).collect::<Result<_, _>>().expect("listed");
            prop_assert_eq!(ours, by_the_crate(&begin));
        }
    }
}
