//! `variorum.toml` with any bytes in it: understood, or told what is wrong with it, on one line.

#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use variorum::corpus::{Manifest, ManifestError};

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a temporary folder"));

fuzz_target!(|bytes: &[u8]| {
    fs::write(FOLDER.path().join(Manifest::FILE_NAME), bytes).expect("written");
    match Manifest::read(FOLDER.path()) {
        Ok(manifest) => assert!(manifest.is_some()),
        Err(ManifestError::Malformed { message, .. }) => assert!(!message.is_empty() && !message.contains('\n')),
        Err(ManifestError::Unreadable { .. }) => assert!(std::str::from_utf8(bytes).is_err()),
    }
});
