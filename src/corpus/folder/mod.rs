//! Which files of a folder are seeds, and what the folder says of itself: its manifest, its policy and its baseline.

pub mod baseline;
mod boilerplate_overrides;
pub mod discovery;
mod ignore_rules;
pub mod manifest;
mod policy;
pub mod recognition;

pub use baseline::{Baseline, FilteredFindings};
pub use boilerplate_overrides::BoilerplateOverrides;
pub use manifest::{Globs, Manifest, ManifestError, Override};
pub use policy::Policy;
pub use recognition::{FolderKind, FolderKindError};
