//! Corpora in memory, for tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::analysis::Analysis;
use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, Overlay, Snapshot};
use crate::text::Source;

/// A corpus of a few seeds, one of them with a cursor.
pub(super) struct Fixture {
    /// The corpus.
    pub(super) corpus: Snapshot,
    path: PathBuf,
    /// Where the cursor is, in bytes.
    pub(super) offset: usize,
}

impl Fixture {
    /// Seeds as text: each begins with a line `//- name`, and `$0` marks the cursor in one of them. Without a mark the cursor
    /// is at the start of the first seed.
    pub(super) fn new(seeds: &str) -> Self {
        let seeds: Vec<(&str, &str)> = seeds.split("//- ").filter_map(|seed| seed.split_once('\n')).collect();
        let with_cursor = seeds.iter().find_map(|(name, text)| Some((*name, text.find("$0")?)));
        let (name, offset) = with_cursor.or_else(|| Some((seeds.first()?.0, 0))).expect("a seed");
        let reading =
            |(name, text): &(&str, &str)| AnalysedSeed::new(name.into(), Source::from_text(text.replace("$0", "")));
        let overlays = seeds.iter().map(|seed| Arc::new(Overlay::new(Arc::new(reading(seed)))));
        let corpus = overlays.fold(Snapshot::default(), |corpus, overlay| corpus.with_overlay(overlay));
        Self { corpus, path: name.into(), offset }
    }

    /// A seed by its name.
    pub(super) fn seed(&self, name: &str) -> Arc<AnalysedSeed> {
        self.corpus.get(Path::new(name)).expect("a seed of the corpus")
    }

    /// The seed with the cursor, with all that it shares.
    pub(super) fn analysis(&self) -> Analysis {
        let seed = self.corpus.get(&self.path).expect("the seed with the cursor");
        Analysis::new(&self.corpus, seed, &Cancel::new()).expect("nobody cancels")
    }

    /// `name: text` of a span of a seed.
    pub(super) fn text(reading: &AnalysedSeed, span: crate::text::ByteSpan) -> String {
        format!("{}: {}", reading.path.display(), reading.seed.source.slice(span))
    }
}
