//! What a rule reports.

use std::path::PathBuf;

use serde::Serialize;

use crate::messages::Message;
use crate::text::ByteSpan;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The seed is broken, or something that is required is not there: `variorum check` ends with 1.
    Error,
    /// Very likely wrong.
    Warning,
    /// Worth a look.
    Info,
    /// A quiet remark.
    Hint,
}

/// How a fix can be applied. In this order a batch takes them: `--fix` the first, `--fix --unsafe` the second too, and
/// none of them the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// It is certain to be what the curator wants.
    Safe,
    /// It is likely; a person has to look.
    NeedsALook,
    /// It takes away or puts in words of the text. A person applies it by itself, at that place; a batch never does.
    OneByOne,
}

impl Safety {
    /// Whether a fix may be applied together with others.
    pub fn allows_batches(self) -> bool {
        self < Self::OneByOne
    }
}

/// One replacement in the seed's text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: ByteSpan,
    /// By what.
    pub replacement: String,
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What it does, as an editor's menu shows it.
    pub title: Message,
    /// Whether it can be applied unseen, and with others.
    pub safety: Safety,
    /// The edits, in order, none overlapping.
    pub edits: Vec<Edit>,
    /// Whether the file is to be stored in UTF-8; then there are no edits, for the text stays the same. An editor, which
    /// holds a text, can do nothing with it.
    pub to_utf8: bool,
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelatedSpan {
    /// The file, if it is not the seed itself.
    pub path: Option<PathBuf>,
    /// The place.
    pub span: ByteSpan,
    /// What is there.
    pub message: Message,
}

/// What a rule reports about one place in a seed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The rule's stable name, `group/rule-name`.
    pub rule: &'static str,
    /// A finer, standard code where there is one: the WHATWG name of a parse error.
    pub code: Option<&'static str>,
    /// How much it matters.
    pub severity: Severity,
    /// The exact place.
    pub span: ByteSpan,
    /// What is wrong and what to do, for a curator: sentence case, no full stop, the offending text quoted.
    pub message: Message,
    /// Other places it speaks of.
    pub related: Vec<RelatedSpan>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}
