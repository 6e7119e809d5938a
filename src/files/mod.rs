//! Reading and writing the user's files: every file that the program opens is opened here.
//!
//! Files come from anywhere, and so do the names of files: a cloned repository can have a pipe, a device or a link at
//! any place where a file is expected. So
//!
//! - what is read is a regular file, no longer than the caller says ([`read_named`], [`read_inside`],
//!   [`read_without_links`]); nothing here waits for a pipe or reads a device;
//! - what is written is written beside its place, brought to the disk, and put in its place at once ([`NewFile`],
//!   [`replace()`]): whatever goes wrong, the old content is still there, whole;
//! - no link is followed but one that the user named, or for reading one that stays below the folder it is in.
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
