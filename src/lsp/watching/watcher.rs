//! Watching by ourselves. One thread owns the watcher: setting a watch takes as long as a folder is deep.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, at, bounded, never, select, unbounded};
use notify::event::ModifyKind;
use notify::{Config, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::debounce::{Lately, QUIET};
use crate::lsp::state::Event;

/// How often setting watches is begun with anew. Twice is rare.
const TRIES: usize = 16;

enum Order {
    Add { root: PathBuf, all: bool, done: Sender<()> },
    Remove { root: PathBuf },
}

/// A way to tell the thread what to watch. It ends when the last is dropped.
#[derive(Clone)]
pub(in crate::lsp) struct Watch(Sender<Order>);

impl Watch {
    /// Starts the thread. What has happened is told to `events` once it is over.
    ///
    /// # Errors
    /// The system lets nobody watch.
    pub(super) fn start(events: Sender<Event>) -> notify::Result<Self> {
        let (seen, happened) = unbounded();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // That a file was read says nothing; and this server reads them all.
            if !event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                let _ = seen.send(event);
            }
        })?;
        let (sender, orders) = unbounded();
        let watched = Watched { watcher, roots: Vec::new(), events };
        thread::Builder::new().name("watcher".into()).spawn(move || watched.go_on(&orders, &happened))?;
        Ok(Self(sender))
    }

    /// Watches a folder, or all that is below it, too; returns when that is done.
    pub(super) fn add(&self, root: &Path, all: bool) {
        let (done, is_done) = bounded(1);
        let _ = self.0.send(Order::Add { root: root.to_owned(), all, done });
        let _ = is_done.recv();
    }

    /// Watches a folder no longer.
    pub(super) fn remove(&self, root: &Path) {
        let _ = self.0.send(Order::Remove { root: root.to_owned() });
    }
}

struct Watched {
    watcher: RecommendedWatcher,
    /// The folders, and whether all that is below them is watched.
    roots: Vec<(PathBuf, bool)>,
    events: Sender<Event>,
}

impl Watched {
    fn go_on(mut self, orders: &Receiver<Order>, happened: &Receiver<notify::Result<notify::Event>>) {
        let mut lately = Lately::default();
        let mut next: Option<Instant> = None;
        loop {
            let due = next.map_or_else(never, at);
            select! {
                recv(orders) -> order => match order {
                    Ok(Order::Add { root, all, done }) => {
                        self.add(&root, all);
                        let _ = done.send(());
                    }
                    Ok(Order::Remove { root }) => self.remove(&root),
                    Err(_) => return,
                },
                recv(happened) -> event => match event {
                    Ok(event) => std::iter::once(event).chain(happened.try_iter()).for_each(|event| self.take_in(event, &mut lately)),
                    Err(_) => return,
                },
                recv(due) -> _ => {
                    next = None;
                    self.send_due(lately.due(Instant::now()));
                },
            }
            if next.is_none() && !lately.is_empty() {
                next = Some(Instant::now() + QUIET / 4);
            }
        }
    }

