//! The baseline of a corpus: the findings that existed when it was written, so that only new ones are shown.
//!
//! An entry holds no line number. A finding is recognised by its file, rule and code, by the text that it marks and
//! by a little of the surrounding text, white space left out, so it is recognised wherever edits to the rest of the
//! file have moved it. If the surrounding text has changed, it is still recognised by the marked text, as many times
//! as the baseline has it. A file that the baseline does not have counts as a renamed one if a file of the baseline
//! is gone and had nearly all of the same findings in the same surroundings.

mod key;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::files::{self, FileError};
use crate::messages::{Message, message};
use crate::rules::{Finding, needs_witnesses};
use key::FindingKey;

/// The known findings of every file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By the file's path, relative to the corpus and with `/`.
    files: BTreeMap<String, KnownFindings>,
    /// The files that have a finding, to recognise renamed files. Built on first use.
    homes: OnceLock<HashMap<FindingKey, Vec<String>>>,
}

/// How many times each finding of one file is known.
type KnownFindings = BTreeMap<FindingKey, u32>;

/// The new findings of a file, and the number of known ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilteredFindings {
    /// The findings that the baseline does not have, in order of their places.
    pub findings: Vec<Finding>,
    /// The number of findings that it has.
    pub known: usize,
    /// The number of findings that it has and that are gone.
    pub gone: usize,
}

/// Why a baseline that exists is not used.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] FileError),
    /// It is no baseline, or one of a later version.
    #[error("{0}")]
    Malformed(#[from] serde_json::Error),
}

impl BaselineError {
    /// The error for people, to be shown behind the name of the file.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(error) => error.message(),
            Self::Malformed(error) => message!("file-system-says", problem = error.to_string()),
        }
    }
}

/// The size of the largest baseline that is read, in bytes: some two million findings.
const MAX_BASELINE_BYTES: u64 = 1 << 28;

/// The file: one line for each entry, so that it can be diffed and merged.
#[derive(Deserialize)]
struct BaselineFile {
    findings: Vec<BaselineEntry>,
}

#[derive(Serialize, Deserialize)]
struct BaselineEntry {
    path: String,
    rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    text: String,
    context: String,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    count: u32,
}

fn once() -> u32 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The form that serde asks for.
fn is_once(count: &u32) -> bool {
    *count == 1
}

impl Baseline {
    /// The name of the file, unless `variorum.toml` sets another.
    pub const FILE_NAME: &'static str = "variorum-baseline.json";

