//! Paths as programs read them.

use std::path::{MAIN_SEPARATOR, Path};

/// The path with `/` between its parts, whatever the system's separator.
pub(in crate::cli) fn slashed(path: &Path) -> String {
    let path = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace(MAIN_SEPARATOR, "/") }
}

/// The path relative to the folder `root`, with `/` between its parts. An absolute path outside of `root` is returned
/// unchanged.
pub(in crate::cli) fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    if inside.is_absolute() { inside.to_string_lossy().into_owned() } else { parts.join("/") }
}
