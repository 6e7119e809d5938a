//! The options of `check`, worked out from its arguments.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::cli::arguments::{CheckArguments, FindingFormat};
use crate::cli::commands::check::fix::FixMode;
use crate::cli::terminal::{self, Audience, Screen, localised};
use crate::messages::message;
use crate::rules::Safety;

/// How files are checked, and how findings are printed.
#[derive(Clone, Copy)]
pub(in crate::cli) struct CheckOptions {
    pub(in crate::cli) format: FindingFormat,
    pub(in crate::cli) screen: Screen,
    /// How files are fixed, if they are.
    pub(in crate::cli) fix_mode: Option<FixMode>,
    pub(in crate::cli) target: FixTarget,
    /// Whether numbers are printed instead of findings.
    pub(in crate::cli) statistics: bool,
    /// Whether the time of each rule is printed.
    pub(in crate::cli) timing: bool,
    /// Whether standard output is a terminal.
    pub(in crate::cli) to_terminal: bool,
}

impl CheckOptions {
    /// The options for printing findings for people and doing nothing else.
    pub(in crate::cli) fn for_reading(screen: Screen) -> Self {
        Self {
            format: FindingFormat::Human,
            screen,
            fix_mode: None,
            target: FixTarget::File,
            statistics: false,
            timing: false,
            to_terminal: terminal::is_terminal(),
        }
    }

    /// Who standard output is for.
    pub(in crate::cli) fn audience(self) -> Audience {
        match self.fix_mode {
            Some(fix_mode) if fix_mode.dry_run && self.to_terminal => Audience::People,
            Some(fix_mode) if fix_mode.dry_run || self.target == FixTarget::Output => Audience::Programs,
            _ => self.format.audience(),
        }
    }

    /// Whether standard output holds a diff or a fixed text, and so no findings.
    pub(in crate::cli) fn suppresses_findings(self) -> bool {
        self.fix_mode.is_some_and(|fix_mode| fix_mode.dry_run || self.target == FixTarget::Output)
    }

    /// The options that the arguments ask for.
    pub(in crate::cli) fn from_arguments(arguments: &CheckArguments, screen: Screen) -> Self {
        // Fixes that have to be applied one by one are never among them.
        let max_safety = if arguments.needs_a_look { Safety::NeedsALook } else { Safety::Safe };
        let fix_mode = (arguments.fix || arguments.diff).then_some(FixMode { max_safety, dry_run: arguments.diff });
        let target = if arguments.paths == [Path::new("-")] { FixTarget::Output } else { FixTarget::File };
        let &CheckArguments { format, statistics, timing, .. } = arguments;
        let to_terminal = terminal::is_terminal();
        Self { format, screen, fix_mode, target, statistics, timing, to_terminal }
    }
}

/// Where the fixed text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum FixTarget {
    /// Back to its file.
    File,
    /// To standard output, since it came from standard input.
    Output,
}

/// The name for standard input, or `None` if files are checked.
pub(in crate::cli) fn standard_input_name(arguments: &CheckArguments) -> Result<Option<PathBuf>> {
    let dash = Path::new("-");
    let asked = arguments.paths.iter().any(|path| path == dash);
    match (&arguments.stdin_filename, asked) {
        (_, true) if arguments.paths.len() > 1 => bail!(localised(&message!("standard-input-alone"))),
        (Some(name), true) => Ok(Some(name.clone())),
        (None, true) => Ok(Some(PathBuf::from("standard input"))),
        (Some(_), false) => bail!(localised(&message!("stdin-filename-needs-dash"))),
        (None, false) => Ok(None),
    }
}
