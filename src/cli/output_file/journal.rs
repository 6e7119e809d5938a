//! Writing a long output to a file, so that an interrupted run can be resumed.
//!
//! The output grows in `FILE.RANDOM.partial`. `FILE.journal` records what is being written, to which file, and at each
//! checkpoint how many items are complete and how many bytes they take. A resumed run truncates the partial file to the
//! last checkpoint and skips the items that are complete. `FILE` appears when all of it has been written.
//!
//! A journal is recognised by its first line, and its partial output by name and file number. No other file is touched.

#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::{BufWriter, Seek, SeekFrom, Write};

use anyhow::{Context, Result, bail};

use crate::cli::input::files::problem_with;
use crate::cli::output_file::target::OutputTarget;
use crate::cli::terminal::{localised, print_note, quoted_path};
use crate::files::{self, FileError, FileKind, random_name, read_from};
use crate::messages::message;

/// The number of items between two checkpoints.
const CHECKPOINT_ITEMS: usize = 64;

/// The first line of a journal.
const HEADER: &str = "what variorum has done of an output, to go on with --resume";

/// The maximal length of a journal in bytes.
const MAX_JOURNAL_BYTES: u64 = 1 << 26;

/// An output that is being written.
pub(in crate::cli) struct OutputJournal {
    target: OutputTarget,
    partial: OsString,
    journal: OsString,
    out: BufWriter<File>,
    /// Locked, so that no other run writes the same output.
    log: File,
    /// The number of complete items.
    pub(in crate::cli) done: usize,
    bytes: u64,
}

/// What an earlier run left.
struct PreviousRun {
    /// The journal, locked.
    log: File,
    text: String,
    /// The name of the partial output and the file, if it still exists.
    partial: Option<(OsString, File)>,
}

/// A file name with a suffix.
fn with_suffix(name: &OsStr, ending: &str) -> OsString {
    let mut name = name.to_owned();
    name.push(ending);
    name
}

impl OutputJournal {
    /// Starts writing to `target`. With `resume`, continues an earlier run of the same `key`, which is one line with
    /// all that the output depends on; if the key differs, it prints a note and starts over.
    ///
    /// # Errors
    /// A file cannot be read or written or is in the way, or another run is writing the same output.
    pub(in crate::cli) fn open(target: OutputTarget, key: &str, resume: bool) -> Result<Self> {
        let journal = with_suffix(&target.name, ".journal");
        let previous = PreviousRun::find(&target, &journal)?;
        if let Some(previous) = previous {
            if resume && previous.key() == Some(key) {
                if let Some(ready) = previous.ready() {
                    return Self::resume_at(target, journal, previous, ready);
                }
            } else if resume {
                print_note(&localised(&message!("batch-anew", path = quoted_path(&target.path))));
            }
            if let Some((name, _)) = &previous.partial {
                target.folder.remove(name).map_err(|error| problem_with(error, &target.write_error()))?;
            }
        }
        Self::start(target, journal, key)
    }

    fn start(target: OutputTarget, journal: OsString, key: &str) -> Result<Self> {
        let partial = with_suffix(&target.name, &format!(".{}.partial", random_name()));
        let begun = || -> Result<(File, File)> {
            let (out, mut log) = (target.new_file()?, target.new_file()?);
            let (drive, number) = files::identity(out.file())?;
            // The file system may store the name in another form, so only its end is recorded.
            let end = partial.to_string_lossy();
            let end = end.get(end.len().saturating_sub(PARTIAL_SUFFIX_BYTES)..).unwrap_or_default();
            log.write_all(format!("{HEADER}\n{key}\n{end} {drive} {number}\n0 0\n").as_bytes())?;
            // The journal comes first: it says what the partial file is.
            let log = log.put_and_keep(&journal)?;
            Ok((out.put_and_keep(&partial)?, log))
        };
        let (out, log) = begun().with_context(|| localised(&target.write_error()))?;
        Ok(Self { target, partial, journal, out: BufWriter::new(out), log, done: 0, bytes: 0 })
    }

    fn resume_at(
        target: OutputTarget,
        journal: OsString,
        previous: PreviousRun,
        (partial, mut out, done, bytes): (OsString, File, usize, u64),
    ) -> Result<Self> {
        let PreviousRun { mut log, text, .. } = previous;
        // A line without a line end was being written when the run was interrupted.
        let whole = text.rfind('\n').map_or(0, |end| end + 1) as u64;
        let mut cut = || -> std::io::Result<()> {
            out.set_len(bytes)?;
            out.seek(SeekFrom::End(0))?;
            log.set_len(whole)?;
            log.seek(SeekFrom::End(0))?;
            writeln!(log, "{done} {bytes}")
        };
        cut().with_context(|| localised(&target.write_error()))?;
        Ok(Self { target, partial, journal, out: BufWriter::new(out), log, done, bytes })
    }

