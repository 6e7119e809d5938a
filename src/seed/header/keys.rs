//! The meanings of keys and labels: one table for front matter, source lines, bylines and cards.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::seed::FieldKind;

/// Keys and labels by the fields that they state. In lower case, without `-`, `_` and white space.
#[rustfmt::skip]
const KEYS: &[(FieldKind, &[&str])] = &[
    (FieldKind::Title, &[
        "title", "headline", "标题", "標題", "题目", "題目", "题名", "題名", "篇名",
    ]),
    (FieldKind::Author, &[
        "author", "authors", "byline", "writer", "creator", "by", "作者", "作者名", "撰文", "撰稿", "撰稿人", "文", "文字",
        "记者", "記者", "采写", "採寫", "采访", "採訪", "采访撰文", "採訪撰文", "原作者", "原創作者", "原创作者", "原创", "原創", "本文作者",
        "文章作者", "執筆", "执笔", "口述", "words", "text",
    ]),
    (FieldKind::Published, &[
        "date", "published", "pubdate", "publishdate", "publisheddate", "publishedat", "datepublished", "posted",
        "postedon", "created", "createdat", "日期", "时间", "時間", "发表日期", "發表日期", "发布日期", "發佈日期", "發布日期",
        "发表时间", "發表時間", "发布时间", "發佈時間", "發布時間", "发布", "發佈", "发表", "發表", "发表于", "发布于", "發表於",
        "發佈於", "發布於", "刊发时间", "刊登日期", "出版日期", "原文日期",
    ]),
    (FieldKind::Updated, &[
        "updated", "updatedat", "lastmod", "lastupdated", "lastmodified", "modified", "datemodified", "更新", "更新时间",
        "更新時間", "更新日期", "最后更新", "最後更新", "修改时间", "修改時間", "最后修改",
    ]),
    (FieldKind::Source, &[
        "source", "media", "site", "sitename", "publisher", "outlet", "publication", "channel", "account", "来源", "來源",
        "文章来源", "文章來源", "稿件来源", "信息来源", "信息來源", "消息来源", "新闻来源", "原文来源", "转自", "轉自", "转载自",
        "轉載自", "摘自", "出处", "出處", "原载", "原載", "首发", "首發", "媒体", "媒體", "公众号", "公眾號", "微信公众号",
        "微信公眾號", "刊物", "出版者",
    ]),
    (FieldKind::Url, &[
        "url", "link", "from", "original", "originalurl", "originallink", "sourceurl", "sourcelink", "canonical",
        "canonicalurl", "permalinkurl", "链接", "連結", "鏈接", "原文链接", "原文連結", "原文鏈接", "原文地址", "原文网址",
        "原文網址", "网址", "網址", "来源链接", "來源連結", "文章链接", "本文链接",
    ]),
    (FieldKind::ArchiveUrl, &[
        "archive", "archiveurl", "archivelink", "archived", "存档", "存檔", "存档链接", "存檔連結", "备份链接", "備份連結",
    ]),
    (FieldKind::Tag, &[
        "tag", "tags", "category", "categories", "keyword", "keywords", "topic", "topics", "subject", "subjects",
        "section", "标签", "標籤", "分类", "分類", "关键词", "關鍵詞", "关键字", "關鍵字", "主题", "主題", "主题归类", "主題歸類",
        "栏目", "欄目", "类别", "類別",
    ]),
    (FieldKind::Language, &["lang", "language", "languages", "locale", "语言", "語言"]),
    (FieldKind::Copyright, &[
        "copyright", "license", "licence", "rights", "版权", "版權", "版权说明", "版權說明", "版权声明", "版權聲明", "许可", "許可",
    ]),
    (FieldKind::Summary, &[
        "summary", "description", "excerpt", "abstract", "摘要", "简介", "簡介", "描述", "导语", "導語", "内容提要",
    ]),
];

/// Labels that occur among the others and whose values are not kept.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "编辑", "編輯", "编", "編", "责任编辑", "責任編輯", "责编", "責編", "主编", "主編", "校对", "校對", "校对者", "审核", "審核", "审校", "審校",
    "排版", "制图", "製圖", "图", "圖", "图片", "圖片", "摄影", "攝影", "插图", "配图", "翻译", "翻譯", "译", "譯", "译者", "譯者",
    "编译", "編譯", "监制", "監製", "策划", "策劃", "设计", "設計", "视频", "影像", "运营", "阅读", "閱讀", "阅读量", "浏览", "瀏覽",
    "浏览量", "浏览次数", "点击", "點擊", "评论", "評論", "字号", "字號", "收藏编号", "editor", "editors", "photo", "photos",
    "photography", "translator", "views", "reads", "comments",
];

