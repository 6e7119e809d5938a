//! What `check` takes.

use std::path::PathBuf;

use clap::Args;

use super::FindingFormat;
use crate::rules::{Layer, Level, Preset, is_known, nearest_name};
use crate::text::visible;

/// Say what is wrong in seeds: missing metadata, dates that cannot be, broken markup, damaged text
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum check                                    the folder you are in
  variorum check archive/2021 notes.md              a folder and a file
  variorum check --format json . > findings.json    for a program
  variorum check --stdin-filename draft.md - < draft.md
  variorum check --fix archive                      mend what is certain
  variorum check --reprints archive                 what reprints know better, too

A folder with a `variorum.toml` (in it or above it) is a corpus: every text in it is checked.
A folder without is taken for one if most of its texts begin as collected articles do; then
those are checked. A file that you name is always checked.

Exit codes: 0 no errors (there may be warnings), 1 errors (with --diff: something would change),
2 something could not be read or written.")]
pub struct CheckArguments {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// What to call the text on standard input; its ending says how it is written
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingFormat,
    /// Also compare each seed with its reprints; the whole corpus is read first
    #[arg(long)]
    pub reprints: bool,
    /// Mend what can be mended for certain, and print what is left; standard input is printed mended
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long)]
    pub diff: bool,
    /// With --fix or --diff: also what should be looked at afterwards
    #[arg(long = "unsafe")]
    pub needs_a_look: bool,
    /// Print how many findings there are of each rule, not the findings
    #[arg(long)]
    pub statistics: bool,
    /// Say at the end what each rule cost
    #[arg(long)]
    pub timing: bool,
    /// Record what is found now, so that only new findings show from now on; without FILE where `variorum.toml` says,
    /// else in `variorum-baseline.json` beside it
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true,
        conflicts_with_all = ["fix", "diff", "statistics", "no_baseline"])]
    #[allow(clippy::option_option)] // Asked for or not, with a file or not.
    pub write_baseline: Option<Option<PathBuf>>,
    /// Show what the baseline knows, too
    #[arg(long)]
    pub no_baseline: bool,
    /// Which rules run: archive, dataset or strict; counts before `variorum.toml`
    #[arg(long, value_name = "PRESET", value_parser = preset)]
    pub preset: Option<Preset>,
    /// How much a rule or a group matters: off, hint, info, warning or error; counts before `variorum.toml`
    #[arg(long = "rule", value_name = "NAME=LEVEL", value_parser = level)]
    pub levels: Vec<(String, Level)>,
}

impl CheckArguments {
    /// What the command line says about the rules.
    pub(in crate::cli) fn layer(&self) -> Layer {
        Layer { preset: self.preset, levels: self.levels.iter().cloned().collect(), ..Layer::default() }
    }
}

fn preset(name: &str) -> Result<Preset, String> {
    Preset::named(name).ok_or_else(|| one_of(&Preset::NAMES.map(|(name, _)| name)))
}

/// `text/short-body=off`
fn level(written: &str) -> Result<(String, Level), String> {
    let (name, level) = written.split_once('=').ok_or("write NAME=LEVEL, as in `--rule text=off`")?;
    if !is_known(name) {
        let like = nearest_name(name).map(|like| format!(": is “{like}” meant?")).unwrap_or_default();
        return Err(format!("there is no rule or group of rules “{}”{like}", visible(name)));
    }
    let level = Level::named(level).ok_or_else(|| one_of(&Level::NAMES.map(|(name, _)| name)))?;
    Ok((name.to_owned(), level))
}

fn one_of(names: &[&str]) -> String {
    format!("write one of {}", names.join(", "))
}
