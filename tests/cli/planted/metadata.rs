//! Damage to metadata.

use super::Planted;

pub(super) const PLANTED: &[Planted] = &[
    ("defects/no-metadata.md", "metadata/missing-author", "⟦# 井边的石槽⟧", "# 井边的石槽\n\n撰文丨何田"),
    ("defects/no-metadata.md", "metadata/missing-date", "⟦# 井边的石槽⟧", "---\ndate: 2020-01-02\n---\n# 井边的石槽"),
    ("defects/no-metadata.md", "metadata/missing-source", "⟦# 井边的石槽⟧", "---\nsource: 井台\n---\n# 井边的石槽"),
    ("defects/empty-fields.md", "metadata/missing-title", "title: \"⟦⟧\"", "渡口的钟"),
    ("defects/empty-fields.md", "metadata/missing-author", "author:⟦⟧\n", " 简舟"),
    ("defects/impossible-date.md", "metadata/impossible-date", "date: ⟦2021-02-30⟧", "2021-02-28"),
    ("defects/unreadable-date.txt", "metadata/unreadable-date", "日期:⟦去年冬至前后⟧", "2019-12-22"),
    ("defects/parts-disagree.md", "metadata/conflicting-title", "[⟦水文站日记一则⟧]", "水文站的日记"),
    ("defects/parts-disagree.md", "metadata/conflicting-author", "撰文丨⟦温故⟧", "江一叶"),
    ("defects/parts-disagree.md", "metadata/conflicting-date", "⟦1604966400000⟧", "1604361600000"),
    (
        "defects/parts-disagree.md",
        "metadata/conflicting-url",
        "](⟦https://heliu.example/gauge⟧)",
        "https://heliu.example/diary",
    ),
    ("defects/author-in-text.md", "metadata/author-in-body", "文 | ⟦屈小满⟧", ""),
    ("defects/author-in-text.md", "metadata/missing-url", "url:⟦⟧\n", " https://shuili.example/aqueduct"),
    ("defects/doubtful-dates.md", "metadata/ambiguous-date", "⟦03/04/2021⟧", "2021-03-04"),
    ("defects/changed-too-early.md", "metadata/updated-before-published", "lastmod: ⟦2019-03-10⟧", "2020-03-10"),
    ("defects/broken-front-matter.md", "metadata/malformed-front-matter", "title: ⟦\"⟧采蜜的路线", ""),
    ("defects/duplicate-key.md", "metadata/duplicate-key", "⟦author⟧: 甘霖", "editor"),
    ("defects/unclosed-front-matter.md", "metadata/unterminated-front-matter", "⟦---⟧\ntitle: 邮筒", "* * *"),
    ("defects/future-date.md", "metadata/future-date", "⟦2999-01-01⟧", "2019-01-01"),
    (
        "defects/broken-feed-header.txt",
        "metadata/malformed-feed-header",
        "⟦<!-1478304000000-->⟧",
        "<!--1478304000000-->",
    ),
    ("defects/broken-urls.md", "metadata/invalid-url", "url: ⟦laojie.example/p/78⟧", "https://laojie.example/p/78"),
    (
        "defects/broken-urls.md",
        "metadata/unencoded-url",
        "⟦https://laojie.example/相馆/78⟧",
        "https://laojie.example/p/78",
    ),
    ("defects/broken-urls.md", "metadata/tracking-url", "&⟦utm_source=feed&utm_medium=rss⟧", "id=1"),
    ("defects/not-a-title.md", "metadata/placeholder-title", "title: ⟦Untitled⟧", "绿公鸡"),
    ("defects/site-in-title.md", "metadata/site-name-in-title", "渔汛_⟦河湾新闻网⟧", "码头"),
    ("defects/site-in-title.md", "metadata/author-is-outlet", "author: ⟦河湾新闻网⟧", "缆绳"),
    (
        "defects/site-in-title.md",
        "metadata/cut-off-summary",
        "summary: ⟦渔汛来的前一天，码头上的猫都不睡觉了，一排一排坐在缆绳...⟧",
        "码头上的猫看海。",
    ),
    ("chat/河湾茶馆记（转）.txt", "metadata/author-in-body", "作者:⟦⟧ 日期", "柳河"),
];
