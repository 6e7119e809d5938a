//! The costs of the server, measured from outside: the built program is driven over pipes, as an editor drives it.
//!
//! ```text
//! cargo bench --bench server -- [--seeds N,N,…] [--corpus FOLDER] [--keep FOLDER]
//! ```
//!
//! `--seeds` generates corpora of these sizes (by default 1,000), and `--corpus` takes an existing one. `--keep` names
//! the folder for generated corpora, which then need not be generated again. Tables for people go to standard error,
//! the last one in the form of `docs/performance.md`; one line of JSON per corpus goes to standard output. Compare the
//! numbers of one run with one another: a busy machine doubles them.

mod client;
mod figures;
mod made_up;
mod scenarios;

use std::path::{Path, PathBuf};

use serde_json::json;

fn main() -> std::io::Result<()> {
    let parsed = BenchmarkArguments::parse(std::env::args().skip(1));
    let scratch = tempfile::tempdir()?;
    let keep = parsed.keep.clone().unwrap_or_else(|| scratch.path().to_owned());
    let mut corpora = parsed.corpora.clone();
    for seeds in &parsed.seeds {
        corpora.push(made_up::corpus(&keep, *seeds)?);
    }
    let mut columns = Vec::new();
    for corpus in corpora {
        columns.push(measure(&corpus, scratch.path())?);
    }
    eprintln!("\n{}", figures::table(&columns));
    Ok(())
}

/// Runs every scenario in one corpus and prints the figures. The index goes to a new folder, so that the first start
/// has none.
fn measure(corpus: &Path, scratch: &Path) -> std::io::Result<(String, figures::Figures)> {
    let cache = tempfile::tempdir_in(scratch)?;
    let corpus = corpus.canonicalize()?;
    eprintln!("\n{}", corpus.display());
    let mut figures = figures::Figures::default();
    let seeds: Vec<_> = variorum::corpus::discovery::files_below(&corpus, None).filter_map(Result::ok).collect();
    figures.size("seeds on disk", seeds.iter().filter_map(|seed| Some(seed.metadata().ok()?.len())).sum());
    scenarios::starts(&corpus, cache.path(), &mut figures)?;
    scenarios::session(&corpus, cache.path(), &mut figures)?;
    eprintln!("{figures}");
    println!("{}", json!({ "corpus": corpus, "seeds": seeds.len(), "figures": figures.as_json() }));
    let name = corpus.file_name().unwrap_or_default().to_string_lossy();
    Ok((format!("{name}, {} seeds", seeds.len()), figures))
}

/// The arguments of the benchmark.
#[derive(Default)]
struct BenchmarkArguments {
    seeds: Vec<u32>,
    corpora: Vec<PathBuf>,
    keep: Option<PathBuf>,
}

impl BenchmarkArguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Self {
        let mut parsed = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--seeds" => {
                    let sizes = arguments.next().unwrap_or_default();
                    parsed.seeds.extend(sizes.split(',').filter_map(|size| size.parse::<u32>().ok()));
                }
                "--corpus" => parsed.corpora.extend(arguments.next().map(PathBuf::from)),
                "--keep" => parsed.keep = arguments.next().map(PathBuf::from),
                // `cargo bench` passes this to every benchmark.
                _ => {}
            }
        }
        if parsed.seeds.is_empty() && parsed.corpora.is_empty() {
            parsed.seeds.push(1_000);
        }
        parsed
    }
}