    /// Reads the baseline of the corpus in a folder; `None` if there is none at that path.
    ///
    /// # Errors
    /// It cannot be read, lies outside of the folder, or is no baseline.
    pub fn read(root: &Path, path: &Path) -> Result<Option<Self>, BaselineError> {
        match files::read_inside(root, path, MAX_BASELINE_BYTES) {
            Ok(bytes) => Ok(Some(Self::parse(&bytes)?)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether bytes are those of a baseline, or were before they were damaged (by conflict markers, for example).
    pub fn looks_like_one(bytes: &[u8]) -> bool {
        bytes.trim_ascii().is_empty() || bytes.trim_ascii_start().starts_with(b"{\"findings\": [")
    }

    fn parse(bytes: &[u8]) -> serde_json::Result<Self> {
        let stored: BaselineFile = serde_json::from_slice(bytes)?;
        let mut baseline = Self::default();
        for BaselineEntry { path, rule, code, text, context, count } in stored.findings {
            // An invalid hash matches no finding.
            let hash = |hex: &str| u64::from_str_radix(hex, 16).unwrap_or_default();
            let key = FindingKey { rule, code, text: hash(&text), context: hash(&context) };
            let known = baseline.files.entry(path).or_default().entry(key).or_default();
            *known = known.saturating_add(count);
        }
        Ok(baseline)
    }

    /// The text of the file: sorted, one line for each entry, and independent of the order in which findings were
    /// added.
    pub fn to_text(&self) -> String {
        let entries = self.files.iter().flat_map(|(path, known)| {
            known.iter().map(move |(key, count)| BaselineEntry {
                path: path.clone(),
                rule: key.rule.clone(),
                code: key.code.clone(),
                text: format!("{:016x}", key.text),
                context: format!("{:016x}", key.context),
                count: *count,
            })
        });
        // Numbers and strings can always be serialised.
        let lines: Vec<String> = entries.filter_map(|entry| serde_json::to_string(&entry).ok()).collect();
        format!("{{\"findings\": [\n{}\n]}}\n", lines.join(",\n"))
    }

    /// The number of findings in it.
    pub fn len(&self) -> usize {
        self.files.values().flat_map(BTreeMap::values).map(|count| *count as usize).sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Replaces the known findings of a file with this text.
    pub fn set(&mut self, path: &Path, text: &str, findings: &[Finding]) {
        let mut known = KnownFindings::new();
        for finding in findings {
            *known.entry(FindingKey::new(text, finding)).or_default() += 1;
        }
        let name = portable_path(path);
        self.homes = OnceLock::new();
        self.files.remove(&name);
        if !known.is_empty() {
            self.files.insert(name, known);
        }
    }

    /// Drops the files for which `stays` returns false.
    pub fn retain(&mut self, stays: impl Fn(&Path) -> bool) {
        self.homes = OnceLock::new();
        self.files.retain(|name, _| stays(Path::new(name)));
    }

    /// Removes the known findings of a file. Unless the file was `compared` with its reprints, known findings that
    /// come from that comparison do not count as gone. `is_there` says whether a file of the corpus exists; it is
    /// called only to recognise a renamed file. Costs one look-up for each finding.
    pub fn filter_known(
        &self,
        path: &Path,
        text: &str,
        compared: bool,
        findings: Vec<Finding>,
        is_there: impl Fn(&Path) -> bool,
    ) -> FilteredFindings {
        let keys: Vec<FindingKey> = findings.iter().map(|finding| FindingKey::new(text, finding)).collect();
        let Some(known) = self.files.get(&portable_path(path)).or_else(|| self.renamed(&keys, is_there)) else {
            return FilteredFindings { findings, ..FilteredFindings::default() };
        };
        let mut left = known.clone();
        // First those whose surroundings are the same, then those whose surroundings have changed.
        let mut is_known: Vec<bool> = keys.iter().map(|key| take_one(&mut left, key)).collect();
        for (key, is_known) in keys.iter().zip(&mut is_known).filter(|(_, is_known)| !**is_known) {
            let from = FindingKey { context: 0, ..key.clone() };
            let until = FindingKey { context: u64::MAX, ..key.clone() };
            let other = left.range(from..=until).find(|(_, count)| **count > 0).map(|(other, _)| other.clone());
            *is_known = other.is_some_and(|other| take_one(&mut left, &other));
        }
        let known = is_known.iter().filter(|is_known| **is_known).count();
        let can_be_gone = |key: &FindingKey| compared || !needs_witnesses(&key.rule);
        let gone = left.iter().filter(|(key, _)| can_be_gone(key)).map(|(_, count)| *count as usize).sum();
        let new = findings.into_iter().zip(is_known).filter(|(_, is_known)| !is_known).map(|(finding, _)| finding);
        FilteredFindings { findings: new.collect(), known, gone }
    }

    /// The known findings of a file that is gone and had these findings.
    fn renamed(&self, keys: &[FindingKey], is_there: impl Fn(&Path) -> bool) -> Option<&KnownFindings> {
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        let homes = self.homes.get_or_init(|| self.homes());
        for home in keys.iter().filter_map(|key| homes.get(key)).flatten() {
            *shared.entry(home).or_default() += 1;
        }
        let (home, _) = shared
            .into_iter()
            .filter(|(_, count)| (keys.len() - count) * FINDINGS_PER_NEW <= keys.len())
            .filter(|(home, _)| !is_there(Path::new(home)))
            .max_by_key(|(_, count)| *count)?;
        self.files.get(home)
    }

    fn homes(&self) -> HashMap<FindingKey, Vec<String>> {
        let mut homes: HashMap<FindingKey, Vec<String>> = HashMap::new();
        for (name, known) in &self.files {
            for key in known.keys() {
                let homes = homes.entry(key.clone()).or_default();
                if homes.len() < MAX_HOMES {
                    homes.push(name.clone());
                }
            }
        }
        homes
    }
}

/// The number of files that are noted for one finding: a finding that more files have identifies none of them.
const MAX_HOMES: usize = 8;

/// Of this many findings of a renamed file, one may be new.
const FINDINGS_PER_NEW: usize = 4;

/// Takes one occurrence of a finding, if there is one left.
fn take_one(left: &mut KnownFindings, key: &FindingKey) -> bool {
    let Some(count) = left.get_mut(key) else { return false };
    *count -= 1;
    if *count == 0 {
        left.remove(key);
    }
    true
}

/// A relative path in the same form on every system.
fn portable_path(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether a manifest may name this path for a baseline: below its folder, and not inside of a version control
/// system's files, which can be commands as well as data.
pub(super) fn is_allowed_path(path: &Path) -> bool {
    let is_fine = |part: Component<'_>| match part {
        Component::Normal(name) => ![".git", ".hg", ".svn", ".jj"].iter().any(|other| name.eq_ignore_ascii_case(other)),
        Component::CurDir => true,
        Component::ParentDir | Component::RootDir | Component::Prefix(_) => false,
    };
    path.file_name().is_some() && path.components().all(is_fine)
}

/// The path of the baseline of a corpus.
pub(super) fn baseline_path(root: &Path, setting: Option<&str>) -> PathBuf {
    root.join(setting.unwrap_or(Baseline::FILE_NAME))
}
