//! The baseline of a corpus: findings that were there when it was written, so that only new ones show.
//!
//! An entry holds no line number. A finding is known by its file, rule and code, by the text that it marks and by a
//! little of what stands around that, white space left out; so it is known again wherever the rest of the file has moved
//! it. If what stands around it has changed, it is still known by the marked text, as often as the baseline has it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::rules::{Finding, needs_witnesses};
use crate::text::ByteSpan;

/// The findings that are known, of every file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By the file's path, relative to the corpus and with `/`.
    files: BTreeMap<String, Known>,
}

/// How often each finding of one file is known.
type Known = BTreeMap<Key, u32>;

/// By what a finding is known again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rule: String,
    code: Option<String>,
    text: u64,
    context: u64,
}

/// What is new, and what of the baseline was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The findings that the baseline does not know, in the order of the places.
    pub findings: Vec<Finding>,
    /// How many it knows.
    pub known: usize,
    /// How many it knows that are gone.
    pub gone: usize,
}

/// A baseline is there and does not count.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// It is none, or one of a later version.
    #[error("{0}")]
    Malformed(#[from] serde_json::Error),
}

/// The file: one line an entry, so that it can be compared and merged.
#[derive(Deserialize)]
struct Stored {
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
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
    /// What the file is called unless `variorum.toml` says otherwise.
    pub const FILE_NAME: &'static str = "variorum-baseline.json";

