//! Which files a command works on, and reading them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ignore::WalkBuilder;

use super::terminal::shown;
use crate::text::Source;

/// No article is as long as this; a file that is longer is not read.
const LONGEST: u64 = 1 << 30;

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// Where it is, beginning as it was given on the command line.
    pub(super) path: PathBuf,
    /// Whether it has to look like a seed to be looked at. A file that was named does not, nor one in a folder that
    /// says that it is a corpus.
    pub(super) must_look_like_a_seed: bool,
}

/// The files that `paths` (files and folders) stand for, each once, in order of their paths within each folder.
///
/// # Errors
/// A path that is not there.
pub(super) fn candidates(paths: &[PathBuf]) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for path in paths {
        let kind = std::fs::metadata(path).with_context(|| format!("cannot read “{}”", shown(path)))?;
        if kind.is_dir() {
            let must_look_like_a_seed = !path.join("variorum.toml").is_file();
            let mut inside: Vec<_> = WalkBuilder::new(path)
                .require_git(false)
                .build()
                .filter_map(Result::ok)
                .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
                .map(|entry| Candidate { path: entry.into_path(), must_look_like_a_seed })
                .collect();
            inside.sort();
            found.extend(inside);
        } else {
            found.push(Candidate { path: path.clone(), must_look_like_a_seed: false });
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|candidate| seen.insert(candidate.path.clone()));
    Ok(found)
}

/// Reads one file.
///
/// # Errors
/// It cannot be opened or read, or is longer than any article; the message names it.
pub(super) fn read(path: &Path) -> Result<Source> {
    let file = File::open(path).with_context(|| format!("cannot read “{}”", shown(path)))?;
    read_from(file, path)
}

/// Reads standard input; `name` is for messages.
///
/// # Errors
/// As [`read`].
pub(super) fn read_standard_input(name: &Path) -> Result<Source> {
    read_from(io::stdin().lock(), name)
}

fn read_from(input: impl Read, path: &Path) -> Result<Source> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read “{}”", shown(path)))?;
    if bytes.len() as u64 > LONGEST {
        bail!("“{}” is longer than any article (more than 1 GiB)", shown(path));
    }
    Ok(Source::from_bytes(&bytes))
}
