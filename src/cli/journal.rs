//! A long output into a file that can be gone on with after it was broken off.
//!
//! What is ready stands in `FILE.partial`; `FILE.journal` says what is being made and, now and then, how many items are
//! ready and how many bytes they take. A run that goes on cuts the first back to what the second says and leaves the
//! items that are ready out. `FILE` itself appears when all of it is there.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::terminal::{quoted, remark, said};
use crate::messages::message;

/// After so many items the journal is told of them.
const EVERY: usize = 64;

/// An output that is being written.
pub(super) struct Journal {
    target: PathBuf,
    partial: PathBuf,
    journal: PathBuf,
    out: BufWriter<File>,
    log: File,
    /// How many items are ready.
    pub(super) done: usize,
    bytes: u64,
}

/// A path with something behind its name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Journal {
    /// Begins the output into `target`, or goes on with it if it is `resume`d and was of the same `key`: whatever the
    /// output depends on. If it was of another, it begins anew and says so.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    pub(super) fn open(target: &Path, key: &str, resume: bool) -> Result<Self> {
        let (partial, journal) = (beside(target, ".partial"), beside(target, ".journal"));
        let known = if resume { fs::read_to_string(&journal).unwrap_or_default() } else { String::new() };
        let of_this = known.split_once('\n').filter(|(written, _)| *written == key).map(|(_, rest)| rest);
        if !known.is_empty() && of_this.is_none() {
            remark(&said(&message!("batch-anew", path = quoted(target))));
        }
        let ready = of_this.and_then(|rest| {
            let size = fs::metadata(&partial).ok()?.len();
            // A line without its end was being written when the run broke off.
            let lines = rest.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
            let places = lines.filter_map(|line| line.split_once(' '));
            let mut places = places.filter_map(|(done, bytes)| Some((done.parse().ok()?, bytes.parse().ok()?)));
            places.rfind(|(_, bytes): &(usize, u64)| *bytes <= size)
        });
        let cannot = |path: &Path| said(&message!("cannot-write", path = quoted(path)));
        let (done, bytes) = ready.unwrap_or((0, 0));
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(false);
        let mut out = options.open(&partial).with_context(|| cannot(&partial))?;
        out.set_len(bytes).with_context(|| cannot(&partial))?;
        std::io::Seek::seek(&mut out, std::io::SeekFrom::End(0)).with_context(|| cannot(&partial))?;
        let mut log = File::create(&journal).with_context(|| cannot(&journal))?;
        log.write_all(format!("{key}\n{done} {bytes}\n").as_bytes()).with_context(|| cannot(&journal))?;
        Ok(Self { target: target.to_owned(), partial, journal, out: BufWriter::new(out), log, done, bytes })
    }

    /// Writes what belongs to the next item; nothing if it has nothing.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(super) fn write(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.bytes += text.len() as u64;
        self.done += 1;
        if self.done.is_multiple_of(EVERY) {
            self.out.flush()?;
            // What the journal says is on the disk has to be there before it says so.
            self.out.get_ref().sync_data()?;
            self.log.write_all(format!("{} {}\n", self.done, self.bytes).as_bytes())?;
        }
        Ok(())
    }

    /// Puts the whole output where it belongs: as it is, or as `convert` makes it of what was written.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    pub(super) fn finish(mut self, convert: Option<impl FnOnce(File, File) -> Result<()>>) -> Result<()> {
        self.out.flush()?;
        self.out.get_ref().sync_data()?;
        match convert {
            None => fs::rename(&self.partial, &self.target)?,
            Some(convert) => {
                let converted = beside(&self.target, ".converted");
                convert(File::open(&self.partial)?, File::create(&converted)?)?;
                fs::rename(&converted, &self.target)?;
                fs::remove_file(&self.partial)?;
            }
        }
        fs::remove_file(&self.journal)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEMS: usize = 1000;

    fn item(number: usize) -> String {
        if number.is_multiple_of(3) { String::new() } else { format!("{number} 号\n") }
    }

    fn whole() -> String {
        (0..ITEMS).map(item).collect()
    }

    /// Writes items until `until`, and gives the journal.
    fn write(path: &Path, resume: bool, until: usize) -> Journal {
        let mut journal = Journal::open(path, "items", resume).expect("it opens");
        for number in journal.done..until {
            journal.write(&item(number)).expect("it is written");
        }
        journal
    }

    #[test]
    fn what_is_broken_off_anywhere_is_gone_on_with() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.txt");
        for broken in [0, 1, EVERY - 1, EVERY, EVERY + 1, 700] {
            // What stood in the buffer is not lost here, but is more than the journal knows.
            drop(write(&path, false, broken));
            let journal = write(&path, true, ITEMS);
            journal.finish(None::<fn(File, File) -> Result<()>>).expect("it is put in place");
            assert_eq!(fs::read_to_string(&path).expect("it is there"), whole(), "broken at {broken}");
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        }
    }

    #[test]
    fn a_torn_journal_counts_as_far_as_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.txt");
        drop(write(&path, false, 500));
        let journal = beside(&path, ".journal");
        let mut text = fs::read_to_string(&journal).expect("a journal");
        text.push_str("999 1");
        fs::write(&journal, text).expect("it can be torn");
        let open = Journal::open(&path, "items", true).expect("it opens");
        assert_eq!(open.done, 500 / EVERY * EVERY);
        assert_eq!(Journal::open(&path, "other items", true).expect("it opens").done, 0);
    }
}
