//! Random editing sessions: whatever has happened, the server answers as a fresh one does in the final state.
//!
//! The sessions are the same every time. One that fails is reduced to few steps, and these are printed.
//!
//! - `VARIORUM_SESSION_STEPS`: how many steps each test takes (2,500)
//! - `VARIORUM_SESSION_SEED`: the seed of the random numbers, or a range of seeds such as `6-20`
//! - `VARIORUM_SESSION_ONLY`: the number of the only session to run

mod actions;
mod observer;
mod steps;
mod texts;
mod world;

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config as ProptestConfig, RngSeed, TestRunner};
use variorum::cancel::Cancel;
use variorum::corpus::{FolderKind, Index, Manifest};

use observer::{full_output, is_unsettled};
use steps::{Step, session};
use texts::{Place, UTF_8, UTF_16, UTF_32};
use world::{Editor, World};

/// How many steps a session has, and after how many the servers are compared.
const LENGTH: usize = 120;
const BETWEEN: usize = 40;

/// Longer than a server takes to settle, so that a test fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(120);

/// The same for a session that has failed already and is being reduced.
const LESS_PATIENCE: Duration = Duration::from_secs(2);

/// How long to reduce a session that has failed.
const CUTTING: Duration = Duration::from_secs(60);

/// How many steps each test takes for each seed.
fn wanted_steps() -> usize {
    let wanted = std::env::var("VARIORUM_SESSION_STEPS");
    wanted.map_or(2_500, |wanted| wanted.parse().expect("a number of steps"))
}

/// The seeds, from the first to the last.
fn seeds() -> RangeInclusive<u64> {
    let Ok(wanted) = std::env::var("VARIORUM_SESSION_SEED") else { return 1..=1 };
    let (first, last) = wanted.split_once('-').unwrap_or((&wanted, &wanted));
    let number = |number: &str| number.trim().parse().expect("a number, or two with a hyphen");
    number(first)..=number(last)
}

/// What a folder is.
fn standing(folder: &Path) -> FolderKind {
    match Manifest::around(folder).expect("readable") {
        Some(manifest) => FolderKind::Declared(Arc::new(manifest)),
        None => FolderKind::detect(folder, &Cancel::new()).expect("decided"),
    }
}

/// The output of a fresh server for the state of a world, and that server's world.
fn output_of_a_fresh_server(world: &World, at: &[Place]) -> (String, World) {
    let mut fresh = world.fresh();
    let folders = fresh.folders.iter().map(|folder| standing(&fresh.home.path().join(folder)));
    let corpora = folders.filter(|standing| *standing != FolderKind::Ordinary).count();
    let begin = Instant::now();
    loop {
        if fresh.has_read(corpora)
            && let Some(said) = full_output(&mut fresh, at)
            && !is_unsettled(&said)
        {
            return (said, fresh);
        }
        assert!(begin.elapsed() < PATIENCE, "a fresh server does not come to rest");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The differences between the indexes of two worlds.
fn difference(one: &World, two: &World) -> String {
    let mut differences = String::new();
    for folder in &one.folders {
        let [one, two] = [one, two].map(|world| {
            let root = world.home.path().join(folder);
            Index::open(&root.canonicalize().unwrap_or_else(|_| root.clone()), &standing(&root))
        });
        if let (Ok(one), Ok(two)) = (one, two) {
            let _ = writeln!(differences, "the indexes of {folder} differ: {:?}", one.difference(&two));
        }
    }
    differences
}

/// Checks that a server answers as a fresh one does once it has settled.
fn compare(world: &mut World, at: &[Place], patience: Duration) -> Result<(), String> {
    world.settle();
    world.report_all();
    let (mut wanted, mut fresh) = output_of_a_fresh_server(world, at);
    let begin = Instant::now();
    loop {
        let said = full_output(world, at);
        if said.as_ref() == Some(&wanted) {
            return Ok(());
        }
        if begin.elapsed() > patience {
            let said = said.unwrap_or_default();
            let only = |one: &str, other: &str| {
                let lines: Vec<_> = one.lines().filter(|line| !other.lines().any(|it| it == *line)).collect();
                lines.join("\n")
            };
            let (old, new) = (only(&said, &wanted), only(&wanted, &said));
            let indexes = difference(world, &fresh);
            return Err(format!("the server says\n{old}\nand a fresh one\n{new}\n{indexes}"));
        }
        std::thread::sleep(Duration::from_millis(5));
        // Diagnostics are pushed after answers, so the fresh server may not have sent everything either.
        wanted = full_output(&mut fresh, at).unwrap_or(wanted);
    }
}

/// Performs the steps of a session. Returns the differences at the first comparison that has any.
fn go_through(editor: Editor, steps: &[Step], patience: Duration) -> Result<(), String> {
    let mut world = World::new(editor);
    for step in steps {
        world.perform(step);
        if let Step::Compare { at } = step
            && let Err(difference) = compare(&mut world, at, patience)
        {
            // It does not matter how this server ends.
            std::mem::forget(world);
            return Err(difference);
        }
    }
    Ok(())
}

/// The fewest steps found within a minute after which the servers still differ, and the differences.
fn cut_down(editor: Editor, mut steps: Vec<Step>, mut difference: String) -> (Vec<Step>, String) {
    let begin = Instant::now();
    let mut size = steps.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at + 1 < steps.len() && begin.elapsed() < CUTTING {
            // The last is the comparison.
            let end = (at + size).min(steps.len() - 1);
            let fewer = [&steps[..at], &steps[end..]].concat();
            match go_through(editor, &fewer, LESS_PATIENCE) {
                Err(found) => (steps, difference) = (fewer, found),
                Ok(()) => at = end,
            }
        }
        size /= 2;
    }
    (steps, difference)
}

fn sessions(editor: Editor) {
    seeds().for_each(|seed| sessions_of(seed, editor));
}

fn sessions_of(seed: u64, editor: Editor) {
    let config = ProptestConfig { rng_seed: RngSeed::Fixed(seed), ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let only = std::env::var("VARIORUM_SESSION_ONLY").ok().map(|only| only.parse().expect("a session's number"));
    for number in 0..wanted_steps().div_ceil(LENGTH) {
        let steps = session(LENGTH, BETWEEN).new_tree(&mut runner).expect("a session can be made").current();
        if only.is_some_and(|only: usize| only != number) {
            continue;
        }
        if let Err(difference) = go_through(editor, &steps, PATIENCE) {
            let (steps, difference) = cut_down(editor, steps, difference);
            let steps: Vec<_> = steps.iter().map(|step| format!("{step:?}")).collect();
            panic!("seed {seed}, session {number}: {difference}\nafter\n{}", steps.join("\n"));
        }
    }
}

#[test]
fn pushed_and_watched_by_the_client_in_utf_16() {
    sessions(Editor { encoding: UTF_16, pulls: false, watches: true, answers: true });
}

#[test]
fn pulled_in_utf_8() {
    sessions(Editor { encoding: UTF_8, pulls: true, watches: true, answers: false });
}

#[test]
fn pushed_in_utf_32_to_a_client_that_tells_its_settings() {
    sessions(Editor { encoding: UTF_32, pulls: false, watches: true, answers: false });
}

#[test]
fn watched_by_the_server() {
    sessions(Editor { encoding: UTF_16, pulls: false, watches: false, answers: true });
}