    fn send_due(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            // A new folder is not watched before all has been told that was seen along with it. This waits for that:
            // else a file could come into it after it was looked at and before it is watched.
            let _ = self.watcher.configure(Config::default());
            let _ = self.events.send(Event::Disk(paths));
        }
    }

    fn take_in(&self, event: notify::Result<notify::Event>, lately: &mut Lately) {
        let now = Instant::now();
        match event {
            // More has happened than the system can tell.
            Ok(event) if event.need_rescan() && event.paths.is_empty() => {
                self.roots.iter().for_each(|(root, _)| lately.happened(root.clone(), now));
            }
            Ok(event) => {
                // Where folders are said to change with what is in them, that is told by its own name, too.
                let is_of_contents =
                    matches!(&event.kind, EventKind::Modify(kind) if !matches!(kind, ModifyKind::Name(_)));
                let paths = event.paths.into_iter().filter(|path| !is_of_contents || !path.is_dir());
                paths.for_each(|path| lately.happened(path, now));
            }
            Err(error) => tracing::warn!("files that changed may have been missed: {error}"),
        }
    }

    fn add(&mut self, root: &Path, all: bool) {
        // A watch of the folder alone would take the place of the one of all.
        if all || !self.is_covered(root) {
            self.set(root, all);
        }
        match self.roots.iter_mut().find(|(other, _)| other == root) {
            Some((_, everything)) => *everything |= all,
            None => self.roots.push((root.to_owned(), all)),
        }
    }

    fn set(&mut self, root: &Path, all: bool) {
        let mode = if all { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        // A folder that goes while the watches are set ends the setting of the others.
        let mut tries = (0..TRIES).map(|_| self.watcher.watch(root, mode));
        let is_over = |result: &notify::Result<()>| {
            !result.as_ref().is_err_and(|error| matches!(error.kind, ErrorKind::PathNotFound)) || !root.exists()
        };
        if let Some(Err(error)) = tries.find(is_over) {
            tracing::warn!("a folder is not watched: {error}");
        }
    }

    /// Whether all that is below a folder is watched with another.
    fn is_covered(&self, root: &Path) -> bool {
        self.roots.iter().any(|(other, all)| *all && root.starts_with(other))
    }

    fn remove(&mut self, root: &Path) {
        self.roots.retain(|(other, _)| other != root);
        if self.is_covered(root) {
            return;
        }
        // It may never have been watched.
        let _ = self.watcher.unwatch(root);
        // The watches of the folders in it went along. What has happened in them since is not known.
        let inside: Vec<_> = self.roots.iter().filter(|(other, _)| other.starts_with(root)).cloned().collect();
        for (other, all) in &inside {
            self.set(other, *all);
        }
        if !inside.is_empty() {
            let _ = self.events.send(Event::Disk(inside.into_iter().map(|(other, _)| other).collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::time::Duration;

    use super::*;

    /// The names below a folder that are told of, until nothing more is for a while.
    fn told(root: &Path, events: &Receiver<Event>) -> BTreeSet<String> {
        let mut told = BTreeSet::new();
        while let Ok(event) = events.recv_timeout(Duration::from_millis(500)) {
            if let Event::Disk(paths) = event {
                told.extend(paths.iter().map(|path| path.strip_prefix(root).unwrap_or(path).display().to_string()));
            }
        }
        told
    }

    /// What is told of after files were written, then moved (`a>b`) or deleted (`-a`), all at once.
    fn after(before: &[&str], deeds: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |name: &str| {
            fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("made");
            fs::write(root.join(name), "x").expect("written");
        };
        before.iter().for_each(|name| write(name));
        let (sender, events) = unbounded();
        let watch = Watch::start(sender).expect("watched");
        watch.add(root, true);
        for deed in deeds {
            match (deed.split_once('>'), deed.strip_prefix('-')) {
                (Some((from, to)), _) => fs::rename(root.join(from), root.join(to)).expect("moved"),
                (None, Some(gone)) => fs::remove_file(root.join(gone)).expect("deleted"),
                (None, None) => write(deed),
            }
        }
        told(root, &events).into_iter().collect()
    }

    #[test]
    fn a_file_that_was_moved_is_told_of_though_it_is_deleted_at_its_new_place() {
        assert_eq!(after(&["a"], &["a>b", "-b"]), ["a", "b"]);
    }

    #[test]
    fn a_file_that_was_written_over_by_a_move_is_told_of_though_it_is_deleted() {
        assert_eq!(after(&["a"], &["new", "new>a", "-a"]), ["a", "new"]);
    }

    #[test]
    fn a_folder_that_takes_the_place_of_one_that_was_moved_is_told_of() {
        // What lies in it is told of, too, if it was seen.
        let told = after(&["in/a"], &["in>out", "in/b", "in/c/d"]);
        assert!(["in", "out"].iter().all(|folder| told.iter().any(|name| name == folder)), "{told:?}");
    }

    #[test]
    fn reading_is_nothing_to_tell_of() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a"), "x").expect("written");
        let (sender, events) = unbounded();
        let watch = Watch::start(sender).expect("watched");
        watch.add(folder.path(), true);
        assert_eq!(fs::read_to_string(folder.path().join("a")).expect("read"), "x");
        assert_eq!(told(folder.path(), &events), BTreeSet::new());
    }

    #[test]
    fn a_folder_inside_of_another_one_is_watched_whatever_becomes_of_that() {
        let folder = tempfile::tempdir().expect("a folder");
        let (outer, inner) = (folder.path(), folder.path().join("in"));
        fs::create_dir(&inner).expect("made");
        let (sender, events) = unbounded();
        let watch = Watch::start(sender).expect("watched");
        watch.add(outer, true);
        // As a folder that is no corpus; below it there are seeds of the outer one all the same.
        watch.add(&inner, false);
        fs::create_dir(inner.join("deep")).expect("made");
        assert_eq!(told(outer, &events), ["in/deep".to_owned()].into());
        fs::write(inner.join("deep/a"), "x").expect("written");
        assert_eq!(told(outer, &events), ["in/deep/a".to_owned()].into());
        watch.remove(&inner);
        fs::write(inner.join("deep/a"), "y").expect("written");
        assert_eq!(told(outer, &events), ["in/deep/a".to_owned()].into());
        watch.add(&inner, true);
        watch.remove(outer);
        // What had happened in it meanwhile would not be known.
        assert_eq!(told(outer, &events), ["in".to_owned()].into());
        fs::write(inner.join("deep/a"), "z").expect("written");
        assert_eq!(told(outer, &events), ["in/deep/a".to_owned()].into());
    }
}
