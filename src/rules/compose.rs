//! Composes several rounds of edits into one.

use super::Edit;
use crate::text::ByteSpan;

/// A piece of the text during composition.
enum EditedPiece {
    /// A span of the original text.
    Old(ByteSpan),
    /// Inserted text.
    New(String),
}

impl EditedPiece {
    fn len(&self) -> usize {
        match self {
            Self::Old(span) => span.len(),
            Self::New(text) => text.len(),
        }
    }

    /// Splits into the first `at` bytes and the rest.
    fn split(self, at: usize) -> (Self, Self) {
        match self {
            Self::Old(span) => {
                let middle = span.start() + at;
                (Self::Old(ByteSpan::new(span.start(), middle)), Self::Old(ByteSpan::new(middle, span.end())))
            }
            Self::New(mut text) => {
                // Edits begin and end on character boundaries.
                let rest = if text.is_char_boundary(at) { text.split_off(at) } else { String::new() };
                (Self::New(text), Self::New(rest))
            }
        }
    }
}

/// The pieces of a text that have not been read yet.
struct PieceReader {
    pieces: std::vec::IntoIter<EditedPiece>,
    begun: Option<EditedPiece>,
}

impl PieceReader {
    /// Passes the next `count` bytes to `hand_on`.
    fn read_bytes(&mut self, mut count: usize, mut hand_on: impl FnMut(EditedPiece)) {
        while count > 0 {
            let Some(piece) = self.begun.take().or_else(|| self.pieces.next()) else { return };
            let length = piece.len();
            if length <= count {
                hand_on(piece);
            } else {
                let (head, tail) = piece.split(count);
                hand_on(head);
                self.begun = Some(tail);
            }
            count -= length.min(count);
        }
    }
}

/// Composes rounds of edits, each of which applies to the result of the one before, into a single round that applies to
/// the original text of `length` bytes. The result is sorted, does not overlap, and covers no more than what was
/// edited. Each round costs time linear in the number of edits.
pub fn compose_rounds(length: usize, rounds: &[Vec<Edit>]) -> Vec<Edit> {
    let mut pieces = vec![EditedPiece::Old(ByteSpan::new(0, length))];
    for round in rounds {
        let mut rest = PieceReader { pieces: pieces.into_iter(), begun: None };
        let (mut made, mut at) = (Vec::new(), 0);
        for edit in round {
            rest.read_bytes(edit.span.start().saturating_sub(at), |piece| made.push(piece));
            rest.read_bytes(edit.span.len(), drop);
            made.push(EditedPiece::New(edit.replacement.clone()));
            at = edit.span.end();
        }
        rest.read_bytes(usize::MAX, |piece| made.push(piece));
        pieces = made;
    }
    let (mut edits, mut at, mut put_in) = (Vec::new(), 0, String::new());
    let end = EditedPiece::Old(ByteSpan::at(length));
    for piece in pieces.into_iter().chain([end]) {
        match piece {
            EditedPiece::New(text) => put_in += &text,
            EditedPiece::Old(span) => {
                if span.start() > at || !put_in.is_empty() {
                    let span = ByteSpan::new(at, span.start());
                    edits.push(Edit { span, replacement: std::mem::take(&mut put_in) });
                }
                at = span.end();
            }
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { span: ByteSpan::new(start, end), replacement: replacement.to_owned() }
    }

    fn applied(text: &str, edits: &[Edit]) -> String {
        let (mut made, mut at) = (String::new(), 0);
        for edit in edits {
            made += &text[at..edit.span.start()];
            made += &edit.replacement;
            at = edit.span.end();
        }
        made + &text[at..]
    }

    #[test]
    fn what_a_later_round_does_to_an_earlier_ones_text_is_one_edit() {
        let rounds = [vec![edit(1, 2, "xyz"), edit(4, 4, "!")], vec![edit(2, 3, ""), edit(6, 7, "?")]];
        assert_eq!(compose_rounds(6, &rounds), [edit(1, 2, "xz"), edit(4, 4, "?")]);
        assert_eq!(compose_rounds(6, &[]), []);
    }

    proptest! {
        #[test]
        fn all_at_once_is_one_after_the_other(
            text in "[ab雪河]{0,12}",
            rounds in proptest::collection::vec(proptest::collection::vec((0usize..4, 0usize..3, "[xy锋]{0,2}"), 0..4), 0..4),
        ) {
            let (mut expected, mut made) = (text.clone(), Vec::new());
            for round in rounds {
                let places: Vec<usize> =
                    expected.char_indices().map(|(at, _)| at).chain([expected.len()]).collect();
                let (mut edits, mut place) = (Vec::new(), 0);
                for (gap, width, replacement) in round {
                    let (start, end) = (place + gap, place + gap + width);
                    let (Some(from), Some(to)) = (places.get(start), places.get(end)) else { break };
                    edits.push(edit(*from, *to, &replacement));
                    place = end + 1;
                }
                expected = applied(&expected, &edits);
                made.push(edits);
            }
            prop_assert_eq!(applied(&text, &compose_rounds(text.len(), &made)), expected);
        }
    }
}
