//! `variorum check --write-baseline`: records the current findings, so that only new ones are reported.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::cli::arguments::CheckArguments;
use crate::cli::commands::check::file::find;
use crate::cli::commands::check::options::standard_input_name;
use crate::cli::input::corpora::Corpora;
use crate::cli::input::files::{self, InputFile};
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{display_path, localised, print_error, print_note, quoted_path};
use crate::corpus::{Baseline, MAX_SEED_BYTES, Manifest};
use crate::files::{DirHandle, FileError, NewFile, read_from};
use crate::messages::{Language, message};
use crate::rules::Finding;
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// A corpus and its new baseline.
struct NewBaseline {
    manifest: Arc<Manifest>,
    baseline: Baseline,
    seeds: usize,
}

/// Writes the baseline of each corpus that the paths belong to. Findings of files that are not checked stay in it, as
/// long as the files exist.
///
/// # Errors
/// A path is standard input or in no corpus with a `variorum.toml`, or a baseline cannot be written. A file that cannot
/// be read is reported, and the exit code is 2.
pub(in crate::cli) fn write(arguments: &CheckArguments, file: Option<&Path>, language: Language) -> Result<ExitCode> {
    if standard_input_name(arguments)?.is_some() {
        bail!(localised(&message!("baseline-of-files")));
    }
    let listing = files::list_inputs(&arguments.paths, arguments.layer(), true)?;
    let mut corpora: BTreeMap<PathBuf, NewBaseline> = BTreeMap::new();
    for (_, manifest) in &listing.manifests {
        let mut baseline = manifest.baseline.as_deref().cloned().unwrap_or_default();
        baseline.retain(|path| manifest.root.join(path).is_file());
        let new = NewBaseline { manifest: Arc::clone(manifest), baseline, seeds: 0 };
        corpora.insert(manifest.root.clone(), new);
    }
    if corpora.is_empty() {
        bail!(localised(&message!("baseline-without-manifest", manifest = Manifest::FILE_NAME)));
    }
    if file.is_some() && corpora.len() > 1 {
        bail!(localised(&message!("baseline-of-several")));
    }
    let mut unreadable = listing.unlistable;
    let progress = ProgressLine::new(message!("progress-checking").text(language), listing.files.len());
    let around = if arguments.reprints { Corpora::open(&arguments.paths, language)? } else { Corpora::default() };
    parallel::in_order(
        &listing.files,
        |file| check(file, &around),
        |checked| -> Result<()> {
            progress.advance(1);
            match checked {
                Ok(Some((file, source, findings))) => {
                    let root = file.policy.manifest.as_ref().map(|manifest| &manifest.root);
                    if let Some(new) = root.and_then(|root| corpora.get_mut(root))
                        && let Some(relative) = new.manifest.relative(&file.place)
                    {
                        new.baseline.set(relative, source.text(), &findings);
                        new.seeds += 1;
                    }
                }
                Ok(None) => {}
                Err(error) => {
                    progress.suspend(|| print_error(&error));
                    unreadable += 1;
                }
            }
            Ok(())
        },
    )?;
    drop(progress);
    for new in corpora.into_values() {
        let place = file.map_or_else(|| new.manifest.baseline_path(), Path::to_owned);
        let cannot = || message!("cannot-write", path = quoted_path(&place));
        let (folder, name) = match file {
            // The user named the file, so it may be anywhere.
            Some(file) => DirHandle::around(file),
            None => DirHandle::below(&new.manifest.root, new.manifest.relative(&place).unwrap_or(&place)),
        }
        .map_err(|error| files::problem_with(error, &cannot()))?;
        let is_other = is_other(&folder, &name).map_err(|error| files::problem_with(error, &cannot()))?;
        if is_other || place.file_name().is_some_and(|name| name == Manifest::FILE_NAME) {
            bail!(localised(&message!("baseline-is-other", path = quoted_path(&place))));
        }
        let written = || -> Result<(), FileError> {
            let mut out = NewFile::new(folder)?.with_attributes_of(&name)?;
            out.write_all(new.baseline.to_text().as_bytes())?;
            out.put(&name)
        };
        written().map_err(|error| files::problem_with(error, &cannot()))?;
        let seeds = message!("count-seeds", count = new.seeds);
        let note = message!("baseline-written", count = new.baseline.len(), seeds = seeds, path = display_path(&place));
        print_note(&note.text(language));
        if file.is_some() && place.canonicalize().ok() != new.manifest.baseline_path().canonicalize().ok() {
            print_note(&message!("baseline-elsewhere").text(language));
        }
    }
    Ok(if unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Whether a file exists that is not a baseline.
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

/// The findings of a file, or `None` if it is not a seed.
fn check(file: &InputFile, corpora: &Corpora) -> Result<Option<(InputFile, Source, Vec<Finding>)>> {
    let stored = files::read(&file.path)?;
    let seed = Seed::parse(Source::from_bytes(&stored), FormatHint::from_path(&file.path));
    if file.needs_seed_header && !seed.has_seed_header() {
        return Ok(None);
    }
    let judged = find(&seed, file, &file.policy, corpora, None);
    let findings =
        judged.with_context(|| localised(&message!("cannot-check", path = quoted_path(&file.path))))?.findings;
    Ok(Some((file.clone(), seed.source, findings)))
}
