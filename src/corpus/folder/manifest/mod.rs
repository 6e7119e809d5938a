//! `variorum.toml`: the file that makes a folder a corpus, and its settings. `docs/configuration.md` describes it for
//! curators.
//!
//! A manifest is never refused: what is wrong in it becomes a [`Finding`] at the exact place, what cannot be used counts
//! as not set, and the rest counts.

mod globs;
pub mod grammar;
pub mod keys;
mod problems;
mod read;
pub mod scan;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use globs::Globs;

use super::baseline::{self, Baseline};
use super::boilerplate_overrides::BoilerplateOverrides;
use crate::files::{self, FileError};
use crate::messages::message;
use crate::rules::{Finding, Layer, Settings};
use crate::text::{ByteSpan, Source};

/// No manifest is as long as this, in bytes.
const MAX_MANIFEST_BYTES: u64 = 1 << 20;

/// What a corpus says of itself. An empty file says what the default says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The folder that it speaks of: the one that it lies in.
    pub root: PathBuf,
    /// What counts for every seed.
    pub base: Layer,
    /// What counts for some of them, in the order in which they stand: the later wins.
    pub overrides: Vec<Override>,
    /// If there are any: only files that these match are seeds.
    pub include: Globs,
    /// Files that these match are none.
    pub exclude: Globs,
    /// What it says of boilerplate in place of what is learnt.
    pub boilerplate: BoilerplateOverrides,
    /// Where it says that the baseline is, and at which place.
    baseline_setting: Option<(String, ByteSpan)>,
    /// The findings that are known already.
    pub baseline: Option<Arc<Baseline>>,
    /// What is wrong in it, in the order of the places.
    pub findings: Vec<Finding>,
    /// Its text, which the places are in.
    pub text: String,
}

/// What counts for some files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// Which.
    pub files: Globs,
    /// What.
    pub layer: Layer,
}

/// A manifest is there and cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read “{}”: {cause}", path.display())]
pub struct ManifestError {
    /// The file.
    path: PathBuf,
    /// What the system says.
    cause: io::Error,
}

impl Manifest {
    /// What the file is called, in the root folder of the corpus.
    pub const FILE_NAME: &'static str = "variorum.toml";

    /// Understands the text of a manifest that lies in `root`. Total.
    pub fn parse(root: &Path, source: &Source) -> Self {
        let mut manifest = read::read(source);
        root.clone_into(&mut manifest.root);
        source.text().clone_into(&mut manifest.text);
        manifest
    }

    /// Where the baseline of the corpus is, be it there or not.
    pub fn baseline_path(&self) -> PathBuf {
        baseline::baseline_path(&self.root, self.baseline_setting.as_ref().map(|(path, _)| path.as_str()))
    }

    /// One that cannot be read counts for nothing and is told; one that is not there is told if it was asked for.
    fn read_baseline(&mut self) {
        let path = self.baseline_path();
        let problem = match Baseline::read(&self.root, &path) {
            Ok(Some(baseline)) => {
                self.baseline = Some(Arc::new(baseline));
                return;
            }
            Ok(None) if self.baseline_setting.is_none() => return,
            Ok(None) => message!("configuration-no-such-file"),
            Err(error) => error.message(),
        };
        let span = self.baseline_setting.as_ref().map_or(ByteSpan::at(0), |(_, span)| *span);
        let name = path.strip_prefix(&self.root).unwrap_or(&path).to_string_lossy();
        self.findings.push(problems::bad_baseline(span, &name, problem));
        self.findings.sort_by_key(|finding| finding.span);
    }

    /// The manifest in a folder, or `None` if there is none: the folder does not say that it is a corpus. What is no
    /// regular file, is too long, or is a link out of the folder is a manifest that says nothing, and a finding in it
    /// says so: its folder is a corpus.
    ///
    /// # Errors
    /// It cannot be read, though it is a file.
    pub fn read(folder: &Path) -> Result<Option<Self>, ManifestError> {
        let path = folder.join(Self::FILE_NAME);
        match files::read_inside(folder, &path, MAX_MANIFEST_BYTES) {
            Ok(bytes) => {
                let mut manifest = Self::parse(folder, &Source::from_bytes(&bytes));
                manifest.read_baseline();
                Ok(Some(manifest))
            }
            Err(error) if error.is_not_found() => Ok(None),
            Err(FileError::Io(cause)) => Err(ManifestError { path, cause }),
            Err(error) => {
                let findings = vec![problems::unreadable(error.message())];
                Ok(Some(Self { root: folder.to_owned(), findings, ..Self::default() }))
            }
        }
    }

    /// The nearest manifest at a folder or above it; [`Manifest::root`] is the root of the corpus.
    ///
    /// # Errors
    /// As [`Manifest::read`].
    pub fn at_or_above(folder: &Path) -> Result<Option<Self>, ManifestError> {
        for folder in folder.ancestors() {
            if let Some(manifest) = Self::read(folder)? {
                return Ok(Some(manifest));
            }
        }
        Ok(None)
    }

    /// The manifest that counts for a folder of the workspace: its own, or else the nearest above it that can be read.
    ///
    /// # Errors
    /// Its own cannot be read.
    pub fn around(folder: &Path) -> Result<Option<Self>, ManifestError> {
        let own = Self::read(folder)?;
        // What is above is none of this folder's business if it is not understood.
        Ok(own.or_else(|| Self::at_or_above(folder.parent()?).ok().flatten()))
    }

    /// Whether another says the same of which files are seeds.
    pub fn has_same_files(&self, other: &Self) -> bool {
        (&self.root, &self.include, &self.exclude) == (&other.root, &other.include, &other.exclude)
    }

    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.root.join(Self::FILE_NAME)
    }

    /// What counts for the file at a path: the base, then the overrides that match it, then `last`, what the command
    /// line or the editor says.
    pub fn settings_for(&self, path: &Path, last: &Layer) -> Settings {
        let mut settings = Settings::default();
        settings.apply(&self.base);
        if let Some(relative) = self.relative(path) {
            let matching = self.overrides.iter().filter(|one| one.files.match_file(relative));
            matching.for_each(|one| settings.apply(&one.layer));
        }
        settings.apply(last);
        settings
    }

    /// Whether a file can be a seed of this corpus, as far as `[files]` says.
    pub fn includes(&self, path: &Path) -> bool {
        self.relative(path).is_none_or(|relative| {
            (self.include.is_empty() || self.include.match_file(relative)) && !self.exclude.match_file(relative)
        })
    }

    /// Whether all below a folder is left out, so that it need not be listed.
    pub fn excludes_folder(&self, folder: &Path) -> bool {
        self.relative(folder).is_some_and(|relative| self.exclude.match_folder(relative))
    }

    /// A path as patterns see it: from the root. `None` for one that lies elsewhere.
    pub fn relative<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.root).ok()
    }
}
