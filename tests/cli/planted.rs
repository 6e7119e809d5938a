//! Each planted defect is found, at the exact place and by the rule that is meant for it.

use std::fs;

use variorum::text::Source;

use crate::run::{findings, project};

/// A file below `fixtures/corpus`, the rule, and the place: `⟦` and `⟧` stand around what is to be marked, the
/// rest is there to tell the place from others like it.
const PLANTED: &[(&str, &str, &str)] = &[
    ("defects/no-metadata.md", "metadata/missing-author", "⟦# 井边的石槽⟧"),
    ("defects/no-metadata.md", "metadata/missing-date", "⟦# 井边的石槽⟧"),
    ("defects/no-metadata.md", "metadata/missing-source", "⟦# 井边的石槽⟧"),
    ("defects/empty-fields.md", "metadata/missing-title", "title: \"⟦⟧\""),
    ("defects/empty-fields.md", "metadata/missing-author", "author:⟦⟧\n"),
    ("defects/impossible-date.md", "metadata/impossible-date", "date: ⟦2021-02-30⟧"),
    ("defects/unreadable-date.txt", "metadata/unreadable-date", "日期:⟦去年冬至前后⟧"),
    ("defects/parts-disagree.md", "metadata/conflicting-fields", "[⟦水文站日记一则⟧]"),
    ("defects/broken-front-matter.md", "metadata/malformed-front-matter", "title: ⟦\"⟧采蜜的路线"),
    ("defects/duplicate-key.md", "metadata/duplicate-key", "⟦author⟧: 甘霖"),
    ("defects/unclosed-front-matter.md", "metadata/unterminated-front-matter", "⟦---⟧\ntitle: 邮筒"),
    ("defects/broken-html.txt", "markup/misnested-element", "⟦</i>⟧船上"),
    ("defects/broken-html.txt", "markup/unclosed-element", "⟦<span>⟧说好了"),
    ("defects/broken-html.txt", "markup/stray-end-tag", "⟦</small>⟧"),
    ("defects/broken-html.txt", "markup/duplicate-id", "</small><p id=\"⟦a⟧\""),
    ("defects/broken-html.txt", "markup/duplicate-attribute", "class=\"x\" ⟦class=\"y\"⟧"),
    ("defects/broken-html.txt", "markup/parse-error", "⟦&nbsp⟧鸭子"),
    ("defects/broken-html.txt", "markup/unknown-element", "<⟦figureicture⟧>"),
    ("defects/broken-html.txt", "markup/misplaced-element", "<table>⟦<p>⟧"),
    ("defects/broken-markdown.md", "markup/broken-emphasis", "⟦**“对表”**⟧"),
    ("defects/broken-markdown.md", "markup/broken-link", "⟦[一张旧名片]( https://laojie.example/card⟧"),
    ("defects/broken-markdown.md", "markup/broken-link", "⟦![掌柜的名片](https://laojie.example/\ncard.jpg)⟧"),
    ("defects/broken-markdown.md", "markup/unclosed-fence", "⟦```⟧\n周一"),
    ("defects/damaged-text.txt", "text/invisible-character", "凳子⟦\u{200B}⟧一头"),
    ("defects/damaged-text.txt", "text/control-character", "只敲⟦\u{7}⟧三下"),
    ("defects/damaged-text.txt", "text/replacement-character", "说是⟦\u{FFFD}\u{FFFD}⟧看着"),
    ("defects/damaged-text.txt", "text/invisible-character", "。⟦\u{202E}⟧他姓阮"),
    ("defects/mixed-line-endings.txt", "text/mixed-line-endings", "晒干了的河。⟦\r\n⟧"),
    ("defects/future-date.md", "metadata/future-date", "⟦2999-01-01⟧"),
    ("chat/河湾茶馆记（转）.txt", "metadata/missing-author", "作者:⟦⟧ 日期"),
    ("legacy/shimen-bridge-gb18030.txt", "text/other-encoding", "⟦石⟧门桥的石牛"),
    ("legacy/shimen-bridge-utf16.txt", "text/other-encoding", "⟦\u{FEFF}⟧石门桥的三次重修"),
    ("defects/invalid-utf8.txt", "text/invalid-utf8", "茶杯，⟦\u{FFFD}⟧铁水"),
];

/// The byte range that a place stands for in a text.
fn range(text: &str, place: &str) -> (u64, u64) {
    let (before, rest) = place.split_once('⟦').expect("an opening mark");
    let (marked, after) = rest.split_once('⟧').expect("a closing mark");
    let all = format!("{before}{marked}{after}");
    assert_eq!(text.matches(&all).count(), 1, "“{all}” is not one place of the fixture");
    let start = text.find(&all).expect("found just now") + before.len();
    (start as u64, (start + marked.len()) as u64)
}

#[test]
fn every_planted_defect_is_found_where_it_is() {
    let mut missing = Vec::new();
    for (file, rule, place) in PLANTED {
        let path = format!("fixtures/corpus/{file}");
        let bytes = fs::read(project().join(&path)).expect("a fixture");
        let (start, end) = range(Source::from_bytes(&bytes).text(), place);
        let found = findings(&path);
        if !found.iter().any(|it| it["rule"] == *rule && it["start"] == start && it["end"] == end) {
            let of_rule: Vec<_> = found.iter().filter(|it| it["rule"] == *rule).map(ToString::to_string).collect();
            missing.push(format!("{file}: {rule} at {start}..{end} “{place}”; it says {of_rule:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn good_seeds_have_nothing_to_complain_of() {
    for folder in ["english", "feed", "hugo", "page", "stacked"] {
        let serious: Vec<_> = findings(&format!("fixtures/corpus/{folder}"))
            .into_iter()
            .filter(|finding| finding["severity"] == "error" || finding["severity"] == "warning")
            .collect();
        assert!(serious.is_empty(), "{folder}: {serious:#?}");
    }
}
