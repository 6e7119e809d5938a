//! Whole pages of output for people. After an intended change, `UPDATE_EXPECT=1 cargo test --test cli` rewrites the
//! pages; read them before you commit.

use expect_test::expect_file;

use crate::run::variorum;

#[test]
fn findings_of_the_fixtures() {
    let outcome = variorum(&["check", "fixtures/corpus"]);
    expect_file!["pages/check.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(1), ""));
}

#[test]
fn findings_about_reprints() {
    let outcome = variorum(&["check", "--reprints", "fixtures/corpus/hugo/teahouse.md"]);
    expect_file!["pages/check-reprints.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn reprints_among_the_fixtures() {
    let outcome = variorum(&["reprints", "--corpus", "fixtures/corpus"]);
    expect_file!["pages/reprints.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn reprints_of_one_seed() {
    let outcome = variorum(&["reprints", "--corpus", "fixtures/corpus", "fixtures/corpus/hugo/last-issue.md"]);
    expect_file!["pages/reprints-of-one.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn an_apparatus() {
    let outcome = variorum(&["reprints", "--apparatus", "fixtures/corpus/feed/teahouse.txt"]);
    expect_file!["pages/apparatus.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn an_apparatus_against_another_text() {
    let (base, file) = ("fixtures/corpus/hugo/teahouse.md", "fixtures/corpus/hugo/three-small-places.md");
    let outcome = variorum(&["reprints", "--variants", "all", "--apparatus", "--base", base, file]);
    expect_file!["pages/apparatus-of-base.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_feed_dump_inspected() {
    let outcome = variorum(&["inspect", "fixtures/corpus/feed/teahouse.txt"]);
    expect_file!["pages/inspect-feed.txt"].assert_eq(&outcome.stdout);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_stacked_seed_inspected() {
    let outcome = variorum(&["inspect", "fixtures/corpus/stacked/shimen-bridge.md"]);
    expect_file!["pages/inspect-stacked.txt"].assert_eq(&outcome.stdout);
}

#[test]
fn a_page_inspected() {
    let outcome = variorum(&["inspect", "fixtures/corpus/page/last-issue.html"]);
    expect_file!["pages/inspect-page.txt"].assert_eq(&outcome.stdout);
}

#[test]
fn a_seed_in_another_encoding_inspected() {
    let outcome = variorum(&["inspect", "fixtures/corpus/legacy/shimen-bridge-gb18030.txt"]);
    expect_file!["pages/inspect-gb18030.txt"].assert_eq(&outcome.stdout);
}

#[test]
fn the_report_is_findings_and_reprints() {
    let report = variorum(&["report", "fixtures/corpus"]);
    let check = variorum(&["check", "--reprints", "fixtures/corpus"]);
    let reprints = variorum(&["reprints", "--corpus", "fixtures/corpus"]);
    assert!(report.stdout.contains(&check.stdout), "{}", report.stdout);
    assert!(report.stdout.contains(&reprints.stdout), "{}", report.stdout);
    assert_eq!((report.code, report.stderr.as_str()), (Some(0), ""));
}

#[test]
fn the_help() {
    let outcome = variorum(&["--help"]);
    expect_file!["pages/help.txt"].assert_eq(&outcome.stdout);
    assert_eq!(outcome.code, Some(0));
    let version = variorum(&["--version"]);
    assert_eq!(version.stdout.trim(), concat!("variorum ", env!("CARGO_PKG_VERSION")));
}
