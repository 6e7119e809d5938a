//! `variorum check --write-baseline`: what is found now is known from now on.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use super::arguments::CheckArguments;
use super::corpora::Corpora;
use super::files::{self, Candidate};
use super::parallel;
use super::progress::Progress;
use super::terminal::{complain, quoted, remark, said, shown};
use crate::corpus::{Baseline, MAX_SEED_BYTES, Manifest};
use crate::files::{DirHandle, FileError, NewFile, read_from};
use crate::messages::{Language, message};
use crate::rules::Finding;
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// A corpus with the baseline that is made of it.
struct Making {
    manifest: Arc<Manifest>,
    baseline: Baseline,
    seeds: usize,
}

/// Writes the baseline of each corpus that the paths lie in. What was known of files that are not looked at stays, if
/// they are still there.
///
/// # Errors
/// Standard input, or a path that lies in no corpus with a `variorum.toml`; a file that cannot be written. One that
/// cannot be read is complained of, and the exit code is 2.
pub(super) fn write(arguments: &CheckArguments, file: Option<&Path>, language: Language) -> Result<ExitCode> {
    if super::check::standard_input_name(arguments)?.is_some() {
        bail!(said(&message!("baseline-of-files")));
    }
    let listing = files::candidates(&arguments.paths, arguments.layer(), true)?;
    let mut corpora: BTreeMap<PathBuf, Making> = BTreeMap::new();
    for (_, manifest) in &listing.manifests {
        let mut baseline = manifest.baseline.as_deref().cloned().unwrap_or_default();
        baseline.retain(|path| manifest.root.join(path).is_file());
        let making = Making { manifest: Arc::clone(manifest), baseline, seeds: 0 };
        corpora.insert(manifest.root.clone(), making);
    }
    if corpora.is_empty() {
        bail!(said(&message!("baseline-without-manifest", manifest = Manifest::FILE_NAME)));
    }
    if file.is_some() && corpora.len() > 1 {
        bail!(said(&message!("baseline-of-several")));
    }
    let mut unreadable = listing.unlistable;
    let progress = Progress::new(message!("progress-checking").text(language), listing.candidates.len());
    let around = if arguments.reprints { Corpora::around(&arguments.paths, language)? } else { Corpora::default() };
    parallel::in_order(
        &listing.candidates,
        |candidate| check(candidate, &around),
        |checked| -> Result<()> {
            progress.steps(1);
            match checked {
                Ok(Some((candidate, source, findings))) => {
                    let root = candidate.policy.manifest.as_ref().map(|manifest| &manifest.root);
                    if let Some(making) = root.and_then(|root| corpora.get_mut(root))
                        && let Some(relative) = making.manifest.relative(&candidate.place)
                    {
                        making.baseline.set(relative, source.text(), &findings);
                        making.seeds += 1;
                    }
                }
                Ok(None) => {}
                Err(error) => {
                    progress.aside(|| complain(&error));
                    unreadable += 1;
                }
            }
            Ok(())
        },
    )?;
    drop(progress);
    for making in corpora.into_values() {
        let place = file.map_or_else(|| making.manifest.baseline_path(), Path::to_owned);
        let cannot = || message!("cannot-write", path = quoted(&place));
        let (folder, name) = match file {
            // Wherever it is: the user has said so.
            Some(file) => DirHandle::around(file),
            None => DirHandle::below(&making.manifest.root, making.manifest.relative(&place).unwrap_or(&place)),
        }
        .map_err(|error| files::problem_with(error, &cannot()))?;
        let is_other = is_other(&folder, &name).map_err(|error| files::problem_with(error, &cannot()))?;
        if is_other || place.file_name().is_some_and(|name| name == Manifest::FILE_NAME) {
            bail!(said(&message!("baseline-is-other", path = quoted(&place))));
        }
        let written = || -> Result<(), FileError> {
            let mut new = NewFile::new(folder)?.like(&name)?;
            new.write_all(making.baseline.to_text().as_bytes())?;
            new.put(&name)
        };
        written().map_err(|error| files::problem_with(error, &cannot()))?;
        let seeds = message!("count-seeds", count = making.seeds);
        let said = message!("baseline-written", count = making.baseline.len(), seeds = seeds, path = shown(&place));
        remark(&said.text(language));
        if file.is_some() && place.canonicalize().ok() != making.manifest.baseline_path().canonicalize().ok() {
            remark(&message!("baseline-elsewhere").text(language));
        }
    }
    Ok(if unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Whether a file is there that is no baseline.
fn is_other(folder: &DirHandle, name: &OsStr) -> Result<bool, FileError> {
    if !NewFile::check_place(folder, name)? {
        return Ok(false);
    }
    match read_from(folder.open(name, false)?, MAX_SEED_BYTES) {
        Ok(bytes) => Ok(!Baseline::looks_like_one(&bytes)),
        Err(FileError::TooLong { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}

/// What is found in a file; `None` if it is no seed.
fn check(candidate: &Candidate, corpora: &Corpora) -> Result<Option<(Candidate, Source, Vec<Finding>)>> {
    let stored = files::read(&candidate.path)?;
    let seed = Seed::parse(Source::from_bytes(&stored), FormatHint::from_path(&candidate.path));
    if candidate.must_look_like_a_seed && !seed.has_seed_header() {
        return Ok(None);
    }
    let judged = super::check::find(&seed, candidate, corpora, None);
    let findings = judged.with_context(|| said(&message!("cannot-check", path = quoted(&candidate.path))))?.findings;
    Ok(Some((candidate.clone(), seed.source, findings)))
}
