//! What the server costs, measured from outside: the built program, over pipes, as an editor talks to it.
//!
//! ```text
//! cargo bench --bench server -- [--seeds N,N,…] [--corpus FOLDER] [--keep FOLDER]
//! ```
//!
//! `--seeds` makes up corpora of these sizes (1,000 if nothing is asked for), `--corpus` takes one that is there;
//! `--keep` says where made-up corpora go and stay, so that they need not be made again. Tables for people go to
//! standard error, at the end that of `docs/performance.md`; one line of JSON a corpus to standard output. Read the numbers of one run beside one another: a busy
//! machine doubles them.

mod client;
mod figures;
mod made_up;
mod scenarios;

use std::path::{Path, PathBuf};

use serde_json::json;

fn main() -> std::io::Result<()> {
    let wanted = Wanted::of(std::env::args().skip(1));
    let scratch = tempfile::tempdir()?;
    let keep = wanted.keep.clone().unwrap_or_else(|| scratch.path().to_owned());
    let mut corpora = wanted.corpora.clone();
    for seeds in &wanted.seeds {
        corpora.push(made_up::corpus(&keep, *seeds)?);
    }
    let mut columns = Vec::new();
    for corpus in corpora {
        columns.push(measure(&corpus, scratch.path())?);
    }
    eprintln!("\n{}", figures::table(&columns));
    Ok(())
}

/// Runs every scenario in one corpus and prints what it took; gives it with a name. The index goes to a folder of its own, so that the first
/// start finds none.
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

/// What the command line asks for.
#[derive(Default)]
struct Wanted {
    seeds: Vec<u32>,
    corpora: Vec<PathBuf>,
    keep: Option<PathBuf>,
}

impl Wanted {
    fn of(mut arguments: impl Iterator<Item = String>) -> Self {
        let mut wanted = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--seeds" => {
                    let sizes = arguments.next().unwrap_or_default();
                    wanted.seeds.extend(sizes.split(',').filter_map(|size| size.parse::<u32>().ok()));
                }
                "--corpus" => wanted.corpora.extend(arguments.next().map(PathBuf::from)),
                "--keep" => wanted.keep = arguments.next().map(PathBuf::from),
                // What `cargo bench` says to every bench.
                _ => {}
            }
        }
        if wanted.seeds.is_empty() && wanted.corpora.is_empty() {
            wanted.seeds.push(1_000);
        }
        wanted
    }
}
