//! Corpora on disk: whatever happens to their files and to the index, the answers are those of a new index.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use tempfile::TempDir;

use super::{article, open, related_text, told};
use crate::cancel::Cancel;
use crate::corpus::discovery::files_below;
use crate::corpus::*;

mod errors;
mod negative_cache;
mod new_index;

const MEMORY: CacheSizes = CacheSizes { text_bytes: 1 << 20, seed_bytes: 1 << 20 };

/// A folder of seeds, and one for the index.
struct Disk {
    seeds: TempDir,
    cache: TempDir,
    index: Option<Arc<Index>>,
}

impl Disk {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a temporary folder");
        let mut disk = Self { seeds: folder(), cache: folder(), index: None };
        disk.reopen();
        disk
    }

    fn root(&self) -> &Path {
        self.seeds.path()
    }

    fn folder_kind() -> FolderKind {
        FolderKind::Declared(Arc::default())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// Closes the index and opens it again, as another process would.
    fn reopen(&mut self) {
        self.index = None;
        self.index = Some(Index::at(self.cache.path().join("index")).expect("an index"));
    }

    fn index(&self) -> &Arc<Index> {
        self.index.as_ref().expect("open")
    }

    /// Brings an index up to date. Returns how many files were read, and how many seeds have changed.
    fn refresh(&self, index: &Index) -> (usize, usize) {
        let files = files_below(self.root(), None).filter_map(Result::ok).collect();
        let stale_files = index.stale_files(self.root(), files).expect("read");
        let to_read = stale_files.to_read.clone();
        let mut writer = IndexWriter::new(index, stale_files);
        for file in &to_read {
            writer.put(PackedFile::read(self.root(), file, &Self::folder_kind()).expect("a file")).expect("written");
        }
        (to_read.len(), writer.flush().expect("written"))
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::default().on_disk(self.root(), Arc::clone(self.index()), MEMORY)
    }

    /// What the seed in a file shares with others.
    fn passages(&self, name: &str) -> Vec<WitnessedPassage> {
        let snapshot = self.snapshot();
        let seed = snapshot.get(&self.path(name)).expect("a seed");
        snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels")
    }

    /// A new index of the same files.
    fn rebuilt(&self) -> Arc<Index> {
        let index = Index::temporary().expect("an index");
        self.refresh(&index);
        index
    }
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    let mut disk = Disk::new();
    for name in ["a.md", "b/c.txt"] {
        disk.write(name, &article(1, 3).join("\n\n"));
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
        let file = fs::File::options().write(true).open(disk.path(name)).expect("opened");
        file.set_modified(old).expect("set");
    }
    assert_eq!(disk.refresh(disk.index()), (2, 2));
    disk.reopen();
    assert_eq!(disk.refresh(disk.index()), (0, 0));
    assert_eq!(disk.snapshot().paths().expect("read"), [disk.path("a.md"), disk.path("b/c.txt")]);
    // Touched, but unchanged.
    disk.write("a.md", &article(1, 3).join("\n\n"));
    assert_eq!(disk.refresh(disk.index()), (1, 0));
    // Written so recently that it may have been written again: read once more.
    assert_eq!(disk.refresh(disk.index()), (1, 0));
    disk.write("a.md", &article(2, 3).join("\n\n"));
    fs::remove_file(disk.path("b/c.txt")).expect("removed");
    assert_eq!(disk.refresh(disk.index()), (1, 2));
    assert_eq!(disk.snapshot().paths().expect("read"), [disk.path("a.md")]);
}

#[test]
fn an_open_document_counts_at_once_and_for_as_long_as_it_is_open() {
    let disk = Disk::new();
    let (one, two) = (article(1, 3).join("\n\n"), article(2, 3).join("\n\n"));
    disk.write("a.txt", &one);
    disk.write("b.txt", &two);
    disk.refresh(disk.index());
    let before = disk.snapshot();
    let passages = |snapshot: &Snapshot| {
        let seed = snapshot.get(&disk.path("a.txt")).expect("there");
        snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels").len()
    };
    assert_eq!(passages(&before), 0);
    let laid = |snapshot: &Snapshot, name: &str| snapshot.with_overlay(open(&disk.path(name).to_string_lossy(), &one));
    let both = laid(&laid(&before, "b.txt"), "new.txt");
    assert_eq!(both.paths().expect("read").len(), 3);
    assert_eq!((passages(&both), passages(&before)), (2, 0));
    let new = both.without_overlay(&disk.path("b.txt"));
    assert_eq!(passages(&new), 1);
    let none = new.without_overlay(&disk.path("new.txt"));
    assert_eq!(passages(&none), 0);
    assert!(none.get(&disk.path("new.txt")).is_none());
}

