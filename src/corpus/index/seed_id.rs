//! Numbers and names of seeds.

use std::path::{Component, Path, PathBuf};

use twox_hash::XxHash3_64;

/// A seed's number in the index: 48 bits of the XXH3 hash of its [name](stored_name).
///
/// So a seed that changes keeps its number, two processes give it the same number without asking each other, and the
/// order of the numbers has nothing to do with the texts: the first of them are a random sample. Among a million
/// seeds, two have the same number with a probability of one in 560; the one whose name sorts first is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::corpus) struct SeedId(u64);

impl SeedId {
    /// Its length in bytes when it is stored.
    pub(super) const LEN_BYTES: usize = 6;

    /// The least number.
    pub(in crate::corpus) const FIRST: Self = Self(0);

    /// The number of the seed with a name.
    pub(in crate::corpus) fn from_name(name: &[u8]) -> Self {
        Self(XxHash3_64::oneshot(name) >> 16)
    }

    /// The number in big-endian order, so that bytes sort like numbers.
    pub(super) fn to_bytes(self) -> [u8; Self::LEN_BYTES] {
        let [_, _, bytes @ ..] = self.0.to_be_bytes();
        bytes
    }

    /// The number that some bytes stand for.
    pub(super) fn from_bytes([a, b, c, d, e, f]: [u8; Self::LEN_BYTES]) -> Self {
        Self(u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
    }

    /// The difference from a lesser number.
    pub(super) fn since(self, lesser: Self) -> u64 {
        self.0.wrapping_sub(lesser.0)
    }

    /// The number that is greater by `more`; `None` if there is none.
    pub(in crate::corpus) fn plus(self, more: u64) -> Option<Self> {
        self.0.checked_add(more).filter(|sum| sum >> 48 == 0).map(Self)
    }
}

/// The name of a file in the index: the components of its path below the root, joined with `/`. `None` if it is not
/// below the root, or cannot be encoded on this platform.
pub(in crate::corpus) fn stored_name(root: &Path, path: &Path) -> Option<Vec<u8>> {
    let inside = path.strip_prefix(root).ok()?;
    let mut name = Vec::with_capacity(inside.as_os_str().len());
    for part in inside.components() {
        let Component::Normal(part) = part else { return None };
        if !name.is_empty() {
            name.push(b'/');
        }
        #[cfg(unix)]
        name.extend_from_slice(std::os::unix::ffi::OsStrExt::as_bytes(part));
        #[cfg(not(unix))]
        name.extend_from_slice(part.to_str()?.as_bytes());
    }
    (!name.is_empty()).then_some(name)
}

/// The path of a name; `None` if it would lead anywhere but below the root.
pub(in crate::corpus) fn path_from_stored_name(root: &Path, name: &[u8]) -> Option<PathBuf> {
    #[cfg(unix)]
    let inside = Path::new(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name));
    #[cfg(not(unix))]
    let inside = Path::new(std::str::from_utf8(name).ok()?);
    let is_below = inside.components().all(|part| matches!(part, Component::Normal(_)));
    (is_below && inside.components().next().is_some()).then(|| root.join(inside))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_never_leads_out_of_the_root() {
        let root = Path::new("/corpus");
        for name in ["", "..", "../x.md", "a/../../x.md", "/etc/passwd", "a//../../b"] {
            assert_eq!(path_from_stored_name(root, name.as_bytes()), None, "{name}");
        }
        assert_eq!(stored_name(root, Path::new("/elsewhere/a.md")), None);
        assert_eq!(stored_name(root, root), None);
    }

    proptest! {
        #[test]
        fn names_and_numbers_lead_back(parts in prop::collection::vec("[a-z文 ]{1,5}", 1..4), more in 0..1u64 << 47) {
            let root = Path::new("corpus");
            let path = root.join(parts.iter().collect::<PathBuf>());
            let name = stored_name(root, &path).expect("inside");
            prop_assert_eq!(path_from_stored_name(root, &name), Some(path));
            let id = SeedId::from_name(&name);
            prop_assert_eq!(SeedId::from_bytes(id.to_bytes()), id);
            if let Some(greater) = id.plus(more) {
                prop_assert!(greater >= id && greater.to_bytes() >= id.to_bytes());
                prop_assert_eq!(greater.since(id), more);
            }
        }
    }
}
