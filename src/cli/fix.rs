//! Mending files: `variorum check --fix` and `--diff`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::files::problem_with;
use super::terminal::quoted;
use crate::files::{self, DirHandle};
use crate::messages::{Message, message};
use crate::rules::mend::{self, Refusal};
use crate::rules::{Finding, Fix, Safety};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Which fixes are applied, and whether files are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fixing {
    /// The least certain fixes that are applied.
    pub(super) most: Safety,
    /// Whether it is only shown what would change.
    pub(super) only_shown: bool,
}

/// A file that was mended, or would be.
pub(super) struct Fixed {
    /// Its text now.
    pub(super) source: Source,
    /// Its bytes now.
    pub(super) bytes: Vec<u8>,
    /// How many findings of each rule were mended.
    pub(super) counts: BTreeMap<&'static str, usize>,
    /// Why some fixes were not applied.
    pub(super) refused: Option<Refusal>,
    /// What there is to say about it on standard error.
    pub(super) note: Option<Message>,
}

impl Fixing {
    /// Mends a file's bytes, given what was read of them and found in it. Writes nothing, and looks at nothing again
    /// if none of the findings can be mended.
    ///
    /// # Errors
    /// Those of `find`.
    pub(super) fn mended<E>(
        self,
        path: &Path,
        stored: &[u8],
        (source, findings): (&Source, &[Finding]),
        find: impl Fn(&Seed) -> Result<Vec<Finding>, E>,
    ) -> Result<Fixed, E> {
        let wanted = |_: &Finding, fix: &Fix| fix.safety <= self.most;
        if !findings.iter().any(|finding| finding.fixes.iter().any(|fix| wanted(finding, fix))) {
            let (source, bytes) = (source.clone(), stored.to_vec());
            return Ok(Fixed { source, bytes, counts: BTreeMap::new(), refused: None, note: None });
        }
        let before = source;
        let mut mended = mend::mend(stored, FormatHint::from_path(path), Source::from_bytes, find, wanted)?;
        let source = Source::from_bytes(&mended.bytes);
        // A diff does not show that: the note says it, and it is none of those that the diff would mend.
        let is_unseen = self.only_shown && source.encoding() != before.encoding();
        if is_unseen {
            let stores = |finding: &&Finding| finding.fixes.iter().any(|fix| fix.to_utf8);
            for finding in findings.iter().filter(stores) {
                mended.counts.remove(finding.rule);
            }
        }
        let note = match mended.refused {
            Some(Refusal::ReadsOtherwise) => Some(message!("fix-reads-otherwise")),
            Some(Refusal::Encoding) => Some(message!("mend-refused")),
            None => is_unseen.then(|| message!("encoding-would-change", encoding = before.encoding().name())),
        };
        Ok(Fixed { source, bytes: mended.bytes, counts: mended.counts, refused: mended.refused, note })
    }
}

/// Puts `bytes` in the place of a file that reads `stored`, at once and whole: see [`files::replace`].
///
/// # Errors
/// The file cannot be written, or must not be: it is as it was, and the message names it and says why.
pub(super) fn replace(path: &Path, stored: &[u8], bytes: &[u8]) -> Result<()> {
    files::replace(path, stored, bytes)
        .map_err(|error| problem_with(error, &message!("cannot-write", path = quoted(path))))
}

/// Removes what runs that were killed have left beside a file.
pub(super) fn sweep_around(path: &Path) {
    if let Ok((folder, _)) = DirHandle::around(path) {
        files::sweep_once(&folder);
    }
}
