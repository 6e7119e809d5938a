//! Which paths have been looked at since a folder was opened, so that nothing seen earlier replaces what was seen later.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::message::{PathState, RescanResult};
use crate::corpus::discovery::has_seed_extension;
use crate::corpus::{IndexError, IndexWriter, PackedFile};

/// The rescans of one folder.
#[derive(Default)]
pub(super) struct RescanLog {
    /// The number of the last rescan of each path.
    last: HashMap<PathBuf, u64>,
    /// The paths that were looked at since all files were listed.
    since_listing: HashSet<PathBuf>,
    /// The folders (or what may have been one) whose vanished files are still in the index, with the number of the rescan
    /// and the files that are left.
    unswept: HashMap<PathBuf, (u64, HashSet<PathBuf>)>,
}

impl RescanLog {
    /// Notes that all files are about to be listed: what is read then is newer than every rescan so far.
    pub(super) fn start_listing(&mut self) {
        self.since_listing.clear();
        self.unswept.clear();
    }

    /// Whether a file, or a folder around it, was looked at after the file was read.
    pub(super) fn is_outdated(&self, root: &Path, prepared: &PackedFile) -> bool {
        !self.since_listing.is_empty()
            && prepared.path(root).is_none_or(|path| path.ancestors().any(|above| self.since_listing.contains(above)))
    }

    /// Writes what a rescan has found. Returns whether that can matter to any seed.
    ///
    /// # Errors
    /// The index cannot be read or written.
    pub(super) fn apply(
        &mut self,
        result: RescanResult,
        root: &Path,
        writer: &mut IndexWriter,
    ) -> Result<bool, IndexError> {
        let RescanResult { path, state, number } = result;
        // A later rescan of a folder has seen its contents too.
        if path.ancestors().any(|above| self.last.get(above).is_some_and(|last| *last > number)) {
            return Ok(false);
        }
        self.last.insert(path.clone(), number);
        self.since_listing.insert(path.clone());
        match state {
            PathState::File(prepared) => {
                writer.put(*prepared)?;
                Ok(true)
            }
            PathState::OnlyThese(files) => {
                writer.remove(root, &path);
                let matters = !files.is_empty() || has_seed_extension(&path) || path.extension().is_none();
                if !files.is_empty() || !has_seed_extension(&path) {
                    self.unswept.insert(path, (number, files));
                }
                Ok(matters)
            }
        }
    }

    /// Removes from the index what has vanished from the folders that were looked at. If there is any such folder, this
    /// looks at every file of the index once, so it is best done after several rescans.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(super) fn sweep(&mut self, root: &Path, writer: &mut IndexWriter) -> Result<(), IndexError> {
        if self.unswept.is_empty() {
            return Ok(());
        }
        let folders = std::mem::take(&mut self.unswept);
        let last = &self.last;
        writer.remove_where(root, |path| {
            let seen = last.get(path).copied().unwrap_or(0);
            let mut around = path.ancestors().skip(1).filter_map(|above| folders.get(above));
            around.any(|(number, files)| seen < *number && !files.contains(path))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::corpus::{FolderKind, Index};

    /// The files in the index after rescans that each found a file, or only these files in a folder.
    fn after(finds: &[(&str, Option<&[&str]>, u64)]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir(root.join("in")).expect("made");
        for name in ["in/a.txt", "in/b.txt"] {
            std::fs::write(root.join(name), "河水涨了。").expect("written");
        }
        let index = Index::temporary().expect("an index");
        let mut writer = IndexWriter::new(&index, index.stale_files(root, Vec::new()).expect("sound"));
        let mut log = RescanLog::default();
        for &(name, only, number) in finds {
            let path = root.join(name);
            let state = match only {
                None => PathState::File(Box::new(prepared(root, &path))),
                Some(files) => PathState::OnlyThese(files.iter().map(|file| root.join(file)).collect()),
            };
            log.apply(RescanResult { path, state, number }, root, &mut writer).expect("written");
        }
        log.sweep(root, &mut writer).expect("swept");
        writer.flush().expect("written");
        let snapshot = crate::corpus::Snapshot::default();
        let snapshot = snapshot.on_disk(
            root,
            Arc::clone(&index),
            crate::corpus::CacheSizes { text_bytes: 1 << 20, seed_bytes: 1 << 20 },
        );
        let paths = snapshot.paths().expect("sound");
        paths.iter().map(|path| path.strip_prefix(root).expect("inside").display().to_string()).collect()
    }

    fn prepared(root: &Path, path: &Path) -> PackedFile {
        PackedFile::read(root, path, &FolderKind::Declared(Arc::default())).expect("readable")
    }

    #[test]
    fn files_go_with_their_folder_even_those_that_were_not_written_yet() {
        assert_eq!(after(&[("in/a.txt", None, 1)]), ["in/a.txt"]);
        assert_eq!(after(&[("in/a.txt", None, 1), ("in", Some(&[]), 2)]), [""; 0]);
    }

    #[test]
    fn files_go_with_their_folder_though_another_one_has_taken_its_place() {
        let finds = [("in/a.txt", None, 1), ("in", Some(&["in/b.txt"][..]), 2), ("in/b.txt", None, 2)];
        assert_eq!(after(&finds), ["in/b.txt"]);
        // A file that has come since the rescan stays.
        assert_eq!(after(&[("in", Some(&["in/b.txt"]), 1), ("in/a.txt", None, 2)]), ["in/a.txt"]);
    }

    #[test]
    fn what_was_read_before_the_folder_went_does_not_come_back() {
        assert_eq!(after(&[("in", Some(&[]), 2), ("in/a.txt", None, 1)]), [""; 0]);
        assert_eq!(after(&[("in", Some(&[]), 2), ("in/a.txt", None, 3)]), ["in/a.txt"]);
    }

    #[test]
    fn files_that_are_listed_again_are_newer_than_earlier_rescans() {
        let folder = tempfile::tempdir().expect("a folder");
        let (root, path) = (folder.path(), folder.path().join("a.txt"));
        std::fs::write(&path, "河水涨了。").expect("written");
        let index = Index::temporary().expect("an index");
        let mut writer = IndexWriter::new(&index, index.stale_files(root, Vec::new()).expect("sound"));
        let mut log = RescanLog::default();
        let state = PathState::File(Box::new(prepared(root, &path)));
        log.apply(RescanResult { path: path.clone(), state, number: 1 }, root, &mut writer).expect("written");
        assert!(log.is_outdated(root, &prepared(root, &path)));
        // The index was damaged and is made from nothing.
        log.start_listing();
        assert!(!log.is_outdated(root, &prepared(root, &path)));
    }
}
