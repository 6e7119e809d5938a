//! Notices at the end of a text: disclaimers, copyright and reprint notices, calls to follow and subscribe.
//!
//! Only separate lines at the very end are taken for notices, and only if they match the patterns below, because
//! notices are not compared with other seeds.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::lines::BodyLine;
use crate::text::is_han;
use crate::text::{ByteSpan, CharFolder, Folded};

/// The most characters that a line with Han characters may have to be a notice by its [`PHRASES`].
const MAX_HAN_NOTICE_CHARS: usize = 260;

/// The most characters that a line without Han characters may have to be a notice by its [`PHRASES`].
const MAX_OTHER_NOTICE_CHARS: usize = 520;

/// A longer text is never a notice.
const MAX_NOTICE_BYTES: usize = 4000;

/// How notices begin. Like all patterns here, in Simplified characters and lower case.
#[rustfmt::skip]
const NOTICE_PREFIXES: &[&str] = &[
    "声明：", "声明:", "免责声明", "版权声明", "特别声明", "本文作者：", "本文来源：", "风险提示及免责", "特别申明", "重要声明", "郑重声明", "转载声明", "本文转载自", "版权所有", "©",
    "copyright ©", "copyright (c)", "end) dow jones newswires", "(c) ", "素材来源", "feed enhanced by", "post tags:", "the views expressed", "all rights reserved",
    "获取更多rss", "disclaimer:", "sign up for", "subscribe to",
];

/// Phrases that together make a notice. Every phrase of a row must occur.
#[rustfmt::skip]
const PHRASES: &[&[&str]] = &[
    &["转载", "授权"], &["转载", "注明"], &["转载", "请联系"], &["转载", "请添加"], &["不得转载"], &["禁止转载"], &["谢绝转载"],
    &["请勿转载"], &["版权归", "所有"], &["版权声明："], &["侵权", "删除"], &["侵权", "联系"], &["不代表", "立场"], &["不代表", "观点"],
    &["仅代表", "观点"], &["不承担", "责任"], &["欢迎关注", "号"], &["欢迎关注", "每天"], &["关注", "公众号"], &["扫", "二维码"],
    &["长按", "二维码"], &["微信扫一扫"], &["扫码关注"], &["点击", "在看"], &["点亮", "在看"], &["点击", "阅读原文"],
    &["关注", "转发", "支持"], &["点赞", "转发"], &["篇原创内容"], &["添加微信"], &["加微信", "群"], &["月费订户"], &["成为", "订户"],
    &["likes", "leave a comment"], &["views", "those of the author"], &["without", "written permission"],
    &["the post ", " appeared first on "], &["unsubscribe at any time"], &["delivered to your inbox"],
];

/// Texts that are a notice if they are the whole line.
#[rustfmt::skip]
const WHOLE_LINES: &[&str] = &[
    "公众号", "阅读原文", "视频号", "a+", "a-", "a", "预览时标签不可点", "收录于合集", "permalink",
];

/// The notices among the last lines, in order. One or two lines between notices that are too short for a sentence (the
/// name of an account, its number) belong to them, and so do addresses below a notice.
pub(in crate::seed) fn find_notices(lines: &[BodyLine]) -> Vec<ByteSpan> {
    let mut spans = Vec::new();
    let mut between = Vec::new();
    for line in lines.iter().rev() {
        if is_notice(line) {
            spans.append(&mut between);
            spans.push(span_with_links(line));
        } else if (!spans.is_empty() && is_fragment(line) && between.len() < 2)
            || (is_address(line) && between.len() < 4)
        {
            between.push(span_with_links(line));
        } else {
            break;
        }
    }
    spans.reverse();
    spans
}

/// Whether a line consists of an address.
fn is_address(line: &BodyLine) -> bool {
    let is_scheme = line.text.starts_with("https://") || line.text.starts_with("http://");
    is_scheme && !line.text.contains(char::is_whitespace)
}

/// The span of a line, extended to all of the links in it.
fn span_with_links(line: &BodyLine) -> ByteSpan {
    line.links.iter().fold(line.span, |span, link| span.hull(link.span))
}

fn is_notice(line: &BodyLine) -> bool {
    !line.long && is_notice_text(&line.text)
}

/// Whether a line or paragraph reads like a notice, wherever it is. Linear.
pub fn is_notice_text(text: &str) -> bool {
    // The patterns occur near the ends of a text, so a long text is not a notice.
    if text.len() > MAX_NOTICE_BYTES {
        return false;
    }
    let text = simplified(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_@【】[]()（）—-─ ".contains(c));
    let max_chars = if text.contains(is_han) { MAX_HAN_NOTICE_CHARS } else { MAX_OTHER_NOTICE_CHARS };
    WHOLE_LINES.contains(&text)
        || NOTICE_PREFIXES.iter().any(|beginning| text.starts_with(beginning))
        || (text.chars().nth(max_chars).is_none() && MATCHER.has_row(text))
}

/// Searches for all phrases of [`PHRASES`] at once.
struct PhraseMatcher {
    automaton: AhoCorasick,
    /// For each row, the bits of its phrases. A phrase's bit is its index among all phrases, sorted.
    rows: Vec<u128>,
}

static MATCHER: LazyLock<PhraseMatcher> = LazyLock::new(|| {
    let mut phrases: Vec<&str> = PHRASES.iter().copied().flatten().copied().collect();
    phrases.sort_unstable();
    phrases.dedup();
    let bit = |phrase: &&str| 1 << phrases.binary_search(phrase).expect("one of the phrases");
    let rows = PHRASES.iter().map(|row| row.iter().map(bit).fold(0, |row, bit| row | bit)).collect();
    PhraseMatcher { automaton: AhoCorasick::new(&phrases).expect("phrases that can be looked for together"), rows }
});

impl PhraseMatcher {
    /// Whether a text contains all phrases of a row. Linear.
    fn has_row(&self, text: &str) -> bool {
        let found = self.automaton.find_overlapping_iter(text);
        let found = found.fold(0, |found, phrase| found | 1 << phrase.pattern().as_usize());
        self.rows.iter().any(|row| found & row == *row)
    }
}

/// Converts a text to Simplified characters and lower case. Punctuation stays.
fn simplified(text: &str) -> String {
    let folder = CharFolder::get();
    let one = |c: char| match folder.fold(c) {
        Folded::One(folded) if is_han(c) || c.is_alphabetic() => folded,
        _ => c,
    };
    let mut simplified = String::with_capacity(text.len());
    simplified.extend(text.chars().map(one));
    simplified
}

/// Whether a line is running text, so that nothing above it is part of the end matter.
pub(in crate::seed) fn is_text(line: &BodyLine) -> bool {
    !is_fragment(line) && !is_notice(line)
}

fn is_fragment(line: &BodyLine) -> bool {
    line.text.chars().nth(40).is_none()
        && !line.text.contains(['。', '！', '？', '!', '?'])
        && !line.text.ends_with('.')
}
