//! What is asked about a text, on the command line and in the server.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use variorum::cli::{self, Invocation};

use super::{editor, shapes};

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// `variorum check`
    Check,
    /// `variorum check --diff --unsafe`: all fixes, and what they would change.
    Fix,
    /// `variorum inspect`
    Inspect,
    /// `variorum reprints` with two seeds of the text.
    Reprints,
    /// An editor opens one of two seeds with the text, sends every request that editors send, and closes it.
    Hover,
    /// An editor opens many documents, edits each, and closes most of them.
    Documents,
}

impl Question {
    /// Every question.
    pub(crate) const ALL: [Self; 6] =
        [Self::Check, Self::Fix, Self::Inspect, Self::Reprints, Self::Hover, Self::Documents];
}

/// A question about a folder.
pub(crate) struct CountedRun {
    question: Question,
    folder: PathBuf,
}

impl CountedRun {
    /// The line of the run list.
    pub(crate) fn line(question: Question, folder: &Path) -> String {
        format!("{question:?}\t{}\n", folder.display())
    }

    /// Reads the run list of a folder.
    pub(crate) fn all_in(folder: &Path) -> std::io::Result<Vec<Self>> {
        let list = fs::read_to_string(folder.join("runs"))?;
        let run = |line: &str| {
            let (name, folder) = line.split_once('\t')?;
            let question = Question::ALL.into_iter().find(|question| format!("{question:?}") == name)?;
            Some(Self { question, folder: folder.into() })
        };
        Ok(list.lines().filter_map(run).collect())
    }

    fn run(&self) -> std::io::Result<()> {
        let seed = || -> OsString {
            let files = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
            files.filter(|file| file.file_stem().is_some_and(|stem| stem == "one")).map(OsString::from).collect()
        };
        let folder = || self.folder.clone().into_os_string();
        let strict = ["check", "--preset", "strict"];
        match self.question {
            Question::Check => run_command(&strict, [seed()]),
            Question::Fix => run_command(&[&strict[..], &["--diff", "--unsafe"]].concat(), [seed()]),
            Question::Inspect => run_command(&["inspect"], [seed()]),
            Question::Reprints => {
                run_command(&["reprints", "--all", "--variants", "all", "--format", "jsonl", "--corpus"], [folder()]);
            }
            Question::Hover => editor::ask_everything(&self.folder, &PathBuf::from(seed()))?,
            Question::Documents => editor::open_many(&self.folder)?,
        }
        Ok(())
    }
}

fn run_command(words: &[&str], path: [OsString; 1]) {
    let arguments = ["variorum"].iter().chain(words).map(OsString::from).chain(path);
    if let Ok(Invocation::Command(command, language)) = cli::parse(arguments) {
        cli::run(&command, language);
    }
}

/// The function whose instructions are counted; callgrind finds it by its name.
#[inline(never)]
pub(crate) fn measured(run: &CountedRun) -> std::io::Result<()> {
    std::hint::black_box(run.run())
}

/// Writes a folder with two seeds for each text.
pub(crate) fn two_seeds(folder: &Path, extension: &str, texts: &[String; 3]) -> std::io::Result<[PathBuf; 3]> {
    let folders = [0, 1, 2].map(|length| folder.join(length.to_string()));
    for (folder, text) in folders.iter().zip(texts) {
        if !folder.exists() {
            write_files(
                folder,
                [(format!("one.{extension}"), text.clone()), (format!("two.{extension}"), text.clone())],
            )?;
        }
    }
    Ok(folders)
}

/// Writes folders with this many seeds that have nothing in common.
pub(crate) fn documents(folder: &Path, counts: [usize; 3]) -> std::io::Result<[PathBuf; 3]> {
    let folders = counts.map(|count| folder.join(count.to_string()));
    for (folder, count) in folders.iter().zip(counts) {
        let text = |i: usize| (0..4).map(|part| shapes::sentence(4 * i + part)).collect::<String>();
        write_files(folder, (0..count).map(|i| (format!("{i}.txt"), text(i))))?;
    }
    Ok(folders)
}

fn write_files(folder: &Path, files: impl IntoIterator<Item = (String, String)>) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("variorum.toml"), "")?;
    files.into_iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}
