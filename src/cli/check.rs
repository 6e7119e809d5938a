//! `variorum check`: findings of files and folders.
//!
//! Files are read, checked and formatted side by side; what they give is printed in the order of the paths and then
//! forgotten, so memory does not grow with the number of files.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::arguments::{CheckArguments, FindingFormat};
use super::baseline;
use super::corpora::Corpora;
use super::files::{self, Candidate, Listing};
use super::findings::Findings;
use super::fix::{self, Fixing};
use super::output::{frame, patch};
use super::parallel;
use super::progress::Progress;
use super::read_corpus::explained;
use super::tally::Tally;
use super::terminal::{self, Audience, Screen, quoted, said, shown};
use crate::cancel::Cancel;
use crate::corpus::{FilteredFindings, LookupError, Manifest, witnesses};
use crate::messages::{Language, message};
use crate::rules::mend::Refusal;
use crate::rules::{Observer, Rule, Safety};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Runs the command.
///
/// # Errors
/// A path that is not there, bad usage, or output that cannot be written. A file that cannot be read is complained
/// of, the others are checked, and the exit code is 2.
pub(super) fn run(arguments: &CheckArguments, language: Language) -> Result<ExitCode> {
    if let Some(file) = &arguments.write_baseline {
        return baseline::write(arguments, file.as_deref(), language);
    }
    let style = Style::of(arguments, Screen::of_standard_output(language));
    let mut out = terminal::standard_output(style.audience());
    let mut findings = Findings::new(&mut out, style);
    let last = arguments.layer();
    let corpora =
        |paths: &[PathBuf]| if arguments.reprints { Corpora::around(paths, language) } else { Ok(Corpora::default()) };
    if let Some(name) = standard_input_name(arguments)? {
        let stored = files::read_standard_input(&name)?;
        let checked = if name.file_name().is_some_and(|name| name == Manifest::FILE_NAME) {
            let root = name.parent().unwrap_or(Path::new(""));
            check_manifest(&name, &Manifest::parse(root, &Source::from_bytes(&stored)), style)?
        } else {
            let corpora = corpora(std::slice::from_ref(&name))?;
            check_bytes(&files::candidate_named(name, last, arguments.no_baseline)?, &stored, &corpora, style)?
        };
        findings.add(Ok(checked))?;
    } else {
        let listing = files::candidates(&arguments.paths, last, arguments.no_baseline)?;
        check_all(&listing, &corpora(&arguments.paths)?, &mut findings)?;
    }
    let tally = findings.finish()?;
    out.flush()?;
    let shown_only = style.fixing.is_some_and(|fixing| fixing.only_shown);
    Ok(if shown_only && tally.failed == 0 {
        ExitCode::from(u8::from(tally.seeds_mended > 0))
    } else {
        tally.exit_code()
    })
}

/// Checks the manifests, then every candidate, in `corpora` with its reprints, and adds what it gives to `findings`, in
/// order.
///
/// # Errors
/// Output that cannot be written.
pub(super) fn check_all<W: Write>(listing: &Listing, corpora: &Corpora, findings: &mut Findings<W>) -> Result<()> {
    let style = findings.style();
    let Listing { manifests, candidates, unlistable } = listing;
    findings.tally.failed += unlistable;
    for (path, manifest) in manifests {
        findings.add(check_manifest(path, manifest, style))?;
    }
    let progress = Progress::new(message!("progress-checking").text(style.screen.language), candidates.len());
    parallel::in_order(
        candidates,
        |candidate| check_file(candidate, corpora, style),
        |checked| {
            progress.steps(1);
            if matches!(&checked, Ok(checked) if checked.pieces.is_empty() && checked.remark.is_none()) {
                findings.add(checked)
            } else {
                progress.aside(|| findings.add(checked))
            }
        },
    )
}

