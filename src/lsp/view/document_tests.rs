use super::*;
use proptest::prelude::*;
use std::str::FromStr;
use tower_lsp::ls_types::{Position, Range};

fn document(text: &str) -> Document {
    let uri = Uri::from_str("untitled:x").expect("a URI");
    Document::new(uri, 1, Rope::from_str(text))
}

fn change(start: (u32, u32), end: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
    let at = |(line, character)| Position { line, character };
    let range = Range { start: at(start), end: at(end) };
    TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: text.into() }
}

#[track_caller]
fn check(before: &str, change: TextDocumentContentChangeEvent, after: &str) {
    assert_eq!(document(before).edited(2, &[change], ColumnUnit::Utf16).rope, after);
}

#[test]
fn an_end_before_its_start_is_swapped() {
    check("一二三四", change((0, 3), (0, 1), "x"), "一x四");
}

#[test]
fn positions_outside_the_text_are_clamped() {
    check("一\n二", change((0, 99), (7, 0), "x"), "一x");
    check("", change((u32::MAX, u32::MAX), (0, 0), "x"), "x");
}

#[test]
fn a_position_inside_a_surrogate_pair_is_moved_before_it() {
    check("a𠮷b", change((0, 2), (0, 3), "x"), "axb");
    check("a𠮷b", change((0, 2), (0, 2), "x"), "ax𠮷b");
}

#[test]
fn a_version_that_has_passed_is_not_read_for_a_request() {
    let old = document("河水涨了。");
    let again = old.reload();
    old.supersede_by(&again);
    assert!(old.reading_for_request().is_some(), "the text is the same");
    let new = again.edited(2, &[change((0, 0), (0, 0), "大")], ColumnUnit::Utf16);
    again.supersede_by(&new);
    assert!(again.reading_for_request().is_none());
    let newer = new.edited(3, &[], ColumnUnit::Utf16);
    new.reading();
    new.supersede_by(&newer);
    assert!(new.reading_for_request().is_some(), "it was read before");
}

proptest! {
    #[test]
    fn no_edit_panics_and_nothing_else_is_lost(
        text in "[a字𠮷\r\n]{0,30}", edits in proptest::collection::vec((0u32..5, 0u32..20, 0u32..5, 0u32..20, "[b文𠮷\n]{0,4}"), 0..8),
    ) {
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32] {
            let changes: Vec<_> = edits.iter().map(|(a, b, c, d, new)| change((*a, *b), (*c, *d), new)).collect();
            let mut model = text.clone();
            for change in &changes {
                let span = convert::span_of(&Rope::from_str(&model), change.range.expect("a range"), unit);
                model.replace_range(span.range(), &change.text);
            }
            prop_assert_eq!(document(&text).edited(2, &changes, unit).rope, model);
        }
    }
}
