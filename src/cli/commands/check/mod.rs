//! `variorum check`: findings of files and folders.
//!
//! Files are read, checked and formatted in parallel. Their output is printed in the order of the paths and then
//! dropped, so memory does not grow with the number of files.

mod baseline;
mod file;
mod fix;
pub(in crate::cli) mod options;
pub(in crate::cli) mod printer;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use self::file::{check_bytes, check_file, check_manifest};
use self::options::{CheckOptions, standard_input_name};
use self::printer::FindingsPrinter;
use crate::cli::arguments::CheckArguments;
use crate::cli::input::corpora::Corpora;
use crate::cli::input::files::{self, InputList};
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{self, Screen};
use crate::corpus::Manifest;
use crate::messages::{Language, message};
use crate::text::Source;

/// Runs the command.
///
/// # Errors
/// A path does not exist, the usage is wrong, or the output cannot be written. A file that cannot be read is reported,
/// the others are checked, and the exit code is 2.
pub(in crate::cli) fn run(arguments: &CheckArguments, language: Language) -> Result<ExitCode> {
    if let Some(file) = &arguments.write_baseline {
        return baseline::write(arguments, file.as_deref(), language);
    }
    let options = CheckOptions::from_arguments(arguments, Screen::for_standard_output(language));
    let mut out = terminal::standard_output(options.audience());
    let mut findings = FindingsPrinter::new(&mut out, options);
    let last = arguments.layer();
    let corpora =
        |paths: &[PathBuf]| if arguments.reprints { Corpora::open(paths, language) } else { Ok(Corpora::default()) };
    if let Some(name) = standard_input_name(arguments)? {
        let stored = files::read_standard_input(&name)?;
        let checked = if name.file_name().is_some_and(|name| name == Manifest::FILE_NAME) {
            let root = name.parent().unwrap_or(Path::new(""));
            check_manifest(&name, &Manifest::parse(root, &Source::from_bytes(&stored)), options)?
        } else {
            let corpora = corpora(std::slice::from_ref(&name))?;
            check_bytes(&files::input_named(name, last, arguments.no_baseline)?, &stored, &corpora, options)?
        };
        findings.add(Ok(checked))?;
    } else {
        let listing = files::list_inputs(&arguments.paths, last, arguments.no_baseline)?;
        check_all(&listing, &corpora(&arguments.paths)?, &mut findings)?;
    }
    let tally = findings.finish()?;
    out.flush()?;
    let dry_run = options.fix_mode.is_some_and(|fix_mode| fix_mode.dry_run);
    Ok(if dry_run && tally.failed == 0 { ExitCode::from(u8::from(tally.seeds_fixed > 0)) } else { tally.exit_code() })
}

/// Checks the manifests and then every file, comparing it with its reprints if it is in one of the `corpora`. The
/// results are added to `findings` in order.
///
/// # Errors
/// The output cannot be written.
pub(in crate::cli) fn check_all<W: Write>(
    listing: &InputList,
    corpora: &Corpora,
    findings: &mut FindingsPrinter<W>,
) -> Result<()> {
    let options = findings.options();
    let InputList { manifests, files, unlistable } = listing;
    findings.tally.failed += unlistable;
    for (path, manifest) in manifests {
        findings.add(check_manifest(path, manifest, options))?;
    }
    let progress = ProgressLine::new(message!("progress-checking").text(options.screen.language), files.len());
    parallel::in_order(
        files,
        |file| check_file(file, corpora, options),
        |checked| {
            progress.advance(1);
            if matches!(&checked, Ok(checked) if checked.pieces.is_empty() && checked.remark.is_none()) {
                findings.add(checked)
            } else {
                progress.suspend(|| findings.add(checked))
            }
        },
    )
}
