//! The title ends with the name of the site.
//!
//! ## What it finds
//! Titles that end with a site name after `_`, `|` or a spaced dash, as browsers show them. The name counts as a site's
//! if the seed gives it as its source, if it is well known, or if it ends as site names do (`_新浪网`, ` - 某某网`).
//!
//! ## Why it matters
//! The name is not part of the article's title. Lists and citations carry it along, and copies from two sites seem to
//! have different titles.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜行_山城新闻网
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Removes the site name.
//!
//! - Needs a look: always.

use super::fill::fill;
use super::same::folded;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::{Field, FieldKind, PartKind, Seed};
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/site-name-in-title",
    severity: Severity::Info,
    summary: "The title ends with the name of the site",
    check,
    ..Rule::BASE
};

/// Well-known sites whose names do not end as site names do. Folded.
#[rustfmt::skip]
const KNOWN_SITES: &[&str] = &[
    "rfi", "法国国际广播电台", "法國國際廣播電台", "bbc", "bbcnews", "bbcnews中文", "dw", "voa", "美国之音", "美國之音", "自由亚洲电台", "自由亞洲電台", "纽约时报中文版", "知乎",
    "知乎专栏", "豆瓣", "简书", "微博", "搜狐", "网易", "网易新闻", "腾讯新闻", "新浪新闻", "今日头条", "凤凰资讯", "澎湃新闻", "界面新闻",
    "百度百科", "维基百科自由的百科全书", "維基百科自由的百科全書", "wikipedia", "medium", "reuters", "bloomberg", "thenewyorktimes",
    "theguardian", "wsj", "barronscom", "cnn", "端传媒", "端傳媒", "立場新聞", "眾新聞", "香港01", "自由時報電子報", "聯合新聞網",
];

/// How names of sites end. The name must be longer than the ending.
const SITE_NAME_ENDINGS: &[&str] = &[
    "网",
    "網",
    "中文网",
    "中文網",
    "新闻网",
    "新聞網",
    "日报网",
    "电子报",
    "電子報",
    ".com",
    ".cn",
    ".net",
    ".org",
    ".hk",
    ".tw",
];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let sources: Vec<String> = seed.fields_of(FieldKind::Source).take(8).map(|source| folded(&source.value)).collect();
    let is_site = |name: &str| {
        let known = folded(name);
        !known.is_empty() && (sources.contains(&known) || KNOWN_SITES.contains(&known.as_str()) || ends_as_site(name))
    };
    let titles = seed.fields_of(FieldKind::Title).take(8).filter(|title| seed.part_of(title).kind != PartKind::Heading);
    let named: Vec<(&Field, &str)> =
        titles.filter_map(|title| Some((title, without_sites(&title.value, &is_site)?))).collect();
    let Some((title, rest)) = named.first() else { return Ok(()) };
    let name = slice(&title.value, rest.len()..).trim_start_matches(SEPARATORS);
    // Mark only the name if the source shows the value literally.
    let written = seed.source.slice(title.span);
    let span = match written.len().checked_sub(name.len()) {
        Some(at) if written == title.value => ByteSpan::new(at, written.len()).shifted(title.span.start()),
        _ => title.span,
    };
    let finding = reporter.report(span, message!("site-name-in-title", name = quote(name)));
    for (other, _) in named.iter().skip(1) {
        finding.add_related(other.span, message!("site-name-in-title-too"));
    }
    let edits = named.iter().map(|(title, rest)| fill(seed, title, rest)).collect();
    finding.add_fix(message!("site-name-in-title-remove", title = quote(rest)), Safety::NeedsALook, edits);
    Ok(())
}

/// What separates a title from the name of a site.
const SEPARATORS: &[char] = &[' ', '-', '–', '—', '|', '_', '｜', '丨'];

/// Returns a title without the site names at its end; `None` if there are none, or nothing else.
fn without_sites<'a>(title: &'a str, is_site: &impl Fn(&str) -> bool) -> Option<&'a str> {
    let mut rest = title;
    while let Some((before, name)) = split(rest)
        && is_site(name)
    {
        rest = before;
    }
    (rest.len() < title.len() && !folded(rest).is_empty()).then_some(rest)
}

/// Splits the last piece off a title, if a separator that is rare inside titles precedes it.
fn split(title: &str) -> Option<(&str, &str)> {
    let between = [" - ", " – ", " — ", " | ", " _ ", "_", "｜", "|", "丨"];
    let (at, mark) = between
        .iter()
        .filter_map(|mark| title.rfind(mark).map(|at| (at, *mark)))
        .max_by_key(|(at, mark)| at + mark.len())?;
    let (rest, name) = (title.get(..at)?.trim_end(), title.get(at + mark.len()..)?.trim());
    (name.chars().nth(MAX_SITE_NAME_CHARS).is_none() && !rest.is_empty()).then_some((rest, name))
}

/// The maximum length of a site name, in characters.
const MAX_SITE_NAME_CHARS: usize = 20;

fn ends_as_site(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '.' || c == ' ');
    let ending = SITE_NAME_ENDINGS.iter().find(|ending| lower.ends_with(*ending) && lower.len() > ending.len());
    // `互联网` and `关系网` belong to the topic of a title.
    let about = [
        "互联网",
        "互聯網",
        "物联网",
        "关系网",
        "关係網",
        "電網",
        "电网",
        "蛛网",
        "渔网",
        "情网",
        "法网",
        "天网",
        "落网",
        "上网",
        "触网",
        "联网",
    ];
    plain && ending.is_some() && !about.iter().any(|word| name.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    fn front(title: &str) -> String {
        format!("---\ntitle: {title}\nsource: 渡口夜话\n---\n\n正文从这里开始。\n")
    }

    #[test]
    fn the_name_is_marked_and_can_go() {
        let told = "“山城新闻网” is the name of a site, not part of the title: remove it";
        finds(&RULE, Markdown, &front("雪夜行_‹山城新闻网›"), &[told]);
        for title in ["雪夜行_山城新闻网", "雪夜行 - RFI", "雪夜行｜渡口夜话", "雪夜行 - shancheng.com"]
        {
            fixes(&RULE, Markdown, &front(title), &front("雪夜行"));
        }
    }

    #[test]
    fn all_titles_of_a_seed_are_one_finding() {
        let before = "---\ntitle: 雪夜行 - RFI\n---\n<!--1739362271000-->\n[雪夜行 - RFI](https://example.org/1)\n------\n\n<p>正文。</p>\n";
        finds(&RULE, Markdown, &before.replacen("RFI", "‹RFI›", 1), &["“RFI” is the name of a site…"]);
        fixes(&RULE, Markdown, before, &before.replace(" - RFI", ""));
    }

    #[test]
    fn what_belongs_to_the_title_is_left_alone() {
        for title in [
            "雪夜行 - 一个人的路",
            "雪夜行—渡口",
            "山城新闻网",
            "雪夜行 | 一张关系网",
            "雪夜行｜评论",
            "A-B - C",
            "消息人士-山城网",
        ] {
            quiet(&RULE, Markdown, &front(title));
        }
    }
}
