//! One seed of a folder, as it is on disk.

use std::path::Path;
use std::sync::Arc;

use super::analysed_seed::AnalysedSeed;
use super::packed_file::MAX_SEED_BYTES;
use crate::corpus::folder::FolderKind;
use crate::corpus::folder::discovery::{files_at, has_seed_extension};
use crate::files;
use crate::text::Source;

/// Reads the seed at `path`, a path below the folder `root`, without the index; `None` if there is no file there, or it
/// is no seed of the folder.
pub fn read_seed_at(root: &Path, path: &Path, folder_kind: &FolderKind) -> Option<Arc<AnalysedSeed>> {
    let is_listed =
        has_seed_extension(path) && files_at(root, folder_kind.manifest(), path).flatten().any(|file| file == path);
    if !is_listed {
        return None;
    }
    let (bytes, _) = files::read_without_links(root, path, MAX_SEED_BYTES).ok()?;
    let analysed = AnalysedSeed::new(path.to_owned(), Source::from_bytes(&bytes));
    folder_kind.admits(path, &analysed.seed).then(|| Arc::new(analysed))
}
