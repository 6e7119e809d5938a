//! Completion: keys of front matter that are not there yet, values that the seed, its reprints or the corpus state, end tags.

mod end_tag;
mod key;
mod value;

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{AnalysedSeed, LookupError, Snapshot};
use crate::ide::Analysis;
use crate::messages::Language;
use crate::seed::Seed;
use crate::text::{ByteSpan, slice};

/// One text that can be put in the place of what has been typed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is called.
    pub label: String,
    /// Where it is from.
    pub detail: Option<String>,
    /// What has been typed of it, in bytes.
    pub typed: ByteSpan,
    /// The text that replaces what has been typed.
    pub text: String,
    /// What it is.
    pub kind: CompletionKind,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// An end tag.
    EndTag,
    /// A key of front matter.
    Key,
    /// The value of a field.
    Value,
}

/// What can be completed at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// The completions, the most likely first.
    pub items: Vec<Completion>,
    /// Whether more typing can find other items.
    pub is_incomplete: bool,
}

/// What can be completed at a byte offset of a seed. Only for values of fields something is looked up: `analysis` gives what
/// the seed shares, and `corpus` the corpus around it with the seed itself, if it is in one.
///
/// # Errors
/// Those of `analysis` and `corpus`; [`LookupError::Cancelled`] as soon as the flag is seen raised;
/// [`LookupError::Index`] if the index cannot be read.
pub fn completions(
    reading: &AnalysedSeed,
    offset: usize,
    language: Language,
    analysis: impl FnOnce() -> Result<Analysis, LookupError>,
    corpus: impl FnOnce() -> Result<Option<Snapshot>, Cancelled>,
    cancel: &Cancel,
) -> Result<Completions, LookupError> {
    let mut items = end_tag::completions(&reading.seed, offset);
    if items.is_empty() {
        items = key::completions(&reading.seed, offset, language);
    }
    if !items.is_empty() {
        return Ok(Completions { items, is_incomplete: false });
    }
    let items = value::completions(reading, offset, language, analysis, corpus, cancel)?;
    Ok(Completions { items, is_incomplete: true })
}

/// The line around a byte offset: where it begins, and its text before the offset.
fn line_before(seed: &Seed, offset: usize) -> (usize, &str) {
    let up_to = slice(seed.source.text(), ..offset);
    let start = up_to.rfind('\n').map_or(0, |end| end + 1);
    (start, slice(up_to, start..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    /// `text (detail)` of what can be completed at the cursor.
    fn completed(seeds: &str) -> Vec<String> {
        let fixture = Fixture::new(seeds);
        let analysis = fixture.analysis();
        let (reading, corpus) = (analysis.seed.clone(), fixture.corpus.clone());
        let cancel = Cancel::new();
        let (analysis, corpus) = (|| Ok(analysis), || Ok(Some(corpus)));
        let found = completions(&reading, fixture.offset, Language::English, analysis, corpus, &cancel);
        let shown = |it: Completion| format!("{} ({})", it.text, it.detail.unwrap_or_default());
        found.expect("no look-up fails").items.into_iter().map(shown).collect()
    }

    #[test]
    fn keys_that_are_there_are_not_offered_again() {
        let found = completed("//- a.md\n---\ntitle: 渡口\n$0\n---\n\n水涨了。\n");
        assert_eq!(found.first().map(String::as_str), Some("author:  (Author)"));
        assert!(!found.iter().any(|it| it.starts_with("title")), "{found:?}");
    }

    #[test]
    fn a_reprint_states_the_author() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇。";
        let seeds = format!("//- a.md\n---\nauthor:$0\n---\n\n{text}\n//- b.md\n---\nauthor: 温小满\n---\n\n{text}\n");
        assert_eq!(completed(&seeds), [" 温小满 (stated by 1 reprint)"]);
    }

    #[test]
    fn end_tags_close_the_innermost_element_first() {
        assert_eq!(completed("//- a.html\n<div><p>水涨了。</$0"), ["p> ()", "div> ()"]);
    }
}
