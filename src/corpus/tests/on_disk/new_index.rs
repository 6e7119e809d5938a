//! A new index: while it is built, when that is interrupted, and when another process writes at the same time.

use super::*;

const SEEDS: u64 = 12;

/// A folder of seeds that share passages, and their names.
fn seeds() -> (Disk, Vec<String>) {
    let disk = Disk::new();
    let names: Vec<_> = (0..SEEDS).map(|number| format!("{number}.txt")).collect();
    names.iter().zip(0..).for_each(|(name, number)| disk.write(name, &related_text(number)));
    (disk, names)
}

impl Disk {
    fn writer<'a>(&self, index: &'a Index) -> (Vec<PathBuf>, IndexWriter<'a>) {
        let files = files_below(self.root(), None).filter_map(Result::ok).collect();
        let stale_files = index.stale_files(self.root(), files).expect("read");
        (stale_files.to_read.clone(), IndexWriter::new(index, stale_files).in_small_batches())
    }

    fn prepared(&self, file: &Path) -> PackedFile {
        PackedFile::read(self.root(), file, &Self::folder_kind()).expect("a file")
    }

    /// Asserts that the index is the same as one that was built at once.
    fn assert_whole(&self) {
        assert_eq!(self.index().difference(&self.rebuilt()).expect("read"), None);
        let anew = Snapshot::default().on_disk(self.root(), self.rebuilt(), MEMORY);
        assert_eq!(told(&self.snapshot()), told(&anew));
    }

    /// Asserts that the seeds that are searchable so far get the same answers as if there were no others. Returns
    /// their number.
    fn assert_true_so_far(&self) -> usize {
        let paths = self.snapshot().paths().expect("read");
        let index = Index::temporary().expect("an index");
        let mut writer = IndexWriter::new(&index, index.stale_files(self.root(), Vec::new()).expect("read"));
        paths.iter().for_each(|path| _ = writer.put(self.prepared(path)).expect("written"));
        writer.flush().expect("written");
        let those = Snapshot::default().on_disk(self.root(), index, MEMORY);
        assert_eq!(told(&self.snapshot()), told(&those));
        paths.len()
    }
}

#[test]
fn what_was_broken_off_is_gone_on_with() {
    for (stop, incremental) in (0..=SEEDS as usize).flat_map(|stop| [(stop, false), (stop, true)]) {
        let (mut disk, _) = seeds();
        let index = Arc::clone(disk.index());
        let (to_read, writer) = disk.writer(&index);
        let mut writer = if incremental { writer.incremental() } else { writer };
        assert_eq!(to_read.len(), SEEDS as usize);
        for file in &to_read[..stop] {
            writer.put(disk.prepared(file)).expect("written");
        }
        drop(writer);
        drop(index);
        disk.reopen();
        let there = disk.assert_true_so_far();
        assert!(there <= stop && (there == 0 || incremental));
        disk.refresh(disk.index());
        disk.assert_whole();
    }
}

#[test]
fn seeds_can_be_looked_up_in_steps() {
    let (disk, _) = seeds();
    let (to_read, writer) = disk.writer(disk.index());
    let mut writer = writer.incremental();
    let mut steps = Vec::new();
    for file in &to_read {
        if writer.put(disk.prepared(file)).expect("written") {
            steps.push(disk.assert_true_so_far());
        }
    }
    assert!(steps.len() > 1 && steps.is_sorted_by(|one, two| one < two), "{steps:?}");
    writer.flush().expect("written");
    assert_eq!(disk.assert_true_so_far(), SEEDS as usize);
    disk.assert_whole();
}

#[test]
fn seeds_change_and_go_while_the_index_is_made() {
    let (disk, names) = seeds();
    let (to_read, writer) = disk.writer(disk.index());
    let mut writer = writer.incremental();
    for (at, file) in to_read.iter().enumerate() {
        if file.exists() {
            writer.put(disk.prepared(file)).expect("written");
        }
        if at % 3 == 2 {
            // A file that has its postings, has none yet, or is not there yet.
            let other = disk.path(&names[at * 5 % names.len()]);
            if at % 2 == 0 {
                fs::remove_file(&other).unwrap_or_default();
                writer.remove(disk.root(), &other);
            } else {
                fs::write(&other, related_text(at as u64 + 20)).expect("written");
                writer.put(disk.prepared(&other)).expect("written");
            }
        }
    }
    writer.flush().expect("written");
    disk.refresh(disk.index());
    disk.assert_whole();
}

#[test]
fn two_make_one_index() {
    let (disk, _) = seeds();
    let (to_read, mut writer) = disk.writer(disk.index());
    let (to_read_too, mut other) = disk.writer(disk.index());
    for (number, (file, other_file)) in to_read.iter().zip(to_read_too.iter().rev()).enumerate() {
        writer.put(disk.prepared(file)).expect("written");
        other.put(disk.prepared(other_file)).expect("written");
        if number == 7 {
            // Done early: the first writer continues in an index that is complete.
            other.flush().expect("written");
            disk.assert_true_so_far();
        }
    }
    writer.flush().expect("written");
    disk.assert_whole();
}
