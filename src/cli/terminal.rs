//! What is on the other end of our output.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

use anstream::{AutoStream, ColorChoice};

use super::legible::Legible;
use crate::messages::{Argument, Language, Message};
use crate::text::{visible, visible_lines};

/// Who reads: how wide their screen is, whether it shows colours, and in which language they read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Screen {
    /// Columns.
    pub(super) width: usize,
    /// Whether colours are shown. If not, what a colour would say is said with characters.
    pub(super) colours: bool,
    /// What they are spoken to in.
    pub(super) language: Language,
}

/// The width for a reader of unknown width: a file, a pager, another program.
const UNKNOWN_WIDTH: usize = 120;

/// Narrower than this, nothing can be laid out.
const LEAST_WIDTH: usize = 40;

impl Screen {
    /// Who reads standard output. `NO_COLOR` and `CLICOLOR_FORCE` are honoured.
    pub(super) fn of_standard_output(language: Language) -> Self {
        let stdout = io::stdout();
        let colours = AutoStream::choice(&stdout) != ColorChoice::Never;
        let width = terminal_size::terminal_size_of(&stdout).map_or(UNKNOWN_WIDTH, |(width, _)| width.0.into());
        Self { width: width.max(LEAST_WIDTH), colours, language }
    }
}

/// Whom an output is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// It is drawn: styled, and with what could command a terminal shown by its code.
    People,
    /// It is data: each byte counts.
    Programs,
}

/// Standard output, buffered.
///
/// Data goes out byte for byte. Only a terminal, where a person looks at it after all, is shown text: what would command
/// it by its code, and what is no UTF-8 as U+FFFD.
pub(super) fn standard_output(audience: Audience) -> Box<dyn Write> {
    match audience {
        Audience::Programs if !is_terminal() => Box::new(BufWriter::new(io::stdout())),
        Audience::Programs => Box::new(Legible::new(BufWriter::new(io::stdout()), false)),
        Audience::People => {
            let out = AutoStream::auto(io::stdout());
            let styled = out.current_choice() != ColorChoice::Never;
            Box::new(Legible::new(BufWriter::new(out), styled))
        }
    }
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// A path as it is shown: control characters and their like by their codes.
pub(super) fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

/// What the one who has called the program reads.
static READER: OnceLock<Language> = OnceLock::new();

/// From now on errors are told in this language. The first call counts.
pub(super) fn speak(language: Language) {
    let _ = READER.set(language);
}

/// A message in the words of an error.
pub(super) fn said(message: &Message) -> String {
    message.text(READER.get().copied().unwrap_or_default())
}

/// A path in quotation marks.
pub(super) fn quoted(path: &Path) -> Argument {
    Argument::Quote(shown(path))
}

/// Prints an error and what led to it on standard error.
pub(super) fn complain(error: &anyhow::Error) {
    let error_style = anstyle::AnsiColor::Red.on_default().bold();
    // Nobody is left to tell if standard error is closed.
    let error = format!("{error:#}");
    let _ = writeln!(anstream::stderr(), "{error_style}variorum{error_style:#}: {}", visible_lines(&error));
}

/// Says something on standard error that is no error.
pub(super) fn remark(text: &str) {
    let _ = writeln!(Legible::new(anstream::stderr(), true), "variorum: {text}");
}

/// Whether the only thing wrong is that nobody reads our output any more.
pub(super) fn reader_went_away(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
