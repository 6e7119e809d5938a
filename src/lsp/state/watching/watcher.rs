//! Watching files ourselves. One thread owns the system's watcher, since setting a watch takes as long as a folder is deep.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, at, bounded, never, select, unbounded};
use notify::event::ModifyKind;
use notify::{Config, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::debounce::{Debouncer, QUIET_PERIOD};
use crate::lsp::state::event::Event;

/// How often setting a folder's watches is attempted. More than twice is rarely needed.
const MAX_WATCH_ATTEMPTS: usize = 16;

enum WatchCommand {
    Add { root: PathBuf, recursive: bool, done: Sender<()> },
    Remove { root: PathBuf },
}

/// The way to the watching thread, which ends when the last clone is dropped.
#[derive(Clone)]
pub(in crate::lsp) struct FileWatcher(Sender<WatchCommand>);

impl FileWatcher {
    /// Starts the thread. Changes are sent to `events` once a path has been left alone for a while.
    ///
    /// # Errors
    /// The system does not let files be watched.
    pub(super) fn start(events: Sender<Event>) -> notify::Result<Self> {
        let (seen, happened) = unbounded();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // AnalysedSeed a file changes nothing, and this server reads them all.
            if !event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                let _ = seen.send(event);
            }
        })?;
        let (sender, commands) = unbounded();
        let watching = WatcherThread { watcher, roots: Vec::new(), events };
        thread::Builder::new().name("watcher".into()).spawn(move || watching.run(&commands, &happened))?;
        Ok(Self(sender))
    }

    /// Watches a folder, and everything below it if `recursive`. Returns when that is done.
    pub(super) fn add(&self, root: &Path, recursive: bool) {
        let (done, is_done) = bounded(1);
        let _ = self.0.send(WatchCommand::Add { root: root.to_owned(), recursive, done });
        let _ = is_done.recv();
    }

    /// Stops watching a folder.
    pub(super) fn remove(&self, root: &Path) {
        let _ = self.0.send(WatchCommand::Remove { root: root.to_owned() });
    }
}

struct WatcherThread {
    watcher: RecommendedWatcher,
    /// The watched folders, and whether everything below each is watched.
    roots: Vec<(PathBuf, bool)>,
    events: Sender<Event>,
}

impl WatcherThread {
    fn run(mut self, commands: &Receiver<WatchCommand>, happened: &Receiver<notify::Result<notify::Event>>) {
        let mut pending = Debouncer::default();
        let mut next: Option<Instant> = None;
        loop {
            let due = next.map_or_else(never, at);
            select! {
                recv(commands) -> command => match command {
                    Ok(WatchCommand::Add { root, recursive, done }) => {
                        self.add(&root, recursive);
                        let _ = done.send(());
                    }
                    Ok(WatchCommand::Remove { root }) => self.remove(&root),
                    Err(_) => return,
                },
                recv(happened) -> event => match event {
                    Ok(event) => {
                        let events = std::iter::once(event).chain(happened.try_iter());
                        events.for_each(|event| self.collect(event, &mut pending));
                    }
                    Err(_) => return,
                },
                recv(due) -> _ => {
                    next = None;
                    self.report(pending.take_due(Instant::now()));
                },
            }
            if next.is_none() && !pending.is_empty() {
                next = Some(Instant::now() + QUIET_PERIOD / 4);
            }
        }
    }

