//! What can happen in a session. Every number is taken modulo what there is when its step is taken, so that any part of
//! a session is a session too: one that fails can be cut down.

use proptest::collection::vec;
use proptest::prelude::*;

use super::texts::{PIECES, Place, Recipe};

/// When the server hears of a change on disk, if it is the client that watches.
#[derive(Clone, Copy, Debug)]
pub(super) enum Told {
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
    /// Opens a file as it is on disk, or as a recipe says: an editor brings back what was not saved.
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
        told: Told,
    },
    Close {
        file: usize,
        spelling: usize,
    },
    /// Writes a file behind the editor's back.
    Write {
        file: usize,
        recipe: Recipe,
        told: Told,
    },
    Delete {
        file: usize,
        told: Told,
    },
    Rename {
        file: usize,
        to: usize,
        told: Told,
    },
    /// Moves the inner folder away, or back.
    MoveFolder {
        told: Told,
    },
    /// Writes a folder's manifest, or takes it away.
    Manifest {
        folder: usize,
        content: usize,
        told: Told,
    },
    /// Writes or takes away a `.gitignore`.
    Ignore {
        content: usize,
        told: Told,
    },
    /// The user sets something.
    Settings {
        which: usize,
    },
    /// Adds a workspace folder, or takes it away.
    Folder {
        which: usize,
    },
    /// Asks something, does not wait for the answer, and may take it back.
    Ask {
        file: usize,
        at: Place,
        method: usize,
        cancelled: bool,
    },
    /// The server hears of what has changed on disk.
    Tell,
    /// The server must say what a fresh one says.
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

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![4 => Just(Told::AtOnce), 2 => Just(Told::Later), 1 => Just(Told::Twice)]
}

/// Mostly in the text, some past the ends of lines and of the text.
fn place() -> impl Strategy<Value = Place> {
    let line = prop_oneof![20 => 0..16usize, 1 => Just(9_999)];
    let column = prop_oneof![20 => 0..70usize, 3 => 0..200usize, 1 => Just(99_999)];
    (line, column).prop_map(|(line, column)| [line, column])
}

/// Mostly from a place to another on its line, at times backwards.
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
        5 => (file(), told()).prop_map(|(file, told)| Step::Save { file, told }),
        5 => (file(), 0..3usize).prop_map(|(file, spelling)| Step::Close { file, spelling }),
        8 => (file(), recipe(), told()).prop_map(|(file, recipe, told)| Step::Write { file, recipe, told }),
        3 => (file(), told()).prop_map(|(file, told)| Step::Delete { file, told }),
        3 => (file(), file(), told()).prop_map(|(file, to, told)| Step::Rename { file, to, told }),
        2 => told().prop_map(|told| Step::MoveFolder { told }),
        3 => (file(), file(), told()).prop_map(|(folder, content, told)| Step::Manifest { folder, content, told }),
        1 => (file(), told()).prop_map(|(content, told)| Step::Ignore { content, told }),
        2 => file().prop_map(|which| Step::Settings { which }),
        2 => file().prop_map(|which| Step::Folder { which }),
        16 => (file(), place(), 0..8usize, any::<bool>())
            .prop_map(|(file, at, method, cancelled)| Step::Ask { file, at, method, cancelled }),
        3 => Just(Step::Tell),
    ]
}

/// A session of so many steps, with comparisons now and then and at the end.
pub(super) fn session(steps: usize, between: usize) -> impl Strategy<Value = Vec<Step>> {
    let part = (vec(step(), between), vec(place(), 3)).prop_map(|(mut part, at)| {
        part.push(Step::Compare { at });
        part
    });
    vec(part, steps.div_ceil(between)).prop_map(|parts| parts.concat())
}
