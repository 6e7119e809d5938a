//! `variorum check`: findings of files and folders.
//!
//! Files are read, checked and formatted side by side; what they give is printed in the order of the paths and then
//! forgotten, so memory does not grow with the number of files.

use std::collections::BTreeMap;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use super::arguments::{CheckArguments, Format};
use super::files::{self, Candidate, Listing};
use super::output::words::{self, counted};
use super::output::{finding_human, finding_json};
use super::parallel;
use super::progress::Progress;
use super::terminal::{self, Screen, complain, shown};
use crate::cancel::Cancel;
use crate::messages::Language;
use crate::rules::{self, Severity};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Runs the command.
///
/// # Errors
/// A path that is not there, bad usage, or output that cannot be written. A file that cannot be read is complained
/// of, the others are checked, and the exit code is 2.
pub(super) fn run(arguments: &CheckArguments, language: Language) -> Result<ExitCode> {
    let mut out = terminal::standard_output();
    let mut findings = Findings::new(&mut out, arguments.format, Screen::of_standard_output(language));
    if let Some(name) = standard_input_name(arguments)? {
        let source = files::read_standard_input(&name)?;
        let settings = files::settings_for(&name)?;
        let candidate = Candidate { path: name, must_look_like_a_seed: false, settings };
        let checked = check_source(&candidate, source, findings.style())?;
        findings.add(Ok(checked))?;
    } else {
        check_all(&files::candidates(&arguments.paths)?, &mut findings)?;
    }
    let tally = findings.finish()?;
    out.flush()?;
    Ok(tally.exit_code())
}

/// Checks every candidate and adds what it gives to `findings`, in order.
///
/// # Errors
/// Output that cannot be written.
pub(super) fn check_all<W: Write>(listing: &Listing, findings: &mut Findings<W>) -> Result<()> {
    let style = findings.style();
    let Listing { candidates, unlistable } = listing;
    findings.tally.unreadable += unlistable;
    let progress = Progress::new("Checking", candidates.len());
    parallel::in_order(
        candidates,
        |candidate| check_file(candidate, style),
        |checked| {
            progress.steps(1);
            if matches!(&checked, Ok(checked) if checked.text.is_empty()) {
                findings.add(checked)
            } else {
                progress.aside(|| findings.add(checked))
            }
        },
    )
}

/// What to call standard input, if that is what is to be checked.
fn standard_input_name(arguments: &CheckArguments) -> Result<Option<PathBuf>> {
    let dash = Path::new("-");
    let asked = arguments.paths.iter().any(|path| path == dash);
    match (&arguments.stdin_filename, asked) {
        (_, true) if arguments.paths.len() > 1 => bail!("standard input (`-`) cannot be checked together with files"),
        (Some(name), true) => Ok(Some(name.clone())),
        (None, true) => Ok(Some(PathBuf::from("standard input"))),
        (Some(_), false) => bail!("--stdin-filename needs `-` as the path"),
        (None, false) => Ok(None),
    }
}

/// How findings are to be formatted.
#[derive(Clone, Copy)]
pub(super) struct Style {
    format: Format,
    screen: Screen,
}

/// What one file gave.
pub(super) struct Checked {
    /// The findings as they are printed: one text for people, one object each for programs.
    text: Vec<String>,
    counts: BTreeMap<Severity, usize>,
    /// Whether it is a seed at all.
    is_seed: bool,
}

fn check_file(candidate: &Candidate, style: Style) -> Result<Checked> {
    let source = files::read(&candidate.path)?;
    // One file that brings a rule down must not take the others' findings with it.
    catch_unwind(AssertUnwindSafe(|| check_source(candidate, source, style))).unwrap_or_else(|_| {
        bail!("“{}” could not be checked: the fault is Variorum's, please report it", shown(&candidate.path))
    })
}

fn check_source(candidate: &Candidate, source: Source, style: Style) -> Result<Checked> {
    let Candidate { path, must_look_like_a_seed, settings } = candidate;
    let seed = Seed::parse(source, FormatHint::from_path(path));
    if *must_look_like_a_seed && !seed.has_seed_header() {
        return Ok(Checked { text: Vec::new(), counts: BTreeMap::new(), is_seed: false });
    }
    let findings = rules::check_with(&seed, settings, &Cancel::new())
        .with_context(|| format!("cannot check “{}”", shown(path)))?;
    let mut counts = BTreeMap::new();
    for finding in &findings {
        *counts.entry(finding.severity).or_default() += 1;
    }
    let text = match style.format {
        _ if findings.is_empty() => Vec::new(),
        Format::Human => vec![finding_human::format(path, &seed.source, &findings, style.screen)],
        Format::Json => finding_json::format(path, &seed.source, &findings, style.screen.language)?,
    };
    Ok(Checked { text, counts, is_seed: true })
}

/// How much was found.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: BTreeMap<Severity, usize>,
    seeds: usize,
    seeds_with_findings: usize,
    unreadable: usize,
}

impl Tally {
    /// Whether no file was unreadable.
    pub(super) fn all_was_read(&self) -> bool {
        self.unreadable == 0
    }

    fn exit_code(&self) -> ExitCode {
        if self.unreadable > 0 {
            ExitCode::from(2)
        } else if self.counts.contains_key(&Severity::Error) {
            ExitCode::from(1)
        } else {
            ExitCode::SUCCESS
        }
    }

    /// One line for people.
    fn summary(&self) -> String {
        let seeds = counted(self.seeds, "seed");
        let mut summary = if self.counts.is_empty() {
            format!("No findings in {seeds}")
        } else {
            let found: Vec<_> =
                self.counts.iter().map(|(severity, count)| counted(*count, words::severity(*severity))).collect();
            format!("{} in {} of {seeds}", found.join(", "), self.seeds_with_findings)
        };
        if self.unreadable > 0 {
            summary += &format!("; {} could not be read", counted(self.unreadable, "file"));
        }
        summary
    }
}

/// Where findings are printed, one file after the other.
pub(super) struct Findings<W: Write> {
    out: W,
    style: Style,
    tally: Tally,
    printed: usize,
}

impl<W: Write> Findings<W> {
    pub(super) fn new(out: W, format: Format, screen: Screen) -> Self {
        Self { out, style: Style { format, screen }, tally: Tally::default(), printed: 0 }
    }

    fn style(&self) -> Style {
        self.style
    }

    /// Prints what one file gave, or complains of it.
    ///
    /// # Errors
    /// Output that cannot be written.
    fn add(&mut self, checked: Result<Checked>) -> Result<()> {
        let checked = match checked {
            Ok(checked) => checked,
            Err(error) => {
                self.out.flush()?;
                complain(&error);
                self.tally.unreadable += 1;
                return Ok(());
            }
        };
        self.tally.seeds += usize::from(checked.is_seed);
        self.tally.seeds_with_findings += usize::from(!checked.text.is_empty());
        for (severity, count) in checked.counts {
            *self.tally.counts.entry(severity).or_default() += count;
        }
        for text in checked.text {
            if self.style.format == Format::Json {
                self.out.write_all(if self.printed == 0 { b"[\n" } else { b",\n" })?;
            }
            self.out.write_all(text.as_bytes())?;
            self.printed += 1;
        }
        Ok(())
    }

    /// Prints the summary, or closes the array.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub(super) fn finish(mut self) -> Result<Tally> {
        match self.style.format {
            Format::Human => writeln!(self.out, "{}", self.tally.summary())?,
            Format::Json if self.printed == 0 => writeln!(self.out, "[]")?,
            Format::Json => writeln!(self.out, "\n]")?,
        }
        Ok(self.tally)
    }
}
