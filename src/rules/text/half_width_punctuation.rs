//! Half-width punctuation stands in Chinese text.
//!
//! ## What it finds
//! `,` `?` `!` `:` `;` between Han characters, `.` where a paragraph in Chinese ends with it, and a pair of `( )`
//! that has Chinese before and inside of it. Chinese quotation marks beside them count as Chinese.
//!
//! ## Why it matters
//! Chinese sets its punctuation in full width (GB/T 15834). Half-width marks come from careless typing and conversion;
//! equal passages differ by them, and sentences are split in the wrong places.
//!
//! ## Example
//! ```text
//! 他来了,又走了.
//! ```
//!
//! ## Fix
//! Puts the full-width mark in its place, and takes the blank behind it away.

use std::ops::Range;

use super::stretches::{Crowd, Place, report};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::prose::{Prose, after, before, each_block};
use crate::rules::{Edit, Preset, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{Kind, is_han, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/half-width-punctuation",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "Half-width punctuation stands in Chinese text",
    check,
    ..Rule::BASE
};

const CROWD: Crowd =
    Crowd { message, more: |count| message!("half-width-punctuation-more", count = count), code: None };

/// No further behind its opening parenthesis a closing one is looked for, in bytes.
const LONGEST_ASIDE: usize = 240;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['\u{4E00}'..='\u{9FFF}']) {
        return Ok(());
    }
    let mut places = Vec::new();
    each_block(seed, reporter, |_, prose, _| {
        if prose.kinds().count(Kind::HalfWidth) + prose.kinds().count(Kind::Bracket) == 0 || !prose.is_chinese() {
            return;
        }
        let known = places.len();
        let bytes = prose.text().as_bytes();
        let marks = memchr::memchr3_iter(b',', b'?', b'!', bytes)
            .chain(memchr::memchr3_iter(b':', b';', b'.', bytes))
            .chain(memchr::memchr_iter(b'(', bytes));
        places.extend(marks.filter_map(|at| place(&prose, at)));
        places.get_mut(known..).unwrap_or_default().sort_by_key(|place| place.span);
    })?;
    report(seed.source.text(), reporter, places, &CROWD);
    Ok(())
}

/// What is wrong with the mark at an offset, if anything.
fn place(prose: &Prose<'_>, at: usize) -> Option<Place> {
    let text = prose.text();
    let before =
        before(text, at).filter(|c| is_han(*c) || matches!(c, '”' | '’' | '》' | '」' | '』' | '）' | '】'))?;
    let mark = *text.as_bytes().get(at)?;
    if mark == b'(' {
        return aside(prose, at);
    }
    // Of several `!` and `?` the first speaks for all.
    let marks = text.get(at..)?;
    let end = match mark {
        b'!' | b'?' => at + marks.find(|c| !matches!(c, '!' | '?')).unwrap_or(marks.len()),
        _ => at + 1,
    };
    let tail = text.get(end..)?;
    let blank = tail.len() - tail.trim_start_matches(' ').len();
    let next = after(text, end + blank);
    let ends = next.is_none_or(|c| c == '\n');
    let goes_on = next.is_some_and(|c| is_han(c) || matches!(c, '“' | '‘' | '《' | '「' | '『' | '（' | '【'));
    let closes = blank == 0 && next.is_some_and(|c| matches!(c, '”' | '’' | '」' | '』' | '）' | '》'));
    let fits = match mark {
        // Between Han characters it can stand for a raised dot in a name.
        b'.' => (ends || closes) && !before.is_ascii() && text.len() > 30,
        // Between numerals it is a ratio or a time.
        b':' => goes_on && !(is_numeral(before) && next.is_some_and(is_numeral)),
        _ => ends || goes_on || closes,
    };
    if !fits || is_in_address(text, at) {
        return None;
    }
    // The blank behind it goes with it, but not one at the end of a line, which Markdown reads as a line break.
    let whole = if goes_on { at..end + blank } else { at..end };
    let wide = text.get(at..end)?.chars().map(wide).collect::<Option<String>>()?;
    replace(prose, at..end, whole, wide)
}

