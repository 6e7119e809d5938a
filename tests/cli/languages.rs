//! Output in Chinese. Update it with `UPDATE_EXPECT=1`, as in `pages.rs`.

use expect_test::expect_file;

use crate::run::variorum;

#[test]
fn output_is_in_the_requested_language() {
    let commands = [
        "check fixtures/corpus/defects/damaged-text.txt",
        "check fixtures/corpus/defects/impossible-date.md fixtures/corpus/defects/broken-html.txt",
        "check --statistics fixtures/corpus/defects/damaged-text.txt",
        "inspect fixtures/corpus/page/last-issue.html",
        "inspect fixtures/corpus/feed/teahouse.txt",
        "reprints --corpus fixtures/corpus fixtures/corpus/hugo/last-issue.md",
        "reprints --corpus fixtures/corpus fixtures/corpus/feed/teahouse.txt",
        "reprints --corpus fixtures/corpus --apparatus fixtures/corpus/feed/teahouse.txt",
        "lineage fixtures/corpus/feed/teahouse.txt",
        "rule",
    ];
    let page = |language| {
        let run = |command: &str| {
            let arguments: Vec<_> = command.split(' ').chain(["--lang", language]).collect();
            variorum(&arguments).stdout
        };
        commands.map(run).join("\n\n")
    };
    expect_file!["pages/zh-Hans.txt"].assert_eq(&page("zh-Hans"));
    expect_file!["pages/zh-Hant.txt"].assert_eq(&page("zh-Hant"));
}

#[test]
fn errors_are_in_the_requested_language() {
    let error = |language| variorum(&["check", "no/such/file.md", "--lang", language]).stderr;
    assert!(error("zh-Hans").starts_with("variorum: 无法读取“no/such/file.md”: "), "{}", error("zh-Hans"));
    assert!(error("zh-TW").starts_with("variorum: 無法讀取「no/such/file.md」: "), "{}", error("zh-TW"));
}
