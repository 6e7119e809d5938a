//! Which files a command works on, and reading them.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};

use super::terminal::{complain, remark, shown};
use crate::cancel::Cancel;
use crate::corpus::discovery::files_below;
use crate::corpus::{Manifest, Standing};
use crate::rules::Settings;
use crate::text::Source;

/// No article is as long as this; a file that is longer is not read.
const LONGEST: u64 = 1 << 30;

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Where it is, beginning as it was given on the command line.
    pub(super) path: PathBuf,
    /// Whether it has to look like a seed to be looked at. A file that was named does not, nor one in a folder that
    /// says that it is a corpus.
    pub(super) must_look_like_a_seed: bool,
    /// How much findings matter in the corpus that it lies in.
    pub(super) settings: Arc<Settings>,
}

/// The files to look at.
pub(super) struct Listing {
    pub(super) candidates: Vec<Candidate>,
    /// How many folders could not be listed.
    pub(super) unlistable: usize,
}

/// The files that `paths` (files and folders) stand for, each once, in order of their paths within each folder. A folder
/// inside that cannot be listed is complained of and counted.
///
/// # Errors
/// A path that is not there, or a `variorum.toml` at or above one that is not understood.
pub(super) fn candidates(paths: &[PathBuf]) -> Result<Listing> {
    let (mut found, mut unlistable) = (Vec::new(), 0);
    let mut manifests = Manifests::default();
    for path in paths {
        let kind = std::fs::metadata(path).with_context(|| format!("cannot read “{}”", shown(path)))?;
        let declared = manifests.above(path, kind.is_dir())?;
        let settings = declared.clone().unwrap_or_else(|| manifests.default_settings());
        if !kind.is_dir() {
            found.push(Candidate { path: path.clone(), must_look_like_a_seed: false, settings });
            continue;
        }
        if declared.is_none() && Standing::of(path, &Cancel::new())? == Standing::Ordinary {
            remark(&format!(
                "“{}” is left alone: few of its texts begin as collected articles do (an empty {} in it would make it a corpus)",
                shown(path),
                Manifest::FILE_NAME
            ));
            continue;
        }
        let mut inside = Vec::new();
        for file in files_below(path) {
            match file {
                Ok(file) => inside.push(file),
                Err(error) => {
                    complain(&error.into());
                    unlistable += 1;
                }
            }
        }
        inside.sort();
        let must_look_like_a_seed = declared.is_none();
        let candidate = |path| Candidate { path, must_look_like_a_seed, settings: Arc::clone(&settings) };
        found.extend(inside.into_iter().map(candidate));
    }
    let mut seen = HashSet::new();
    found.retain(|candidate| seen.insert(candidate.path.clone()));
    Ok(Listing { candidates: found, unlistable })
}

/// The settings for a text that has no place on disk, only a name.
///
/// # Errors
/// A `variorum.toml` above it that is not understood.
pub(super) fn settings_for(name: &Path) -> Result<Arc<Settings>> {
    let mut manifests = Manifests::default();
    Ok(manifests.above(name, false)?.unwrap_or_else(|| manifests.default_settings()))
}

/// The settings of the corpora that were looked for.
struct Manifests {
    /// By folder; `None` where there is no corpus.
    known: HashMap<PathBuf, Option<Arc<Settings>>>,
    today: jiff::civil::Date,
}

impl Default for Manifests {
    fn default() -> Self {
        Self { known: HashMap::new(), today: jiff::Zoned::now().date() }
    }
}

impl Manifests {
    /// The settings outside any corpus.
    fn default_settings(&self) -> Arc<Settings> {
        Arc::new(Settings { today: Some(self.today), ..Settings::default() })
    }

    /// The settings of the corpus that a file or folder lies in, if it lies in one that says that it is one. A rule that
    /// the manifest names and that does not exist is complained of.
    fn above(&mut self, path: &Path, is_folder: bool) -> Result<Option<Arc<Settings>>> {
        let path = std::path::absolute(path).with_context(|| format!("cannot find “{}”", shown(path)))?;
        let folder = if is_folder { &path } else { path.parent().unwrap_or(&path) };
        if let Some(known) = self.known.get(folder) {
            return Ok(known.clone());
        }
        let found = match Manifest::at_or_above(folder)? {
            None => None,
            Some((root, manifest)) => {
                for name in manifest.rules.unknown_names() {
                    let file = root.join(Manifest::FILE_NAME);
                    complain(&anyhow!("“{}” speaks of a rule “{name}” that does not exist", shown(&file)));
                }
                let mut settings = manifest.rules;
                settings.today = Some(self.today);
                Some(Arc::new(settings))
            }
        };
        self.known.insert(folder.to_owned(), found.clone());
        Ok(found)
    }
}

/// Reads one file as a text.
///
/// # Errors
/// As [`read`].
pub(super) fn read_source(path: &Path) -> Result<Source> {
    Ok(Source::from_bytes(&read(path)?))
}

/// Reads the bytes of one file.
///
/// # Errors
/// It cannot be opened or read, or is longer than any article; the message names it.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).with_context(|| format!("cannot read “{}”", shown(path)))?;
    read_from(file, path)
}

/// Reads standard input; `name` is for messages.
///
/// # Errors
/// As [`read`].
pub(super) fn read_standard_input(name: &Path) -> Result<Vec<u8>> {
    read_from(io::stdin().lock(), name)
}

fn read_from(input: impl Read, path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read “{}”", shown(path)))?;
    if bytes.len() as u64 > LONGEST {
        bail!("“{}” is longer than any article (more than 1 GiB)", shown(path));
    }
    Ok(bytes)
}
