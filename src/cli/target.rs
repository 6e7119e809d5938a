//! Where `--output` goes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::files::problem_with;
use super::read_corpus::ReadCorpus;
use super::terminal::{quoted, said};
use crate::corpus::discovery::files_at;
use crate::corpus::{Baseline, Manifest};
use crate::files::{DirHandle, NewFile};
use crate::messages::{Message, message};

/// A place for an output: an ordinary file can be there, which is written over when the output is whole.
pub(super) struct Target {
    /// As it was given.
    pub(super) path: PathBuf,
    pub(super) folder: DirHandle,
    pub(super) name: OsString,
}

impl Target {
    /// The place that the user named.
    ///
    /// # Errors
    /// The folder is not there; or at the place is a link or anything else that is no regular file, a read-only file, a
    /// seed, or what a corpus has its settings in.
    pub(super) fn named(path: &Path) -> Result<Self> {
        let cannot = || message!("cannot-write", path = quoted(path));
        let (folder, name) = DirHandle::around(path).map_err(|error| problem_with(error, &cannot()))?;
        let target = Self { path: path.to_owned(), folder, name };
        let is_there =
            NewFile::check_place(&target.folder, &target.name).map_err(|error| problem_with(error, &cannot()))?;
        if is_there && target.is_of_a_corpus() {
            bail!(target.is_seed());
        }
        Ok(target)
    }

    /// What is said when it is none of the corpus that was read, either.
    ///
    /// # Errors
    /// It is a seed.
    pub(super) fn beside(self, read: &ReadCorpus) -> Result<Self> {
        if read.has(&self.path) {
            bail!(self.is_seed());
        }
        Ok(self)
    }

    /// That it cannot be written.
    pub(super) fn cannot(&self) -> Message {
        message!("cannot-write", path = quoted(&self.path))
    }

    /// A file that is to take its place.
    ///
    /// # Errors
    /// None can be made there.
    pub(super) fn new_file(&self) -> Result<NewFile> {
        let folder = self.folder.try_clone().with_context(|| said(&self.cannot()))?;
        NewFile::new(folder).map_err(|error| problem_with(error, &self.cannot()))
    }

    fn is_seed(&self) -> String {
        said(&message!("output-is-seed", path = quoted(&self.path)))
    }

    /// Whether the file belongs to the corpus of the nearest manifest, or is one itself.
    fn is_of_a_corpus(&self) -> bool {
        if [Manifest::FILE_NAME, Baseline::FILE_NAME, ".gitignore", ".ignore"].iter().any(|name| self.name == **name) {
            return true;
        }
        let Ok(path) = self.path.canonicalize() else { return false };
        let manifest = path.parent().and_then(|folder| Manifest::at_or_above(folder).ok().flatten());
        manifest.map(std::sync::Arc::new).is_some_and(|manifest| {
            manifest.baseline_path() == path
                || files_at(&manifest.root, Some(&manifest), &path).flatten().any(|seed| seed == path)
        })
    }
}
