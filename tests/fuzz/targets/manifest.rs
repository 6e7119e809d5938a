//! `variorum.toml` with any bytes: each error is reported at its place, and the rest takes effect.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use variorum::corpus::Manifest;
use variorum::rules::Layer;
use variorum::text::Source;

fuzz_target!(|bytes: &[u8]| {
    let (root, source) = (Path::new("/corpus"), Source::from_bytes(bytes));
    let manifest = Manifest::parse(root, &source);
    for finding in &manifest.findings {
        assert!(manifest.text.get(finding.span.range()).is_some(), "outside the text: {finding:#?}");
    }
    let file = root.join("notes/雪夜.md");
    manifest.settings_for(&file, &Layer::default());
    manifest.includes(&file);
    manifest.excludes_folder(&root.join("notes"));
});