/// Both tables, for look-ups. The value is `None` for a label whose value is not kept.
static KNOWN: LazyLock<HashMap<&str, Option<FieldKind>>> = LazyLock::new(|| {
    let keys = KEYS.iter().flat_map(|(kind, keys)| keys.iter().map(|key| (*key, Some(*kind))));
    keys.chain(OTHER.iter().map(|label| (*label, None))).collect()
});

/// The field that a key or label states, in any letter case and with any hyphens.
pub(in crate::seed) fn kind_of(key: &str) -> Option<FieldKind> {
    KNOWN.get(normalised(key)?.as_ref()).copied().flatten()
}

/// Whether a label is known from credits and source lines, but its value is not kept.
pub(in crate::seed) fn is_other(label: &str) -> bool {
    normalised(label).is_some_and(|label| KNOWN.get(label.as_ref()) == Some(&None))
}

/// The field that a value states, given the field that its key states: the key `source` may hold an address, the key
/// `from` a name, and an address may be that of an archive. `None` if it states nothing: a path within a site is not
/// the address of an original.
pub(in crate::seed) fn refine(kind: FieldKind, value: &str) -> Option<FieldKind> {
    if !matches!(kind, FieldKind::Url | FieldKind::Source | FieldKind::ArchiveUrl) || value.is_empty() {
        return Some(kind);
    }
    match host_of(value) {
        Some(host) if is_archive(host) => Some(FieldKind::ArchiveUrl),
        Some(_) if kind == FieldKind::Source => Some(FieldKind::Url),
        Some(_) => Some(kind),
        None if kind == FieldKind::Source => Some(kind),
        None if value.starts_with('/') || matches!(value, "true" | "false") => None,
        None if kind == FieldKind::Url && !value.contains(['/', '.']) => Some(FieldKind::Source),
        None => Some(kind),
    }
}

/// The host of an absolute URL. `None` for anything else.
pub(in crate::seed) fn host_of(value: &str) -> Option<&str> {
    let scheme = value.find("://").filter(|end| (3..=5).contains(end))?;
    if !value.get(..scheme)?.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let rest = value.get(scheme + 3..)?;
    rest.split(['/', '?', '#', ':']).next().filter(|host| !host.is_empty())
}

/// Whether a host archives pages of other sites.
fn is_archive(host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    const HOSTS: &[&str] = &[
        "web.archive.org",
        "archive.org",
        "archive.is",
        "archive.ph",
        "archive.today",
        "archive.fo",
        "archive.li",
        "archive.md",
        "archive.vn",
        "perma.cc",
        "ghostarchive.org",
        "webcitation.org",
        "wechatscope.jmsc.hku.hk",
    ];
    HOSTS.iter().any(|known| host.eq_ignore_ascii_case(known))
}

/// Normalises a key to the form of the table. Returns `None` if it is too long to be in the table.
fn normalised(key: &str) -> Option<Cow<'_, str>> {
    if key.len() > 40 {
        return None;
    }
    let other = |c: char| matches!(c, '-' | '_') || c.is_whitespace() || c.is_ascii_uppercase();
    Some(if key.contains(other) {
        let kept = key.chars().filter(|c| !matches!(c, '-' | '_') && !c.is_whitespace());
        Cow::Owned(kept.map(|c| c.to_ascii_lowercase()).collect())
    } else {
        Cow::Borrowed(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_and_case_of_keys_do_not_matter() {
        for key in ["pubDate", "pub_date", "publish-date", "Published At", "发 表 日 期"] {
            assert_eq!(kind_of(key), Some(FieldKind::Published), "{key}");
        }
        assert_eq!(kind_of("layout"), None);
    }

    #[test]
    fn no_key_is_in_the_table_twice() {
        let mut keys: Vec<_> = KEYS.iter().flat_map(|(_, keys)| *keys).chain(OTHER).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn an_address_determines_what_it_states() {
        use FieldKind::{ArchiveUrl, Source, Url};
        for (kind, value, expected) in [
            (Url, "https://example.org/a", Some(Url)),
            (Url, "https://web.archive.org/web/2020/https://example.org/a", Some(ArchiveUrl)),
            (Source, "https://example.org/a", Some(Url)),
            (Source, "河畔文摘", Some(Source)),
            (Url, "河畔文摘", Some(Source)),
            (Url, "/posts/a/", None),
            (Url, "", Some(Url)),
        ] {
            assert_eq!(refine(kind, value), expected, "{value}");
        }
    }
}
