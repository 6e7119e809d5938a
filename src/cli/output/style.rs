//! The styles of output for people.

use anstyle::{AnsiColor, Style};

use crate::cli::terminal::Screen;
use crate::rules::Severity;

/// Returns `style` on a screen that shows colours, and no style on any other.
pub(in crate::cli) fn styled(style: impl Into<Style>, screen: Screen) -> Style {
    if screen.colours { style.into() } else { Style::new() }
}

/// The style in which a severity is named.
pub(in crate::cli) fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::BrightRed.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::BrightBlue.on_default().bold(),
        Severity::Hint => AnsiColor::BrightCyan.on_default().bold(),
    }
}
