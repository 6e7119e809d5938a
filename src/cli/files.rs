//! Which files a command works on, and reading them.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use super::terminal::{complain, quoted, remark, said};
use crate::cancel::Cancel;
use crate::corpus::discovery::{DiscoveryError, files_below};
use crate::corpus::{FolderKind, MAX_SEED_BYTES, Manifest, Policy};
use crate::files::{self, FileError};
use crate::messages::{Message, message};
use crate::rules::Layer;
use crate::text::Source;

/// A file to look at.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where it is, beginning as it was given on the command line.
    pub(super) path: PathBuf,
    /// The same, from the root of the file system on, without links: what patterns are matched with.
    pub(super) place: PathBuf,
    /// Whether it has to look like a seed to be looked at. A file that was named does not, nor one in a folder that
    /// says that it is a corpus.
    pub(super) must_look_like_a_seed: bool,
    /// What decides on its findings.
    pub(super) policy: Arc<Policy>,
}

/// The files to look at.
pub(super) struct Listing {
    /// The manifests of the corpora that they lie in, each once, with the path to show.
    pub(super) manifests: Vec<(PathBuf, Arc<Manifest>)>,
    pub(super) candidates: Vec<Candidate>,
    /// How many folders could not be listed.
    pub(super) unlistable: usize,
}

/// The files that `paths` (files and folders) stand for, each once, in order of their paths within each folder. A folder
/// inside that cannot be listed is complained of and counted. `last` counts before what the manifests
/// say; `shows_known`: what their baselines know shows too.
///
/// # Errors
/// A path that is not there, or a `variorum.toml` at or above one that cannot be read.
pub(super) fn candidates(paths: &[PathBuf], last: Layer, shows_known: bool) -> Result<Listing> {
    let (mut found, mut unlistable) = (Vec::new(), 0);
    let mut policies = Policies::new(last, shows_known);
    for path in paths {
        let kind = std::fs::metadata(path).with_context(|| said(&message!("cannot-read", path = quoted(path))))?;
        let place = path.canonicalize().with_context(|| said(&message!("cannot-find", path = quoted(path))))?;
        let policy = policies.of(&place, kind.is_dir())?;
        if !kind.is_dir() {
            if path.file_name().is_none_or(|name| name != Manifest::FILE_NAME) {
                found.push(Candidate { path: path.clone(), place, must_look_like_a_seed: false, policy });
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
                    // Without an ignore file more is checked, and nothing is missed.
                    unlistable += usize::from(matches!(error, DiscoveryError::Unlistable(_)));
                    complain(&unlisted(error));
                }
            }
        }
        inside.sort();
        let before = found.len();
        for file in inside {
            // A manifest further in is nearer, and counts.
            let policy = policies.of(&file, false)?;
            let admitted = policy.manifest.as_ref().map_or(!is_ordinary, |manifest| manifest.includes(&file));
            if admitted {
                found.push(Candidate {
                    path: file.strip_prefix(&place).map_or_else(|_| file.clone(), |inside| path.join(inside)),
                    place: file,
                    must_look_like_a_seed: policy.manifest.is_none(),
                    policy,
                });
            }
        }
        if is_ordinary && found.len() == before {
            remark(&said(&message!("left-alone", path = quoted(path), manifest = Manifest::FILE_NAME)));
        }
    }
    let mut seen = HashSet::new();
    found.retain(|candidate| seen.insert(candidate.path.clone()));
    Ok(Listing { manifests: policies.manifests(paths), candidates: found, unlistable })
}

/// A text that has no place on disk, only a name.
///
/// # Errors
/// A `variorum.toml` above it that cannot be read.
pub(super) fn candidate_named(name: PathBuf, last: Layer, shows_known: bool) -> Result<Candidate> {
    let place = std::path::absolute(&name).with_context(|| said(&message!("cannot-find", path = quoted(&name))))?;
    // The folder is there as a rule, be the file there or not.
    let folder = place.parent().and_then(|folder| folder.canonicalize().ok());
    let place = folder.zip(place.file_name()).map_or(place.clone(), |(folder, name)| folder.join(name));
    let policy = Policies::new(last, shows_known).of(&place, false)?;
    Ok(Candidate { path: name, place, must_look_like_a_seed: false, policy })
}

/// What decides in the corpora that were looked for.
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

    /// What decides on a file or folder.
    fn of(&mut self, place: &Path, is_folder: bool) -> Result<Arc<Policy>> {
        let folder = if is_folder { place } else { place.parent().unwrap_or(place) };
        if let Some(known) = self.known.get(folder) {
            return Ok(Arc::clone(known));
        }
        let mut manifest = Manifest::at_or_above(folder)?.map(Arc::new);
        // Folders of one corpus share what it says.
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

    /// Every manifest that was found, in order of the paths; each path as one of `paths` begins, if it lies there.
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

/// Reads one file as a text.
///
/// # Errors
/// As [`read`].
pub(super) fn read_source(path: &Path) -> Result<Source> {
    Ok(Source::from_bytes(&read(path)?))
}

/// Reads the bytes of one file, which the user named.
///
/// # Errors
/// It cannot be read, is no regular file, or is longer than any article; the message names it.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    files::read_named(path, MAX_SEED_BYTES).map_err(|error| unreadable(error, path))
}

/// Reads standard input; `name` is for messages.
///
/// # Errors
/// As [`read`].
pub(super) fn read_standard_input(name: &Path) -> Result<Vec<u8>> {
    files::read_from(io::stdin().lock(), MAX_SEED_BYTES).map_err(|error| unreadable(error, name))
}

fn unreadable(error: FileError, path: &Path) -> anyhow::Error {
    match error {
        FileError::TooLong { .. } => anyhow!(said(&message!("too-long", path = quoted(path)))),
        error => problem_with(error, &message!("cannot-read", path = quoted(path))),
    }
}

/// An error about a file in the user's words, behind what was attempted with it.
pub(super) fn problem_with(error: FileError, attempted: &Message) -> anyhow::Error {
    match error {
        // As it is, for those who look for what is behind it.
        FileError::Io(error) => anyhow::Error::new(error).context(said(attempted)),
        error => anyhow!(said(&error.message())).context(said(attempted)),
    }
}

fn unlisted(error: DiscoveryError) -> anyhow::Error {
    match error {
        DiscoveryError::Unlistable(error) => error.into(),
        DiscoveryError::IgnoreFile(error) => {
            let (path, problem) = (quoted(&error.path), error.cause.message());
            anyhow!(said(&message!("ignore-file-left-out", path = path, problem = problem)))
        }
    }
}
