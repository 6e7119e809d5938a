//! The arguments of `variorum check`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::FindingFormat;
use crate::rules::{Layer, Level, Preset, is_rule_or_group, nearest_name};
use crate::text::visible;

/// The arguments of `variorum check`.
#[derive(Args, Debug)]
#[command(after_help = "\
Which files are checked:
  - In a folder with a `variorum.toml` in or above it: every text.
  - In any other folder, if most of its texts begin like collected articles: those that do.
  - A file that is named: always.

Exit codes:
  0  no errors; there may be warnings
  1  errors were found, or with --diff, something would change
  2  something could not be read or written, or the usage was wrong

Examples:
  variorum check                                  Check the current folder
  variorum check archive/2021 notes.md            Check a folder and a file
  variorum check --fix archive                    Apply every safe fix
  variorum check --reprints archive               Also compare each seed with its reprints
  variorum check --format json . > findings.json  Write the findings for a program
  variorum check --stdin-filename draft.md - < draft.md")]
pub struct CheckArguments {
    /// Files and folders to check; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Name for standard input; its extension decides the format
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingFormat,
    /// Also compare each seed with its reprints (reads the whole corpus)
    #[arg(long)]
    pub reprints: bool,
    /// Apply every safe fix, and report what remains
    ///
    /// Files are changed in place, and every byte outside of a fix stays as it is. Text from standard input is printed
    /// with the fixes applied.
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change, without changing anything
    #[arg(long)]
    pub diff: bool,
    /// Also apply fixes that need a review (with --fix or --diff)
    #[arg(long = "unsafe")]
    pub needs_a_look: bool,
    /// Print the number of findings of each rule instead of the findings
    #[arg(long)]
    pub statistics: bool,
    /// Print the time that each rule took
    #[arg(long)]
    pub timing: bool,
    /// Record current findings, so that only new ones are reported
    ///
    /// Without FILE, this baseline is written where `variorum.toml` says, or to `variorum-baseline.json` beside it.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true,
        conflicts_with_all = ["fix", "diff", "statistics", "no_baseline"])]
    #[allow(clippy::option_option)] // Absent, given without a file, or given with one.
    pub write_baseline: Option<Option<PathBuf>>,
    /// Report findings that the baseline records, too
    #[arg(long)]
    pub no_baseline: bool,
    /// Rules to run: archive, dataset, strict; overrides `variorum.toml`
    #[arg(long, value_name = "PRESET", value_parser = preset)]
    pub preset: Option<Preset>,
    /// Level of a rule or group, such as `text=off`; can be repeated
    ///
    /// The levels are off, hint, info, warning and error. This overrides `variorum.toml`.
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_parser = level)]
    pub levels: Vec<(String, Level)>,
}

impl CheckArguments {
    /// The settings of rules that the command line gives.
    pub(in crate::cli) fn layer(&self) -> Layer {
        Layer { preset: self.preset, levels: self.levels.iter().cloned().collect(), ..Layer::default() }
    }
}

fn preset(name: &str) -> Result<Preset, String> {
    Preset::from_name(name).ok_or_else(|| one_of(&Preset::NAMES.map(|(name, _)| name)))
}

/// Parses `text/short-body=off`.
fn level(written: &str) -> Result<(String, Level), String> {
    let (name, level) = written.split_once('=').ok_or("expected RULE=LEVEL, as in `--rule text=off`")?;
    if !is_rule_or_group(name) {
        let like = nearest_name(name).map(|like| format!("; did you mean “{like}”?")).unwrap_or_default();
        return Err(format!("no rule or group is called “{}”{like}", visible(name)));
    }
    let level = Level::from_name(level).ok_or_else(|| one_of(&Level::NAMES.map(|(name, _)| name)))?;
    Ok((name.to_owned(), level))
}

fn one_of(names: &[&str]) -> String {
    format!("expected one of {}", names.join(", "))
}
