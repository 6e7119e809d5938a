//! Where `--output` writes to.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::cli::input::files::problem_with;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::terminal::{localised, quoted_path};
use crate::corpus::discovery::files_at;
use crate::corpus::{Baseline, Manifest};
use crate::files::{DirHandle, NewFile};
use crate::messages::{Message, message};

/// The file that an output replaces when it is complete. It may exist as a regular file.
pub(in crate::cli) struct OutputTarget {
    /// The path as it was given.
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) folder: DirHandle,
    pub(in crate::cli) name: OsString,
}

impl OutputTarget {
    /// The file that the user named.
    ///
    /// # Errors
    /// The folder does not exist; or the file exists and is not a regular file (a link, for example), is read-only, is
    /// a seed, or holds the settings of a corpus.
    pub(in crate::cli) fn new(path: &Path) -> Result<Self> {
        let cannot = || message!("cannot-write", path = quoted_path(path));
        let (folder, name) = DirHandle::around(path).map_err(|error| problem_with(error, &cannot()))?;
        let target = Self { path: path.to_owned(), folder, name };
        let is_there =
            NewFile::check_place(&target.folder, &target.name).map_err(|error| problem_with(error, &cannot()))?;
        if is_there && target.is_of_a_corpus() {
            bail!(target.is_seed());
        }
        Ok(target)
    }

    /// Checks that the file is not a seed of the corpus that was read.
    ///
    /// # Errors
    /// It is a seed.
    pub(in crate::cli) fn outside(self, corpus: &IndexedCorpus) -> Result<Self> {
        if corpus.contains(&self.path) {
            bail!(self.is_seed());
        }
        Ok(self)
    }

    /// The message that the file cannot be written.
    pub(in crate::cli) fn write_error(&self) -> Message {
        message!("cannot-write", path = quoted_path(&self.path))
    }

    /// A new file that will replace the target.
    ///
    /// # Errors
    /// It cannot be created.
    pub(in crate::cli) fn new_file(&self) -> Result<NewFile> {
        let folder = self.folder.try_clone().with_context(|| localised(&self.write_error()))?;
        NewFile::new(folder).map_err(|error| problem_with(error, &self.write_error()))
    }

    fn is_seed(&self) -> String {
        localised(&message!("output-is-seed", path = quoted_path(&self.path)))
    }

    /// Whether the file belongs to the corpus of the nearest manifest, or is a manifest, baseline or ignore file
    /// itself.
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
