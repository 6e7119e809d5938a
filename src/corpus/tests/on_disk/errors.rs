//! What callers are told when the index cannot be read, and what becomes of it.

use std::io;

use super::*;

impl Disk {
    /// Two seeds that share a story, in an intact index.
    fn with_a_story() -> Self {
        let disk = Self::new();
        let story = article(1, 4).join("\n\n");
        disk.write("a.txt", &story);
        disk.write("b.txt", &story);
        disk.refresh(disk.index());
        disk
    }

    /// Overwrites the index's record of a file while it is open.
    fn damage(&self, name: &str) {
        let data = self.cache.path().join("index/data.mdb");
        let bytes = fs::read(&data).expect("read");
        let mut file = fs::File::options().write(true).open(data).expect("opened");
        for at in bytes.windows(name.len()).enumerate().filter(|(_, it)| *it == name.as_bytes()).map(|(at, _)| at) {
            io::Seek::seek(&mut file, io::SeekFrom::Start(at as u64)).expect("there");
            io::Write::write_all(&mut file, &vec![b'-'; name.len()]).expect("written");
        }
    }

    /// Tries to look up what the seed in a file shares with others.
    fn try_passages(&self, name: &str, cancel: &Cancel) -> Result<usize, LookupError> {
        let seed = AnalysedSeed::new(self.path(name), crate::text::Source::from_text(article(1, 4).join("\n\n")));
        Ok(self.snapshot().passages(&seed, cancel)?.len())
    }
}

fn is_damage(error: &LookupError) -> bool {
    matches!(error, LookupError::Index(error) if error.is_damage())
}

#[cfg(unix)]
#[test]
fn a_damaged_index_is_told_from_a_look_up_that_was_stopped() {
    let mut disk = Disk::with_a_story();
    let (going, stopped) = (Cancel::new(), Cancel::new());
    stopped.cancel();
    assert!(matches!(disk.try_passages("a.txt", &stopped), Err(LookupError::Cancelled(_))));
    assert_eq!(disk.try_passages("a.txt", &going).expect("sound"), 1);
    disk.damage("b.txt");
    assert!(is_damage(&disk.try_passages("a.txt", &going).expect_err("damaged")));
    // The next callers get the same error, whatever they ask.
    let (snapshot, query) = (disk.snapshot(), Query::new("河"));
    assert!(is_damage(&disk.try_passages("a.txt", &going).expect_err("damaged")));
    assert!(is_damage(&snapshot.symbols(&query, 9, |_| true, &going).expect_err("damaged")));
    assert!(is_damage(&snapshot.seeds_stating(OutlineKind::Author, "某某", &going).expect_err("damaged")));
    let seed = Arc::new(AnalysedSeed::new(disk.path("a.txt"), crate::text::Source::from_text("河")));
    assert!(is_damage(&snapshot.boilerplate(&seed, &going).expect_err("damaged")));
    assert!(is_damage(&snapshot.lineage(seed, &going).expect_err("damaged")));
    drop(snapshot);
    disk.reopen();
    assert_eq!(disk.refresh(disk.index()), (2, 2));
    assert_eq!(disk.try_passages("a.txt", &going).expect("made anew"), 1);
}

#[test]
fn a_full_disk_does_not_discard_the_index() {
    let mut disk = Disk::with_a_story();
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Interrupted] {
        disk.index().report_error(&IndexError::Io(kind.into()));
    }
    assert!(!disk.snapshot().is_broken());
    assert_eq!(disk.try_passages("a.txt", &Cancel::new()).expect("as before"), 1);
    disk.reopen();
    assert_eq!(disk.refresh(disk.index()).1, 0);
}

/// LMDB has a limited number of readers in all processes together; one too many is not told of damage.
#[test]
fn too_many_readers_are_told_so_and_the_next_is_answered() {
    let disk = Disk::with_a_story();
    let mut readers = Vec::new();
    let error = loop {
        match disk.index().reader() {
            Ok(reader) => readers.push(reader),
            Err(error) => break error,
        }
    };
    assert!(!error.is_damage(), "{error}");
    let refused = disk.try_passages("a.txt", &Cancel::new()).expect_err("no room");
    assert!(matches!(&refused, LookupError::Index(error) if !error.is_damage()), "{refused}");
    drop(readers);
    assert_eq!(disk.try_passages("a.txt", &Cancel::new()).expect("room again"), 1);
}