/// What to call standard input, if that is what is to be checked.
pub(super) fn standard_input_name(arguments: &CheckArguments) -> Result<Option<PathBuf>> {
    let dash = Path::new("-");
    let asked = arguments.paths.iter().any(|path| path == dash);
    match (&arguments.stdin_filename, asked) {
        (_, true) if arguments.paths.len() > 1 => bail!(said(&message!("standard-input-alone"))),
        (Some(name), true) => Ok(Some(name.clone())),
        (None, true) => Ok(Some(PathBuf::from("standard input"))),
        (Some(_), false) => bail!(said(&message!("stdin-filename-needs-dash"))),
        (None, false) => Ok(None),
    }
}

/// How files are checked, and how findings are told.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) format: FindingFormat,
    pub(super) screen: Screen,
    /// Whether files are mended.
    pub(super) fixing: Option<Fixing>,
    pub(super) target: Target,
    /// Whether only numbers are told.
    pub(super) statistics: bool,
    /// Whether it is told what each rule costs.
    pub(super) timing: bool,
    /// Whether standard output is a terminal.
    pub(super) on_terminal: bool,
}

impl Style {
    /// Findings to read, and nothing else.
    pub(super) fn to_read(screen: Screen) -> Self {
        Self {
            format: FindingFormat::Human,
            screen,
            fixing: None,
            target: Target::File,
            statistics: false,
            timing: false,
            on_terminal: terminal::is_terminal(),
        }
    }

    /// Whom standard output is made for.
    fn audience(self) -> Audience {
        match self.fixing {
            Some(fixing) if fixing.only_shown && self.on_terminal => Audience::People,
            Some(fixing) if fixing.only_shown || self.target == Target::Output => Audience::Programs,
            _ => self.format.audience(),
        }
    }

    /// Whether a diff or a mended text is printed, which stands alone.
    pub(super) fn prints_no_findings(self) -> bool {
        self.fixing.is_some_and(|fixing| fixing.only_shown || self.target == Target::Output)
    }

    fn of(arguments: &CheckArguments, screen: Screen) -> Self {
        // None that is to be applied one by one.
        let most = if arguments.needs_a_look { Safety::NeedsALook } else { Safety::Safe };
        let fixing = (arguments.fix || arguments.diff).then_some(Fixing { most, only_shown: arguments.diff });
        let target = if arguments.paths == [Path::new("-")] { Target::Output } else { Target::File };
        let &CheckArguments { format, statistics, timing, .. } = arguments;
        let on_terminal = terminal::is_terminal();
        Self { format, screen, fixing, target, statistics, timing, on_terminal }
    }
}

/// Where a mended text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Back into its file.
    File,
    /// To standard output, for it came from standard input.
    Output,
}

/// What one file gave.
#[derive(Default)]
pub(super) struct Checked {
    /// What is printed of it, as the pieces of a document.
    pub(super) pieces: Vec<String>,
    /// What is printed as it is: a diff, or the mended text itself.
    pub(super) plain: Option<Vec<u8>>,
    /// What is said about it on standard error.
    pub(super) remark: Option<String>,
    pub(super) tally: Tally,
}

fn check_file(candidate: &Candidate, corpora: &Corpora, style: Style) -> Result<Checked> {
    let stored = files::read(&candidate.path)?;
    // One file that brings a rule down must not take the others' findings with it.
    catch_unwind(AssertUnwindSafe(|| check_bytes(candidate, &stored, corpora, style)))
        .unwrap_or_else(|_| bail!(said(&message!("check-panicked", path = quoted(&candidate.path)))))
}

