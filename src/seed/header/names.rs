//! Names of people and outlets.

use crate::text::{is_han, slice};

/// Splits a value into names: slices of it, trimmed, and at least one unless it is blank.
///
/// `、`, `，`, `;`, `/` and `|` always divide names. `,`, `&`, `and`, `和`, `与` and spaces divide them only if both
/// sides certainly are names: `Smith, John` and `陈与义` are one person each.
pub(super) fn split(value: &str) -> Vec<&str> {
    let value = value.trim();
    if value.contains("://") {
        return vec![value];
    }
    let mut names = Vec::new();
    for piece in value.split(['、', '，', ';', '；', '/', '／', '|', '｜', '丨', '\n']) {
        // The second piece of `某某，原文已被删` is a remark, not a name.
        let piece = bare(piece);
        if names.is_empty() || !piece.starts_with("原文") {
            divide(piece, &mut names);
        }
    }
    if names.is_empty() && !value.is_empty() {
        names.push(value);
    }
    names
}

/// Strips spaces, invisible characters, punctuation and emphasis marks from the ends of a name.
pub(super) fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| {
        c.is_whitespace()
            || c.is_control()
            || "*_~丨|｜,，、;；：:".contains(c)
            || ('\u{200B}'..='\u{200F}').contains(&c)
            || matches!(c, '\u{2060}' | '\u{FEFF}')
    })
}

fn divide<'a>(piece: &'a str, names: &mut Vec<&'a str>) {
    if piece.is_empty() {
        return;
    }
    for divider in [", ", " & ", "&", " and ", " 和 ", "和", " 与 ", " 與 ", "與", "与"] {
        let parts: Vec<_> = piece.split(divider).map(str::trim).collect();
        let certain = if divider.contains(['和', '与', '與']) { is_person } else { is_full_name };
        if parts.len() > 1 && parts.iter().all(|part| certain(part)) {
            // Recursion ends because each part is shorter.
            for part in parts {
                divide(part, names);
            }
            return;
        }
    }
    let words: Vec<_> = piece.split_whitespace().collect();
    let people = words.first().is_some_and(|first| is_person(first))
        && words
            .iter()
            .all(|word| is_person(word) || (word.chars().count() == 4 && word.chars().all(is_han) && !is_outlet(word)));
    if words.len() > 1 && people {
        names.extend(words);
        return;
    }
    names.push(piece);
}

/// Endings of the names of outlets.
const OUTLETS: &[&str] = &[
    "网",
    "網",
    "报",
    "報",
    "社",
    "台",
    "臺",
    "刊",
    "新闻",
    "新聞",
    "号",
    "號",
    "杂志",
    "雜誌",
    "文摘",
    "在线",
    "财经",
    "财經",
    "传媒",
    "評論",
    "评论",
    "書屋",
    "书屋",
    "论坛",
    "論壇",
    "实验室",
    "工作室",
];

/// Whether a name ends like that of an outlet.
pub(super) fn is_outlet(name: &str) -> bool {
    OUTLETS.iter().any(|ending| name.ends_with(ending))
}

/// Splits a person and the outlet that follows: `某某 某某周刊`. `None` if the value is not certainly both.
pub(super) fn with_outlet(value: &str) -> Option<(&str, &str)> {
    let (person, outlet) = value.split_once(char::is_whitespace)?;
    let outlet = outlet.trim();
    let long = outlet.chars().count() >= 5 && !outlet.contains(char::is_whitespace) && outlet.chars().all(is_han);
    (is_person(person) && (long || is_outlet(outlet))).then_some((person, outlet))
}

/// Words for kinds of channels.
const CHANNELS: &[&str] = &[
    "微信公众号",
    "微信公眾號",
    "微信公众平台",
    "微信公号",
    "微信订阅号",
    "微信号",
    "公众号",
    "公眾號",
    "公号",
    "订阅号",
    "微信",
    "微博",
    "豆瓣",
    "新浪微博",
];

