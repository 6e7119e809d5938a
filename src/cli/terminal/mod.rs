//! Standard output and standard error, and who reads them.

pub(in crate::cli) mod bugs;
mod control_filter;
pub(in crate::cli) mod progress;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

use anstream::{AutoStream, ColorChoice};

use crate::cli::terminal::control_filter::ControlFilter;
use crate::messages::{Argument, Language, Message};
use crate::text::{visible, visible_lines};

/// The reader's screen and language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Screen {
    /// The width in columns.
    pub(in crate::cli) width: usize,
    /// Whether colours are shown. If not, characters take their place.
    pub(in crate::cli) colours: bool,
    /// The language of messages.
    pub(in crate::cli) language: Language,
}

/// The width in columns if standard output is not a terminal.
const DEFAULT_WIDTH: usize = 120;

/// The least width in columns that output is drawn for.
const MIN_WIDTH: usize = 40;

impl Screen {
    /// The screen behind standard output. `NO_COLOR` and `CLICOLOR_FORCE` are honoured.
    pub(in crate::cli) fn for_standard_output(language: Language) -> Self {
        let stdout = io::stdout();
        let colours = AutoStream::choice(&stdout) != ColorChoice::Never;
        let width = terminal_size::terminal_size_of(&stdout).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
        Self { width: width.max(MIN_WIDTH), colours, language }
    }
}

/// Who an output is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Audience {
    /// People: the output has styles, and control characters are replaced by their codes.
    People,
    /// Programs: the output is data, and every byte counts.
    Programs,
}

/// Standard output, buffered.
///
/// Data is written byte for byte, unless standard output is a terminal. There control characters are replaced by their
/// codes, and invalid UTF-8 by U+FFFD.
pub(in crate::cli) fn standard_output(audience: Audience) -> Box<dyn Write> {
    match audience {
        Audience::Programs if !is_terminal() => Box::new(BufWriter::new(io::stdout())),
        Audience::Programs => Box::new(ControlFilter::new(BufWriter::new(io::stdout()), false)),
        Audience::People => {
            let out = AutoStream::auto(io::stdout());
            let styled = out.current_choice() != ColorChoice::Never;
            Box::new(ControlFilter::new(BufWriter::new(out), styled))
        }
    }
}

/// Whether standard output is a terminal.
pub(in crate::cli) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// A path for people, with control characters replaced by their codes.
pub(in crate::cli) fn display_path(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

/// The language of errors.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Sets the language of errors. Only the first call has an effect.
pub(in crate::cli) fn set_language(language: Language) {
    let _ = LANGUAGE.set(language);
}

/// The message in the language of errors.
pub(in crate::cli) fn localised(message: &Message) -> String {
    message.text(LANGUAGE.get().copied().unwrap_or_default())
}

/// A path as a quoted argument of a message.
pub(in crate::cli) fn quoted_path(path: &Path) -> Argument {
    Argument::Quote(display_path(path))
}

/// Prints an error and its causes on standard error.
pub(in crate::cli) fn print_error(error: &anyhow::Error) {
    let error_style = anstyle::AnsiColor::Red.on_default().bold();
    // If standard error is closed, nobody is left to tell.
    let error = format!("{error:#}");
    let _ = writeln!(anstream::stderr(), "{error_style}variorum{error_style:#}: {}", visible_lines(&error));
}

/// Prints a note, which is not an error, on standard error.
pub(in crate::cli) fn print_note(text: &str) {
    let _ = writeln!(ControlFilter::new(anstream::stderr(), true), "variorum: {text}");
}

/// Whether the error is only that the reader of standard output closed it.
pub(in crate::cli) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
