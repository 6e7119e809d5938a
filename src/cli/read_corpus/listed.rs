//! The files of a folder, and its index brought up to date with them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use super::cannot_index;
use crate::cli::files::Listing;
use crate::cli::progress::Progress;
use crate::cli::terminal::{complain, quoted, said};
use crate::cli::{files, parallel};
use crate::corpus::{FolderKind, Index, IndexError, IndexWriter, PackedFile};
use crate::messages::{Language, message};
use crate::rules::Layer;

/// The files of a folder that can be seeds.
pub(in crate::cli) struct Listed {
    /// The folder, as it was given, and without links and detours.
    pub(super) given: PathBuf,
    pub(super) root: PathBuf,
    pub(super) standing: FolderKind,
    /// Their paths, beginning with `root`.
    pub(super) files: Vec<PathBuf>,
    /// How many folders inside could not be listed.
    pub(super) unlistable: usize,
}

impl Listed {
    /// Lists the files of a folder.
    ///
    /// # Errors
    /// There is no such folder.
    pub(in crate::cli) fn at(root: &Path) -> Result<Self> {
        let Listing { candidates, unlistable, .. } = files::candidates(&[root.to_path_buf()], Layer::default(), false)?;
        let real_root = root.canonicalize().with_context(|| said(&message!("cannot-find", path = quoted(root))))?;
        let manifest = candidates.first().and_then(|first| first.policy.manifest.clone());
        let standing = manifest.map_or(FolderKind::Recognised, FolderKind::Declared);
        let files = candidates.into_iter().map(|candidate| candidate.place).collect();
        Ok(Self { given: root.to_owned(), root: real_root, standing, files, unlistable })
    }

    /// The folder's index, as it was left.
    pub(super) fn index(&self) -> Result<Arc<Index>, IndexError> {
        Index::open(&self.root, &self.standing)
    }

    /// An index that is made now and gone at the end; and how many files could not be read.
    ///
    /// # Errors
    /// There is no room for it.
    pub(in crate::cli) fn index_anew(&self, language: Language) -> Result<(usize, Arc<Index>)> {
        let index = Index::temporary().with_context(|| cannot_index(&self.given))?;
        let unreadable = self.refresh(&index, language).with_context(|| cannot_index(&self.given))?;
        Ok((unreadable, index))
    }

    /// Reads what is not in the index as it is now. Gives how many files could not be read.
    pub(super) fn refresh(&self, index: &Index, language: Language) -> Result<usize, IndexError> {
        let Self { given, root, standing, files, .. } = self;
        let outdated = index.stale_files(root, files.clone())?;
        let to_read = outdated.to_read.clone();
        let progress = Progress::new(message!("progress-reading-seeds").text(language), to_read.len());
        let mut unreadable = Vec::new();
        let mut writer = IndexWriter::new(index, outdated);
        parallel::in_order(
            &to_read,
            |path| PackedFile::read(root, path, standing).map_err(|error| (path.clone(), error)),
            |prepared| -> Result<(), IndexError> {
                progress.steps(1);
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
        // They were not read in the order of their paths.
        unreadable.sort_by(|(one, _), (two, _)| one.cmp(two));
        let count = unreadable.len();
        for (path, error) in unreadable {
            let path = path.strip_prefix(root).map_or_else(|_| path.clone(), |inside| given.join(inside));
            complain(&anyhow::Error::new(error).context(said(&message!("cannot-read", path = quoted(&path)))));
        }
        Ok(count)
    }
}
