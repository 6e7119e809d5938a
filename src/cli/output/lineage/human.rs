//! A lineage for people: a tree of copies, with what each of them changed.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::cli::output::about::about;
use crate::cli::output::lineage::{LineageBranch, LineageTree};
use crate::cli::output::quote::elided;
use crate::cli::output::style::styled;
use crate::cli::terminal::{Screen, display_path};
use crate::corpus::Doubt;
use crate::messages::{Argument, Message, message};
use crate::reprints::Variant;

/// The maximal number of changes that are shown for a copy.
const MAX_CHANGES: usize = 4;

/// The maximal width of a reading in columns; a longer one has its middle elided.
const MAX_READING_COLUMNS: usize = 20;

/// The tree, followed by an empty line.
pub(in crate::cli) fn format(tree: &LineageTree, screen: Screen) -> String {
    let mut out = String::new();
    // A stack of what is still to be printed: the number, the lines to its left, and whether it is the last child.
    let mut open: Vec<(usize, String, bool)> = Vec::new();
    let push = |open: &mut Vec<_>, of: Option<usize>, left: &str| {
        let children: Vec<_> = tree.children(of).map(|(number, _)| number).collect();
        let last = children.last().copied();
        open.extend(children.into_iter().rev().map(|number| (number, left.to_owned(), Some(number) == last)));
    };
    push(&mut open, None, "");
    while let Some((number, left, is_last)) = open.pop() {
        let Some(branch) = tree.branches.get(number) else { continue };
        let is_root = branch.origin.parent.is_none();
        let (corner, below) = match (is_root, is_last) {
            (true, _) => ("", ""),
            (_, true) => ("└─ ", "   "),
            (_, false) => ("├─ ", "│  "),
        };
        let below = format!("{left}{below}");
        let has_children = tree.children(Some(number)).next().is_some();
        one(
            &mut out,
            branch,
            tree,
            &format!("{left}{corner}"),
            &format!("{below}{}", if has_children { "│  " } else { "   " }),
            screen,
        );
        push(&mut open, Some(number), &below);
    }
    out.push('\n');
    out
}

fn one(out: &mut String, branch: &LineageBranch, tree: &LineageTree, head: &str, below: &str, screen: Screen) {
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let dim = styled(Style::new().dimmed(), screen);
    let language = screen.language;
    let path = display_path(&branch.member.path);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{head}{link}{path}{link:#}  {}", about(&branch.member.seed, language));
    let mut notes: Vec<String> = Vec::new();
    if branch.origin.parent.is_some() {
        let count = message!("lineage-changes", count = u64::from(branch.origin.changes)).text(language);
        let shown: Vec<_> = branch.changes.iter().take(MAX_CHANGES).map(change).collect();
        let more = branch.changes.len().checked_sub(MAX_CHANGES).filter(|more| *more > 0).map(|_| "…".to_owned());
        let shown: Vec<_> = shown.into_iter().chain(more).collect();
        notes.push(if shown.is_empty() { count } else { format!("{count}  {}", shown.join(" · ")) });
    }
    notes.extend(remarks(branch, tree).iter().map(|remark| remark.text(language)));
    for note in notes {
        let _ = writeln!(out, "{below}{dim}{note}{dim:#}");
    }
}

/// Notes on why an origin is uncertain, and on a second source.
fn remarks(branch: &LineageBranch, tree: &LineageTree) -> Vec<Message> {
    let name =
        |number: usize| Argument::Quote(tree.member(number).map_or_else(String::new, |it| display_path(&it.path)));
    let doubt = branch.origin.doubt.map(|doubt| match doubt {
        Doubt::Undated => message!("lineage-undated"),
        Doubt::OrFrom(other) => message!("lineage-or-from", path = name(other)),
        Doubt::AgainstDate(other) => message!("lineage-against-date", path = name(other)),
    });
    let second = branch.origin.second.map(|second| message!("lineage-second", path = name(second)));
    doubt.into_iter().chain(second).collect()
}

/// `峰→锋`
fn change(variant: &Variant) -> String {
    format!(
        "{}→{}",
        elided(&variant.seed_text, MAX_READING_COLUMNS),
        elided(&variant.witness_text, MAX_READING_COLUMNS)
    )
}
