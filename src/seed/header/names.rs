//! One name or several.

/// The names in a value that may hold several, as slices of it, trimmed; at least one unless it is blank.
///
/// Names are divided at `、`, `，`, `;`, `/`, `|`; at `,`, `&`, `and`, `和`, `与` and spaces only where both sides are
/// surely names of their own: `Smith, John` and `陈与义` are one person each.
pub(super) fn split(value: &str) -> Vec<&str> {
    let value = value.trim();
    if value.contains("://") {
        return vec![value];
    }
    let mut names = Vec::new();
    for piece in value.split(['、', '，', ';', '；', '/', '／', '|', '｜', '丨', '\n']) {
        divide(piece.trim(), &mut names);
    }
    if names.is_empty() && !value.is_empty() {
        names.push(value);
    }
    names
}

fn divide<'a>(piece: &'a str, names: &mut Vec<&'a str>) {
    if piece.is_empty() {
        return;
    }
    for divider in [", ", " & ", "&", " and ", " 和 ", "和", " 与 ", " 與 ", "與", "与"] {
        let parts: Vec<_> = piece.split(divider).map(str::trim).collect();
        let certain = if divider.contains(['和', '与', '與']) { is_person } else { is_full_name };
        if parts.len() > 1 && parts.iter().all(|part| certain(part)) {
            names.extend(parts);
            return;
        }
    }
    let words: Vec<_> = piece.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| is_person(word)) {
        names.extend(words);
        return;
    }
    names.push(piece);
}

/// Two or three Han characters: what most Chinese names are.
pub(super) fn is_person(name: &str) -> bool {
    (2..=3).contains(&name.chars().count()) && name.chars().all(is_han)
}

/// A name without the bracketed note behind it: `某某（媒体人）`.
pub(super) fn without_note(name: &str) -> &str {
    match name.find(['（', '(']) {
        Some(at) if at > 0 => name.get(..at).unwrap_or(name).trim_end(),
        _ => name,
    }
}

/// A name that can stand alone: two words or more, or Han.
fn is_full_name(name: &str) -> bool {
    name.split_whitespace().count() > 1 || (!name.is_empty() && name.chars().all(|c| is_han(c) || c == '·'))
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_only_where_that_is_safe() {
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
            ("https://example.org/a/b", vec!["https://example.org/a/b"]),
            ("", vec![]),
            ("、", vec!["、"]),
        ] {
            assert_eq!(split(value), expected);
        }
    }
}
