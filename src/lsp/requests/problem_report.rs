//! `variorum/problemReport`: what a curator attaches to the report of a problem.
//!
//! It contains numbers, settings and the latest warnings, but no text of a document and no path of the user's. Maintainers
//! read it, so it is always in English.

use std::fmt::Write as _;

use serde::Serialize;

use crate::corpus::FolderKind;
use crate::lsp::runtime::log;
use crate::lsp::transport::message_trace::MessageTrace;
use crate::lsp::view::View;
use crate::text::ColumnUnit;

/// The answer.
#[derive(Serialize)]
pub(in crate::lsp) struct ProblemReport {
    text: String,
}

/// Writes a report. Linear in the number of seeds.
pub(in crate::lsp) fn report(view: &View, trace: &MessageTrace) -> ProblemReport {
    let client = &view.client;
    let mut text = String::new();
    let mut line = |name: &str, value: &dyn std::fmt::Display| _ = writeln!(text, "{name}: {value}");
    let (version, system, cpu) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    line("Variorum", &format!("{version}, {system} {cpu}"));
    line("Editor", &trace.client().as_deref().unwrap_or("does not say"));
    let columns = match client.unit {
        ColumnUnit::Utf8 => "UTF-8",
        ColumnUnit::Utf16 => "UTF-16",
        ColumnUnit::Utf32 => "UTF-32",
    };
    line("Columns", &columns);
    line("Diagnostics", &if client.pulls_diagnostics { "asked for" } else { "pushed" });
    line("Files are watched by", &if client.watches_files { "the editor" } else { "the server" });
    line("Language", &client.language);
    let settings = &view.settings;
    let hover = format!("{} witnesses on hover, hints {}", settings.hover_witnesses, settings.variant_hints);
    let preset = settings.rules.preset.map(|preset| format!("{preset:?}"));
    let preset = preset.as_deref().unwrap_or("none");
    line("Settings", &format!("{hover}, preset {preset}, {} rules set", settings.rules.levels.len()));
    for (number, folder) in view.folders.iter().enumerate() {
        let what = match folder.standing.as_deref() {
            None => "not looked at yet",
            Some(FolderKind::Declared(_)) => "a corpus that says so",
            Some(FolderKind::Recognised) => "a corpus by what is in it",
            Some(FolderKind::Ordinary) => "no corpus",
        };
        let seeds = folder.snapshot.as_ref().and_then(|snapshot| snapshot.paths().ok()).unwrap_or_default().len();
        let index = folder.snapshot.as_ref().and_then(|snapshot| snapshot.index());
        let index = match index {
            None => "no index",
            Some(index) if index.is_damaged() => "a damaged index",
            Some(index) if index.is_lasting() => "an index",
            Some(_) => "an index for now",
        };
        let read = if folder.is_complete { "all read" } else { "not all read" };
        line(&format!("Folder {}", number + 1), &format!("{what}, {seeds} seeds, {index}, {read}"));
    }
    let longest = view.open.iter().map(|document| document.rope.len_bytes()).max().unwrap_or_default();
    line("Open documents", &format!("{}, the longest of {longest} bytes", view.open.iter().count()));
    let complaints = log::complaints();
    line("Complaints", &if complaints.is_empty() { "none" } else { "" });
    for complaint in complaints {
        let _ = writeln!(text, "  {}", without_paths(view, complaint));
    }
    ProblemReport { text }
}

/// Replaces the paths of workspace folders by their numbers, and the home folder by `HOME`.
fn without_paths(view: &View, complaint: String) -> String {
    let folders = view.folders.iter().enumerate().filter_map(|(number, folder)| Some((number, folder.root.to_str()?)));
    let complaint =
        folders.fold(complaint, |text, (number, root)| text.replace(root, &format!("FOLDER{}", number + 1)));
    match std::env::home_dir().as_deref().and_then(|home| home.to_str()).filter(|home| home.len() > 1) {
        Some(home) => complaint.replace(home, "HOME"),
        None => complaint,
    }
}