    /// Reads a baseline; `None` if there is none.
    ///
    /// # Errors
    /// It cannot be read, or is no baseline.
    pub fn read(path: &Path) -> Result<Option<Self>, BaselineError> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Some(Self::parse(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn parse(text: &str) -> serde_json::Result<Self> {
        let stored: Stored = serde_json::from_str(text)?;
        let mut baseline = Self::default();
        for Entry { path, rule, code, text, context, count } in stored.findings {
            // A hash that is none is one of no finding.
            let hash = |hex: &str| u64::from_str_radix(hex, 16).unwrap_or_default();
            let key = Key { rule, code, text: hash(&text), context: hash(&context) };
            let known = baseline.files.entry(path).or_default().entry(key).or_default();
            *known = known.saturating_add(count);
        }
        Ok(baseline)
    }

    /// The text of the file: sorted, one line an entry, the same whatever order the findings came in.
    pub fn to_text(&self) -> String {
        let entries = self.files.iter().flat_map(|(path, known)| {
            known.iter().map(move |(key, count)| Entry {
                path: path.clone(),
                rule: key.rule.clone(),
                code: key.code.clone(),
                text: format!("{:016x}", key.text),
                context: format!("{:016x}", key.context),
                count: *count,
            })
        });
        // Numbers and texts can always be written.
        let lines: Vec<String> = entries.filter_map(|entry| serde_json::to_string(&entry).ok()).collect();
        format!("{{\"findings\": [\n{}\n]}}\n", lines.join(",\n"))
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.files.values().flat_map(BTreeMap::values).map(|count| *count as usize).sum()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Makes these the findings that are known of a file with this text.
    pub fn set(&mut self, path: &Path, text: &str, findings: &[Finding]) {
        let mut known = Known::new();
        for finding in findings {
            *known.entry(key(text, finding)).or_default() += 1;
        }
        let name = name(path);
        self.files.remove(&name);
        if !known.is_empty() {
            self.files.insert(name, known);
        }
    }

    /// Forgets the files for which `stays` does not hold.
    pub fn retain(&mut self, stays: impl Fn(&Path) -> bool) {
        self.files.retain(|name, _| stays(Path::new(name)));
    }

    /// Takes out of a file's findings what is known. Unless the file was `compared` with its reprints, what was found in
    /// that way before is not gone. Costs what looking up each finding costs.
    pub fn judge(&self, path: &Path, text: &str, compared: bool, findings: Vec<Finding>) -> Judged {
        let Some(known) = self.files.get(&name(path)) else {
            return Judged { findings, ..Judged::default() };
        };
        let mut left = known.clone();
        let keys: Vec<Key> = findings.iter().map(|finding| key(text, finding)).collect();
        // First those that stand as they stood; then those whose surroundings have changed.
        let mut is_known: Vec<bool> = keys.iter().map(|key| take(&mut left, key)).collect();
        for (key, is_known) in keys.iter().zip(&mut is_known).filter(|(_, is_known)| !**is_known) {
            let from = Key { context: 0, ..key.clone() };
            let until = Key { context: u64::MAX, ..key.clone() };
            let other = left.range(from..=until).find(|(_, count)| **count > 0).map(|(other, _)| other.clone());
            *is_known = other.is_some_and(|other| take(&mut left, &other));
        }
        let known = is_known.iter().filter(|is_known| **is_known).count();
        let can_be_gone = |key: &Key| compared || !needs_witnesses(&key.rule);
        let gone = left.iter().filter(|(key, _)| can_be_gone(key)).map(|(_, count)| *count as usize).sum();
        let new = findings.into_iter().zip(is_known).filter(|(_, is_known)| !is_known).map(|(finding, _)| finding);
        Judged { findings: new.collect(), known, gone }
    }
}

/// Takes one away, if there is one.
fn take(left: &mut Known, key: &Key) -> bool {
    let Some(count) = left.get_mut(key) else { return false };
    *count -= 1;
    if *count == 0 {
        left.remove(key);
    }
    true
}

/// A relative path as it is written on every system.
fn name(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// How many characters that are not white space count on either side of a finding.
const AROUND: usize = 24;

/// How many of the marked text count at either end.
const INSIDE: usize = 200;

fn key(text: &str, finding: &Finding) -> Key {
    let ByteSpanParts { before, marked, behind } = parts(text, finding.span);
    let (mut of_text, mut of_context) = (Hash::default(), Hash::default());
    solid(marked.chars()).take(INSIDE).for_each(|c| of_text.add(c));
    solid(marked.chars().rev()).take(INSIDE).for_each(|c| of_text.add(c));
    solid(before.chars().rev()).take(AROUND).for_each(|c| of_context.add(c));
    // What ends here is not what begins there.
    of_context.add('\n');
    solid(behind.chars()).take(AROUND).for_each(|c| of_context.add(c));
    Key { rule: finding.rule.to_owned(), code: finding.code.map(str::to_owned), text: of_text.0, context: of_context.0 }
}

struct ByteSpanParts<'a> {
    before: &'a str,
    marked: &'a str,
    behind: &'a str,
}

fn parts(text: &str, span: ByteSpan) -> ByteSpanParts<'_> {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    ByteSpanParts { before: part(0..span.start()), marked: part(span.range()), behind: part(span.end()..text.len()) }
}

/// The characters that are not white space. Not many of those are passed over: a file can be made of them.
fn solid(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    characters.take(4 * INSIDE).filter(|c| !c.is_whitespace())
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): it has to be the same in every version and on every machine,
/// and nobody gains by a collision.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, character: char) {
        for byte in u32::from(character).to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// Where the baseline of a corpus is.
pub(super) fn place(root: &Path, said: Option<&str>) -> PathBuf {
    root.join(said.unwrap_or(Baseline::FILE_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::Cancel;
    use crate::rules::{Settings, check_with};
    use crate::seed::{FormatHint, Seed};
    use crate::text::Source;

    fn findings(text: &str) -> Vec<Finding> {
        let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
        let found = check_with(&seed, &Settings::default(), &Cancel::new()).expect("nobody cancels");
        found.into_iter().filter(|finding| finding.rule == "text/invisible-character").collect()
    }

    /// How many findings are new, known and gone in `after` by the baseline of `before`.
    fn judged(before: &str, after: &str) -> [usize; 3] {
        let path = Path::new("a/b.md");
        let mut baseline = Baseline::default();
        baseline.set(path, before, &findings(before));
        let stored = Baseline::parse(&baseline.to_text()).expect("what was written");
        assert_eq!(stored, baseline);
        let Judged { findings, known, gone } = stored.judge(path, after, true, findings(after));
        [findings.len(), known, gone]
    }

    const TEXT: &str = "# 题\n\n河水\u{200B}涨了。\n\n第二段没有毛病，只是长一些，好把两处隔得远远的，谁也不挨着谁。\n\n又\u{200B}退了。\n";

    #[test]
    fn what_is_known_is_known_wherever_the_rest_has_moved_it() {
        assert_eq!(judged(TEXT, TEXT), [0, 2, 0]);
        assert_eq!(judged(TEXT, &format!("{}{TEXT}", "新写的一段，排在最前面，占了许多行。\n\n".repeat(9))), [0, 2, 0]);
        assert_eq!(judged(TEXT, &TEXT.replace("\n\n", "\n\n\n")), [0, 2, 0]);
        assert_eq!(judged(TEXT, &TEXT.replace("涨了", "早就涨了")), [0, 2, 0], "the surroundings have changed");
    }

    #[test]
    fn what_is_new_shows_and_what_is_gone_is_counted() {
        assert_eq!(judged(TEXT, &format!("{TEXT}\n再\u{200B}涨。\n")), [1, 2, 0]);
        assert_eq!(judged(TEXT, &TEXT.replacen('\u{200B}', "", 1)), [0, 1, 1]);
        assert_eq!(judged("一。\n", TEXT), [2, 0, 0]);
        assert_eq!(judged(TEXT, &TEXT.replacen('\u{200B}', "\u{200C}", 1)), [1, 1, 1], "another character");
    }

    #[test]
    fn equal_findings_are_counted() {
        let twice = "河\u{200B}水\n\n河\u{200B}水\n";
        assert_eq!(judged(twice, &format!("{twice}\n河\u{200B}水\n")), [1, 2, 0]);
    }

    #[test]
    fn it_is_written_in_order_with_a_line_for_each_entry() {
        let mut baseline = Baseline::default();
        for path in ["b.md", "a/c.md"] {
            baseline.set(Path::new(path), TEXT, &findings(TEXT));
        }
        let text = baseline.to_text();
        let paths: Vec<_> = text.lines().filter_map(|line| line.split('"').nth(3)).collect();
        assert_eq!(paths, ["a/c.md", "a/c.md", "b.md", "b.md"], "{text}");
        assert_eq!(baseline.len(), 4);
        baseline.retain(|path| path != Path::new("b.md"));
        baseline.set(Path::new("a/c.md"), "", &[]);
        assert!(baseline.is_empty());
        assert_eq!(Baseline::parse(&baseline.to_text()).expect("understood"), baseline);
    }

    #[test]
    fn what_is_no_baseline_is_an_error_and_never_more() {
        for text in ["", "[]", "{\"findings\": 3}", "{\"findings\": [{\"path\": 1}]}"] {
            assert!(Baseline::parse(text).is_err(), "{text}");
        }
        let odd = r#"{"findings": [{"path": "a", "rule": "x/y", "text": "文", "context": "", "count": 4294967295}]}"#;
        assert_eq!(Baseline::parse(odd).expect("understood").len(), 4_294_967_295);
    }
}
