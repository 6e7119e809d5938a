//! A long output into a file that can be gone on with after it was broken off.
//!
//! What is ready stands in `FILE.RANDOM.partial`; `FILE.journal` says what is being made, in which file, and, now and then,
//! how many items are ready and how many bytes they take. A run that goes on cuts the first back to what the second says
//! and leaves the items that are ready out. `FILE` itself appears when all of it is there.
//!
//! A file is taken for a journal by its first line, and for the output that the journal speaks of by its name and its
//! number on the drive; what is anything else is not touched.

#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::{BufWriter, Seek, SeekFrom, Write};

use anyhow::{Context, Result, bail};

use super::files::problem_with;
use super::target::Target;
use super::terminal::{quoted, remark, said};
use crate::files::{self, FileError, FileKind, random_name, read_from};
use crate::messages::message;

/// After so many items the journal is told of them.
const EVERY: usize = 64;

/// The first line of a journal.
const HEAD: &str = "what variorum has done of an output, to go on with --resume";

/// No journal is as long as this, in bytes.
const LONGEST: u64 = 1 << 26;

/// An output that is being written.
pub(super) struct Journal {
    target: Target,
    partial: OsString,
    journal: OsString,
    out: BufWriter<File>,
    /// Locked, so that no other run writes the same.
    log: File,
    /// How many items are ready.
    pub(super) done: usize,
    bytes: u64,
}

/// What was found of an earlier run.
struct Earlier {
    /// The journal, locked.
    log: File,
    text: String,
    /// The output as far as it came, if it is still there.
    partial: Option<(OsString, File)>,
}

/// A name with something behind it.
fn with(name: &OsStr, ending: &str) -> OsString {
    let mut name = name.to_owned();
    name.push(ending);
    name
}

impl Journal {
    /// Begins the output into `target`, or goes on with it if it is `resume`d and was of the same `key`: whatever the
    /// output depends on, on one line. If it was of another, it begins anew and says so.
    ///
    /// # Errors
    /// A file that cannot be read or written, or is in the way; another run is at it.
    pub(super) fn open(target: Target, key: &str, resume: bool) -> Result<Self> {
        let journal = with(&target.name, ".journal");
        let earlier = Earlier::of(&target, &journal)?;
        if let Some(earlier) = earlier {
            if resume && earlier.key() == Some(key) {
                if let Some(ready) = earlier.ready() {
                    return Self::go_on(target, journal, earlier, ready);
                }
            } else if resume {
                remark(&said(&message!("batch-anew", path = quoted(&target.path))));
            }
            if let Some((name, _)) = &earlier.partial {
                target.folder.remove(name).map_err(|error| problem_with(error, &target.cannot()))?;
            }
        }
        Self::begin(target, journal, key)
    }

    fn begin(target: Target, journal: OsString, key: &str) -> Result<Self> {
        let partial = with(&target.name, &format!(".{}.partial", random_name()));
        let begun = || -> Result<(File, File)> {
            let (out, mut log) = (target.new_file()?, target.new_file()?);
            let (drive, number) = files::identity(out.file())?;
            // A name is written as it is found in the folder: no more of it need be known than its end.
            let end = partial.to_string_lossy();
            let end = end.get(end.len().saturating_sub(ENDING)..).unwrap_or_default();
            log.write_all(format!("{HEAD}\n{key}\n{end} {drive} {number}\n0 0\n").as_bytes())?;
            // First what says what the other one is.
            let log = log.put_and_keep(&journal)?;
            Ok((out.put_and_keep(&partial)?, log))
        };
        let (out, log) = begun().with_context(|| said(&target.cannot()))?;
        Ok(Self { target, partial, journal, out: BufWriter::new(out), log, done: 0, bytes: 0 })
    }

    fn go_on(
        target: Target,
        journal: OsString,
        earlier: Earlier,
        (partial, mut out, done, bytes): (OsString, File, usize, u64),
    ) -> Result<Self> {
        let Earlier { mut log, text, .. } = earlier;
        // A line without its end was being written when the run broke off.
        let whole = text.rfind('\n').map_or(0, |end| end + 1) as u64;
        let mut cut = || -> std::io::Result<()> {
            out.set_len(bytes)?;
            out.seek(SeekFrom::End(0))?;
            log.set_len(whole)?;
            log.seek(SeekFrom::End(0))?;
            writeln!(log, "{done} {bytes}")
        };
        cut().with_context(|| said(&target.cannot()))?;
        Ok(Self { target, partial, journal, out: BufWriter::new(out), log, done, bytes })
    }

