//! Output in Chinese. Update it with `UPDATE_EXPECT=1`, as in `pages.rs`.

use expect_test::expect_file;

use crate::run::variorum;

#[test]
fn output_is_in_the_requested_language() {
    let check = ["check", "fixtures/corpus/defects/damaged-text.txt", "--lang"];
    let inspect = ["inspect", "fixtures/corpus/page/last-issue.html", "--lang"];
    let reprints = ["reprints", "--corpus", "fixtures/corpus", "fixtures/corpus/hugo/last-issue.md", "--lang"];
    let mut pages = Vec::new();
    for language in ["zh-Hans", "zh-Hant"] {
        let run = |command: &[&str]| variorum(&[command, &[language]].concat()).stdout;
        pages.push(format!("{}\n\n{}\n\n{}", run(&check), run(&inspect), run(&reprints)));
    }
    expect_file!["pages/zh-Hans.txt"].assert_eq(&pages[0]);
    expect_file!["pages/zh-Hant.txt"].assert_eq(&pages[1]);
}

#[test]
fn errors_are_in_the_requested_language() {
    let complaint = |language| variorum(&["check", "no/such/file.md", "--lang", language]).stderr;
    assert!(complaint("zh-Hans").starts_with("variorum: 无法读取“no/such/file.md”: "), "{}", complaint("zh-Hans"));
    assert!(complaint("zh-TW").starts_with("variorum: 無法讀取「no/such/file.md」: "), "{}", complaint("zh-TW"));
}