    fn report(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            // `notify` watches a new folder only after it has delivered the events seen along with it. This call waits for
            // that; else a file could arrive in the folder after it was looked at and before it is watched.
            let _ = self.watcher.configure(Config::default());
            let _ = self.events.send(Event::PathsChanged(paths));
        }
    }

    fn collect(&self, event: notify::Result<notify::Event>, pending: &mut Debouncer) {
        let now = Instant::now();
        match event {
            // More has happened than the system could report.
            Ok(event) if event.need_rescan() && event.paths.is_empty() => {
                self.roots.iter().for_each(|(root, _)| pending.record(root.clone(), now));
            }
            Ok(event) => {
                // Where a folder is reported to change along with its contents, these are reported by their own names too.
                let is_of_contents =
                    matches!(&event.kind, EventKind::Modify(kind) if !matches!(kind, ModifyKind::Name(_)));
                let paths = event.paths.into_iter().filter(|path| !is_of_contents || !path.is_dir());
                paths.for_each(|path| pending.record(path, now));
            }
            Err(error) => tracing::warn!("files that changed may have been missed: {error}"),
        }
    }

    fn add(&mut self, root: &Path, recursive: bool) {
        // A watch of the folder alone would replace the recursive one around it.
        if recursive || !self.is_covered(root) {
            self.watch(root, recursive);
        }
        match self.roots.iter_mut().find(|(other, _)| other == root) {
            Some((_, everything)) => *everything |= recursive,
            None => self.roots.push((root.to_owned(), recursive)),
        }
    }

    fn watch(&mut self, root: &Path, recursive: bool) {
        let mode = if recursive { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        // A folder that vanishes while the watches are set keeps the others from being set.
        let mut attempts = (0..MAX_WATCH_ATTEMPTS).map(|_| self.watcher.watch(root, mode));
        let is_over = |result: &notify::Result<()>| {
            !result.as_ref().is_err_and(|error| matches!(error.kind, ErrorKind::PathNotFound)) || !root.exists()
        };
        if let Some(Err(error)) = attempts.find(is_over) {
            tracing::warn!("a folder is not watched: {error}");
        }
    }

    /// Whether everything below a folder is watched along with another folder.
    fn is_covered(&self, root: &Path) -> bool {
        self.roots.iter().any(|(other, recursive)| *recursive && root.starts_with(other))
    }

    fn remove(&mut self, root: &Path) {
        self.roots.retain(|(other, _)| other != root);
        if self.is_covered(root) {
            return;
        }
        // The folder may never have been watched.
        let _ = self.watcher.unwatch(root);
        // The watches of the folders in it are gone too. What has happened in those since is not known.
        let inside: Vec<_> = self.roots.iter().filter(|(other, _)| other.starts_with(root)).cloned().collect();
        for (other, recursive) in &inside {
            self.watch(other, *recursive);
        }
        if !inside.is_empty() {
            let _ = self.events.send(Event::PathsChanged(inside.into_iter().map(|(other, _)| other).collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::time::Duration;

    use super::*;

    /// The names below a folder that are reported, until nothing more is for a while.
    fn reported(root: &Path, events: &Receiver<Event>) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        while let Ok(event) = events.recv_timeout(Duration::from_millis(500)) {
            if let Event::PathsChanged(paths) = event {
                names.extend(paths.iter().map(|path| path.strip_prefix(root).unwrap_or(path).display().to_string()));
            }
        }
        names
    }

    /// What is reported after files were written, moved (`a>b`) or deleted (`-a`), all at once.
    fn after(before: &[&str], actions: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |name: &str| {
            fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("made");
            fs::write(root.join(name), "x").expect("written");
        };
        before.iter().for_each(|name| write(name));
        let (sender, events) = unbounded();
        let watch = FileWatcher::start(sender).expect("watched");
        watch.add(root, true);
        for action in actions {
            match (action.split_once('>'), action.strip_prefix('-')) {
                (Some((from, to)), _) => fs::rename(root.join(from), root.join(to)).expect("moved"),
                (None, Some(gone)) => fs::remove_file(root.join(gone)).expect("deleted"),
                (None, None) => write(action),
            }
        }
        reported(root, &events).into_iter().collect()
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
        // Its files are reported too, if they were seen.
        let names = after(&["in/a"], &["in>out", "in/b", "in/c/d"]);
        assert!(["in", "out"].iter().all(|folder| names.iter().any(|name| name == folder)), "{names:?}");
    }

    #[test]
    fn reading_is_nothing_to_tell_of() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a"), "x").expect("written");
        let (sender, events) = unbounded();
        let watch = FileWatcher::start(sender).expect("watched");
        watch.add(folder.path(), true);
        assert_eq!(fs::read_to_string(folder.path().join("a")).expect("read"), "x");
        assert_eq!(reported(folder.path(), &events), BTreeSet::new());
    }

    #[test]
    fn a_folder_inside_of_another_one_is_watched_whatever_becomes_of_that() {
        let folder = tempfile::tempdir().expect("a folder");
        let (outer, inner) = (folder.path(), folder.path().join("in"));
        fs::create_dir(&inner).expect("made");
        let (sender, events) = unbounded();
        let watch = FileWatcher::start(sender).expect("watched");
        watch.add(outer, true);
        // As a folder that is no corpus; below it there are seeds of the outer one all the same.
        watch.add(&inner, false);
        fs::create_dir(inner.join("deep")).expect("made");
        assert_eq!(reported(outer, &events), ["in/deep".to_owned()].into());
        fs::write(inner.join("deep/a"), "x").expect("written");
        assert_eq!(reported(outer, &events), ["in/deep/a".to_owned()].into());
        watch.remove(&inner);
        fs::write(inner.join("deep/a"), "y").expect("written");
        assert_eq!(reported(outer, &events), ["in/deep/a".to_owned()].into());
        watch.add(&inner, true);
        watch.remove(outer);
        // What had happened in it meanwhile would not be known.
        assert_eq!(reported(outer, &events), ["in".to_owned()].into());
        fs::write(inner.join("deep/a"), "z").expect("written");
        assert_eq!(reported(outer, &events), ["in/deep/a".to_owned()].into());
    }
}
