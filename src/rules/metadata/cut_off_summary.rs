//! The summary is cut off.
//!
//! ## What it finds
//! Summaries that a program truncated at a fixed length: those that end with `...` or an invitation to read on, and
//! those that repeat the text but stop in mid-sentence.
//!
//! ## Why it matters
//! A truncated summary looks broken wherever it is shown, and says less than the sentence it was taken from.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! summary: 那一夜的雪下得很大，山上的路都被埋住了，我们只好...
//! ---
//!
//! 那一夜的雪下得很大，山上的路都被埋住了，我们只好在半山的茶馆里住下。第二天一早，雪停了。
//! ```
//!
//! ## Fix
//! Completes the sentence from the text.
//!
//! - Needs a look: always.

use super::fill::fill;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Preset, Reporter, Rule, Safety, Severity};
use crate::seed::{FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/cut-off-summary",
    severity: Severity::Hint,
    preset: Preset::Dataset,
    summary: "The summary is cut off",
    check,
    ..Rule::BASE
};

/// What programs append to truncated text.
const CUT_MARKS: &[&str] = &["[…]", "[...]", "(...)", "阅读全文", "閱讀全文", "read more", "Read more", "...", "…"];

/// How many characters before the cut must appear in the text for the summary to be an excerpt of it.
const MIN_COMMON_CHARS: usize = 10;

/// How many bytes of the text are searched.
const MAX_SEARCHED_BYTES: usize = 8_000;

/// The maximum length of the rest of the sentence, in characters.
const MAX_REST_CHARS: usize = 200;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for summary in seed.fields_of(FieldKind::Summary).filter(|summary| !summary.is_empty()).take(8) {
        reporter.check_cancelled()?;
        let value = summary.value.trim_end();
        let mark = CUT_MARKS.iter().find(|mark| value.ends_with(*mark));
        let bare = mark.and_then(|mark| value.strip_suffix(mark)).unwrap_or(value).trim_end();
        // The Chinese ellipsis has six dots, and an author may well end with it.
        let rhetorical = value.ends_with("……");
        let rest = rest_of_sentence(seed, bare);
        if (mark.is_none() || rhetorical) && rest.is_none() {
            continue;
        }
        let end: String = bare.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
        let finding = reporter.report(summary.span, message!("cut-off-summary", end = quote(&end)));
        let plain = !matches!(seed.part_of(summary).kind, PartKind::SourceLine | PartKind::Byline);
        if let Some(rest) = rest.filter(|_| plain) {
            let edit = fill(seed, summary, &format!("{bare}{rest}"));
            finding.add_fix(message!("cut-off-summary-complete"), Safety::NeedsALook, vec![edit]);
        }
    }
    Ok(())
}

/// Returns how the text continues after the last characters of a summary, to the end of the sentence; `None` if the
/// text does not contain them, or a sentence ends there.
fn rest_of_sentence(seed: &Seed, summary: &str) -> Option<String> {
    if summary.ends_with(['。', '！', '？', '；', '.', '!', '?', '”', '」', '』', '）', ')', '"']) {
        return None;
    }
    let start = summary.char_indices().rev().nth(MIN_COMMON_CHARS - 1)?.0;
    let end = summary.get(start..)?;
    let mut text = String::new();
    for block in seed.body.blocks() {
        if text.len() > MAX_SEARCHED_BYTES {
            break;
        }
        text += &seed.body.text_within(block.span, seed.source.text());
        text.push('\n');
    }
    let behind = text.get(text.find(end)? + end.len()..)?;
    if !behind.starts_with(char::is_alphanumeric) && !behind.starts_with(['，', '、', ',', ' ']) {
        return None;
    }
    let mut rest = String::new();
    for c in behind.chars().take(MAX_REST_CHARS) {
        if c == '\n' {
            return Some(rest);
        }
        rest.push(c);
        if matches!(c, '。' | '！' | '？' | '!' | '?') {
            return Some(rest);
        }
        if c == '.' && behind.get(rest.len()..).is_none_or(|next| next.starts_with([' ', '\n'])) {
            return Some(rest);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    const BODY: &str = "那一夜的雪下得很大，山上的路都被埋住了，我们只好在半山的茶馆里住下。第二天一早，雪停了。";

    fn seed(summary: &str) -> String {
        format!("---\ntitle: 雪夜\nsummary: {summary}\n---\n\n{BODY}\n")
    }

    #[test]
    fn a_summary_that_stops_in_mid_sentence_is_told_and_completed() {
        for summary in [
            "那一夜的雪下得很大，山上的路都被埋住了，我们只好...",
            "那一夜的雪下得很大，山上的路都被埋住了，我们只好在半山",
        ] {
            finds(&RULE, Markdown, &seed(&format!("‹{summary}›")), &["The summary breaks off after…"]);
            let whole = "那一夜的雪下得很大，山上的路都被埋住了，我们只好在半山的茶馆里住下。";
            fixes(&RULE, Markdown, &seed(summary), &seed(&format!("\"{whole}\"")));
        }
    }

    #[test]
    fn one_that_ends_is_left_alone() {
        for summary in [
            "那一夜的雪下得很大，山上的路都被埋住了，我们只好在半山的茶馆里住下。",
            "一篇关于雪的文章",
            "雪停了，我们还没有走……",
        ] {
            quiet(&RULE, Markdown, &seed(summary));
        }
    }
}
