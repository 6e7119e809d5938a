//! `variorum.toml`: the file that makes a folder a corpus, and its settings. `docs/configuration.md` describes it for
//! curators.
//!
//! A manifest is never rejected. Each mistake becomes a [`Finding`] at its exact place, an unusable value counts as
//! not set, and the rest applies.

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

/// The size of the largest manifest that is read, in bytes.
const MAX_MANIFEST_BYTES: u64 = 1 << 20;

/// The settings of a corpus. An empty file has the defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The root of the corpus: the folder of the manifest.
    pub root: PathBuf,
    /// The settings of every seed.
    pub base: Layer,
    /// The settings of some seeds, in order of the file: later ones win.
    pub overrides: Vec<Override>,
    /// Unless it is empty, only files that it matches are seeds.
    pub include: Globs,
    /// Files that it matches are no seeds.
    pub exclude: Globs,
    /// What it says of boilerplate, in place of what is learnt.
    pub boilerplate: BoilerplateOverrides,
    /// The path of the baseline, if it is set, and the place of that setting in source bytes.
    baseline_setting: Option<(String, ByteSpan)>,
    /// The known findings.
    pub baseline: Option<Arc<Baseline>>,
    /// The mistakes in the manifest, in order of their places.
    pub findings: Vec<Finding>,
    /// The text of the manifest.
    pub text: String,
}

/// The settings of some files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// The files.
    pub files: Globs,
    /// Their settings.
    pub layer: Layer,
}

/// A manifest exists and cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read “{}”: {cause}", path.display())]
pub struct ManifestError {
    /// The path of the file.
    path: PathBuf,
    /// The error of the system.
    cause: io::Error,
}

impl Manifest {
    /// The name of the file, in the root folder of the corpus.
    pub const FILE_NAME: &'static str = "variorum.toml";

    /// Reads the text of a manifest that lies in `root`. Never fails.
    pub fn parse(root: &Path, source: &Source) -> Self {
        let mut manifest = read::read(source);
        root.clone_into(&mut manifest.root);
        source.text().clone_into(&mut manifest.text);
        manifest
    }

    /// The path of the baseline, whether it exists or not.
    pub fn baseline_path(&self) -> PathBuf {
        baseline::baseline_path(&self.root, self.baseline_setting.as_ref().map(|(path, _)| path.as_str()))
    }

    /// Reads the baseline. An unreadable baseline is reported and not used; a missing one is reported only if its
    /// path is set.
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

    /// The manifest in a folder; `None` if there is none, and the folder does not declare itself a corpus. If the
    /// file is not regular, too long, or a link out of the folder, the folder is a corpus all the same: the manifest
    /// is empty but for a finding that says so.
    ///
    /// # Errors
    /// It is a file and cannot be read.
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

    /// The nearest manifest at or above a folder; [`Manifest::root`] is the root of the corpus.
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

    /// The manifest that applies to a workspace folder: its own, or else the nearest readable one above it.
    ///
    /// # Errors
    /// Its own cannot be read.
    pub fn around(folder: &Path) -> Result<Option<Self>, ManifestError> {
        let own = Self::read(folder)?;
        // An unreadable manifest further up is not this folder's problem.
        Ok(own.or_else(|| Self::at_or_above(folder.parent()?).ok().flatten()))
    }

    /// Whether another manifest selects the same files as seeds.
    pub fn has_same_files(&self, other: &Self) -> bool {
        (&self.root, &self.include, &self.exclude) == (&other.root, &other.include, &other.exclude)
    }

    /// The path of the manifest.
    pub fn path(&self) -> PathBuf {
        self.root.join(Self::FILE_NAME)
    }

    /// The settings of the file at a path: the base, then each override that matches, then `last`, the layer of the
    /// command line or the editor.
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

    /// Whether `[files]` allows a file to be a seed of this corpus.
    pub fn includes(&self, path: &Path) -> bool {
        self.relative(path).is_none_or(|relative| {
            (self.include.is_empty() || self.include.match_file(relative)) && !self.exclude.match_file(relative)
        })
    }

    /// Whether everything below a folder is excluded, so that it does not have to be listed.
    pub fn excludes_folder(&self, folder: &Path) -> bool {
        self.relative(folder).is_some_and(|relative| self.exclude.match_folder(relative))
    }

    /// A path relative to the root, as patterns match it; `None` if it lies elsewhere.
    pub fn relative<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.root).ok()
    }
}
