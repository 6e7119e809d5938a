//! Variorum stays quiet in a folder that is not a corpus.

use crate::run::{findings, variorum};

#[test]
fn nothing_is_found_in_a_code_repository() {
    let outcome = variorum(&["check", "fixtures/not-a-corpus"]);
    assert_eq!(outcome.stdout, "No findings in 0 seeds\n");
    assert_eq!(outcome.code, Some(0));
    assert!(outcome.stderr.contains("“fixtures/not-a-corpus” is skipped"), "{}", outcome.stderr);
    let outcome = variorum(&["reprints", "--corpus", "fixtures/not-a-corpus"]);
    assert_eq!(outcome.stdout, "No shared passages in 0 seeds\n");
    assert_eq!(outcome.code, Some(0));
}

#[test]
fn a_named_file_is_checked_anyway() {
    let rules: Vec<_> = findings("fixtures/not-a-corpus/docs/guide.md");
    assert!(rules.iter().any(|finding| finding["rule"] == "metadata/missing-author"), "{rules:?}");
}
