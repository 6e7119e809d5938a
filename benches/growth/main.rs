//! How costs grow with the text: the instructions that a question takes, of a text and of one twice as long. Twice as many
//! is linear, four times as many is square. A busy machine changes none of it.
//!
//! ```text
//! cargo bench --bench growth [-- --quick] [--bytes N] [--question NAME] [--only PART-OF-A-NAME]
//! ```
//!
//! The program runs itself under valgrind's callgrind, which counts what happens inside of [`measured`], in all threads.
//! What the same question takes of next to no text is taken off. All ratios are printed, the highest first; one above
//! [`MOST`] makes the run fail. `--quick` is what `./test` runs: each unit and each question, but not each of each.

mod counted;
mod editor;
mod question;
mod shapes;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use question::{Job, Question, measured};

/// The most that twice the text may cost.
const MOST: f64 = 2.3;

/// How many bytes repeat in the shorter of two texts.
const BYTES: usize = 16_000;
const QUICK_BYTES: usize = 1_500;

/// And of two seeds that are compared. Up to 512 characters beside an equal run are looked at for each run, so that a text of
/// many short runs costs more and more until it is some times as long as that (24 kB), and grows in step from there on. This
/// is short of the slope.
const QUICK_BYTES_COMPARED: usize = 3_000;

/// So many documents are open.
const DOCUMENTS: usize = 100;
const QUICK_DOCUMENTS: usize = 20;

fn main() -> std::io::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, folder] = arguments.as_slice()
        && first == "--measured"
    {
        for job in Job::all_in(Path::new(folder))? {
            measured(&job)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let wanted = Wanted::of(arguments.into_iter());
    let scratch = tempfile::tempdir()?;
    let measurements = wanted.measurements(scratch.path())?;
    let groups: Vec<_> = measurements.chunks(if wanted.quick { 400 } else { 24 }).collect();
    let counts = counted::count(&groups, scratch.path())?;
    let mut grown: Vec<(f64, u64, String)> =
        counts.into_iter().map(|count| (count.ratio(), count.longer, count.name)).collect();
    grown.sort_by(|one, two| two.0.total_cmp(&one.0));
    for (ratio, instructions, name) in &grown {
        println!("{ratio:6.2}  {:9.1} million  {name}", *instructions as f64 / 1e6);
    }
    let failed = grown.iter().filter(|(ratio, ..)| *ratio > MOST).count();
    println!("{} passed, {failed} failed", grown.len() - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is asked, of which text.
struct Measurement {
    name: String,
    question: Question,
    /// Next to no text, the text, and one twice as long.
    folders: [PathBuf; 3],
}

/// What the command line asks for.
#[derive(Default)]
struct Wanted {
    quick: bool,
    bytes: Option<usize>,
    question: Option<String>,
    only: Option<String>,
}

impl Wanted {
    fn of(mut arguments: impl Iterator<Item = String>) -> Self {
        let mut wanted = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => wanted.quick = true,
                "--bytes" => wanted.bytes = arguments.next().and_then(|bytes| bytes.parse().ok()),
                "--question" => wanted.question = arguments.next(),
                "--only" => wanted.only = arguments.next(),
                // What `cargo bench` says to every bench.
                _ => {}
            }
        }
        wanted
    }

    /// Writes the texts, and says what is to be asked of them.
    fn measurements(&self, scratch: &Path) -> std::io::Result<Vec<Measurement>> {
        let bytes = |question| match question {
            Question::Reprints if self.quick => QUICK_BYTES_COMPARED,
            _ if self.quick => QUICK_BYTES,
            _ => BYTES,
        };
        let documents = if self.quick { QUICK_DOCUMENTS } else { DOCUMENTS };
        let mut measurements = Vec::new();
        for question in Question::ALL.into_iter().filter(|question| *question != Question::Documents) {
            for (number, shape) in shapes::all().into_iter().enumerate() {
                // Seven has no divisor in common with the number of formats, arrangements or questions.
                let is_in_turn = (number + question as usize * 5).is_multiple_of(35);
                let name = format!("{question:?} {}", shape.name).to_lowercase();
                if (!self.quick || is_in_turn) && self.wants(question, &name) {
                    let folder = scratch.join(format!("{question:?}-{}-{number}", shape.name.replace('/', "-")));
                    let bytes = self.bytes.unwrap_or_else(|| bytes(question));
                    let texts = [0, bytes, 2 * bytes].map(|bytes| shape.text(bytes));
                    let folders = question::two_seeds(&folder, shape.extension, &texts)?;
                    measurements.push(Measurement { name, question, folders });
                }
            }
        }
        let (question, name) = (Question::Documents, format!("{documents} open documents"));
        if self.wants(question, &name) {
            let folders = question::documents(&scratch.join("documents"), [1, documents, 2 * documents])?;
            measurements.push(Measurement { name, question, folders });
        }
        Ok(measurements)
    }

    fn wants(&self, question: Question, name: &str) -> bool {
        let is_asked = self.question.as_ref().is_none_or(|asked| format!("{question:?}").eq_ignore_ascii_case(asked));
        is_asked && self.only.as_ref().is_none_or(|only| name.contains(only.as_str()))
    }
}
