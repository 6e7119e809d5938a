//! A reprint of the same text names another author or date.
//!
//! ## What it finds
//! Seeds for which a reprint of the same text names other authors, with none in common. Titles such as 记者, the order
//! and the script of a name, and outlets do not count. Also seeds for which a reprint with the same source or URL has a
//! date more than a day apart.
//!
//! ## Why it matters
//! One of the two is wrong, and a reader who sees only one of them cannot know.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 磨坊
//! author: 桑榆
//! ---
//!
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//! The reprint:
//! ```markdown
//! ---
//! title: 磨坊
//! author: 丁冬
//! ---
//!
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//!
//! ## Fix
//! None: find out which is right.

use super::known_metadata::{MIN_BODY_WEIGHT, MIN_SAME_TEXT_SHARE, is_source};
use super::places;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::reprints::weight::weight_of;
use crate::rules::metadata::{dates, same};
use crate::rules::{ComparedText, Reporter, Rule, Severity, Witnesses, labels};
use crate::seed::{Field, FieldKind, Seed};
use crate::text::fold::fold_text;

/// The rule.
pub static RULE: Rule = Rule {
    name: "reprints/conflicting-metadata",
    severity: Severity::Info,
    summary: "A reprint of the same text names another author or date",
    check_witnesses: Some(check),
    ..Rule::BASE
};

fn check(witnesses: &Witnesses<'_>, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let seed = &witnesses.seed;
    if weight_of(seed.folded.characters()) < MIN_BODY_WEIGHT {
        return Ok(());
    }
    for (kind, differ) in [
        (FieldKind::Author, authors_differ as fn(&ComparedText<'_>, &ComparedText<'_>) -> bool),
        (FieldKind::Published, dates_differ),
    ] {
        reporter.check_cancelled()?;
        let Some(here) = statement(seed.seed, kind) else { continue };
        let same = witnesses.all.iter().map(|witness| (witness.is_same_text(MIN_SAME_TEXT_SHARE), &witness.text));
        let others = same.filter(|(same, text)| *same && differ(seed, text)).map(|(_, text)| text);
        let mut others = others.filter_map(|text| Some((text, statement(text.seed, kind)?))).peekable();
        let Some((first, there)) = others.peek() else { continue };
        let message = message!(
            "conflicting-metadata",
            field = labels::field(kind),
            here = quote(&shown(here)),
            there = quote(&shown(there)),
            witness = places::name(first)
        );
        let finding = reporter.report(here.span, message);
        for (text, field) in others.take(places::MAX_RELATED) {
            finding.add_related_in(text.path, field.span, message!("reprint-says", value = quote(&shown(field))));
        }
    }
    Ok(())
}

/// Returns the first field of a kind that is not empty or, for dates, can be read.
fn statement(seed: &Seed, kind: FieldKind) -> Option<&Field> {
    match kind {
        FieldKind::Published => seed.fields_of(kind).find(|field| matches!(field.date, Some(Ok(_)))),
        _ => seed.first(kind),
    }
}

fn shown(field: &Field) -> String {
    match &field.date {
        Some(Ok(date)) => dates::written(date),
        _ => field.value.clone(),
    }
}

/// Whether both name people, with none in common.
fn authors_differ(one: &ComparedText<'_>, two: &ComparedText<'_>) -> bool {
    let named = |text: &ComparedText<'_>| -> Vec<String> {
        let fields: Vec<_> =
            text.seed.fields_of(FieldKind::Author).filter(|field| !field.is_empty()).take(16).collect();
        let outlet = |name: &str| is_source(one.seed, name) || is_source(two.seed, name) || is_outlet(name);
        if fields.iter().any(|field| outlet(&field.value)) {
            return Vec::new();
        }
        fields.iter().flat_map(|field| people(&field.value)).collect()
    };
    let (one, two) = (named(one), named(two));
    let is_in =
        |name: &String, names: &[String]| names.iter().any(|other| name.contains(other) || other.contains(name));
    !one.is_empty() && !two.is_empty() && !one.iter().any(|name| is_in(name, &two))
}

/// Roles in the making of a text that are not parts of names.
const ROLES: &[&str] = &[
    "记者",
    "编辑",
    "作者",
    "撰文",
    "采写",
    "撰稿",
    "报道",
    "实习",
    "见习",
    "特约",
    "本报",
    "评论员",
    "教授",
    "博士",
    "by",
    "文",
];

