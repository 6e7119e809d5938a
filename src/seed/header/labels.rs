//! Labels and values on one line: `来源:某某号 作者: 日期:2025-02-17`, `撰文丨某某 编辑丨某某`.

use super::keys;
use crate::seed::FieldKind;
use crate::text::{slice, span_of};

/// A label and its value, as slices of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LabelledValue<'a> {
    /// The label, without its colon.
    pub(super) label: &'a str,
    /// The value, trimmed. If there is none, an empty slice right after the separator.
    pub(super) value: &'a str,
    /// The field that the label states. `None` if its value is not kept.
    pub(super) kind: Option<FieldKind>,
    /// Whether the separator is a colon.
    pub(super) colon: bool,
}

/// Whether a character separates labels from values.
fn is_separator(c: char) -> bool {
    matches!(c, ':' | '：' | '丨' | '｜' | '|' | '/' | '／' | '│' | '∣')
}

/// Padding at the end of a value, before the next label.
const PADDING: &[char] = &[
    ' ', '\t', '\u{3000}', '\u{A0}', '|', '｜', '丨', '/', '／', '·', '•', '、', ',', '，', ';', '；', '】', ')', '）',
    '*',
];

/// Splits a line into the text before the first label, trimmed, and the labelled values. Linear in the line.
pub(super) fn split(line: &str) -> (&str, Vec<LabelledValue<'_>>) {
    let mut starts: Vec<(usize, &str, usize, bool, Option<FieldKind>)> = Vec::new();
    for (at, separator) in line.match_indices(is_separator) {
        let from = starts.last().map_or(0, |(_, _, value_start, ..)| *value_start);
        let Some(label) = line.get(from..at).and_then(label_before) else { continue };
        let colon = matches!(separator, ":" | "：");
        let kind = keys::kind_of(label);
        // Only credits have other separators than a colon: `日期/时间` names two things.
        let credit = keys::is_other(label) || kind == Some(FieldKind::Author);
        let known = if colon { credit || kind.is_some() } else { credit };
        if !known || is_address(line, at) {
            continue;
        }
        let start = span_of(line, label).start();
        starts.push((start, label, at + separator.len(), colon, kind));
    }
    let lead = slice(line, ..starts.first().map_or(line.len(), |(start, ..)| *start));
    let mut found = Vec::new();
    for (index, (_, label, value_start, colon, kind)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(line.len(), |(start, ..)| *start);
        let raw = slice(line, *value_start..end);
        let last = index + 1 == starts.len();
        // Emphasis that is not rendered because of adjacent punctuation leaves its asterisks in the text:
        // `**作者：**某某`.
        let is_around = |c: char| c.is_whitespace() || c == '*';
        let value =
            raw.trim_start_matches(is_around).trim_end_matches(|c| is_around(c) || (!last && PADDING.contains(&c)));
        let value = if value.is_empty() { slice(raw, ..0) } else { value };
        found.push(LabelledValue { label, value, kind: *kind, colon: *colon });
    }
    // In `文、图/某某` and `文/图/某某`, the first label shares the value of the next.
    for index in (1..found.len()).rev() {
        if let [.., shared] = &found[..=index] {
            let shared = shared.value;
            if let Some(earlier) = found.get_mut(index - 1)
                && earlier.value.is_empty()
                && !earlier.colon
            {
                earlier.value = shared;
            }
        }
    }
    // `作者：作者 | 某某` states the label twice.
    let repeated = |index: usize| {
        let (this, next) = (found.get(index), found.get(index + 1));
        this.zip(next).is_some_and(|(this, next)| this.value.is_empty() && this.kind == next.kind)
    };
    let kept: Vec<_> = (0..found.len()).filter(|index| !repeated(*index)).collect();
    let found = kept.iter().filter_map(|index| found.get(*index).copied()).collect();
    (lead.trim_matches(|c: char| c.is_whitespace() || c == '*'), found)
}

/// The word directly before a separator, if it is at the start of the text or follows a space or bracket.
fn label_before(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let is_edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '，' | '。' | ',' | ';' | '；' | '、' | '|' | '｜' | '丨' | '*')
            || matches!(c, '【' | '（' | '(' | '［' | '[' | '「' | '『' | '《' | '”' | '’' | '】' | '）' | ')')
    };
    let start = text.char_indices().rev().find(|(_, c)| is_edge(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    text.get(start..).filter(|label| !label.is_empty())
}

/// Whether the separator at `at` belongs to `https://`.
fn is_address(line: &str, at: usize) -> bool {
    line.get(at..).is_some_and(|rest| rest.starts_with("://") || rest.starts_with("//"))
}

/// Whether a value is plain and has at most `max` characters, so that it is a value rather than a sentence.
pub(super) fn is_plain(value: &str, max: usize) -> bool {
    value.chars().nth(max).is_none() && !value.contains(['。', '！', '？', '；', '“', '”', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(&str, &str)> {
        split(line).1.iter().map(|found| (found.label, found.value)).collect()
    }

    #[test]
    fn labels_are_found_with_any_separator() {
        assert_eq!(
            read("来源:渡口号 作者: 日期:2025-02-17"),
            [("来源", "渡口号"), ("作者", ""), ("日期", "2025-02-17")]
        );
        assert_eq!(read("来源：渡口号　|　编辑：青石"), [("来源", "渡口号"), ("编辑", "青石")]);
        assert_eq!(read("撰文丨林晚舟 编辑丨周渡"), [("撰文", "林晚舟"), ("编辑", "周渡")]);
        assert_eq!(read("文 / 林晚舟"), [("文", "林晚舟")]);
        assert_eq!(read("文/图 林晚舟"), [("文", "图 林晚舟")]);
        assert_eq!(read("链接：https://example.org/a:b"), [("链接", "https://example.org/a:b")]);
        assert_eq!(read("作者：作者 | 林晚舟"), [("作者", "林晚舟")]);
        assert_eq!(read("**作者：**林晚舟 **编辑：**周渡"), [("作者", "林晚舟"), ("编辑", "周渡")]);
        assert_eq!(read("他说：作者已死"), []);
        assert_eq!(split("2025-02-17 10:20 来源：渡口号").0, "2025-02-17 10:20");
    }
}
