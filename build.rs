//! Names what an index is made by: the sources of everything that decides on what is in it. An index that was made by
//! other parsers, another folding or in another format is never read.

use std::fs;
use std::path::{Path, PathBuf};

const SOURCES: [&str; 4] = ["src/corpus/index", "src/reprints", "src/seed", "src/text"];

fn main() {
    let mut files = Vec::new();
    for folder in SOURCES {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.sort();
    // FNV-1a
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let mut add =
        |bytes: &[u8]| bytes.iter().for_each(|byte| hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3));
    for file in files {
        add(file.to_string_lossy().as_bytes());
        // Line ends may differ between check-outs.
        let text = fs::read(&file).unwrap_or_default();
        add(&text.into_iter().filter(|byte| *byte != b'\r').collect::<Vec<_>>());
    }
    println!("cargo::rustc-env=VARIORUM_INDEX_MAKER={hash:016x}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
