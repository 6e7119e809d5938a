//! The structure of `src/` (docs/architecture.md): its layers, the rooms inside of them, and the names in it.

mod imports;
mod names;
mod sources;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use imports::{Imports, circles, imports_of};
use sources::{SourceFile, read_sources};

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

/// The rooms of a layer in order: each imports only those before it. Rooms in one group do not know each other. What a
/// layer's own `mod.rs` defines belongs to all of them.
const ROOMS: &[(&str, &[&[&str]])] = &[
    (
        "seed",
        &[
            &["field", "format_hint", "boilerplate", "suppression"],
            &["date", "defect", "header_part"],
            &["html"],
            &["blocks", "markdown"],
            &["body"],
            &["header"],
            &["parse"],
        ],
    ),
    ("corpus", &[&["folder"], &["index"], &["snapshot"], &["boilerplate"], &["lookup"]]),
    (
        "lsp",
        &[
            &["runtime"],
            &["transport"],
            &["protocol"],
            &["caches"],
            &["view"],
            &["diagnostics"],
            &["requests", "state"],
            &["server"],
        ],
    ),
    ("cli", &[&["parallel"], &["terminal"], &["arguments"], &["output"], &["input"], &["output_file"], &["commands"]]),
];

/// As many files may depend on one another, directly or by way of others, as a person reads at once.
const MAX_CIRCLE_FILES: usize = 5;

static SOURCES: LazyLock<BTreeMap<String, SourceFile>> = LazyLock::new(read_sources);
static IMPORTS: LazyLock<Imports> = LazyLock::new(|| imports_of(&SOURCES));

fn folder_of(file: &str) -> &str {
    file.split_once('/').map_or("", |(folder, _)| folder)
}

/// The layers that a file names in an import or a path, by whatever name it knows them, and those of what it imports.
fn layers_named(file: &SourceFile) -> Vec<&'static str> {
    let is_named = |layer: &str| {
        imports::absolute_paths(file).iter().any(|path| path.first().is_some_and(|first| first == layer))
            || IMPORTS[&file.path].keys().any(|target| folder_of(target) == layer)
    };
    LAYERS.iter().map(|(layer, _)| *layer).filter(|layer| is_named(layer)).collect()
}

#[test]
fn layers_import_one_way_only() {
    let mut wrong = Vec::new();
    for (layer, allowed) in LAYERS {
        let files: Vec<_> = SOURCES.values().filter(|file| folder_of(&file.path) == *layer).collect();
        assert!(!files.is_empty(), "src/{layer} holds no Rust file");
        for file in files {
            for named in layers_named(file).into_iter().filter(|named| named != layer && !allowed.contains(named)) {
                wrong.push(format!("{} imports crate::{named}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_is_a_layer() {
    for file in SOURCES.keys() {
        let folder = folder_of(file);
        assert!(folder.is_empty() || LAYERS.iter().any(|(layer, _)| *layer == folder), "src/{folder} is no layer");
    }
}

/// The room of a layer that a file lies in: the folder or file below the layer's own.
fn room_of(file: &str) -> &str {
    let inside = file.split_once('/').map_or("", |(_, inside)| inside);
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

#[test]
fn rooms_import_one_way_only() {
    let mut wrong = Vec::new();
    for (layer, groups) in ROOMS {
        let group_of = |file: &str| groups.iter().position(|group| group.contains(&room_of(file)));
        for file in SOURCES.keys().filter(|file| folder_of(file) == *layer && room_of(file) != "mod") {
            let Some(group) = group_of(file) else {
                wrong.push(format!("{file} is in no room"));
                continue;
            };
            for target in IMPORTS[file].keys().filter(|target| folder_of(target) == *layer && room_of(target) != "mod")
            {
                let is_before = group_of(target).is_some_and(|other| other < group);
                if room_of(target) != room_of(file) && !is_before {
                    wrong.push(format!("{file} imports {target}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_protocol_is_named_in_one_folder_only() {
    for file in SOURCES.values().filter(|file| folder_of(&file.path) != "lsp") {
        let paths = file.imports.iter().map(|import| &import.path).chain(&file.paths);
        for path in paths {
            assert!(path.first().is_none_or(|first| first != "tower_lsp"), "{} names tower_lsp", file.path);
        }
    }
}

#[test]
fn no_circle_of_files_is_large() {
    // Each rule names its siblings' helpers by way of `rules/mod.rs`.
    let circles = circles(&IMPORTS, |file| folder_of(file) != "rules");
    let large: Vec<_> = circles.iter().filter(|circle| circle.len() > MAX_CIRCLE_FILES).collect();
    let shown: Vec<_> = large.iter().map(|circle| format!("{} files: {}", circle.len(), circle.join(" "))).collect();
    assert!(shown.is_empty(), "\n{}", shown.join("\n"));
}

/// The picture of all circles and of what makes them: `cargo test --test structure -- --ignored --nocapture circles`.
#[test]
#[ignore = "prints, and checks nothing"]
fn print_circles() {
    for circle in circles(&IMPORTS, |_| true) {
        println!("{} files: {}", circle.len(), circle.join(" "));
        for (from, targets) in circle.iter().map(|file| (file, &IMPORTS[*file])) {
            for (target, names) in targets.iter().filter(|(target, _)| circle.contains(&target.as_str())) {
                println!("  {from} -> {target}: {}", names.iter().cloned().collect::<Vec<_>>().join(", "));
            }
        }
    }
}
