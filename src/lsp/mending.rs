//! What fixes make of a document: the very text that `variorum check --fix` would make of it.

use serde::{Deserialize, Serialize};

use super::documents::Document;
use super::view::View;
use crate::corpus::LookupError;
use crate::rules::mend::mend;
use crate::rules::rounds::composed;
use crate::rules::{Edit, Finding, Fix, Safety};
use crate::seed::{FormatHint, Seed};
use crate::text::{Encoding, Source};

/// Which fixes are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Wanted {
    /// All that can be applied unseen.
    EverySafe,
    /// All of the rules on text that can be applied unseen.
    SafeOfText,
    /// All of one rule that are as certain as this.
    Rule { name: String, needs_a_look: bool },
}

impl Wanted {
    /// Whether a fix is one of them. An editor holds a text, so that in which encoding it is stored is not for it.
    pub(super) fn takes(&self, finding: &Finding, fix: &Fix) -> bool {
        !fix.to_utf8
            && fix.safety.allows_batches()
            && match self {
                Self::EverySafe => fix.safety == Safety::Safe,
                Self::SafeOfText => fix.safety == Safety::Safe && finding.rule.starts_with("text/"),
                Self::Rule { name, needs_a_look } => {
                    finding.rule == name && (fix.safety == Safety::NeedsALook) == *needs_a_look
                }
            }
    }
}

/// The edits after which none of the wanted fixes is left, and how many findings they mend. For worker threads.
///
/// # Errors
/// As [`View::findings`].
pub(super) fn mended(view: &View, document: &Document, wanted: &Wanted) -> Result<(Vec<Edit>, usize), LookupError> {
    let findings = view.findings(document)?;
    if !findings.iter().any(|finding| finding.fixes.iter().any(|fix| wanted.takes(finding, fix))) {
        return Ok((Vec::new(), 0));
    }
    let text = String::from(&document.rope);
    // What is mended is a text in UTF-8 throughout. Of the text as it is, its file can say more.
    let own = &document.reading().seed.source;
    let own_says_more = own.encoding() == Encoding::Utf8 && own.malformed().is_empty();
    let read = |bytes: &[u8]| {
        if own_says_more && bytes == own.text().as_bytes() {
            own.clone()
        } else {
            Source::from_text(String::from_utf8_lossy(bytes).into_owned())
        }
    };
    let find = |seed: &Seed| view.findings_for(document, seed);
    let hint = FormatHint::from_path(&document.path());
    let mended = mend(text.as_bytes(), hint, read, find, |finding, fix| wanted.takes(finding, fix))?;
    Ok((composed(text.len(), &mended.rounds), mended.counts.values().sum()))
}
