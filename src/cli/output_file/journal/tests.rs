use std::fs;
use std::path::Path;

use super::*;

const ITEMS: usize = 1000;

fn item(number: usize) -> String {
    if number.is_multiple_of(3) { String::new() } else { format!("{number} 号\n") }
}

fn whole() -> String {
    (0..ITEMS).map(item).collect()
}

fn open(path: &Path, key: &str, resume: bool) -> OutputJournal {
    OutputJournal::open(OutputTarget::new(path).expect("a place"), key, resume).expect("it opens")
}

/// Writes items up to `until` and returns the journal.
fn write(path: &Path, resume: bool, until: usize) -> OutputJournal {
    let mut journal = open(path, "items", resume);
    for number in journal.done..until {
        journal.write(&item(number)).expect("it is written");
    }
    journal
}

#[test]
fn a_run_interrupted_anywhere_can_be_resumed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.txt");
    for broken in [0, 1, CHECKPOINT_ITEMS - 1, CHECKPOINT_ITEMS, CHECKPOINT_ITEMS + 1, 700] {
        // What was in the buffer is not lost here, but goes beyond the last checkpoint.
        drop(write(&path, false, broken));
        let journal = write(&path, true, ITEMS);
        journal.finish(None::<fn(File, &File) -> Result<()>>).expect("it is put in place");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), whole(), "broken at {broken}");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}

#[test]
fn a_torn_journal_counts_up_to_its_last_whole_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.txt");
    drop(write(&path, false, 500));
    let journal = folder.path().join("out.txt.journal");
    let mut text = fs::read_to_string(&journal).expect("a journal");
    text.push_str("999 1");
    fs::write(&journal, text).expect("it can be torn");
    let opened = open(&path, "items", true);
    assert_eq!(opened.done, 500 / CHECKPOINT_ITEMS * CHECKPOINT_ITEMS);
    let again = OutputJournal::open(OutputTarget::new(&path).expect("a place"), "items", true);
    assert!(again.is_err(), "another run is at it");
    drop(opened);
    assert_eq!(open(&path, "other items", true).done, 0);
}

#[test]
fn files_that_only_look_like_an_earlier_output_are_not_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.txt");
    drop(write(&path, false, 500));
    let is_partial = |path: &std::path::PathBuf| path.to_string_lossy().ends_with(".partial");
    let mut entries = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let partial = entries.find(is_partial).expect("what was written");
    // A repository could contain such a file: the name is one of ours, the file is not.
    let copy = folder.path().join("copy");
    fs::copy(&partial, &copy).expect("copied");
    fs::rename(&copy, &partial).expect("renamed");
    let before = fs::read(&partial).expect("read");
    assert_eq!(open(&path, "items", true).done, if cfg!(unix) { 0 } else { 500 / CHECKPOINT_ITEMS * CHECKPOINT_ITEMS });
    if cfg!(unix) {
        assert_eq!(fs::read(&partial).expect("read"), before);
    }
    fs::write(folder.path().join("own.txt.journal"), "今天写到第三页\n").expect("written");
    assert!(
        OutputJournal::open(OutputTarget::new(&folder.path().join("own.txt")).expect("a place"), "items", true)
            .is_err()
    );
}
