//! Fixing files: `variorum check --fix` and `--diff`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::cli::input::files::problem_with;
use crate::cli::terminal::quoted_path;
use crate::files::{self, DirHandle};
use crate::messages::{Message, message};
use crate::rules::fixing::{self, FixRefusal};
use crate::rules::{Finding, Fix, Safety};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Which fixes are applied, and whether files are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct FixMode {
    /// The least safe fixes to apply.
    pub(in crate::cli) max_safety: Safety,
    /// Whether the changes are shown and not made.
    pub(in crate::cli) dry_run: bool,
}

/// A file to which fixes have been applied, in memory.
pub(in crate::cli) struct FixOutcome {
    /// The fixed text.
    pub(in crate::cli) source: Source,
    /// The fixed bytes, in the encoding of the file.
    pub(in crate::cli) bytes: Vec<u8>,
    /// The number of fixed findings of each rule.
    pub(in crate::cli) counts: BTreeMap<&'static str, usize>,
    /// Why some fixes were not applied.
    pub(in crate::cli) refused: Option<FixRefusal>,
    /// A note for standard error.
    pub(in crate::cli) note: Option<Message>,
}

impl FixMode {
    /// Applies fixes to a file's bytes, given the text that they decode to and its findings. It writes nothing. If no
    /// finding has a fix to apply, it does not check again.
    ///
    /// # Errors
    /// Those of `find`.
    pub(in crate::cli) fn apply<E>(
        self,
        path: &Path,
        stored: &[u8],
        (source, findings): (&Source, &[Finding]),
        find: impl Fn(&Seed) -> Result<Vec<Finding>, E>,
    ) -> Result<FixOutcome, E> {
        let wanted = |_: &Finding, fix: &Fix| fix.safety <= self.max_safety;
        if !findings.iter().any(|finding| finding.fixes.iter().any(|fix| wanted(finding, fix))) {
            let (source, bytes) = (source.clone(), stored.to_vec());
            return Ok(FixOutcome { source, bytes, counts: BTreeMap::new(), refused: None, note: None });
        }
        let before = source;
        let mut outcome = fixing::fix_file(stored, FormatHint::from_path(path), Source::from_bytes, find, wanted)?;
        let source = Source::from_bytes(&outcome.bytes);
        // A diff cannot show a change of encoding; a note does, and the diff does not count as fixing those findings.
        let is_unseen = self.dry_run && source.encoding() != before.encoding();
        if is_unseen {
            let stores = |finding: &&Finding| finding.fixes.iter().any(|fix| fix.to_utf8);
            for finding in findings.iter().filter(stores) {
                outcome.counts.remove(finding.rule);
            }
        }
        let note = match outcome.refused {
            Some(FixRefusal::ReadsOtherwise) => Some(message!("fix-reads-otherwise")),
            Some(FixRefusal::Encoding) => Some(message!("fix-not-encodable")),
            None => is_unseen.then(|| message!("encoding-would-change", encoding = before.encoding().name())),
        };
        Ok(FixOutcome { source, bytes: outcome.bytes, counts: outcome.counts, refused: outcome.refused, note })
    }
}

/// Replaces a file that reads `stored` by `bytes`, atomically: see [`files::replace`].
///
/// # Errors
/// The file cannot or must not be written. It is unchanged, and the message says why.
pub(in crate::cli) fn replace(path: &Path, stored: &[u8], bytes: &[u8]) -> Result<()> {
    files::replace(path, stored, bytes)
        .map_err(|error| problem_with(error, &message!("cannot-write", path = quoted_path(path))))
}

/// Removes the temporary files that killed runs left beside a file.
pub(in crate::cli) fn sweep_around(path: &Path) {
    if let Ok((folder, _)) = DirHandle::around(path) {
        files::sweep_once(&folder);
    }
}
