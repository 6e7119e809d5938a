//! Findings and the fixes that they offer.

use std::path::PathBuf;

use serde::Serialize;

use crate::messages::Message;
use crate::text::ByteSpan;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The seed is broken, or something required is missing; `variorum check` exits with 1.
    Error,
    /// Very likely wrong.
    Warning,
    /// Worth a look.
    Info,
    /// A minor remark.
    Hint,
}

/// How a fix may be applied, in the order in which batches admit them: `--fix` applies the first kind, `--fix --unsafe`
/// also the second, and no batch the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// Certain to be what the curator wants.
    Safe,
    /// Probably right; a person has to check.
    NeedsALook,
    /// Removes or adds words of the text. A person applies it at that one place; a batch never does.
    OneByOne,
}

impl Safety {
    /// Whether the fix may be applied together with others.
    pub fn allows_batches(self) -> bool {
        self < Self::OneByOne
    }
}

/// One replacement in the text of a seed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// The span to replace; empty for an insertion.
    pub span: ByteSpan,
    /// The new text.
    pub replacement: String,
}

/// A fix for a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What the fix does, as shown in an editor's menu.
    pub title: Message,
    /// Whether it can be applied without a look, and together with others.
    pub safety: Safety,
    /// The edits, sorted and not overlapping.
    pub edits: Vec<Edit>,
    /// Whether the fix converts the file to UTF-8. It then has no edits, because the text stays the same, and an
    /// editor, which only has the text, cannot apply it.
    pub to_utf8: bool,
}

/// Another place that a finding refers to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelatedSpan {
    /// The file, unless it is the seed itself.
    pub path: Option<PathBuf>,
    /// The place, in bytes.
    pub span: ByteSpan,
    /// What is there.
    pub message: Message,
}

/// What a rule reports about one place in a seed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The stable name of the rule, `group/rule-name`.
    pub rule: &'static str,
    /// A more specific standard code, if there is one: the WHATWG name of a parse error.
    pub code: Option<&'static str>,
    /// How serious it is.
    pub severity: Severity,
    /// The exact place, in bytes.
    pub span: ByteSpan,
    /// What is wrong and what to do, written for a curator: sentence case, no full stop, the offending text quoted.
    pub message: Message,
    /// Other places that the finding refers to.
    pub related: Vec<RelatedSpan>,
    /// Fixes to choose from.
    pub fixes: Vec<Fix>,
}
