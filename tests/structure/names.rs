//! One name, one thing.

use std::collections::BTreeMap;

use crate::sources::SourceFile;
use crate::{SOURCES, folder_of};

/// Names that say how large, and not what.
const BARE_CONSTANTS: &[&str] = &[
    "LONGEST", "MOST", "LEAST", "NEAR", "FAR", "LONG", "SHORT", "KEPT", "DEEPEST", "LARGEST", "SMALLEST", "MANY", "FEW",
];

/// Of all type names, how many in a hundred may be those of two or more types.
const MAX_SHARED_TYPE_NAMES_PERCENT: usize = 4;

/// The types of each name, by the files that define them. One that is written anew for each platform is one type.
fn types() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut types: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in SOURCES.values() {
        for name in &file.types {
            let files = types.entry(name).or_default();
            let is_written_anew = platform_parent(file)
                .is_some_and(|parent| files.iter().any(|other| platform_parent(&SOURCES[*other]) == Some(parent)));
            if !is_written_anew {
                files.push(&file.path);
            }
        }
    }
    types
}

/// The module above a file of which the platform decides whether it is compiled.
fn platform_parent(file: &SourceFile) -> Option<&[String]> {
    let (name, above) = file.module.split_last()?;
    let parent = SOURCES.values().find(|parent| parent.module == above)?;
    parent.platform_modules.contains(name).then_some(above)
}

#[test]
fn a_type_name_means_one_thing_within_a_layer() {
    let mut shared = Vec::new();
    for (name, files) in types() {
        for (at, file) in files.iter().enumerate() {
            if files.iter().take(at).any(|earlier| folder_of(earlier) == folder_of(file)) {
                shared.push(format!("{name}: {}", files.join(" ")));
                break;
            }
        }
    }
    assert!(shared.is_empty(), "\n{}", shared.join("\n"));
}

#[test]
fn few_type_names_mean_two_things() {
    let types = types();
    let shared: Vec<_> = types.iter().filter(|(_, files)| files.len() > 1).collect();
    let shown: Vec<_> = shared.iter().map(|(name, files)| format!("{name}: {}", files.join(" "))).collect();
    assert!(
        shared.len() * 100 <= types.len() * MAX_SHARED_TYPE_NAMES_PERCENT,
        "{} of {} type names are shared:\n{}",
        shared.len(),
        types.len(),
        shown.join("\n")
    );
}

#[test]
fn functions_and_constants_say_what_they_are() {
    let mut bare = Vec::new();
    for file in SOURCES.values() {
        bare.extend(file.functions.iter().filter(|name| *name == "of").map(|_| format!("{}: fn of", file.path)));
        let constants = file.constants.iter().filter(|name| BARE_CONSTANTS.contains(&name.as_str()));
        bare.extend(constants.map(|name| format!("{}: const {name}", file.path)));
    }
    assert!(bare.is_empty(), "\n{}", bare.join("\n"));
}
