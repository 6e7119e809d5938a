//! How costs grow with the text: the instructions that a question takes for a text and for one twice as long. A ratio
//! of 2 is linear growth, a ratio of 4 quadratic. A busy machine does not change the ratios.
//!
//! ```text
//! cargo bench --bench growth [-- --quick] [--bytes N] [--question NAME] [--only PART-OF-A-NAME]
//! ```
//!
//! The program runs itself under valgrind's callgrind, which counts the instructions inside of [`measured`] in all
//! threads. The cost of the same question about an almost empty text is subtracted. All ratios are printed, the largest
//! first, and the run fails if one is above [`MAX_RATIO`]. `--quick` is what `./test` runs: every unit and every
//! question, but not every combination.

mod counted;
mod editor;
mod question;
mod shapes;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use question::{CountedRun, Question, measured};

/// The largest ratio that is allowed for twice the text.
const MAX_RATIO: f64 = 2.3;

/// The bytes of repetition in the shorter of two texts.
const UNIT_BYTES: usize = 16_000;
const QUICK_BYTES: usize = 1_500;

/// The same for two seeds that are compared. Up to 512 characters beside an equal run are examined for each run, so the
/// cost of a text with many short runs grows faster than the text until it is several times as long as that (24 kB),
/// and linearly from there on. These lengths are below that range.
const QUICK_COMPARED_BYTES: usize = 3_000;

/// The number of open documents.
const DOCUMENTS: usize = 100;
const QUICK_DOCUMENTS: usize = 20;

fn main() -> std::io::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, folder] = arguments.as_slice()
        && first == "--measured"
    {
        for run in CountedRun::all_in(Path::new(folder))? {
            measured(&run)?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let parsed = BenchmarkArguments::parse(arguments.into_iter());
    let scratch = tempfile::tempdir()?;
    let measurements = parsed.measurements(scratch.path())?;
    let groups: Vec<_> = measurements.chunks(if parsed.quick { 400 } else { 24 }).collect();
    let (counts, errors) = counted::count(&groups, scratch.path())?;
    let mut ratios: Vec<(f64, u64, String)> =
        counts.into_iter().map(|count| (count.ratio(), count.longer, count.name)).collect();
    ratios.sort_by(|one, two| two.0.total_cmp(&one.0));
    for (ratio, instructions, name) in &ratios {
        println!("{ratio:6.2}  {:9.1} million  {name}", *instructions as f64 / 1e6);
    }
    errors.iter().for_each(|error| println!("not counted: {error}"));
    let failed = ratios.iter().filter(|(ratio, ..)| *ratio > MAX_RATIO).count() + errors.len();
    println!("{} passed, {failed} failed", ratios.len() + errors.len() - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A question and the shape of the text.
struct Measurement {
    name: String,
    question: Question,
    /// The folders of an almost empty text, the text, and one twice as long.
    folders: [PathBuf; 3],
}

/// The arguments of the benchmark.
#[derive(Default)]
struct BenchmarkArguments {
    quick: bool,
    bytes: Option<usize>,
    question: Option<String>,
    only: Option<String>,
}

impl BenchmarkArguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Self {
        let mut parsed = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => parsed.quick = true,
                "--bytes" => parsed.bytes = arguments.next().and_then(|bytes| bytes.parse().ok()),
                "--question" => parsed.question = arguments.next(),
                "--only" => parsed.only = arguments.next(),
                // `cargo bench` passes this to every benchmark.
                _ => {}
            }
        }
        parsed
    }

    /// Writes the texts and returns the measurements to make.
    fn measurements(&self, scratch: &Path) -> std::io::Result<Vec<Measurement>> {
        let bytes = |question| match question {
            Question::Reprints if self.quick => QUICK_COMPARED_BYTES,
            _ if self.quick => QUICK_BYTES,
            _ => UNIT_BYTES,
        };
        let documents = if self.quick { QUICK_DOCUMENTS } else { DOCUMENTS };
        let mut measurements = Vec::new();
        for question in Question::ALL.into_iter().filter(|question| *question != Question::Documents) {
            for (number, shape) in shapes::all().into_iter().enumerate() {
                // Seven is coprime to the numbers of formats, arrangements and questions.
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
