//! Combining the findings of many files into one document of any format.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::arguments::FindingFormat;
use crate::cli::output::findings::{checkstyle, github, gitlab, human, json, junit, sarif};
use crate::cli::terminal::Screen;
use crate::rules::Finding;
use crate::text::Source;

/// The pieces of the document that hold the findings of one file; none if there are no findings.
///
/// # Errors
/// Serialising failed, which does not depend on the findings.
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
        FindingFormat::Human => Ok(vec![human::format(path, source, findings, screen)]),
        FindingFormat::Json | FindingFormat::Jsonl => json::format(path, source, findings, language),
        FindingFormat::Sarif => sarif::format(path, source, findings, language),
        FindingFormat::Github => Ok(github::format(path, source, findings, language)),
        FindingFormat::Gitlab => gitlab::format(path, source, findings, language),
        FindingFormat::Junit => Ok(vec![junit::format(path, source, findings, language)]),
        FindingFormat::Checkstyle => Ok(vec![checkstyle::format(path, source, findings, language)]),
    }
}

/// A document that is written piece by piece, so that it need not fit into memory.
pub(in crate::cli) struct FindingsDocument<W: Write> {
    out: W,
    format: FindingFormat,
    written: usize,
}

impl<W: Write> FindingsDocument<W> {
    /// An empty document that is written to `out`.
    pub(in crate::cli) fn new(out: W, format: FindingFormat) -> Self {
        Self { out, format, written: 0 }
    }

    /// The writer, for output beside the document.
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

    /// Writes the end of the document. If no piece was added, writes an empty document.
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
        FindingFormat::Sarif => sarif::opening(),
        FindingFormat::Junit => junit::OPENING.into(),
        FindingFormat::Checkstyle => checkstyle::OPENING.into(),
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
        FindingFormat::Sarif => sarif::CLOSING,
        FindingFormat::Junit => junit::CLOSING,
        FindingFormat::Checkstyle => checkstyle::CLOSING,
    }
}
