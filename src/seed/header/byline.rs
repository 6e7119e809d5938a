//! Bylines: `撰文丨某某`, `文 | 某某`, `作者：某某`, `【文/某网 某某】`, `本刊记者某某／文`, `By Jane Doe`.

use super::labels::{self, LabelledValue};
use super::names::{self, is_person};
use super::parsed::{ParsedField, ParsedPart};
use crate::seed::body::BodyLine;
use crate::seed::{FieldKind, PartKind};
use crate::text::{is_han, slice, span_of};

/// Reads a line that names the author, and possibly editors and photographers.
pub(super) fn read(line: &BodyLine) -> Option<ParsedPart> {
    let (inside, bracketed) = short_content(line)?;
    let mut found = ParsedPart::new(PartKind::Byline, line.span);
    let read = read_labelled(line, inside, bracketed, &mut found)
        || read_signature(line, inside, &mut found)
        || read_reporter(line, inside, &mut found)
        || read_english(line, inside, &mut found);
    read.then_some(found)
}

/// Reads a line of labels with names, which may also stand at the end of a text: `编辑 | 某某`.
pub(in crate::seed) fn credits(line: &BodyLine) -> Option<ParsedPart> {
    let (inside, bracketed) = short_content(line)?;
    let mut found = ParsedPart::new(PartKind::Byline, line.span);
    read_labelled(line, inside, bracketed, &mut found).then_some(found)
}

/// The content of a short line, without emphasis and the brackets around it, and whether there were brackets. `None`
/// for a longer line.
fn short_content(line: &BodyLine) -> Option<(&str, bool)> {
    let is_short = !line.long && line.text.chars().nth(80).is_none();
    is_short.then(|| unbracketed(line.text.trim_matches('*')))
}

/// Strips the brackets around a whole line, and tells whether there were any.
fn unbracketed(text: &str) -> (&str, bool) {
    for (open, close) in [('【', '】'), ('（', '）'), ('(', ')'), ('[', ']'), ('［', '］'), ('〔', '〕')] {
        if let Some(inside) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return (inside.trim(), true);
        }
    }
    (text, false)
}

/// Reads labels with names: `撰文丨某某 编辑丨某某`. A line with other credits only is a byline that names no author.
fn read_labelled(line: &BodyLine, text: &str, bracketed: bool, found: &mut ParsedPart) -> bool {
    let (lead, labelled) = labels::split(text);
    let is_credit = |found: &LabelledValue<'_>| matches!(found.kind, None | Some(FieldKind::Author));
    let plain = labelled.iter().all(|found| is_credit(found) && labels::is_plain(found.value, 30));
    let authored = labelled.iter().any(|found| found.kind.is_some());
    // A line like `图：…` may be a caption.
    let certain = authored || labelled.len() > 1 || labelled.iter().all(|found| !found.colon || is_editor(found.label));
    if !lead.is_empty() || labelled.is_empty() || !plain || !certain {
        return false;
    }
    // An empty `作者：` occurs in source lines; for other labels, prose ends a line with `文：` too.
    if labelled
        .iter()
        .all(|found| found.value.is_empty() && !matches!(found.label, "作者" | "撰文" | "author" | "Author"))
    {
        return false;
    }
    let named_elsewhere = |label: &str| {
        labelled.iter().any(|other| {
            other.kind.is_some() && other.label != label && !other.value.is_empty() && !names::is_outlet(other.value)
        })
    };
    for labelled in labelled.iter().filter(|found| found.kind.is_some()) {
        let label = Some(line.span_of(labelled.label));
        let value = names::without_note(labelled.value);
        // For `文 | 某财经，作者 | 某某`.
        if names::is_outlet(value) && named_elsewhere(labelled.label) {
            let span = line.span_of(value);
            found.fields.push(ParsedField { kind: FieldKind::Source, value: value.to_owned(), span, label });
            continue;
        }
        if value.is_empty() {
            let span = line.span_of(labelled.value);
            found.fields.push(ParsedField { kind: FieldKind::Author, value: String::new(), span, label });
            continue;
        }
        let (outlet, people) = match names::with_outlet(value) {
            _ if bracketed => split_outlet(value),
            Some((person, outlet)) => (Some(outlet), person),
            None if is_staff(value) => split_outlet(value),
            None => (None, value),
        };
        if let Some(outlet) = outlet {
            let span = line.span_of(outlet);
            found.fields.push(ParsedField { kind: FieldKind::Source, value: outlet.to_owned(), span, label });
        }
        let people = without_role(people);
        let people =
            if bracketed && outlet.is_some() { people.split_whitespace().collect() } else { split_people(people) };
        for name in people {
            let span = line.span_of(name);
            found.fields.push(ParsedField { kind: FieldKind::Author, value: name.to_owned(), span, label });
        }
    }
    true
}

fn is_editor(label: &str) -> bool {
    ["编辑", "編輯", "责编", "責編", "主编", "主編"].iter().any(|ending| label.ends_with(ending))
}

/// Roles before a name or after an outlet.
const ROLES: &[&str] = &[
    "专栏作者",
    "專欄作者",
    "特约撰稿人",
    "特約撰稿人",
    "特约作者",
    "特約作者",
    "特约记者",
    "特約記者",
    "实习记者",
    "實習記者",
    "驻外记者",
    "本刊记者",
    "本刊記者",
    "本报记者",
    "本報記者",
    "本网记者",
    "本網記者",
    "首席记者",
    "記者",
    "记者",
    "撰稿",
    "作者",
];

