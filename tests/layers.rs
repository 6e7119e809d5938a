//! The layers are law: a folder under `src/` imports only what stands above it (docs/architecture.md).

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder with the folders that it may import.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("messages", &["text"]),
    ("files", &["messages"]),
    ("seed", &["text"]),
    ("reprints", &["text", "seed"]),
    ("rules", &["text", "messages", "seed", "reprints"]),
    ("corpus", &["text", "messages", "files", "seed", "reprints", "rules"]),
    ("ide", &["text", "messages", "seed", "reprints", "rules", "corpus"]),
    ("lsp", &["text", "messages", "files", "seed", "reprints", "rules", "corpus", "ide"]),
    // Not lsp: `main.rs` is where the command line and the server meet.
    ("cli", &["text", "messages", "files", "seed", "reprints", "rules", "corpus", "ide"]),
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn files_of(layer: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer), &mut found);
    assert!(!found.is_empty(), "src/{layer} holds no Rust file");
    found
}

/// The layers that a source names: `crate::text`, and every name in `crate::{text::…, seed::…}`.
fn layers_named(source: &str) -> Vec<&'static str> {
    let grouped: String = source.split("crate::{").skip(1).filter_map(|rest| rest.split(';').next()).collect();
    LAYERS
        .iter()
        .map(|(layer, _)| *layer)
        .filter(|layer| {
            source.contains(&format!("crate::{layer}::"))
                || source.contains(&format!("crate::{layer};"))
                || grouped.contains(&format!("{layer}::"))
        })
        .collect()
}

#[test]
fn folders_import_only_what_stands_above_them() {
    let mut wrong = Vec::new();
    for (layer, allowed) in LAYERS {
        for file in files_of(layer) {
            let source = fs::read_to_string(&file).expect("a readable source");
            for named in layers_named(&source) {
                if named != *layer && !allowed.contains(&named) {
                    wrong.push(format!("{} imports crate::{named}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_protocol_is_named_in_one_folder_only() {
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| *layer != "lsp") {
        for file in files_of(layer) {
            let source = fs::read_to_string(&file).expect("a readable source");
            assert!(!source.contains("tower_lsp"), "{} names tower_lsp", file.display());
        }
    }
}
