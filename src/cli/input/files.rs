//! Which files a command works on, and reading them.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use crate::cancel::Cancel;
use crate::cli::terminal::{localised, print_error, print_note, quoted_path};
use crate::corpus::discovery::{DiscoveryError, files_below};
use crate::corpus::{FolderKind, MAX_SEED_BYTES, Manifest, Policy};
use crate::files::{self, FileError};
use crate::messages::{Message, message};
use crate::rules::Layer;
use crate::text::Source;

/// A file to work on.
#[derive(Clone, Debug)]
pub(in crate::cli) struct InputFile {
    /// The path as the command line has it.
    pub(in crate::cli) path: PathBuf,
    /// The canonical path, which the patterns of a manifest are matched with.
    pub(in crate::cli) place: PathBuf,
    /// Whether the file is skipped unless it begins like a seed. This is true of files found in a folder without a
    /// manifest; it is false for a file that was named, and for the files of a declared corpus.
    pub(in crate::cli) needs_seed_header: bool,
    /// The manifest, baseline and rule settings that apply to the file.
    pub(in crate::cli) policy: Arc<Policy>,
}

/// The files to work on.
pub(in crate::cli) struct InputList {
    /// The manifests of the corpora that contain the files, each once, with the path to print.
    pub(in crate::cli) manifests: Vec<(PathBuf, Arc<Manifest>)>,
    pub(in crate::cli) files: Vec<InputFile>,
    /// The number of folders that could not be listed.
    pub(in crate::cli) unlistable: usize,
}

/// Lists the files that `paths` (files and folders) name, each once; those of a folder are sorted by path. A subfolder
/// that cannot be listed is reported and counted. `last` overrides the settings of the manifests. With `shows_known`,
/// findings that a baseline records are reported too.
///
/// # Errors
/// A path does not exist, or a `variorum.toml` in or above a folder cannot be read.
pub(in crate::cli) fn list_inputs(paths: &[PathBuf], last: Layer, shows_known: bool) -> Result<InputList> {
    let (mut found, mut unlistable) = (Vec::new(), 0);
    let mut policies = Policies::new(last, shows_known);
    for path in paths {
        let kind =
            std::fs::metadata(path).with_context(|| localised(&message!("cannot-read", path = quoted_path(path))))?;
        let place =
            path.canonicalize().with_context(|| localised(&message!("cannot-find", path = quoted_path(path))))?;
        let policy = policies.policy_for(&place, kind.is_dir())?;
        if !kind.is_dir() {
            if path.file_name().is_none_or(|name| name != Manifest::FILE_NAME) {
                found.push(InputFile { path: path.clone(), place, needs_seed_header: false, policy });
            }
            continue;
        }
        let is_ordinary =
            policy.manifest.is_none() && FolderKind::detect(path, &Cancel::new())? == FolderKind::Ordinary;
        let mut inside = Vec::new();
        for file in files_below(&place, policy.manifest.as_ref()) {
            match file {
                Ok(file) => inside.push(file),
                Err(error) if is_ordinary => drop(error),
                Err(error) => {
                    // Without its ignore file the folder yields more files, so nothing is missed.
                    unlistable += usize::from(matches!(error, DiscoveryError::Unlistable(_)));
                    print_error(&unlisted(error));
                }
            }
        }
        inside.sort();
        let before = found.len();
        for file in inside {
            // The manifest of an inner folder takes precedence.
            let policy = policies.policy_for(&file, false)?;
            let admitted = policy.manifest.as_ref().map_or(!is_ordinary, |manifest| manifest.includes(&file));
            if admitted {
                found.push(InputFile {
                    path: file.strip_prefix(&place).map_or_else(|_| file.clone(), |inside| path.join(inside)),
                    place: file,
                    needs_seed_header: policy.manifest.is_none(),
                    policy,
                });
            }
        }
        if is_ordinary && found.len() == before {
            print_note(&localised(&message!("left-alone", path = quoted_path(path), manifest = Manifest::FILE_NAME)));
        }
    }
    let mut seen = HashSet::new();
    found.retain(|file| seen.insert(file.path.clone()));
    Ok(InputList { manifests: policies.manifests(paths), files: found, unlistable })
}

/// A text with a name and no file, such as standard input.
///
/// # Errors
/// A `variorum.toml` above it cannot be read.
pub(in crate::cli) fn input_named(name: PathBuf, last: Layer, shows_known: bool) -> Result<InputFile> {
    let place =
        std::path::absolute(&name).with_context(|| localised(&message!("cannot-find", path = quoted_path(&name))))?;
    // The folder usually exists even if the file does not.
    let folder = place.parent().and_then(|folder| folder.canonicalize().ok());
    let place = folder.zip(place.file_name()).map_or(place.clone(), |(folder, name)| folder.join(name));
    let policy = Policies::new(last, shows_known).policy_for(&place, false)?;
    Ok(InputFile { path: name, place, needs_seed_header: false, policy })
}