#[test]
fn a_witness_is_shown_as_its_file_reads_now_or_not_at_all() {
    let disk = Disk::new();
    let story = article(1, 4);
    disk.write("a.txt", &story.join("\n\n"));
    disk.write("b.txt", &story.join("\n\n"));
    disk.refresh(disk.index());
    let passages = || disk.passages("a.txt");
    let whole = passages();
    assert_eq!(whole.len(), 1);
    // Changed, and the index does not know it.
    disk.write("b.txt", &format!("{}\n\n{}", article(7, 1).join(""), story[..2].join("\n\n")));
    let cut = passages();
    assert_eq!(cut.len(), 1);
    let witness = &cut[0].witness.seed.source;
    assert!(witness.slice(cut[0].witness_span).starts_with(&story[0][..30]), "{:?}", cut[0].witness_span);
    disk.write("b.txt", &article(7, 4).join("\n\n"));
    assert_eq!(passages().len(), 0);
    fs::remove_file(disk.path("b.txt")).expect("removed");
    assert_eq!(passages().len(), 0);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_corpus() {
    let disk = Disk::new();
    let story = article(1, 4).join("\n\n");
    disk.write("a.txt", &story);
    disk.write("inner/b.txt", &story);
    disk.refresh(disk.index());
    assert_eq!(disk.passages("a.txt").len(), 1);
    let outside = tempfile::tempdir().expect("a temporary folder");
    fs::rename(disk.path("inner/b.txt"), outside.path().join("b.txt")).expect("moved");
    fs::remove_dir(disk.path("inner")).expect("removed");
    std::os::unix::fs::symlink(outside.path(), disk.path("inner")).expect("linked");
    assert_eq!((disk.passages("a.txt").len(), disk.snapshot().get(&disk.path("inner/b.txt")).is_none()), (0, true));
    fs::remove_file(disk.path("inner")).expect("removed");
    fs::create_dir(disk.path("inner")).expect("made");
    std::os::unix::fs::symlink(outside.path().join("b.txt"), disk.path("inner/b.txt")).expect("linked");
    assert_eq!((disk.passages("a.txt").len(), disk.snapshot().get(&disk.path("inner/b.txt")).is_none()), (0, true));
}

#[test]
fn what_is_known_for_damaged_is_made_anew_by_the_next() {
    let mut disk = Disk::new();
    disk.write("a.txt", &article(1, 4).join("\n\n"));
    disk.refresh(disk.index());
    disk.index().report_error(&IndexError::Damaged);
    assert!(disk.snapshot().is_broken());
    // Nobody deletes it while somebody has it open.
    assert!(matches!(Index::at(disk.cache.path().join("index")), Err(IndexError::Damaged)));
    disk.reopen();
    assert_eq!(disk.refresh(disk.index()), (1, 1));
}

/// What can happen to a corpus.
#[derive(Clone, Debug)]
enum CorpusEvent {
    Write(usize, u64),
    Remove(usize),
    Refresh,
    Reopen,
    Overlay(usize, u64),
    RemoveOverlay(usize),
}

fn event() -> impl Strategy<Value = CorpusEvent> {
    let (file, text) = (0..9usize, 0..40u64);
    prop_oneof![
        8 => (file.clone(), text.clone()).prop_map(|(file, text)| CorpusEvent::Write(file, text)),
        4 => file.clone().prop_map(CorpusEvent::Remove),
        3 => Just(CorpusEvent::Refresh),
        1 => Just(CorpusEvent::Reopen),
        2 => (file.clone(), text).prop_map(|(file, text)| CorpusEvent::Overlay(file, text)),
        1 => file.prop_map(CorpusEvent::RemoveOverlay),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Ten thousand events in a hundred lives of a corpus.
    #[test]
    fn whatever_happens_the_index_is_what_a_new_one_is(events in prop::collection::vec(event(), 100)) {
        let mut disk = Disk::new();
        let name = |file: usize| format!("{}/{file}.txt", file % 3);
        let mut overlaid: BTreeMap<usize, u64> = BTreeMap::new();
        for event in events {
            match event {
                CorpusEvent::Write(file, text) => disk.write(&name(file), &related_text(text)),
                CorpusEvent::Remove(file) => _ = fs::remove_file(disk.path(&name(file))),
                CorpusEvent::Refresh => _ = disk.refresh(disk.index()),
                CorpusEvent::Reopen => disk.reopen(),
                CorpusEvent::Overlay(file, text) => _ = overlaid.insert(file, text),
                CorpusEvent::RemoveOverlay(file) => _ = overlaid.remove(&file),
            }
        }
        disk.refresh(disk.index());
        let rebuilt = disk.rebuilt();
        prop_assert_eq!(disk.index().difference(&rebuilt).expect("read"), None);
        let laid = |corpus: Snapshot, (file, text): (&usize, &u64)| {
            corpus.with_overlay(open(&disk.path(&name(*file)).to_string_lossy(), &related_text(*text)))
        };
        let changed = overlaid.iter().fold(disk.snapshot(), laid);
        let new = Snapshot::default().on_disk(disk.root(), rebuilt, MEMORY);
        prop_assert_eq!(told(&changed), told(&overlaid.iter().fold(new, laid)));
        // The same answers as a corpus of open documents alone.
        let mut all: BTreeMap<PathBuf, String> = BTreeMap::new();
        for file in files_below(disk.root(), None).filter_map(Result::ok) {
            let text = fs::read_to_string(&file).expect("text");
            all.insert(file, text);
        }
        all.extend(overlaid.iter().map(|(file, text)| (disk.path(&name(*file)), related_text(*text))));
        let opened = |corpus: Snapshot, (path, text): (&PathBuf, &String)| corpus.with_overlay(open(&path.to_string_lossy(), text));
        let on_root = Snapshot::default().on_disk(disk.root(), Index::temporary().expect("an index"), MEMORY);
        prop_assert_eq!(told(&changed), told(&all.iter().fold(on_root, opened)));
    }
}
