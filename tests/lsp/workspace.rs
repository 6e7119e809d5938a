//! A folder of seeds for one test, written down as one text:
//!
//! ```text
//! //- a.txt
//! 河水$0涨了。
//! //- b.txt
//! …
//! ```
//!
//! `$0` is the cursor; it is not part of the file.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub(crate) struct Workspace {
    folder: TempDir,
    /// The file that the cursor is in, and the text before it.
    cursor: Option<(String, String)>,
}

impl Workspace {
    /// A corpus: it has a `variorum.toml`.
    pub(crate) fn corpus(files: &str) -> Self {
        let workspace = Self::other(files);
        fs::write(workspace.path("variorum.toml"), "").expect("written");
        workspace
    }

    /// A folder that does not say that it is a corpus.
    pub(crate) fn other(files: &str) -> Self {
        let mut workspace = Self { folder: tempfile::tempdir().expect("a folder"), cursor: None };
        for file in files.split("//- ").skip(1) {
            let (name, text) = file.split_once('\n').expect("a name and a text");
            let text = text.trim_end_matches('\n');
            if let Some((before, _)) = text.split_once("$0") {
                workspace.cursor = Some((name.to_owned(), before.to_owned()));
            }
            workspace.write(name, &text.replacen("$0", "", 1));
        }
        workspace
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    /// The name of the file with the cursor, and the cursor's line and column in UTF-16.
    pub(crate) fn cursor(&self) -> (String, [usize; 2]) {
        let (name, before) = self.cursor.clone().expect("a cursor");
        (name, end_of(&before))
    }
}

/// The line and the UTF-16 column at the end of a text.
pub(crate) fn end_of(text: &str) -> [usize; 2] {
    let line = text.matches('\n').count();
    let column = text.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    [line, column]
}