/// A pair of parentheses around Chinese.
fn aside(prose: &Prose<'_>, open: usize) -> Option<Place> {
    let text = prose.text();
    let reach = text.as_bytes().get(open + 1..(open + LONGEST_ASIDE).min(text.len()))?;
    let close = open + 1 + memchr::memchr3(b'(', b')', b'\n', reach)?;
    let inside = text.get(open + 1..close)?;
    let chinese = inside.chars().next().is_some_and(is_han) || inside.chars().next_back().is_some_and(is_han);
    if text.as_bytes().get(close) != Some(&b')') || !chinese || inside.contains(['（', '）']) {
        return None;
    }
    let edits =
        vec![Edit::replace(prose.exact(open..open + 1)?, "（"), Edit::replace(prose.exact(close..close + 1)?, "）")];
    Some(Place { span: prose.place(open..close + 1), edits, safety: Safety::Safe })
}

fn replace(prose: &Prose<'_>, marks: Range<usize>, whole: Range<usize>, wide: String) -> Option<Place> {
    let edits = vec![Edit::replace(prose.exact(whole)?, wide)];
    Some(Place { span: prose.place(marks), edits, safety: Safety::Safe })
}

/// Whether an address with Han characters in it goes on here.
fn is_in_address(text: &str, at: usize) -> bool {
    let head = slice(text, ..at);
    let token = head.char_indices().rev().take(LONGEST_ASIDE).take_while(|(_, c)| !c.is_whitespace()).last();
    token.and_then(|(start, _)| head.get(start..)).is_some_and(|token| token.contains("://"))
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十两".contains(c)
}

fn wide(mark: char) -> Option<char> {
    Some(match mark {
        ',' => '，',
        '?' => '？',
        '!' => '！',
        ':' => '：',
        ';' => '；',
        '.' => '。',
        _ => return None,
    })
}

fn message(found: &str) -> Message {
    if found.starts_with('(') {
        return message!("half-width-parentheses", found = quote(found));
    }
    let wide: String = found.chars().filter_map(wide).collect();
    message!("half-width-punctuation", found = quote(found), wide = quote(&wide))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, apply, findings, finds_with, strict};

    #[test]
    fn marks_between_han_are_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            "他来了‹,› 又走了‹!?›他说‹:›“不送‹.›”院子很大‹(真的很大)›，没有人‹.›\n",
            &[
                "“,” stands in Chinese text: write “，”",
                "“!?” stands in Chinese text: write “！？”",
                "“:” stands in Chinese text: write “：”",
                "“.” stands in Chinese text: write “。”",
                "Half-width parentheses stand around Chinese in “(真的很大)”: write “（ ）”",
                "“.” stands in Chinese text: write “。”",
            ],
        );
    }

    #[test]
    fn each_is_mended() {
        for (before, after) in [
            ("他来了, 又走了\n", "他来了，又走了\n"),
            ("院子很大(真的)，没有人\n", "院子很大（真的），没有人\n"),
            ("他走了!!\n", "他走了！！\n"),
        ] {
            let findings = findings(&RULE, &strict(), before, Unknown);
            assert_eq!(apply(before, &findings[0].fixes[0]), after);
        }
    }

    #[test]
    fn parentheses_of_which_one_is_closed_twice_are_left_alone() {
        assert_eq!(findings(&RULE, &strict(), "院子很大(真的）)，没有人\n", Unknown), []);
    }

    #[test]
    fn numbers_latin_and_code_keep_theirs() {
        for text in [
            "约翰.史密斯在2:30来，版本1.2,大约(see 3)\n",
            "比分三:二\n",
            "見`甲,乙`。\n",
            "日本語です,ね。これは漢字,仮名です。\n",
            "详见 https://a.example/甲?乙=丙\n",
        ] {
            assert_eq!(findings(&RULE, &strict(), text, Markdown), [], "{text}");
        }
    }
}
