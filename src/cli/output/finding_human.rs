//! A finding as people read it.

use std::fmt::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};

use super::excerpt;
use super::lines::Lines;
use crate::cli::terminal::{Screen, shown};
use crate::messages::message;
use crate::rules::{Finding, Severity, words};
use crate::text::Source;

/// The findings of one file, each followed by an empty line.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], screen: Screen) -> String {
    let mut out = String::new();
    if findings.is_empty() {
        return out;
    }
    let lines = Lines::of(source);
    for finding in findings {
        one(&mut out, path, source, &lines, finding, screen);
        out.push('\n');
    }
    out
}

fn one(out: &mut String, path: &Path, source: &Source, lines: &Lines, finding: &Finding, screen: Screen) {
    let place = lines.place(finding.span.start());
    let gutter = place.line.to_string().len();
    let style = styled(style_of(finding.severity), screen);
    let (bold, frame) =
        (styled(Style::new().bold(), screen), styled(AnsiColor::BrightBlue.on_default().bold(), screen));
    let mut line = |text: std::fmt::Arguments| {
        // Writing to a string does not fail.
        let _ = out.write_fmt(text);
        out.push('\n');
    };
    let word = words::severity(finding.severity).text(screen.language);
    // The finer name, unless the rule is named after it.
    let code = finding.code.filter(|code| !finding.rule.ends_with(code));
    let code = code.map(|code| format!(" {code}")).unwrap_or_default();
    line(format_args!(
        "{style}{word}[{}{code}]{style:#}{bold}: {}{bold:#}",
        finding.rule,
        finding.message.text(screen.language)
    ));
    line(format_args!("{:gutter$}{frame}-->{frame:#} {}:{place}", "", shown(path)));
    line(format_args!("{}", excerpt::draw(source, lines, finding.span, finding.severity, gutter, screen).trim_end()));
    let (see, mend) = (message!("see").text(screen.language), message!("fix").text(screen.language));
    let by_hand = message!("fix-by-hand").text(screen.language);
    for related in &finding.related {
        let place = match &related.path {
            None => lines.place(related.span.start()).to_string(),
            // The other file is not at hand: its name says enough.
            Some(path) => shown(path),
        };
        line(format_args!(
            "{:gutter$} {frame}={frame:#} {bold}{see}{bold:#} {place}: {}",
            "",
            related.message.text(screen.language)
        ));
    }
    for fix in &finding.fixes {
        // A batch does not make it, so it is said who does.
        let mend = if fix.safety.allows_batches() { &mend } else { &by_hand };
        line(format_args!(
            "{:gutter$} {frame}={frame:#} {bold}{mend}{bold:#}: {}",
            "",
            fix.title.text(screen.language)
        ));
    }
}

/// `style` if it would be seen.
pub(in crate::cli) fn styled(style: impl Into<Style>, screen: Screen) -> Style {
    if screen.colours { style.into() } else { Style::new() }
}

pub(super) fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::BrightRed.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::BrightBlue.on_default().bold(),
        Severity::Hint => AnsiColor::BrightCyan.on_default().bold(),
    }
}
