//! The title is a placeholder, a file name or an error message.
//!
//! ## What it finds
//! Titles that a program put there: `Untitled`, `无标题`, a file name, the title of an error page (`404 Not Found`,
//! `该内容已被发布者删除`), and titles that only repeat the source.
//!
//! ## Why it matters
//! A text is listed, cited and searched for by its title. The title of an error page also suggests that there may be no
//! article below it.
//!
//! ## Example
//! ```markdown
//! ---
//! title: Untitled
//! date: 2025-02-17
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! None: look up the title in the source.

use super::same::folded;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/placeholder-title",
    summary: "The title is a placeholder, a file name or an error message",
    check,
    ..Rule::BASE
};

/// What programs write in place of a missing title. Folded.
#[rustfmt::skip]
const UNTITLED: &[&str] = &[
    "untitled", "untitleddocument", "notitle", "newdocument", "newpost", "无标题", "無標題", "未命名", "无标题文档", "無標題文件",
    "未命名文档", "未命名文件", "新建文本文档", "新建文档", "新文件", "标题", "標題",
];

/// Titles of error pages that replace an article. Folded.
#[rustfmt::skip]
const ERRORS: &[&str] = &[
    "404", "404notfound", "404pagenotfound", "403forbidden", "500internalservererror", "502badgateway",
    "503serviceunavailable", "pagenotfound", "notfound", "accessdenied", "justamoment", "attentionrequiredcloudflare",
    "该内容已被发布者删除", "此内容因违规无法查看", "该公众号已迁移", "页面不存在", "頁面不存在", "找不到页面", "找不到頁面",
    "您访问的页面不存在", "你访问的页面不存在", "抱歉您访问的页面不存在", "环境异常", "参数错误", "安全验证", "访问验证", "人机验证", "链接已过期",
];

/// File extensions.
const FILE_EXTENSIONS: &[&str] = &[
    ".md",
    ".markdown",
    ".txt",
    ".html",
    ".htm",
    ".shtml",
    ".mhtml",
    ".doc",
    ".docx",
    ".pdf",
    ".rtf",
    ".odt",
    ".epub",
];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(title) = seed.first(FieldKind::Title).filter(|title| title.value.len() <= MAX_TITLE_BYTES) else {
        return Ok(());
    };
    // A text can be about an error page, and somebody has read its first line.
    if seed.part_of(title).kind == PartKind::Heading {
        return Ok(());
    }
    let value = folded(&title.value);
    // A longer value is the title of an article that a line names as its source.
    let short = (1..=12).contains(&value.chars().count());
    let sourced = |source: &str| short && folded(source) == value;
    let quoted = quote(&title.value);
    let message = if UNTITLED.contains(&value.as_str()) {
        message!("placeholder-title-untitled", title = quoted)
    } else if ERRORS.contains(&value.as_str()) {
        message!("placeholder-title-error", title = quoted)
    } else if is_file(&title.value) {
        message!("placeholder-title-file", title = quoted)
    } else if seed.fields_of(FieldKind::Source).take(8).any(|source| sourced(&source.value)) {
        message!("placeholder-title-source", title = quoted)
    } else {
        return Ok(());
    };
    reporter.report(title.span, message);
    Ok(())
}

/// The maximum length of such a title, in bytes.
const MAX_TITLE_BYTES: usize = 120;

/// Whether a title is a file name: `雪夜.docx`, `IMG_20210304`.
fn is_file(title: &str) -> bool {
    let title = title.trim().to_ascii_lowercase();
    // The title of a text about a file has more words.
    let ending = FILE_EXTENSIONS.iter().any(|ending| title.len() > ending.len() && title.ends_with(ending));
    let camera = ["img_", "dsc_", "mmexport", "wx20"].iter().find_map(|start| title.strip_prefix(start));
    (ending && !title.contains(char::is_whitespace))
        || camera.is_some_and(|rest| rest.len() >= 4 && rest.bytes().all(|b| b.is_ascii_digit() || b"_-.".contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, quiet};

    fn front(title: &str) -> String {
        format!("---\ntitle: {title}\nsource: 渡口夜话\n---\n\n正文从这里开始。\n")
    }

    #[test]
    fn what_programs_put_in_a_titles_place_is_told() {
        for (title, told) in [
            ("‹Untitled›", "“Untitled” is a placeholder: write the title of the text"),
            ("‹404 Not Found›", "“404 Not Found” is the title of an error page: check that the text is the article…"),
            ("‹该内容已被发布者删除›", "“该内容已被发布者删除” is the title of an error page…"),
            ("‹雪夜-终稿.docx›", "“雪夜-终稿.docx” is a file name: write the title of the text"),
            ("‹IMG_20210304›", "“IMG_20210304” is a file name…"),
            ("‹渡口夜话›", "“渡口夜话” is the name of the source: write the title of the text"),
        ] {
            finds(&RULE, Markdown, &front(title), &[told]);
        }
    }

    #[test]
    fn titles_are_left_alone() {
        for title in ["雪夜", "无题", "渡口夜话：第一期", "404 之歌", "给 readme.md 写一封信", "'Not Found: A Memoir'"]
        {
            quiet(&RULE, Markdown, &front(title));
        }
        quiet(
            &RULE,
            Markdown,
            "---\ntitle: 山城环卫工人的一天是怎么过的\n---\n\n原文来自 [山城环卫工人的一天是怎么过的](https://example.org/1)\n\n正文。\n",
        );
        quiet(&RULE, Unknown, "页面不存在\n\n来源:某某号 作者:张三 日期:2025-02-17\n\n正文从这里开始。\n");
    }
}
