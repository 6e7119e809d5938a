//! `variorum.toml`: the file that makes a folder a corpus, and its settings.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::rules;

/// What a corpus says of itself. An empty file says what the default says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manifest {
    /// How much findings matter here.
    pub rules: rules::Settings,
}

/// Why a manifest says nothing. The message names the file and, where one is known, the line.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It is there and cannot be read.
    #[error("cannot read “{}”: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// It is not what a manifest is.
    #[error("“{}” is not understood: {message}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        message: String,
    },
}

impl Manifest {
    /// What the file is called, in the root folder of the corpus.
    pub const FILE_NAME: &'static str = "variorum.toml";

    /// The manifest in a folder, or `None` if there is none: the folder does not say that it is a corpus.
    ///
    /// # Errors
    /// There is one, and it cannot be read or understood.
    pub fn read(folder: &Path) -> Result<Option<Self>, ManifestError> {
        let path = folder.join(Self::FILE_NAME);
        match fs::read_to_string(&path) {
            Ok(text) => match toml::from_str(&text) {
                Ok(manifest) => Ok(Some(manifest)),
                Err(error) => Err(ManifestError::Malformed { message: told(&error, &text), path }),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(ManifestError::Unreadable { path, cause }),
        }
    }

    /// The nearest manifest at a folder or above it, with the folder it is in: the root of the corpus.
    ///
    /// # Errors
    /// As [`Manifest::read`].
    pub fn at_or_above(folder: &Path) -> Result<Option<(PathBuf, Self)>, ManifestError> {
        for folder in folder.ancestors() {
            if let Some(manifest) = Self::read(folder)? {
                return Ok(Some((folder.to_owned(), manifest)));
            }
        }
        Ok(None)
    }
}

/// The parser's message on one line, with the number of the line that it speaks of.
fn told(error: &toml::de::Error, text: &str) -> String {
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    let before = error.span().and_then(|span| text.get(..span.start));
    match before {
        Some(before) => format!("line {}: {message}", before.matches('\n').count() + 1),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<Manifest>, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join(Manifest::FILE_NAME), text).expect("written");
        Manifest::read(folder.path()).map_err(|error| error.to_string())
    }

    #[test]
    fn an_empty_manifest_says_what_the_default_says() {
        assert_eq!(read(""), Ok(Some(Manifest::default())));
    }

    #[test]
    fn levels_are_read() {
        let manifest = read("[rules]\ntext = \"off\"\n").expect("understood").expect("there");
        assert_eq!(manifest.rules.levels.len(), 1);
    }

    #[test]
    fn a_misspelt_setting_is_told_with_its_line() {
        let error = read("\n[rulez]\n").expect_err("not understood");
        assert!(error.contains("variorum.toml” is not understood: line 2: unknown field `rulez`"), "{error}");
        let error = read("[rules]\ntext = \"loud\"\n").expect_err("not understood");
        assert!(error.contains("line 2: unknown variant `loud`"), "{error}");
    }

    #[test]
    fn the_nearest_manifest_above_counts() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let inner = root.path().join("a/b");
        fs::create_dir_all(&inner).expect("made");
        fs::write(root.path().join(Manifest::FILE_NAME), "").expect("written");
        let (found, _) = Manifest::at_or_above(&inner).expect("understood").expect("there");
        assert_eq!(found, root.path());
        assert!(Manifest::read(&inner).expect("readable").is_none());
    }
}
