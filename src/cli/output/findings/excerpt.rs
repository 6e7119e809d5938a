//! The part of a line that a finding is about, with carets under the marked span.
//!
//! A line can be 200 kB long. Only a window around the span, as wide as the screen, is cut out, measured and drawn, so
//! the cost of an excerpt depends on the width of the screen and not on the length of the line.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use crate::cli::output::line_index::{LineColumn, LineIndex};
use crate::cli::terminal::Screen;
use crate::rules::Severity;
use crate::text::{ByteSpan, Source, code_point, is_command, visible_lines};

/// Marks a cut at either end.
const CUT: char = '…';

/// Takes the place of a marked character that is invisible.
const PLACEHOLDER: char = '◌';

/// The maximal number of characters per column. Characters of no width have to be limited too.
const MAX_CHARACTERS_PER_COLUMN: usize = 4;

/// Draws the line in which `span` begins, with carets under the part of the span on that line. The result ends with a
/// line break. `gutter` is the width of the line number in columns.
pub(in crate::cli) fn draw(
    source: &Source,
    lines: &LineIndex,
    span: ByteSpan,
    severity: Severity,
    gutter: usize,
    screen: Screen,
) -> String {
    let window = ExcerptWindow::around(source.text(), span, screen.width.saturating_sub(gutter + 4));
    let LineColumn { line, .. } = lines.line_column(span.start());
    let (before, marked) = (window.before.len(), window.marked.len());
    let text = window.before + &window.marked + &window.after;
    let marker = AnnotationKind::Primary.span(before..before + marked);
    let snippet = Snippet::source(text).line_start(line).annotation(marker);
    let group = Group::with_level(level(severity)).element(snippet);
    let renderer = if screen.colours { Renderer::styled() } else { Renderer::plain() };
    // The window is at most as wide as the screen, so the renderer does not cut it again.
    let mut drawn = renderer.term_width(screen.width * 2).render(&[group]);
    drawn.push('\n');
    drawn
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::NOTE,
    }
}

/// A part of one line, split at the marked span.
#[derive(Debug, PartialEq, Eq)]
struct ExcerptWindow {
    before: String,
    marked: String,
    after: String,
}

impl ExcerptWindow {
    /// The window of at most `width` columns around the beginning of `span`, which need not fit the text.
    fn around(text: &str, span: ByteSpan, width: usize) -> Self {
        let start = text.floor_char_boundary(span.start());
        let end = text.ceil_char_boundary(span.end());
        let (ahead, rest) = text.split_at(start);
        let (inside, beyond) = rest.split_at(end.saturating_sub(start).min(rest.len()));
        let width = width.saturating_sub(2).max(8);

        // A third of the width goes to the text before the span; the span gets the rest, and the text after it what
        // remains.
        let (before, before_cut, used) = take_columns(ahead.chars().rev(), width / 3);
        let (mut marked, marked_cut, mut marked_used) = take_columns(inside.chars(), width - used);
        if marked.iter().all(|c| columns(*c) == 0) {
            marked_used = marked.len().min(width - used);
            marked = vec![PLACEHOLDER; marked_used];
        }
        let ends_here = marked_cut || inside.contains(LINE_BREAKS);
        let (after, after_cut) = if ends_here {
            (Vec::new(), false)
        } else {
            let (after, cut, _) = take_columns(beyond.chars(), width - used - marked_used);
            (after, cut)
        };
        let before: Vec<char> = before.into_iter().rev().collect();
        let mut window = Self { before: shown(&before), marked: shown(&marked), after: shown(&after) };
        if before_cut {
            window.before.insert(0, CUT);
        }
        if after_cut || marked_cut {
            window.after.push(CUT);
        }
        window
    }
}

const LINE_BREAKS: [char; 2] = ['\n', '\r'];

/// The width of a character in columns. A tab is drawn as four spaces, and a control character as its code.
fn columns(character: char) -> usize {
    match character {
        '\t' => 4,
        character if is_command(character) => code_point(character).len() + "<>".len(),
        character => character.width().unwrap_or(1),
    }
}

/// The characters as they are drawn, with tabs unchanged.
fn shown(characters: &[char]) -> String {
    visible_lines(&characters.iter().collect::<String>()).into_owned()
}