/// Brackets around a name.
const BRACKETS: &[(char, char)] =
    &[('「', '」'), ('『', '』'), ('“', '”'), ('《', '》'), ('【', '】'), ('"', '"'), ('[', ']')];

/// The name of a source in a description of it: `微信公众号「某某」` is 某某, `微博` is 微博. Empty if there is none.
pub(super) fn channel(text: &str) -> &str {
    let trim = |text| bare(text).trim_matches(|c: char| "：:，,。 \u{3000}".contains(c)).trim();
    let text = trim(text);
    let bracketed = text.char_indices().find_map(|(at, c)| {
        let (open, close) = BRACKETS.iter().find(|(open, _)| *open == c)?;
        let inside = text.get(at + open.len_utf8()..)?;
        inside.get(..inside.find(*close).unwrap_or(inside.len()))
    });
    if let Some(name) = bracketed.map(trim).filter(|name| !name.is_empty()) {
        return name;
    }
    let named = CHANNELS.iter().find_map(|word| text.strip_prefix(word)).map(trim).filter(|name| !name.is_empty());
    named.unwrap_or(text)
}

/// Strips the word for a kind of channel from the start of a text.
pub(super) fn without_channel(text: &str) -> &str {
    CHANNELS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

/// Whether a name has two or three Han characters, as most Chinese names do.
pub(super) fn is_person(name: &str) -> bool {
    (2..=3).contains(&name.chars().count()) && name.chars().all(is_han)
}

/// Strips a note in brackets from the end of a name: `某某（媒体人）`.
pub(super) fn without_note(name: &str) -> &str {
    match name.find(['（', '(']) {
        Some(at) if at > 0 => slice(name, ..at).trim_end(),
        _ => name,
    }
}

/// Whether a name is complete: it has several words, or is Han.
fn is_full_name(name: &str) -> bool {
    name.split_whitespace().count() > 1 || (!name.is_empty() && name.chars().all(|c| is_han(c) || c == '·'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_only_where_that_is_safe() {
        for (value, expected) in [
            ("青石", vec!["青石"]),
            ("林晚舟、周渡", vec!["林晚舟", "周渡"]),
            ("林晚舟 周渡", vec!["林晚舟", "周渡"]),
            ("林晚舟和周渡", vec!["林晚舟", "周渡"]),
            ("林晚舟／周渡", vec!["林晚舟", "周渡"]),
            ("陈与义", vec!["陈与义"]),
            ("河畔文摘 编辑部", vec!["河畔文摘 编辑部"]),
            ("Smith, John", vec!["Smith, John"]),
            ("John Smith, Jane Doe", vec!["John Smith", "Jane Doe"]),
            ("Ann Lee & Bo Chan", vec!["Ann Lee", "Bo Chan"]),
            ("Mill & Lane", vec!["Mill & Lane"]),
            ("Ann Lee, Bo Chan and Cy Moss", vec!["Ann Lee", "Bo Chan", "Cy Moss"]),
            ("林晚舟 欧阳渡口", vec!["林晚舟", "欧阳渡口"]),
            ("林晚舟 渡口新闻", vec!["林晚舟 渡口新闻"]),
            ("林晚舟**\u{200D}", vec!["林晚舟"]),
            ("https://example.org/a/b", vec!["https://example.org/a/b"]),
            ("", vec![]),
            ("、", vec!["、"]),
        ] {
            assert_eq!(split(value), expected);
        }
    }

    #[test]
    fn a_channel_is_named_with_or_without_brackets() {
        for (text, expected) in [
            ("微信公众号「渡口夜话」：", "渡口夜话"),
            ("微信公众号：渡口夜话", "渡口夜话"),
            ("「渡口夜话」", "渡口夜话"),
            ("微博", "微博"),
            ("渡口晚报 ", "渡口晚报"),
            ("：", ""),
        ] {
            assert_eq!(channel(text), expected);
        }
    }
}
