//! Findings for people.

use std::fmt::Write;
use std::path::Path;

use anstyle::{AnsiColor, Style};

use crate::cli::output::findings::excerpt;
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::punctuation::colon;
use crate::cli::output::style::{severity_style, styled};
use crate::cli::terminal::{Screen, display_path};
use crate::messages::message;
use crate::rules::{Finding, labels};
use crate::text::Source;

/// The findings of one file, each followed by an empty line.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], screen: Screen) -> String {
    let mut out = String::new();
    if findings.is_empty() {
        return out;
    }
    let lines = LineIndex::new(source);
    for finding in findings {
        one(&mut out, path, source, &lines, finding, screen);
        out.push('\n');
    }
    out
}

fn one(out: &mut String, path: &Path, source: &Source, lines: &LineIndex, finding: &Finding, screen: Screen) {
    let place = lines.line_column(finding.span.start());
    let gutter = place.line.to_string().len();
    let style = styled(severity_style(finding.severity), screen);
    let (bold, frame) =
        (styled(Style::new().bold(), screen), styled(AnsiColor::BrightBlue.on_default().bold(), screen));
    let mut line = |text: std::fmt::Arguments| {
        // Writing to a string cannot fail.
        let _ = out.write_fmt(text);
        out.push('\n');
    };
    let word = labels::severity(finding.severity).text(screen.language);
    // The more specific code, unless the rule is named after it.
    let code = finding.code.filter(|code| !finding.rule.ends_with(code));
    let code = code.map(|code| format!(" {code}")).unwrap_or_default();
    line(format_args!(
        "{style}{word}[{}{code}]{style:#}{bold}: {}{bold:#}",
        finding.rule,
        finding.message.text(screen.language)
    ));
    line(format_args!("{:gutter$}{frame}-->{frame:#} {}:{place}", "", display_path(path)));
    line(format_args!("{}", excerpt::draw(source, lines, finding.span, finding.severity, gutter, screen).trim_end()));
    let (see, fix_label) = (message!("see").text(screen.language), message!("fix").text(screen.language));
    let colon = colon(screen.language);
    let by_hand = message!("fix-by-hand").text(screen.language);
    for related in &finding.related {
        let place = match &related.path {
            None => lines.line_column(related.span.start()).to_string(),
            // The other file is not loaded, so only its path is printed.
            Some(path) => display_path(path),
        };
        line(format_args!(
            "{:gutter$} {frame}={frame:#} {bold}{see}{bold:#} {place}{colon}{}",
            "",
            related.message.text(screen.language)
        ));
    }
    for fix in &finding.fixes {
        // `--fix` does not apply such a fix, so the label says that a person does.
        let fix_label = if fix.safety.allows_batches() { &fix_label } else { &by_hand };
        line(format_args!(
            "{:gutter$} {frame}={frame:#} {bold}{fix_label}{bold:#}{colon}{}",
            "",
            fix.title.text(screen.language)
        ));
    }
}
