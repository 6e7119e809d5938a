//! Text was decoded in the wrong encoding.
//!
//! ## What it finds
//! UTF-8 that was read as Windows-1252 or Latin-1 (`ä½ å¥½` for `你好`, `donâ€™t` for `don’t`) or as GBK (`浣犲ソ` for
//! `你好`), and what remains when even that went wrong (`锟斤拷`).
//!
//! ## Why it matters
//! Nobody can read it, and no search finds it.
//!
//! ## Example
//! ```text
//! 他说：浣犲ソ。
//! ```
//!
//! ## Fix
//! Reverses the wrong decoding, if the result is plausible and nothing is lost. `锟斤拷` cannot be reversed: take the
//! passage from its source.
//!
//! - Needs a look: always.

use std::sync::LazyLock;

use encoding_rs::GBK;
use regex::Regex;

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::fold::is_common_han;
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/mojibake",
    severity: Severity::Warning,
    summary: "Text was decoded in the wrong encoding",
    check,
    ..Rule::BASE
};

/// How U+FFFD looks when it is stored in UTF-8 and read as GBK.
const LOST: &str = "锟斤拷";

/// How the first two bytes of common characters in UTF-8 look when they are read as GBK. No Chinese text contains many
/// of these, and hardly any misread text contains none. The last one begins a lost character.
const SIGNS: &str = "锛銆鈥鐨鏄鍦浜涓浣鎴杩绋鍚鏈澶涔鍙灏瀛鏂锟";

/// A searcher for any of them.
static SIGN: LazyLock<Regex> = LazyLock::new(|| Regex::new(&format!("[{SIGNS}]")).expect("a pattern that compiles"));

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    let mut places = Vec::new();
    if seed.source.inventory().may_have(&['\u{C2}'..='\u{F4}']) {
        windows_1252(text, reporter, &mut places)?;
    }
    // A look at the inventory of characters spares nearly every text the search.
    if SIGNS.chars().any(|sign| seed.source.inventory().may_have(&[sign..=sign])) {
        gbk(text, reporter, &mut places)?;
    }
    places.sort_by_key(|place| place.span);
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("mojibake-more", count = count), code: None },
    );
    Ok(())
}

/// Finds UTF-8 that was read one byte at a time.
fn windows_1252(text: &str, reporter: &Reporter<'_>, places: &mut Vec<Occurrence>) -> Result<(), Cancelled> {
    let mut rest = 0;
    let mut looked_at = 0_usize;
    // The first byte of the characters from U+00C0 to U+00FF.
    for start in memchr::memchr_iter(0xC3, text.as_bytes()) {
        looked_at += 1;
        if looked_at.is_multiple_of(256) {
            reporter.check_cancelled()?;
        }
        if start < rest {
            continue;
        }
        let (end, bytes) = byte_run(text, start);
        rest = end.max(start + 2);
        if let Ok(undone) = std::str::from_utf8(&bytes)
            && is_plausible(undone)
        {
            places.push(Occurrence::replace(ByteSpan::new(start, end), undone, Safety::NeedsALook));
        }
    }
    Ok(())
}

/// Returns the bytes that the characters from `start` on stand for, as long as they form whole characters in UTF-8, and
/// where those end.
fn byte_run(text: &str, start: usize) -> (usize, Vec<u8>) {
    let mut bytes = Vec::new();
    let mut end = start;
    let mut characters = slice(text, start..).chars().peekable();
    while let Some(length) = characters.peek().and_then(|c| sequence_length(*c)) {
        let mut sequence = Vec::with_capacity(length);
        let mut reaches = end;
        for c in characters.by_ref().take(length) {
            let Some(byte) = windows_1252_byte(c) else { return (end, bytes) };
            sequence.push(byte);
            reaches += c.len_utf8();
        }
        if std::str::from_utf8(&sequence).is_err() {
            break;
        }
        bytes.append(&mut sequence);
        end = reaches;
    }
    (end, bytes)
}

/// Returns the length of the UTF-8 sequence that begins with the byte that a character stands for.
fn sequence_length(c: char) -> Option<usize> {
    match c {
        '\u{C2}'..='\u{DF}' => Some(2),
        '\u{E0}'..='\u{EF}' => Some(3),
        '\u{F0}'..='\u{F4}' => Some(4),
        _ => None,
    }
}

/// Returns the byte that is this character in Windows-1252 or Latin-1.
fn windows_1252_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return (!c.is_ascii()).then_some(byte);
    }
    let mut utf8 = [0; 4];
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut utf8));
    bytes.first().copied().filter(|_| !lossy && bytes.len() == 1)
}

