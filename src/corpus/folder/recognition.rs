//! Recognises which folders are corpora.
//!
//! A folder declares itself a corpus with a `variorum.toml` at its root; then every text in it is a seed. Any other
//! folder is taken for a corpus if most of its texts begin as collected articles do: of a sample of at most
//! [`SAMPLE_FILES`] files, spread evenly over all that can be seeds, at least half must state where they come from.
//! In such a folder only files with [a seed's header](crate::seed::Seed::has_seed_header) are seeds.
//!
//! So a code repository is no corpus, even if its manual has front matter: a page of a manual has a title, and
//! perhaps a date or an author, but no source.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::discovery::files_below;
use super::manifest::{Manifest, ManifestError};
use crate::cancel::{Cancel, Cancelled};
use crate::files;
use crate::seed::{FieldKind, FormatHint, PartKind, Seed};
use crate::text::Source;

/// The most files that are sampled.
pub const SAMPLE_FILES: usize = 40;

/// How many bytes of each are read: headers are at the beginning.
const HEADER_BYTES: u64 = 1 << 16;

/// What a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderKind {
    /// A corpus by declaration. Every text in it is a seed, unless the manifest says otherwise.
    Declared(Arc<Manifest>),
    /// A corpus by its content. Files with a seed's header are seeds.
    Recognised,
    /// No corpus: nothing is said about its files.
    Ordinary,
}

/// Why the kind of a folder could not be determined.
#[derive(Debug, thiserror::Error)]
pub enum FolderKindError {
    /// Its `variorum.toml` cannot be read.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The caller cancelled it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl FolderKind {
    /// Determines the kind of a folder. Lists its files and reads the beginnings of a few.
    ///
    /// # Errors
    /// Its `variorum.toml` cannot be read, or the flag was raised.
    pub fn detect(folder: &Path, cancel: &Cancel) -> Result<Self, FolderKindError> {
        if let Some(manifest) = Manifest::read(folder)? {
            return Ok(Self::Declared(Arc::new(manifest)));
        }
        let mut files: Vec<PathBuf> = Vec::new();
        for file in files_below(folder, None) {
            cancel.check()?;
            files.extend(file);
        }
        files.sort();
        let (mut seeds, mut looked_at) = (0, 0);
        for file in spread(&files) {
            cancel.check()?;
            let Some(seed) = beginning(folder, file) else { continue };
            looked_at += 1;
            seeds += usize::from(is_collected(&seed));
        }
        Ok(if seeds > 0 && 2 * seeds >= looked_at { Self::Recognised } else { Self::Ordinary })
    }

    /// Whether a file of the folder, at this path and with this content, is one of its seeds.
    pub fn admits(&self, path: &Path, seed: &Seed) -> bool {
        match self {
            Self::Declared(manifest) => manifest.includes(path),
            Self::Recognised => seed.has_seed_header(),
            Self::Ordinary => false,
        }
    }

    /// Whether a file at a path can be a seed of the corpus, whatever it contains.
    pub fn can_admit(&self, path: &Path) -> bool {
        match self {
            Self::Declared(manifest) => manifest.includes(path),
            Self::Recognised => true,
            Self::Ordinary => false,
        }
    }

    /// The manifest of a declared corpus.
    pub fn manifest(&self) -> Option<&Arc<Manifest>> {
        match self {
            Self::Declared(manifest) => Some(manifest),
            Self::Recognised | Self::Ordinary => None,
        }
    }
}

/// At most [`SAMPLE_FILES`] of the files, spread evenly.
fn spread(files: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let count = files.len().min(SAMPLE_FILES);
    (0..count).filter_map(move |i| files.get(i * files.len() / count))
}

fn beginning(folder: &Path, file: &Path) -> Option<Seed> {
    let bytes = files::read_beginning(folder, file, HEADER_BYTES).ok()?;
    Some(Seed::parse(Source::from_bytes(&bytes), FormatHint::from_path(file)))
}

/// Whether a text states where it comes from: by a header part that only collected articles have, or by a date of
/// publication together with a source, an address or an author.
fn is_collected(seed: &Seed) -> bool {
    use FieldKind::{ArchiveUrl, Author, Published, Source, Url};
    let own = [PartKind::FeedHeader, PartKind::SourceLine, PartKind::Byline, PartKind::ArchiveCard];
    let states = |kinds: &[FieldKind]| seed.fields.iter().any(|field| kinds.contains(&field.kind));
    seed.parts.iter().any(|part| own.contains(&part.kind))
        || (states(&[Published]) && states(&[Source, Url, ArchiveUrl, Author]))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::rules::Layer;

    fn folder_kind(files: &[(&str, &str)]) -> FolderKind {
        let root = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("inside")).expect("made");
            fs::write(path, text).expect("written");
        }
        FolderKind::detect(root.path(), &Cancel::new()).expect("decided")
    }

    const FEED: &str = "<!--1739362271000-->\n[题目](https://example.org/1)\n------\n\n<p>正文。</p>\n";
    const LINE: &str = "题目\n\n来源:某报 作者: 日期:2025-02-17\n\n正文。\n";

    #[test]
    fn a_folder_of_collected_articles_is_a_corpus() {
        assert_eq!(folder_kind(&[("a.md", FEED), ("b.txt", LINE), ("README.md", "# 说明\n")]), FolderKind::Recognised);
        assert_eq!(folder_kind(&[("only.md", FEED)]), FolderKind::Recognised);
    }

    #[test]
    fn a_code_repository_is_none() {
        let page = "---\ntitle: Installing\ndate: 2024-01-01\nweight: 3\n---\n\nRun the installer.\n";
        let files = [
            ("README.md", "# A tool\n\nIt does things.\n"),
            ("CHANGELOG.md", "# Changes\n\n## 1.0\n"),
            ("docs/install.md", page),
            ("docs/use.md", page),
            ("tests/data/feed.md", FEED),
            ("src/main.rs", "fn main() {}"),
        ];
        assert_eq!(folder_kind(&files), FolderKind::Ordinary);
        assert_eq!(folder_kind(&files[..1]), FolderKind::Ordinary);
        assert_eq!(folder_kind(&[]), FolderKind::Ordinary);
    }

    #[test]
    fn a_folder_that_says_so_is_one_whatever_is_in_it() {
        let declared = folder_kind(&[("variorum.toml", ""), ("README.md", "# 说明\n")]);
        let manifest = declared.manifest().expect("it says so");
        assert_eq!((&manifest.base, manifest.findings.len()), (&Layer::default(), 0));
        let seed = Seed::parse(Source::from_text("只有一句话"), FormatHint::Unknown);
        assert!(declared.admits(&manifest.root.join("a.txt"), &seed));
    }

    #[test]
    fn looking_stops_when_asked() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::write(root.path().join("a.md"), FEED).expect("written");
        let cancel = Cancel::new();
        cancel.cancel();
        assert!(matches!(FolderKind::detect(root.path(), &cancel), Err(FolderKindError::Cancelled(_))));
    }

    #[test]
    fn a_sample_is_spread_over_all_files() {
        let files: Vec<PathBuf> = (0..1000).map(|i| PathBuf::from(format!("{i}"))).collect();
        let chosen: Vec<_> = spread(&files).collect();
        assert_eq!(chosen.len(), SAMPLE_FILES);
        assert_eq!(chosen.last(), Some(&&files[975]));
    }
}
