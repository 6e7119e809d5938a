//! The files of a folder, and updating its index to match them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::cli::input::files::{self, InputList};
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{localised, print_error, quoted_path};
use crate::corpus::{FolderKind, Index, IndexError, IndexWriter, PackedFile};
use crate::messages::{Language, message};
use crate::rules::Layer;

/// The files of a folder that may be seeds.
pub(in crate::cli) struct CorpusFiles {
    /// The folder as it was given; `root` is the same path, canonical.
    pub(in crate::cli) given: PathBuf,
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) standing: FolderKind,
    /// The paths of the files, which begin with `root`.
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The number of subfolders that could not be listed.
    pub(in crate::cli) unlistable: usize,
}

impl CorpusFiles {
    /// Lists the files of a folder.
    ///
    /// # Errors
    /// The folder does not exist.
    pub(in crate::cli) fn list(root: &Path) -> Result<Self> {
        let InputList { files, unlistable, .. } = files::list_inputs(&[root.to_path_buf()], Layer::default(), false)?;
        let real_root =
            root.canonicalize().with_context(|| localised(&message!("cannot-find", path = quoted_path(root))))?;
        let manifest = files.first().and_then(|first| first.policy.manifest.clone());
        let standing = manifest.map_or(FolderKind::Recognised, FolderKind::Declared);
        let files = files.into_iter().map(|file| file.place).collect();
        Ok(Self { given: root.to_owned(), root: real_root, standing, files, unlistable })
    }

    /// The folder's index as it is on disk.
    pub(in crate::cli) fn index(&self) -> Result<Arc<Index>, IndexError> {
        Index::open(&self.root, &self.standing)
    }

    /// Builds a temporary index, which is deleted when it is dropped. Also returns the number of unreadable files.
    ///
    /// # Errors
    /// There is no space for it.
    pub(in crate::cli) fn index_anew(&self, language: Language) -> Result<(usize, Arc<Index>)> {
        let index = Index::temporary().with_context(|| cannot_index(&self.given))?;
        let unreadable = self.refresh(&index, language).with_context(|| cannot_index(&self.given))?;
        Ok((unreadable, index))
    }

    /// Reads the files that changed since they were indexed. Returns the number of unreadable files.
    pub(in crate::cli) fn refresh(&self, index: &Index, language: Language) -> Result<usize, IndexError> {
        let Self { given, root, standing, files, .. } = self;
        let outdated = index.stale_files(root, files.clone())?;
        let to_read = outdated.to_read.clone();
        let progress = ProgressLine::new(message!("progress-reading-seeds").text(language), to_read.len());
        let mut unreadable = Vec::new();
        let mut writer = IndexWriter::new(index, outdated);
        parallel::in_order(
            &to_read,
            |path| PackedFile::read(root, path, standing).map_err(|error| (path.clone(), error)),
            |prepared| -> Result<(), IndexError> {
                progress.advance(1);
                match prepared {
                    Ok(prepared) => _ = writer.put(prepared)?,
                    Err((path, error)) => {
                        writer.remove(root, &path);
                        unreadable.push((path, error));
                    }
                }
                Ok(())
            },
        )?;
        writer.flush()?;
        drop(progress);
        // They were read in parallel, so they are not in order of their paths.
        unreadable.sort_by(|(one, _), (two, _)| one.cmp(two));
        let count = unreadable.len();
        for (path, error) in unreadable {
            let path = path.strip_prefix(root).map_or_else(|_| path.clone(), |inside| given.join(inside));
            print_error(
                &anyhow::Error::new(error).context(localised(&message!("cannot-read", path = quoted_path(&path)))),
            );
        }
        Ok(count)
    }
}

/// The message that the index of a folder cannot be used.
pub(in crate::cli) fn cannot_index(root: &Path) -> String {
    localised(&message!("cannot-index", path = quoted_path(root)))
}