    /// Writes the output of the next item, which may be empty.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(in crate::cli) fn write(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).with_context(|| localised(&self.target.write_error()))?;
        self.bytes += text.len() as u64;
        self.done += 1;
        if self.done.is_multiple_of(CHECKPOINT_ITEMS) {
            self.checkpoint().with_context(|| localised(&self.target.write_error()))?;
        }
        Ok(())
    }

    fn checkpoint(&mut self) -> std::io::Result<()> {
        self.out.flush()?;
        // What the journal calls complete has to be on disk before the journal says so.
        self.out.get_ref().sync_data()?;
        self.log.write_all(format!("{} {}\n", self.done, self.bytes).as_bytes())
    }

    /// Moves the complete output into place, either as it was written or as `convert` transforms it.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub(in crate::cli) fn finish(mut self, convert: Option<impl FnOnce(File, &File) -> Result<()>>) -> Result<()> {
        self.out.flush().with_context(|| localised(&self.target.write_error()))?;
        let Self { target, partial, journal, out, .. } = &self;
        out.get_ref().sync_all().with_context(|| localised(&target.write_error()))?;
        let folder = &target.folder;
        let cannot = |error: FileError| problem_with(error, &target.write_error());
        match convert {
            None => {
                files::NewFile::check_place(folder, &target.name).map_err(cannot)?;
                folder.rename(partial, &target.name).map_err(cannot)?;
            }
            Some(convert) => {
                let converted = target.new_file()?;
                let rows = folder.open(partial, false).map_err(cannot)?;
                convert(rows, converted.file()).with_context(|| localised(&target.write_error()))?;
                converted.put(&target.name).map_err(cannot)?;
                folder.remove(partial).map_err(cannot)?;
            }
        }
        folder.remove(journal).map_err(cannot)?;
        folder.sync();
        Ok(())
    }
}

/// The length in bytes of the suffix of a partial output: `.`, 16 hexadecimal digits, `.partial`.
const PARTIAL_SUFFIX_BYTES: usize = 1 + 16 + 8;

impl PreviousRun {
    /// Finds and locks the journal of an earlier run, if there is one.
    ///
    /// # Errors
    /// The file in its place is not a journal, is in use by another run, or cannot be read.
    fn find(target: &OutputTarget, journal: &OsStr) -> Result<Option<Self>> {
        let of_others = || {
            localised(&message!("output-journal-of-others", path = quoted_path(&target.path.with_file_name(journal))))
        };
        let cannot = |error: FileError| problem_with(error, &target.write_error());
        match target.folder.kind(journal).map_err(cannot)? {
            None => return Ok(None),
            Some(FileKind::Regular) => {}
            Some(_) => bail!(of_others()),
        }
        let log = target.folder.open(journal, true).map_err(cannot)?;
        let text = match read_from(&log, MAX_JOURNAL_BYTES) {
            Ok(bytes) => String::from_utf8(bytes).unwrap_or_default(),
            Err(FileError::TooLong { .. }) => String::new(),
            Err(error) => return Err(cannot(error)),
        };
        if text.lines().next() != Some(HEADER) {
            bail!(of_others());
        }
        if matches!(log.try_lock(), Err(TryLockError::WouldBlock)) {
            bail!(localised(&message!("output-in-use", path = quoted_path(&target.path))));
        }
        let partial = find_partial(target, &text);
        Ok(Some(Self { log, text, partial }))
    }

    fn key(&self) -> Option<&str> {
        self.text.lines().nth(1)
    }

    /// The last checkpoint: the partial file with its name, the number of complete items and of their bytes.
    fn ready(&self) -> Option<(OsString, File, usize, u64)> {
        let (name, out) = self.partial.as_ref()?;
        let size = out.metadata().ok()?.len();
        // A line without a line end was being written when the run was interrupted.
        let lines = self.text.split_inclusive('\n').skip(3).filter_map(|line| line.strip_suffix('\n'));
        let places = lines.filter_map(|line| line.split_once(' '));
        let places = places.filter_map(|(done, bytes)| Some((done.parse().ok()?, bytes.parse().ok()?)));
        let (done, bytes) = places.filter(|(_, bytes): &(usize, u64)| *bytes <= size).last()?;
        Some((name.clone(), out.try_clone().ok()?, done, bytes))
    }
}

/// The partial output that a journal names, if it exists and is the same file.
fn find_partial(target: &OutputTarget, text: &str) -> Option<(OsString, File)> {
    let mut words = text.lines().nth(2)?.split(' ');
    let (end, drive, number) = (words.next()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let digits = end.strip_prefix('.')?.strip_suffix(".partial")?;
    if digits.len() != 16 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let name = with_suffix(&target.name, end);
    let file = target.folder.open(&name, true).ok()?;
    (files::identity(&file).ok()? == (drive, number)).then_some((name, file))
}
