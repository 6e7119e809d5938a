//! Reads and writes the user's files: every file that the program opens is opened here.
//!
//! Files and their names come from anywhere. A cloned repository can have a pipe, a device or a link wherever a file
//! is expected. Therefore:
//!
//! - Only regular files are read, up to a size that the caller states ([`read_named`], [`read_inside`],
//!   [`read_without_links`]); nothing here blocks on a pipe or reads a device.
//! - A file is written next to its destination, synced to disk, and renamed into place ([`NewFile`], [`replace()`]).
//!   Whatever goes wrong, the old content is still there and complete.
//! - No link is followed, except one that the user named, or, for reading, one that stays below its folder.
//!
//! This layer knows nothing of seeds.

mod attributes;
mod dir_handle;
mod drive;
mod error;
mod file_kind;
mod leftovers;
mod new_file;
mod own;
mod random_name;
mod read;
mod replace;

pub use dir_handle::DirHandle;
pub use drive::is_on_network;
pub use error::FileError;
pub use file_kind::FileKind;
pub use leftovers::sweep_once;
pub use new_file::NewFile;
pub use own::{create_own_folder, is_own_file, open_own};
pub use random_name::random_name;
pub use read::{append_to, read_beginning, read_from, read_inside, read_named, read_without_links};
pub use replace::{identity, replace};