/// The characters up to `width` columns or the end of the line, whether the line goes on, and the width taken.
fn take_columns(characters: impl Iterator<Item = char>, width: usize) -> (Vec<char>, bool, usize) {
    let mut taken = Vec::new();
    let mut used = 0;
    for (count, character) in characters.enumerate() {
        if LINE_BREAKS.contains(&character) {
            return (taken, false, used);
        }
        let columns = columns(character);
        if used + columns > width || count >= width * MAX_CHARACTERS_PER_COLUMN {
            return (taken, true, used);
        }
        used += columns;
        taken.push(character);
    }
    (taken, false, used)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn drawn(text: &str, span: ByteSpan) -> String {
        let source = Source::from_text(text);
        let lines = LineIndex::new(&source);
        draw(
            &source,
            &lines,
            span,
            Severity::Error,
            2,
            Screen { width: 60, colours: false, language: crate::messages::Language::English },
        )
    }

    fn drawn_at(text: &str, marked: &str) -> String {
        let start = text.find(marked).expect("the marked part");
        drawn(text, ByteSpan::new(start, start + marked.len()))
    }

    #[test]
    fn carets_are_under_double_width_characters() {
        expect_test::expect![[r"
              |
            2 | 河边的茶馆<b>开了
              |       ^^^^
        "]]
        .assert_eq(&drawn_at("第一行\n河边的茶馆<b>开了\n第三行", "茶馆"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_marked_part() {
        let text = format!("{}茶馆{}", "河".repeat(100_000), "山".repeat(100_000));
        expect_test::expect![[r"
              |
            1 | …河河河河河河河河茶馆山山山山山山山山山山山山山山山山…
              |                  ^^^^
        "]]
        .assert_eq(&drawn_at(&text, "茶馆"));
    }

    #[test]
    fn a_marked_part_of_several_lines_is_marked_to_the_end_of_the_first() {
        expect_test::expect![[r"
              |
            1 | 一二三
              |   ^^^^
        "]]
        .assert_eq(&drawn_at("一二三\r\n四五六", "二三\r\n四"));
    }

    #[test]
    fn invisible_marked_characters_are_shown() {
        expect_test::expect![[r"
              |
            1 | 茶◌馆
              |   ^
        "]]
        .assert_eq(&drawn_at("茶\u{200B}馆", "\u{200B}"));
    }

    #[test]
    fn control_characters_are_drawn_as_their_codes() {
        expect_test::expect![[r"
              |
            1 | 茶<U+001B>[31m馆<U+009B>m<U+202E>记
              |                 ^^^^^^^^
        "]]
        .assert_eq(&drawn_at("茶\u{1b}[31m馆\u{9b}m\u{202e}记", "\u{9b}"));
    }

    #[test]
    fn the_end_of_a_text_can_be_marked() {
        expect_test::expect![[r"
              |
            1 | 茶馆
              |     ^
        "]]
        .assert_eq(&drawn("茶馆", ByteSpan::at(6)));
        drawn("", ByteSpan::at(0));
    }

    #[test]
    fn marks_that_take_no_room_do_not_widen_a_window() {
        // A regression: combining marks on either side of the cut made the window a column too wide.
        let text = "\u{301}\u{301}\u{301}\u{301}a\u{301}\u{301}aa\u{301}aaa\u{301}\u{301}茶\u{301}茶茶\u{301}茶茶茶\u{301}茶\u{301}\u{301}茶a茶茶\u{301}茶a茶茶\u{301}a\u{301}a\u{301}茶茶aaaaaaa茶aa茶茶茶aaa茶aaa茶aaa茶茶茶aa茶茶茶a茶茶茶";
        let ExcerptWindow { before, marked, after } = ExcerptWindow::around(text, ByteSpan::new(83, 84), 30);
        let total: usize = [before, marked, after].iter().map(|part| part.width()).sum();
        assert!(total <= 30, "{total}");
    }

    proptest! {
        #[test]
        fn any_span_of_any_text_can_be_drawn(text in "[a茶\u{200B}\u{301}\u{202E}\t\r\n\0👨‍👩‍👧𠮷 ]{0,200}", start in 0usize..700, length in 0usize..700) {
            drawn(&text, ByteSpan::new(start, start + length));
        }

        #[test]
        fn a_window_is_no_wider_than_asked(text in "[a茶\u{301}]{0,200}", start in 0usize..700, length in 0usize..90, width in 10usize..80) {
            let ExcerptWindow { before, marked, after } = ExcerptWindow::around(&text, ByteSpan::new(start, start + length), width);
            let total: usize = [before, marked, after].iter().map(|part| part.width()).sum();
            prop_assert!(total <= width, "{total} > {width}");
        }
    }
}
