//! The steps of a session. Every number counts modulo what there is when the step is performed, so any part of a session is a
//! session too, and one that fails can be reduced.

use proptest::collection::vec;
use proptest::prelude::*;

use super::texts::{PIECES, Place, Recipe};

/// When the client notifies the server of a change on disk, if the client watches files.
#[derive(Clone, Copy, Debug)]
pub(super) enum Notice {
    AtOnce,
    Later,
    Twice,
}

/// One change of an edit.
#[derive(Clone, Debug)]
pub(super) enum Change {
    All(Recipe),
    Part { from: Place, to: Place, new: &'static str },
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Opens a file as it is on disk, or with the text of a recipe: editors restore unsaved text.
    Open {
        file: usize,
        unsaved: Option<Recipe>,
        spelling: usize,
    },
    Edit {
        file: usize,
        changes: Vec<Change>,
        spelling: usize,
    },
    Save {
        file: usize,
        notice: Notice,
    },
    Close {
        file: usize,
        spelling: usize,
    },
    /// Writes a file behind the editor's back.
    Write {
        file: usize,
        recipe: Recipe,
        notice: Notice,
    },
    Delete {
        file: usize,
        notice: Notice,
    },
    Rename {
        file: usize,
        to: usize,
        notice: Notice,
    },
    /// Moves the inner folder away or back.
    MoveFolder {
        notice: Notice,
    },
    /// Writes or deletes a folder's manifest.
    Manifest {
        folder: usize,
        content: usize,
        notice: Notice,
    },
    /// Writes or deletes a `.gitignore`.
    Ignore {
        content: usize,
        notice: Notice,
    },
    /// Changes a setting.
    Settings {
        which: usize,
    },
    /// Adds or removes a workspace folder.
    Folder {
        which: usize,
    },
    /// Sends a request without waiting for the response, and may cancel it.
    Ask {
        file: usize,
        at: Place,
        method: usize,
        cancelled: bool,
    },
    /// Notifies the server of everything that has changed on disk.
    ReportAll,
    /// The server must answer as a fresh one does.
    Compare {
        at: Vec<Place>,
    },
}

fn recipe() -> impl Strategy<Value = Recipe> {
    (0..3usize, 0..28usize, vec(0..6usize, 1..4), 0..6usize).prop_map(|(header, number, paragraphs, flaw)| Recipe {
        header,
        number,
        paragraphs,
        flaw,
    })
}

fn notice() -> impl Strategy<Value = Notice> {
    prop_oneof![4 => Just(Notice::AtOnce), 2 => Just(Notice::Later), 1 => Just(Notice::Twice)]
}

/// Positions, mostly in the text, some past the ends of lines and of the text.
fn place() -> impl Strategy<Value = Place> {
    let line = prop_oneof![20 => 0..16usize, 1 => Just(9_999)];
    let column = prop_oneof![20 => 0..70usize, 3 => 0..200usize, 1 => Just(99_999)];
    (line, column).prop_map(|(line, column)| [line, column])
}

/// Ranges, mostly within one line, sometimes backwards.
fn part() -> impl Strategy<Value = Change> {
    let to = prop_oneof![6 => (Just(0), 0..8usize), 1 => (0..3usize, 0..8usize)];
    (place(), to, 0..PIECES.len(), any::<bool>()).prop_map(|(from, (lines, columns), new, backwards)| {
        let to = [from[0] + lines, if backwards { from[1].saturating_sub(columns) } else { from[1] + columns }];
        Change::Part { from, to, new: PIECES[new] }
    })
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop_oneof![
        12 => vec(part(), 1..2),
        4 => vec(part(), 1..5),
        1 => recipe().prop_map(|recipe| vec![Change::All(recipe)]),
        1 => (recipe(), vec(part(), 1..3)).prop_map(|(recipe, parts)| [vec![Change::All(recipe)], parts].concat()),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let file = || 0..64usize;
    prop_oneof![
        10 => (file(), prop::option::weighted(0.1, recipe()), 0..3usize)
            .prop_map(|(file, unsaved, spelling)| Step::Open { file, unsaved, spelling }),
        40 => (file(), changes(), 0..3usize)
            .prop_map(|(file, changes, spelling)| Step::Edit { file, changes, spelling }),
        5 => (file(), notice()).prop_map(|(file, notice)| Step::Save { file, notice }),
        5 => (file(), 0..3usize).prop_map(|(file, spelling)| Step::Close { file, spelling }),
        8 => (file(), recipe(), notice()).prop_map(|(file, recipe, notice)| Step::Write { file, recipe, notice }),
        3 => (file(), notice()).prop_map(|(file, notice)| Step::Delete { file, notice }),
        3 => (file(), file(), notice()).prop_map(|(file, to, notice)| Step::Rename { file, to, notice }),
        2 => notice().prop_map(|notice| Step::MoveFolder { notice }),
        3 => (file(), file(), notice()).prop_map(|(folder, content, notice)| Step::Manifest { folder, content, notice }),
        1 => (file(), notice()).prop_map(|(content, notice)| Step::Ignore { content, notice }),
        2 => file().prop_map(|which| Step::Settings { which }),
        2 => file().prop_map(|which| Step::Folder { which }),
        16 => (file(), place(), 0..8usize, any::<bool>())
            .prop_map(|(file, at, method, cancelled)| Step::Ask { file, at, method, cancelled }),
        3 => Just(Step::ReportAll),
    ]
}

/// A session of so many steps, with some comparisons and one at the end.
pub(super) fn session(steps: usize, between: usize) -> impl Strategy<Value = Vec<Step>> {
    let part = (vec(step(), between), vec(place(), 3)).prop_map(|(mut part, at)| {
        part.push(Step::Compare { at });
        part
    });
    vec(part, steps.div_ceil(between)).prop_map(|parts| parts.concat())
}
