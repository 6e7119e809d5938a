//! How the findings of many files become one document of each form.

use std::io::{self, Write};
use std::path::Path;

use super::{
    finding_checkstyle, finding_github, finding_gitlab, finding_human, finding_json, finding_junit, finding_sarif,
};
use crate::cli::arguments::FindingFormat;
use crate::cli::terminal::Screen;
use crate::rules::Finding;
use crate::text::Source;

/// The findings of one file as pieces of a document; none if there is nothing to say.
///
/// # Errors
/// None that depends on the findings.
pub(in crate::cli) fn pieces(
    format: FindingFormat,
    path: &Path,
    source: &Source,
    findings: &[Finding],
    screen: Screen,
) -> serde_json::Result<Vec<String>> {
    if findings.is_empty() {
        return Ok(Vec::new());
    }
    let language = screen.language;
    match format {
        FindingFormat::Human => Ok(vec![finding_human::format(path, source, findings, screen)]),
        FindingFormat::Json | FindingFormat::Jsonl => finding_json::format(path, source, findings, language),
        FindingFormat::Sarif => finding_sarif::format(path, source, findings, language),
        FindingFormat::Github => Ok(finding_github::format(path, source, findings, language)),
        FindingFormat::Gitlab => finding_gitlab::format(path, source, findings, language),
        FindingFormat::Junit => Ok(vec![finding_junit::format(path, source, findings, language)]),
        FindingFormat::Checkstyle => Ok(vec![finding_checkstyle::format(path, source, findings, language)]),
    }
}

/// A document that is written piece by piece, so that it need not fit into memory.
pub(in crate::cli) struct Frame<W: Write> {
    out: W,
    format: FindingFormat,
    written: usize,
}

impl<W: Write> Frame<W> {
    pub(in crate::cli) fn new(out: W, format: FindingFormat) -> Self {
        Self { out, format, written: 0 }
    }

    /// Where it is written, for what stands beside it.
    pub(in crate::cli) fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Writes one of the [`pieces`].
    ///
    /// # Errors
    /// It cannot be written.
    pub(in crate::cli) fn add(&mut self, piece: &str) -> io::Result<()> {
        if self.written == 0 {
            self.out.write_all(opening(self.format).as_bytes())?;
        } else {
            self.out.write_all(between(self.format).as_bytes())?;
        }
        self.written += 1;
        self.out.write_all(piece.as_bytes())
    }

    /// Writes what ends the document: all of it, if nothing was added.
    ///
    /// # Errors
    /// It cannot be written.
    pub(in crate::cli) fn close(&mut self) -> io::Result<()> {
        match self.format {
            FindingFormat::Json | FindingFormat::Gitlab if self.written == 0 => self.out.write_all(b"[]\n"),
            _ => {
                if self.written == 0 {
                    self.out.write_all(opening(self.format).as_bytes())?;
                }
                let end = closing(self.format, self.written > 0);
                self.out.write_all(end.as_bytes())
            }
        }
    }
}

fn opening(format: FindingFormat) -> String {
    match format {
        FindingFormat::Human | FindingFormat::Jsonl | FindingFormat::Github => String::new(),
        FindingFormat::Json | FindingFormat::Gitlab => "[\n".into(),
        FindingFormat::Sarif => finding_sarif::opening(),
        FindingFormat::Junit => finding_junit::OPENING.into(),
        FindingFormat::Checkstyle => finding_checkstyle::OPENING.into(),
    }
}

fn between(format: FindingFormat) -> &'static str {
    match format {
        FindingFormat::Json | FindingFormat::Gitlab | FindingFormat::Sarif => ",\n",
        FindingFormat::Jsonl | FindingFormat::Github => "\n",
        FindingFormat::Human | FindingFormat::Junit | FindingFormat::Checkstyle => "",
    }
}

fn closing(format: FindingFormat, any: bool) -> &'static str {
    match format {
        FindingFormat::Jsonl | FindingFormat::Github if any => "\n",
        FindingFormat::Human | FindingFormat::Jsonl | FindingFormat::Github => "",
        FindingFormat::Json | FindingFormat::Gitlab => "\n]\n",
        FindingFormat::Sarif => finding_sarif::CLOSING,
        FindingFormat::Junit => finding_junit::CLOSING,
        FindingFormat::Checkstyle => finding_checkstyle::CLOSING,
    }
}