/// Splits an outlet from the people after it: `某网 某某`, `某网专栏作者 某某`.
fn split_outlet(value: &str) -> (Option<&str>, &str) {
    let Some((first, people)) = value.split_once(char::is_whitespace) else { return (None, value) };
    let role = ROLES.iter().find_map(|role| first.strip_suffix(role));
    let name = role.unwrap_or(first);
    if !name.is_empty() && names::is_outlet(name) {
        return (Some(name), people.trim());
    }
    (None, value)
}

/// Roles between the names of several people, sometimes without a space.
const OTHER_ROLES: &[&str] = &["实习记者", "實習記者", "实习生", "實習生", "通讯员", "通訊員"];

/// Whether a value starts with an outlet and a role: `某网记者 某某`.
fn is_staff(value: &str) -> bool {
    let first = value.split_whitespace().next().unwrap_or_default();
    ROLES.iter().any(|role| first.strip_suffix(role).is_some_and(|outlet| !outlet.is_empty()))
}

/// The people in a value. `某某实习生 某某 某某` names three.
fn split_people(people: &str) -> Vec<&str> {
    let mut pieces = vec![people];
    for role in OTHER_ROLES {
        pieces = pieces.iter().flat_map(|piece| piece.split(role)).map(names::bare).collect();
    }
    let apart: Vec<_> = pieces.iter().filter(|piece| !piece.is_empty()).flat_map(|piece| names::split(piece)).collect();
    if pieces.len() > 1 && apart.iter().all(|name| is_person(name) || is_foreign(name)) {
        return apart;
    }
    names::split(people)
}

fn without_role(name: &str) -> &str {
    ROLES.iter().find_map(|role| name.strip_prefix(role)).map_or(name, str::trim)
}

/// Reads `某某／文`, `本刊记者某某／文`.
fn read_signature(line: &BodyLine, text: &str, found: &mut ParsedPart) -> bool {
    let Some(rest) = text.strip_suffix("撰文").or_else(|| text.strip_suffix('文')) else { return false };
    let Some(rest) = rest.trim_end().strip_suffix(['/', '／', '|', '｜', '丨']) else { return false };
    let people = without_role(rest.trim());
    add_authors(line, people, found)
}

/// Cities where newspapers have reporters. In a dateline with several places, the word before the last place is
/// probably one of these.
const PLACES: &[&str] = &[
    "北京",
    "上海",
    "广州",
    "深圳",
    "天津",
    "重庆",
    "成都",
    "武汉",
    "杭州",
    "南京",
    "西安",
    "郑州",
    "长沙",
    "青岛",
    "济南",
    "合肥",
    "福州",
    "厦门",
    "昆明",
    "沈阳",
    "大连",
    "香港",
    "台北",
    "纽约",
    "华盛顿",
    "伦敦",
    "东京",
];

/// Reads `本报记者 某某`, `记者 某某 报道`, `■本刊记者 某某 山城报道`.
fn read_reporter(line: &BodyLine, text: &str, found: &mut ParsedPart) -> bool {
    let text = text.strip_prefix(['■', '●', '□', '◎', '▲', '·']).map_or(text, str::trim);
    let Some((role, people)) = ROLES.iter().find_map(|role| Some((role, text.strip_prefix(role)?))) else {
        return false;
    };
    // `记者的天职` is not a byline: a short role must be set apart.
    if role.chars().count() < 4 && !people.starts_with([' ', '\u{3000}', '\u{A0}', ':', '：']) {
        return false;
    }
    let people = people.trim_start_matches([':', '：', '*']).trim();
    let mut words: Vec<_> = people.split_whitespace().collect();
    if words.last().is_some_and(|last| ["报道", "報道", "報導"].iter().any(|ending| last.ends_with(ending))) {
        words.pop();
        // Several places: `某某 上海 北京报道`.
        while words.len() > 1 && words.last().is_some_and(|last| PLACES.contains(last)) {
            words.pop();
        }
    }
    let end = words.last().map_or(0, |last| span_of(people, last).end());
    add_authors(line, slice(people, ..end), found)
}

/// Adds authors if all of the names certainly are names.
fn add_authors(line: &BodyLine, people: &str, found: &mut ParsedPart) -> bool {
    let people = split_people(people);
    if people.is_empty() || !people.iter().all(|name| is_person(name) || is_foreign(name)) {
        return false;
    }
    for name in people {
        let (span, value) = (line.span_of(name), name.to_owned());
        found.fields.push(ParsedField { kind: FieldKind::Author, value, span, label: None });
    }
    true
}

/// Whether a name is a transcribed foreign name: `约翰·史密斯`.
fn is_foreign(name: &str) -> bool {
    name.chars().count() <= 16 && name.contains('·') && name.chars().all(|c| is_han(c) || c == '·')
}

/// Reads `By Jane Doe`, `By Jane Doe and John Roe`: a line of capitalised words.
fn read_english(line: &BodyLine, text: &str, found: &mut ParsedPart) -> bool {
    let Some(people) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else { return false };
    let words: Vec<_> = people.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let named =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "and" | "&" | "de" | "van" | "von");
    if !(2..=9).contains(&words.len()) || !words.iter().all(named) || people.contains(['.', ';', ':', '?', '!']) {
        return false;
    }
    let label = text.get(..2).map(|by| line.span_of(by));
    for name in names::split(people) {
        let (span, value) = (line.span_of(name), name.to_owned());
        found.fields.push(ParsedField { kind: FieldKind::Author, value, span, label });
    }
    true
}