fn check_bytes(candidate: &Candidate, stored: &[u8], corpora: &Corpora, style: Style) -> Result<Checked> {
    let path = &candidate.path;
    let seed = Seed::parse(Source::from_bytes(stored), FormatHint::from_path(path));
    let mut checked = Checked::default();
    if candidate.must_look_like_a_seed && !seed.has_seed_header() {
        return Ok(checked);
    }
    checked.tally.seeds = 1;
    let cannot = || said(&message!("cannot-check", path = quoted(path)));
    let mut source = seed.source.clone();
    let find = |seed: &Seed, costs: Option<&mut Tally>| find(seed, candidate, corpora, costs).map_err(explained);
    let judged = find(&seed, style.timing.then_some(&mut checked.tally)).with_context(cannot)?;
    (checked.tally.known, checked.tally.gone) = (judged.known, judged.gone);
    let mut findings = judged.findings;
    if let Some(fixing) = style.fixing {
        if style.target == Target::File && !fixing.only_shown {
            fix::sweep_around(path);
        }
        let again = |seed: &Seed| find(seed, None).map(|judged| judged.findings);
        let fixed = fixing.mended(path, stored, (&source, &findings), again).with_context(cannot)?;
        let changed = fixed.bytes != stored;
        match style.target {
            _ if fixing.only_shown => {
                let texts = (stored, source.text());
                checked.plain = Some(difference(path, texts, (&fixed.bytes, fixed.source.text()), style));
            }
            // What is no UTF-8 could not be read on a terminal.
            Target::Output if style.on_terminal => checked.plain = Some(fixed.source.text().into()),
            Target::Output => checked.plain = Some(fixed.bytes.clone()),
            Target::File if changed => fix::replace(path, stored, &fixed.bytes)?,
            Target::File => {}
        }
        if changed {
            checked.tally.seeds_mended = 1;
            checked.tally.mended = fixed.counts;
            if !fixing.only_shown {
                let seed = Seed::parse(fixed.source, FormatHint::from_path(path));
                source = seed.source.clone();
                findings = find(&seed, None).with_context(cannot)?.findings;
            }
        }
        if let Some(note) = fixed.note {
            checked.remark = Some(format!("{}: {}", shown(path), note.text(style.screen.language)));
        }
        if fixed.refused == Some(Refusal::ReadsOtherwise) {
            checked.tally.failed = 1;
        }
    }
    checked.tally.seeds_with_findings = usize::from(!findings.is_empty());
    checked.tally.add(&findings);
    if !style.statistics && !style.prints_no_findings() {
        checked.pieces = frame::pieces(style.format, path, &source, &findings, style.screen)?;
    }
    Ok(checked)
}

/// What would change in a file, each side's bytes and text: a patch, or what people see of it.
fn difference(path: &Path, (stored, before): (&[u8], &str), (mended, after): (&[u8], &str), style: Style) -> Vec<u8> {
    match style.audience() {
        Audience::Programs => patch::patch(path, stored, mended),
        Audience::People => patch::drawn(path, before, after, style.screen).into_bytes(),
    }
}

/// The findings of a seed, with those about its reprints if it lies in one of the `corpora`; with a tally, what each rule
/// costs is added to it.
pub(super) fn find(
    seed: &Seed,
    candidate: &Candidate,
    corpora: &Corpora,
    mut costs: Option<&mut Tally>,
) -> Result<FilteredFindings, LookupError> {
    let Candidate { place, policy, .. } = candidate;
    let observed = costs.is_some();
    let cancel = Cancel::new();
    let compared = corpora.passages(candidate, seed, &cancel)?;
    let witnesses = compared.as_ref().map(|(seed, passages)| witnesses(seed, passages));
    let mut note = |rule: &Rule, cost: Duration| {
        if let Some(tally) = &mut costs {
            *tally.costs.entry(rule.name).or_default() += cost;
        }
    };
    Ok(policy.check_observed(
        place,
        seed,
        witnesses.as_ref(),
        &cancel,
        observed.then_some(&mut note as Observer<'_>),
    )?)
}

/// What is wrong with a `variorum.toml` itself.
fn check_manifest(path: &Path, manifest: &Manifest, style: Style) -> Result<Checked> {
    let mut checked = Checked::default();
    checked.tally.manifest_has_findings = !manifest.findings.is_empty();
    checked.tally.add(&manifest.findings);
    if !style.statistics && !style.prints_no_findings() {
        let source = Source::from_text(manifest.text.as_str());
        checked.pieces = frame::pieces(style.format, path, &source, &manifest.findings, style.screen)?;
    }
    Ok(checked)
}
