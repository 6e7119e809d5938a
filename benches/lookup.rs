//! What a look-up costs in a corpus: `cargo bench --bench lookup -- CORPUS`.
//!
//! Seeds of 5,000 characters are put together of the corpus's own, each looked up once and then after each of ten edits,
//! as a keystroke does it: who shares a passage with it, and which. The index is brought up to date first. Corpora are
//! made up by `cargo bench --bench server -- --keep DIR --seeds 1000000`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, CacheSizes, FolderKind, Index, IndexWriter, PackedFile, Snapshot, discovery};
use variorum::text::Source;

/// How many characters each seed has.
const LENGTH: usize = 5_000;

/// How many seeds are looked up, and after how many edits.
const SEEDS: usize = 300;
const EDITS: usize = 10;

/// As much as the server keeps.
const MEMORY: CacheSizes = CacheSizes { texts: 16 << 20, seeds: 16 << 20 };

fn main() -> Result<()> {
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let Some(given) = given else {
        println!("cargo bench --bench lookup -- CORPUS");
        return Ok(());
    };
    let root = Path::new(&given).canonicalize().with_context(|| given.clone())?;
    let is_declared = root.join("variorum.toml").exists();
    let standing = if is_declared { FolderKind::Declared(Arc::default()) } else { FolderKind::Recognised };
    let mut files: Vec<PathBuf> =
        discovery::files_below(&root, None).filter_map(Result::ok).map(|file| file.to_path_buf()).collect();
    files.sort();
    let index = brought_up_to_date(&root, &standing, &files)?;
    let snapshot = Snapshot::default().on_disk(&root, index, MEMORY);
    let (mut first, mut after, mut passages) = (Vec::new(), Vec::new(), 0);
    for number in (0..files.len()).step_by((files.len() / SEEDS).max(1)).take(SEEDS) {
        let mut text = text_from(&files, number)?;
        passages += look_up(&snapshot, &files[number], &text, &mut first)?;
        for edit in 1..=EDITS {
            let near = text.len() * edit / (EDITS + 2);
            let place = (near..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            text.insert(place, '字');
            look_up(&snapshot, &files[number], &text, &mut after)?;
        }
    }
    println!("{} seeds of {LENGTH} characters, {:.1} passages each", first.len(), passages as f64 / first.len() as f64);
    print("the first look-up", first);
    print("after an edit", after);
    Ok(())
}

fn brought_up_to_date(root: &Path, standing: &FolderKind, files: &[PathBuf]) -> Result<Arc<Index>> {
    let index = Index::open(root, standing)?;
    let outdated = index.stale_files(root, files.to_vec())?;
    let to_read = outdated.to_read.clone();
    let mut writer = IndexWriter::new(&index, outdated);
    for file in to_read {
        if let Ok(prepared) = PackedFile::read(root, &file, standing) {
            writer.put(prepared)?;
        }
    }
    writer.flush()?;
    drop(writer);
    Ok(index)
}

/// A file's text, and those of the files behind it until it is long enough, each without its header.
fn text_from(files: &[PathBuf], number: usize) -> Result<String> {
    let mut text = String::new();
    for file in files.iter().cycle().skip(number).take(files.len()) {
        let next = String::from_utf8_lossy(&fs::read(file)?).into_owned();
        let body = next.split_once("---\n\n").map_or(next.as_str(), |(_, body)| body);
        text.push_str(if text.is_empty() { &next } else { body });
        text.push_str("\n\n");
        if text.chars().nth(LENGTH).is_some() {
            break;
        }
    }
    Ok(text.chars().take(LENGTH).collect())
}

/// Gives how many passages there are.
fn look_up(snapshot: &Snapshot, path: &Path, text: &str, times: &mut Vec<Duration>) -> Result<usize> {
    let seed = AnalysedSeed::new(path.to_owned(), Source::from_text(text));
    let begin = Instant::now();
    let passages = snapshot.passages(&seed, &Cancel::new())?;
    times.push(begin.elapsed());
    Ok(passages.len())
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| {
        let time = times.get(((times.len().saturating_sub(1)) as f64 * share) as usize).copied();
        time.unwrap_or_default().as_secs_f64() * 1000.0
    };
    println!("{what}: p50 {:.1} / p90 {:.1} / p99 {:.1} ms", at(0.5), at(0.9), at(0.99));
}
