//! Checking one file and, if asked for, fixing it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::cancel::Cancel;
use crate::cli::commands::check::fix;
use crate::cli::commands::check::options::{CheckOptions, FixTarget};
use crate::cli::input::corpora::Corpora;
use crate::cli::input::files::{self, InputFile};
use crate::cli::input::indexed_corpus::explain_lookup_error;
use crate::cli::output::findings::tally::CheckTally;
use crate::cli::output::findings::{document, patch};
use crate::cli::terminal::{Audience, display_path, localised, quoted_path};
use crate::corpus::{FilteredFindings, LookupError, Manifest, Policy, witnesses};
use crate::messages::message;
use crate::rules::fixing::FixRefusal;
use crate::rules::{Observer, Rule};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// The outcome of checking one file.
#[derive(Default)]
pub(in crate::cli) struct CheckedFile {
    /// The file's pieces of the document of findings.
    pub(in crate::cli) pieces: Vec<String>,
    /// Bytes to print as they are: a diff, or the fixed text.
    pub(in crate::cli) plain: Option<Vec<u8>>,
    /// A note for standard error.
    pub(in crate::cli) remark: Option<String>,
    pub(in crate::cli) tally: CheckTally,
}

/// Reads and checks one file, and fixes it if the options say so.
///
/// # Errors
/// The file cannot be read, checked or written, or a rule panicked.
pub(in crate::cli) fn check_file(file: &InputFile, corpora: &Corpora, options: CheckOptions) -> Result<CheckedFile> {
    let stored = files::read(&file.path)?;
    // If a rule panics on one file, the findings of the others must not be lost.
    catch_unwind(AssertUnwindSafe(|| check_bytes(file, &stored, corpora, options)))
        .unwrap_or_else(|_| bail!(localised(&message!("check-panicked", path = quoted_path(&file.path)))))
}

/// Checks the bytes of one file, and fixes the file if the options say so.
///
/// # Errors
/// The seed cannot be compared with the corpus, or the file cannot be written.
pub(in crate::cli) fn check_bytes(
    file: &InputFile,
    stored: &[u8],
    corpora: &Corpora,
    options: CheckOptions,
) -> Result<CheckedFile> {
    let path = &file.path;
    let seed = Seed::parse(Source::from_bytes(stored), FormatHint::from_path(path));
    let mut checked = CheckedFile::default();
    if file.needs_seed_header && !seed.has_seed_header() {
        return Ok(checked);
    }
    checked.tally.seeds = 1;
    let cannot = || localised(&message!("cannot-check", path = quoted_path(path)));
    let mut source = seed.source.clone();
    let find = |seed: &Seed, policy: &Policy, costs: Option<&mut CheckTally>| {
        find(seed, file, policy, corpora, costs).map_err(explain_lookup_error)
    };
    let judged = find(&seed, &file.policy, options.timing.then_some(&mut checked.tally)).with_context(cannot)?;
    (checked.tally.known, checked.tally.gone) = (judged.known, judged.gone);
    let mut findings = judged.findings;
    if let Some(fix_mode) = options.fix_mode {
        if options.target == FixTarget::File && !fix_mode.dry_run {
            fix::sweep_around(path);
        }
        let policy = file.policy.for_fixing();
        let again = |seed: &Seed| find(seed, &policy, None).map(|judged| judged.findings);
        let fixed = fix_mode.apply(path, stored, (&source, &findings), again).with_context(cannot)?;
        let changed = fixed.bytes != stored;
        match options.target {
            _ if fix_mode.dry_run => {
                let texts = (stored, source.text());
                checked.plain = Some(difference(path, texts, (&fixed.bytes, fixed.source.text()), options));
            }
            // A terminal cannot show anything but UTF-8.
            FixTarget::Output if options.to_terminal => checked.plain = Some(fixed.source.text().into()),
            FixTarget::Output => checked.plain = Some(fixed.bytes.clone()),
            FixTarget::File if changed => fix::replace(path, stored, &fixed.bytes)?,
            FixTarget::File => {}
        }
        if changed {
            checked.tally.seeds_fixed = 1;
            checked.tally.fixed = fixed.counts;
            if !fix_mode.dry_run {
                let seed = Seed::parse(fixed.source, FormatHint::from_path(path));
                source = seed.source.clone();
                findings = find(&seed, &file.policy, None).with_context(cannot)?.findings;
            }
        }
        if let Some(note) = fixed.note {
            checked.remark = Some(format!("{}: {}", display_path(path), note.text(options.screen.language)));
        }
        if fixed.refused == Some(FixRefusal::ReadsOtherwise) {
            checked.tally.failed = 1;
        }
    }
    checked.tally.seeds_with_findings = usize::from(!findings.is_empty());
    checked.tally.add(&findings);
    if !options.statistics && !options.suppresses_findings() {
        checked.pieces = document::pieces(options.format, path, &source, &findings, options.screen)?;
    }
    Ok(checked)
}

/// What would change in a file, given the bytes and the text of both versions: a patch for programs, or a diff for
/// people.
fn difference(
    path: &Path,
    (stored, before): (&[u8], &str),
    (fixed, after): (&[u8], &str),
    options: CheckOptions,
) -> Vec<u8> {
    match options.audience() {
        Audience::Programs => patch::patch(path, stored, fixed),
        Audience::People => patch::render(path, before, after, options.screen).into_bytes(),
    }
}

/// The findings of a seed, including those about its reprints if it is in one of the `corpora`. With a tally, the time
/// of each rule is added to it.
pub(in crate::cli) fn find(
    seed: &Seed,
    file: &InputFile,
    policy: &Policy,
    corpora: &Corpora,
    mut costs: Option<&mut CheckTally>,
) -> Result<FilteredFindings, LookupError> {
    let observed = costs.is_some();
    let cancel = Cancel::new();
    let compared = corpora.passages(file, seed, &cancel)?;
    let witnesses = compared.as_ref().map(|(seed, passages)| witnesses(seed, passages));
    let mut note = |rule: &Rule, cost: Duration| {
        if let Some(tally) = &mut costs {
            *tally.costs.entry(rule.name).or_default() += cost;
        }
    };
    Ok(policy.check_observed(
        &file.place,
        seed,
        witnesses.as_ref(),
        &cancel,
        observed.then_some(&mut note as Observer<'_>),
    )?)
}

/// The findings about a `variorum.toml` itself.
pub(in crate::cli) fn check_manifest(path: &Path, manifest: &Manifest, options: CheckOptions) -> Result<CheckedFile> {
    let mut checked = CheckedFile::default();
    checked.tally.manifest_has_findings = !manifest.findings.is_empty();
    checked.tally.add(&manifest.findings);
    if !options.statistics && !options.suppresses_findings() {
        let source = Source::from_text(manifest.text.as_str());
        checked.pieces = document::pieces(options.format, path, &source, &manifest.findings, options.screen)?;
    }
    Ok(checked)
}