    /// Writes what belongs to the next item; nothing if it has nothing.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(super) fn write(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).with_context(|| said(&self.target.cannot()))?;
        self.bytes += text.len() as u64;
        self.done += 1;
        if self.done.is_multiple_of(EVERY) {
            self.note().with_context(|| said(&self.target.cannot()))?;
        }
        Ok(())
    }

    fn note(&mut self) -> std::io::Result<()> {
        self.out.flush()?;
        // What the journal says is on the disk has to be there before it says so.
        self.out.get_ref().sync_data()?;
        self.log.write_all(format!("{} {}\n", self.done, self.bytes).as_bytes())
    }

    /// Puts the whole output where it belongs: as it is, or as `convert` makes it of what was written.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    pub(super) fn finish(mut self, convert: Option<impl FnOnce(File, &File) -> Result<()>>) -> Result<()> {
        self.out.flush().with_context(|| said(&self.target.cannot()))?;
        let Self { target, partial, journal, out, .. } = &self;
        out.get_ref().sync_all().with_context(|| said(&target.cannot()))?;
        let folder = &target.folder;
        let cannot = |error: FileError| problem_with(error, &target.cannot());
        match convert {
            None => {
                files::NewFile::check_place(folder, &target.name).map_err(cannot)?;
                folder.rename(partial, &target.name).map_err(cannot)?;
            }
            Some(convert) => {
                let converted = target.new_file()?;
                let rows = folder.open(partial, false).map_err(cannot)?;
                convert(rows, converted.file()).with_context(|| said(&target.cannot()))?;
                converted.put(&target.name).map_err(cannot)?;
                folder.remove(partial).map_err(cannot)?;
            }
        }
        folder.remove(journal).map_err(cannot)?;
        folder.sync();
        Ok(())
    }
}

/// How many bytes the name of an unfinished output has behind that of the output: `.`, 16 digits, `.partial`.
const ENDING: usize = 1 + 16 + 8;

impl Earlier {
    /// What is there of an earlier run, if anything is.
    ///
    /// # Errors
    /// In the place of the journal is what is none; another run is at it; it cannot be read.
    fn of(target: &Target, journal: &OsStr) -> Result<Option<Self>> {
        let of_others =
            || said(&message!("output-journal-of-others", path = quoted(&target.path.with_file_name(journal))));
        let cannot = |error: FileError| problem_with(error, &target.cannot());
        match target.folder.kind(journal).map_err(cannot)? {
            None => return Ok(None),
            Some(FileKind::Regular) => {}
            Some(_) => bail!(of_others()),
        }
        let log = target.folder.open(journal, true).map_err(cannot)?;
        let text = match read_from(&log, LONGEST) {
            Ok(bytes) => String::from_utf8(bytes).unwrap_or_default(),
            Err(FileError::TooLong { .. }) => String::new(),
            Err(error) => return Err(cannot(error)),
        };
        if text.lines().next() != Some(HEAD) {
            bail!(of_others());
        }
        if matches!(log.try_lock(), Err(TryLockError::WouldBlock)) {
            bail!(said(&message!("output-in-use", path = quoted(&target.path))));
        }
        let partial = partial_of(target, &text);
        Ok(Some(Self { log, text, partial }))
    }

    fn key(&self) -> Option<&str> {
        self.text.lines().nth(1)
    }

    /// The output as far as the journal knows it: the file, how many items are ready and how many bytes they take.
    fn ready(&self) -> Option<(OsString, File, usize, u64)> {
        let (name, out) = self.partial.as_ref()?;
        let size = out.metadata().ok()?.len();
        // A line without its end was being written when the run broke off.
        let lines = self.text.split_inclusive('\n').skip(3).filter_map(|line| line.strip_suffix('\n'));
        let places = lines.filter_map(|line| line.split_once(' '));
        let places = places.filter_map(|(done, bytes)| Some((done.parse().ok()?, bytes.parse().ok()?)));
        let (done, bytes) = places.filter(|(_, bytes): &(usize, u64)| *bytes <= size).last()?;
        Some((name.clone(), out.try_clone().ok()?, done, bytes))
    }
}

/// The unfinished output that a journal speaks of, if it is there and is that very file.
fn partial_of(target: &Target, text: &str) -> Option<(OsString, File)> {
    let mut words = text.lines().nth(2)?.split(' ');
    let (end, drive, number) = (words.next()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let digits = end.strip_prefix('.')?.strip_suffix(".partial")?;
    if digits.len() != 16 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let name = with(&target.name, end);
    let file = target.folder.open(&name, true).ok()?;
    (files::identity(&file).ok()? == (drive, number)).then_some((name, file))
}
