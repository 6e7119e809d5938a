//! Damage to markup.

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
];