/// Words in the names of outlets and of anonymous authors.
const OUTLET_WORDS: &[&str] = &[
    "社",
    "报",
    "网",
    "台",
    "刊",
    "志",
    "媒",
    "之音",
    "编辑部",
    "小编",
    "编者",
    "佚名",
    "匿名",
    "未知",
    "来稿",
    "读者",
    "综合",
    "管理员",
    "新闻",
    "news",
    "press",
    "times",
    "admin",
    "staff",
    "editor",
    "unknown",
    "anonymous",
    "bbc",
    "reuters",
    "rfa",
    "voa",
    "media",
];

fn is_outlet(name: &str) -> bool {
    let folded = fold_text(name);
    OUTLET_WORDS.iter().any(|word| folded.contains(word))
}

/// Returns the people that a value names, each folded, without titles, and with the parts of the name in alphabetical
/// order.
fn people(value: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in value.split(['、', ',', '，', ';', '；', '/', '&', '|', '丨']).take(16) {
        let mut parts: Vec<String> = name.split([' ', '\u{3000}', '·', '：', ':']).map(fold_text).collect();
        for title in ROLES {
            parts.iter_mut().for_each(|part| {
                let rest = part.strip_prefix(title).or_else(|| part.strip_suffix(title)).map(str::to_owned);
                if let Some(rest) = rest {
                    *part = rest;
                }
            });
        }
        parts.retain(|part| !part.is_empty());
        parts.sort_unstable();
        let name = parts.concat();
        if name.chars().count() >= 2 {
            found.push(name);
        }
    }
    found
}

/// Whether both come from the same place but have different dates.
fn dates_differ(one: &ComparedText<'_>, two: &ComparedText<'_>) -> bool {
    let values = |text: &ComparedText<'_>, kind| -> Vec<String> {
        text.seed.fields_of(kind).filter(|field| !field.is_empty()).take(16).map(|field| field.value.clone()).collect()
    };
    let is_same_source = || {
        let (one, two) = (values(one, FieldKind::Source), values(two, FieldKind::Source));
        one.iter().any(|source| two.iter().any(|other| fold_text(source) == fold_text(other)))
    };
    let is_same_page = || {
        let (one, two) = (values(one, FieldKind::Url), values(two, FieldKind::Url));
        let leads_somewhere = |url: &str| url.contains("://") && url.len() > 16;
        one.iter().any(|url| {
            leads_somewhere(url) && two.iter().any(|other| leads_somewhere(other) && same::addresses(url, other))
        })
    };
    let date =
        |text: &ComparedText<'_>| statement(text.seed, FieldKind::Published).and_then(|field| field.date.clone()?.ok());
    match (date(one), date(two)) {
        (Some(a), Some(b)) => dates::disagree(&a, &b) && (is_same_page() || is_same_source()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{finds_among, quiet_among};

    const BODY: &str =
        "磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。";

    fn seed(header: &str) -> String {
        format!("---\ntitle: 磨坊\n{header}\n---\n\n{BODY}\n")
    }

    #[test]
    fn another_author_of_the_same_text_is_a_conflict() {
        finds_among(
            &RULE,
            &[("a.md", &seed("author: ‹桑榆›")), ("b.md", &seed("author: 丁冬")), ("c.md", &seed("author: 丁冬"))],
            &["The author is “桑榆” here, but “丁冬” in “b.md”, which has the same text: check which is right"],
        );
    }

    #[test]
    fn titles_script_and_outlets_make_no_conflict() {
        let here = seed("author: 葉問泉");
        for there in ["记者 叶问泉", "叶问泉、丁冬", "山城晚报", "编辑部"] {
            quiet_among(&RULE, &[("a.md", &here), ("b.md", &seed(&format!("author: {there}")))]);
        }
        quiet_among(&RULE, &[("a.md", &seed("author: Ann Field")), ("b.md", &seed("author: Field Ann"))]);
    }

    #[test]
    fn dates_are_compared_within_one_source() {
        let (here, there) = ("source: 山城读本\ndate: ‹2020-05-01›", "source: 山城读本\ndate: 2020-06-01");
        finds_among(
            &RULE,
            &[("a.md", &seed(here)), ("b.md", &seed(there))],
            &[
                "The publication date is “2020-05-01” here, but “2020-06-01” in “b.md”, which has the same text: check which is right",
            ],
        );
        quiet_among(
            &RULE,
            &[("a.md", &seed("source: 山城读本\ndate: 2020-05-01")), ("b.md", &seed("source: 田畴\ndate: 2020-06-01"))],
        );
    }
}
