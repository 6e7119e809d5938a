//! `variorum report`: findings and reprints of a folder on one page, for a person to read.
//!
//! It is `check --reprints` and `reprints` one after the other, and always ends with 0 if all could be read: whoever
//! wants to fail on errors asks `check`.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

use super::arguments::{ReportArguments, TableFormat};
use super::check::{self, Style};
use super::corpora::Corpora;
use super::files;
use super::findings::Findings;
use super::output::finding_human::styled;
use super::read_corpus::ReadCorpus;
use super::reprints::List;
use super::terminal::{self, Audience, Screen};
use crate::messages::{Language, message};
use crate::reprints::Classes;
use crate::rules::Layer;

/// Runs the command.
///
/// # Errors
/// A folder that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &ReportArguments, language: Language) -> Result<ExitCode> {
    let root = &arguments.folder;
    let screen = Screen::of_standard_output(language);
    let mut out = terminal::standard_output(Audience::People);
    let heading = styled(anstyle::Style::new().bold().underline(), screen);

    let named = std::slice::from_ref(root);
    let listing = files::candidates(named, Layer::default(), false)?;
    let corpora = Corpora::around(named, language)?;
    writeln!(out, "{heading}{}{heading:#}\n", message!("heading-findings").text(language))?;
    let mut findings = Findings::new(&mut out, Style::to_read(screen));
    check::check_all(&listing, &corpora, &mut findings)?;
    let found = findings.finish()?;

    writeln!(out, "\n{heading}{}{heading:#}\n", message!("heading-reprints").text(language))?;
    let inner;
    let read = match corpora.at(root) {
        Some(read) => read,
        // The folder is part of a larger corpus, and only what its own seeds share is listed.
        None => {
            inner = ReadCorpus::at(root, language)?;
            &inner
        }
    };
    let list = List { root, format: TableFormat::Human, wanted: Classes::SHOWN, screen };
    let shared = list.print(&read.paths, |path| read.each_pair_once(path, TableFormat::Human), &mut out)?;
    writeln!(out, "{}", shared.summary(read.paths.len(), language))?;
    out.flush()?;
    Ok(if found.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
