//! Damaged markup.

use super::Planted;

pub(super) const PLANTED: &[Planted] = &[
    ("defects/broken-html.txt", "markup/misnested-element", "⟦</i>⟧船上", ""),
    ("defects/broken-html.txt", "markup/unclosed-element", "⟦<span>⟧说好了", ""),
    ("defects/broken-html.txt", "markup/stray-end-tag", "⟦</small>⟧", ""),
    ("defects/broken-html.txt", "markup/duplicate-id", "</small><p id=\"⟦a⟧\"", "b"),
    ("defects/broken-html.txt", "markup/duplicate-attribute", "class=\"x\" ⟦class=\"y\"⟧", "lang=\"zh\""),
    ("defects/broken-html.txt", "markup/parse-error", "⟦&nbsp⟧鸭子", "&nbsp;"),
    ("defects/broken-html.txt", "markup/unknown-element", "<⟦figureicture⟧>", "b"),
    ("defects/broken-html.txt", "markup/misplaced-element", "<table>⟦<p>⟧", "<caption>"),
    ("defects/broken-markdown.md", "markup/broken-emphasis", "⟦**“对表”**⟧", "“**对表**”"),
    (
        "defects/broken-markdown.md",
        "markup/broken-link",
        "⟦[一张旧名片]( https://laojie.example/card⟧",
        "[一张旧名片](https://laojie.example/card)",
    ),
    (
        "defects/broken-markdown.md",
        "markup/broken-link",
        "⟦![掌柜的名片](https://laojie.example/\ncard.jpg)⟧",
        "![掌柜的名片](https://laojie.example/card.jpg)",
    ),
    ("defects/broken-markdown.md", "markup/unclosed-fence", "⟦```⟧\n周一", ""),
    ("defects/lost-in-transit.txt", "markup/active-content", "<p ⟦onclick=\"zoom()⟧\"", "lang=\"zh"),
    (
        "defects/lost-in-transit.txt",
        "markup/lazy-image",
        "⟦<img src=\"/img/loading.gif\" data-src=\"https://old.example/studio.jpg\" alt=\"照相馆\">⟧",
        "<img src=\"https://old.example/studio.jpg\" alt=\"照相馆\">",
    ),
    (
        "defects/lost-in-transit.txt",
        "markup/noscript-double",
        "⟦<noscript><img src=\"https://old.example/box.jpg\" alt=\"木匣\"></noscript>⟧",
        "",
    ),
    (
        "defects/lost-in-transit.txt",
        "markup/broken-image",
        "⟦<img src=\"https://old.example/first.\" alt=\"第一张\">⟧",
        "<img src=\"https://old.example/first.jpg\" alt=\"第一张\">",
    ),
    ("defects/lost-in-transit.txt", "markup/double-escaped-entity", "匣子⟦&amp;nbsp;⟧编", "&nbsp;"),
    ("defects/lost-in-transit.txt", "markup/empty-link", "⟦<a href=\"\">⟧第一册", "<a href=\"/1\">"),
    ("defects/lost-in-transit.txt", "markup/unescaped-character", "?id=7⟦&copy⟧=1", "&amp;copy"),
    ("defects/lost-in-transit.txt", "markup/markdown-in-html", "⟦**不借不卖**⟧", "<strong>不借不卖</strong>"),
    ("defects/lost-in-transit.txt", "markup/html-in-text", "⟦&lt;br /&gt;⟧", "<br />"),
    (
        "defects/lost-in-transit.txt",
        "markup/share-residue",
        "⟦<img src=\"https://pixel.wp.com/b.gif?host=old.example\" alt=\"点\">⟧",
        "",
    ),
    ("defects/broken-notes.md", "markup/accidental-heading", "摸到。\n⟦---⟧", "\n---"),
    ("defects/broken-notes.md", "markup/undefined-reference", "⟦[前一篇][clock-shop]⟧", "[前一篇](/p/77)"),
    ("defects/broken-notes.md", "markup/undefined-reference", "其次⟦[^2]⟧", ""),
    (
        "defects/broken-notes.md",
        "markup/missing-alt",
        "⟦![](https://laojie.example/clock.jpg)⟧",
        "![座钟](https://laojie.example/clock.jpg)",
    ),
    ("defects/broken-notes.md", "markup/unclosed-html", "⟦<pre>⟧", ""),
];