/// Whether decoded text is plausible. A single sequence can be two letters that happen to be adjacent.
fn is_plausible(undone: &str) -> bool {
    let count = undone.chars().count();
    let each = |kind: fn(char) -> bool| undone.chars().all(kind);
    let written = |c| is_common_han(c) || is_mark(c);
    let one = |c: char| {
        matches!(c, '\u{2010}'..='\u{2026}' | '\u{3001}'..='\u{3011}' | '\u{FF01}'..='\u{FF1F}' | '\u{A0}'..='\u{BF}')
            || (matches!(c, '\u{C0}'..='\u{FF}') && c.is_lowercase())
    };
    match count {
        0 => false,
        1 => each(one),
        _ => {
            each(written)
                || each(one)
                || (count > 2 && each(|c| matches!(c, '\u{410}'..='\u{44F}' | '\u{3041}'..='\u{30FF}')))
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{3011}' | '\u{FF01}'..='\u{FF1F}' | '\u{B7}')
}

/// Finds UTF-8 that was read two bytes at a time.
fn gbk(text: &str, reporter: &Reporter<'_>, places: &mut Vec<Occurrence>) -> Result<(), Cancelled> {
    let mut runs = 0_usize;
    let mut rest = 0;
    while let Some(sign) = SIGN.find_at(text, rest) {
        runs += 1;
        if runs.is_multiple_of(256) {
            reporter.check_cancelled()?;
        }
        let at = sign.start();
        let tail = slice(text, at..);
        if tail.starts_with(LOST) {
            let length = tail.len() - tail.trim_start_matches(LOST).len();
            places.push(Occurrence::without_fix(ByteSpan::new(at, at + length)));
            rest = at + length;
            continue;
        }
        // A sign can be one character into the misread text, if a mark or digit precedes it.
        let back = text
            .get(rest..at)
            .and_then(|head| head.char_indices().rev().take(4).take_while(|(_, c)| !c.is_ascii()).last());
        let from = back.map_or(at, |(offset, _)| rest + offset);
        let starts = slice(text, from..at).char_indices().map(|(offset, _)| from + offset).chain([at]);
        let found = starts.into_iter().find_map(|start| Some((start, undo_gbk(text.get(start..)?)?)));
        rest = match found {
            Some((start, (length, undone))) => {
                places.push(Occurrence::replace(ByteSpan::new(start, start + length), undone, Safety::NeedsALook));
                start + length
            }
            None => at + tail.chars().next().map_or(1, char::len_utf8),
        };
    }
    Ok(())
}

/// Returns the start of a text before it was read as GBK, and the length of that start now; `None` if it was most
/// likely never anything else.
fn undo_gbk(text: &str) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut best = None;
    for (at, c) in text.char_indices().take_while(|(_, c)| !c.is_ascii()) {
        let mut utf8 = [0; 4];
        let (pair, _, lossy) = GBK.encode(c.encode_utf8(&mut utf8));
        if lossy || pair.len() != 2 {
            break;
        }
        bytes.extend_from_slice(&pair);
        match std::str::from_utf8(&bytes) {
            Ok(undone) => {
                let last = undone.chars().next_back()?;
                if !(is_common_han(last) || is_mark(last)) {
                    break;
                }
                best = Some((at + c.len_utf8(), bytes.len()));
            }
            Err(error) if error.error_len().is_some() => break,
            Err(_) => {}
        }
    }
    let (length, stored) = best?;
    bytes.truncate(stored);
    let undone = String::from_utf8(bytes).ok()?;
    let plausible = undone.chars().all(|c| is_common_han(c) || is_mark(c)) && undone.chars().nth(1).is_some();
    plausible.then_some((length, undone))
}

fn message(found: &str) -> Message {
    if found.starts_with(LOST) {
        return message!("mojibake-lost", found = quote(found));
    }
    let undone = match undo_gbk(found) {
        Some((_, undone)) => undone,
        None => String::from_utf8(byte_run(found, 0).1).unwrap_or_default(),
    };
    message!("mojibake", found = quote(found), meant = quote(&undone))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, fixes, quiet};

    /// Returns the text as it looks to a program that reads its UTF-8 in another encoding.
    fn misread(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn utf_8_that_was_read_as_gbk() {
        let wrong = misread("你好，我们是朋友", encoding_rs::GBK);
        finds(&RULE, Unknown, &format!("他说‹{wrong}›\n"), &["“浣犲ソ…"]);
        fixes(&RULE, Unknown, "他说：浣犲ソ 王先生\n", "他说：你好 王先生\n");
    }

    #[test]
    fn utf_8_that_was_read_as_windows_1252() {
        let wrong = misread("你好，世界", encoding_rs::WINDOWS_1252);
        fixes(&RULE, Unknown, &format!("他说 {wrong}\n"), "他说 你好，世界\n");
        finds(
            &RULE,
            Unknown,
            "I donâ€™t know cafÃ©\n".replace("â€™", "‹â€™›").replace("Ã©", "‹Ã©›").as_str(),
            &[
                "“â€™” was decoded with the wrong encoding and most likely means “’”: replace it",
                "“Ã©” was decoded with the wrong encoding and most likely means “é”: replace it",
            ],
        );
    }

    #[test]
    fn what_is_lost_is_told() {
        finds(
            &RULE,
            Unknown,
            "他说‹锟斤拷锟斤拷›走了\n",
            &["Text was lost here and replaced with “锟斤拷锟斤拷”: restore it from the source"],
        );
    }

    #[test]
    fn text_that_is_right_stays() {
        for text in [
            "»Spaß« und «CAFÉ», São Paulo, Ångström, naïve\n",
            "浜田省吾在锦州，涓涓细流，鈥是锌的旧译，澶渊之盟，绋是绳子\n",
            "鏡頭裡的鐘聲，灣仔鬧市，鄭氏鍾愛鐵路\n",
        ] {
            quiet(&RULE, Unknown, text);
        }
    }
}