/// The policies that have been looked up so far.
struct Policies {
    /// By folder.
    known: HashMap<PathBuf, Arc<Policy>>,
    last: Arc<Layer>,
    shows_known: bool,
}

impl Policies {
    fn new(last: Layer, shows_known: bool) -> Self {
        Self { known: HashMap::new(), last: Arc::new(last), shows_known }
    }

    /// The policy for a file or folder.
    fn policy_for(&mut self, place: &Path, is_folder: bool) -> Result<Arc<Policy>> {
        let folder = if is_folder { place } else { place.parent().unwrap_or(place) };
        if let Some(known) = self.known.get(folder) {
            return Ok(Arc::clone(known));
        }
        let mut manifest = Manifest::at_or_above(folder)?.map(Arc::new);
        // The folders of one corpus share its manifest.
        let shared = self.known.values().filter_map(|policy| policy.manifest.as_ref());
        if let Some(shared) =
            shared.into_iter().find(|shared| Some(&shared.root) == manifest.as_ref().map(|it| &it.root))
        {
            manifest = Some(Arc::clone(shared));
        }
        let policy = Policy::today(manifest, Arc::clone(&self.last));
        let policy = Arc::new(Policy { shows_known: self.shows_known, ..policy });
        self.known.insert(folder.to_owned(), Arc::clone(&policy));
        Ok(policy)
    }

    /// Every manifest that was found, sorted by path. A manifest below one of `paths` is printed relative to it.
    fn manifests(&self, paths: &[PathBuf]) -> Vec<(PathBuf, Arc<Manifest>)> {
        let mut found: Vec<(PathBuf, Arc<Manifest>)> = Vec::new();
        for manifest in self.known.values().filter_map(|policy| policy.manifest.as_ref()) {
            if found.iter().any(|(_, other)| other.root == manifest.root) {
                continue;
            }
            let path = manifest.path();
            let given = paths.iter().find_map(|given| {
                let place = given.canonicalize().ok()?;
                if place == path { Some(given.clone()) } else { Some(given.join(path.strip_prefix(&place).ok()?)) }
            });
            let here =
                || path.strip_prefix(std::env::current_dir().ok()?.canonicalize().ok()?).ok().map(Path::to_owned);
            let shown = given.or_else(here).unwrap_or(path);
            found.push((shown, Arc::clone(manifest)));
        }
        found.sort_by(|(one, _), (two, _)| one.cmp(two));
        found
    }
}

/// Reads and decodes one file.
///
/// # Errors
/// Those of [`read`].
pub(in crate::cli) fn read_source(path: &Path) -> Result<Source> {
    Ok(Source::from_bytes(&read(path)?))
}

/// Reads the bytes of one file that the user named.
///
/// # Errors
/// The file cannot be read, is not a regular file, or is longer than [`MAX_SEED_BYTES`]. The message names it.
pub(in crate::cli) fn read(path: &Path) -> Result<Vec<u8>> {
    files::read_named(path, MAX_SEED_BYTES).map_err(|error| unreadable(error, path))
}

/// Reads standard input; `name` appears in messages.
///
/// # Errors
/// Those of [`read`].
pub(in crate::cli) fn read_standard_input(name: &Path) -> Result<Vec<u8>> {
    files::read_from(io::stdin().lock(), MAX_SEED_BYTES).map_err(|error| unreadable(error, name))
}

fn unreadable(error: FileError, path: &Path) -> anyhow::Error {
    match error {
        FileError::TooLong { .. } => anyhow!(localised(&message!("too-long", path = quoted_path(path)))),
        error => problem_with(error, &message!("cannot-read", path = quoted_path(path))),
    }
}

/// Turns an error about a file into a message in the user's language, preceded by what was attempted.
pub(in crate::cli) fn problem_with(error: FileError, attempted: &Message) -> anyhow::Error {
    match error {
        // Kept as it is, so that the cause can be downcast.
        FileError::Io(error) => anyhow::Error::new(error).context(localised(attempted)),
        error => anyhow!(localised(&error.message())).context(localised(attempted)),
    }
}

fn unlisted(error: DiscoveryError) -> anyhow::Error {
    match error {
        DiscoveryError::Unlistable(error) => error.into(),
        DiscoveryError::IgnoreFile(error) => {
            let (path, problem) = (quoted_path(&error.path), error.cause.message());
            anyhow!(localised(&message!("ignore-file-left-out", path = path, problem = problem)))
        }
    }
}
