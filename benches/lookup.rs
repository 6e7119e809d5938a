//! The costs of a look-up in a corpus: `cargo bench --bench lookup -- CORPUS`.
//!
//! It takes seeds of 5,000 characters from texts of the corpus. Each is looked up once and then after each of ten
//! edits, like after a keystroke: which seeds share passages with it, and which passages. The index is updated first.
//! To generate a corpus: `cargo bench --bench server -- --keep DIR --seeds 1000000`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, CacheSizes, FolderKind, Index, IndexWriter, PackedFile, Snapshot, discovery};
use variorum::text::Source;

/// The length of each seed in characters.
const SEED_CHARACTERS: usize = 5_000;

/// The number of seeds that are looked up, and of edits of each.
const SEEDS: usize = 300;
const EDITS: usize = 10;

/// The cache sizes of the server.
const CACHE_SIZES: CacheSizes = CacheSizes { text_bytes: 16 << 20, seed_bytes: 16 << 20 };

fn main() -> Result<()> {
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let Some(given) = given else {
        println!("cargo bench --bench lookup -- CORPUS");
        return Ok(());
    };
    let root = Path::new(&given).canonicalize().with_context(|| given.clone())?;
    let is_declared = root.join("variorum.toml").exists();
    let folder_kind = if is_declared { FolderKind::Declared(Arc::default()) } else { FolderKind::Recognised };
    let mut files: Vec<PathBuf> =
        discovery::files_below(&root, None).filter_map(Result::ok).map(|file| file.to_path_buf()).collect();
    files.sort();
    let index = updated_index(&root, &folder_kind, &files)?;
    let snapshot = Snapshot::default().on_disk(&root, index, CACHE_SIZES);
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
    println!(
        "{} seeds of {SEED_CHARACTERS} characters, {:.1} passages each",
        first.len(),
        passages as f64 / first.len() as f64
    );
    print("the first look-up", first);
    print("after an edit", after);
    Ok(())
}

fn updated_index(root: &Path, folder_kind: &FolderKind, files: &[PathBuf]) -> Result<Arc<Index>> {
    let index = Index::open(root, folder_kind)?;
    let outdated = index.stale_files(root, files.to_vec())?;
    let to_read = outdated.to_read.clone();
    let mut writer = IndexWriter::new(&index, outdated);
    for file in to_read {
        if let Ok(packed) = PackedFile::read(root, &file, folder_kind) {
            writer.put(packed)?;
        }
    }
    writer.flush()?;
    drop(writer);
    Ok(index)
}

/// The text of a file without its header, followed by those of the next files until it is long enough.
fn text_from(files: &[PathBuf], number: usize) -> Result<String> {
    let mut text = String::new();
    for file in files.iter().cycle().skip(number).take(files.len()) {
        let next = String::from_utf8_lossy(&fs::read(file)?).into_owned();
        let body = next.split_once("---\n\n").map_or(next.as_str(), |(_, body)| body);
        text.push_str(if text.is_empty() { &next } else { body });
        text.push_str("\n\n");
        if text.chars().nth(SEED_CHARACTERS).is_some() {
            break;
        }
    }
    Ok(text.chars().take(SEED_CHARACTERS).collect())
}

/// Returns the number of passages.
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
