//! Slices of texts by their ranges, and ranges by slices.

use std::fmt::Debug;
use std::slice::SliceIndex;

use super::ByteSpan;
use crate::never::never;

/// The slice of `text` at a range that was made for it.
///
/// A range that does not fit, or that cuts a character, is a bug of whoever made it: `never!` reports it, and a release
/// build gets an empty string. Use [`str::get`] for ranges that may not fit.
#[track_caller]
pub fn slice<R>(text: &str, range: R) -> &str
where
    R: SliceIndex<str, Output = str> + Clone + Debug,
{
    let shown = range.clone();
    let Some(part) = text.get(range) else {
        never!("{shown:?} is no part of a text of {} bytes", text.len());
        return "";
    };
    part
}

/// The subslice of `items` at a range that was made for it. A range that does not fit is a bug, as in [`slice()`].
#[track_caller]
pub fn subslice<T, R>(items: &[T], range: R) -> &[T]
where
    R: SliceIndex<[T], Output = [T]> + Clone + Debug,
{
    let shown = range.clone();
    let Some(part) = items.get(range) else {
        never!("{shown:?} is no part of {} items", items.len());
        return &[];
    };
    part
}

/// The span of `part` in `whole`, of which it is a slice. Compares addresses, in constant time: equal text elsewhere in
/// `whole` does not matter.
///
/// A `part` of another text is a bug of the caller: `never!` reports it, and a release build gets the empty span at 0.
#[track_caller]
pub fn span_of(whole: &str, part: &str) -> ByteSpan {
    let start = part.as_ptr().addr().checked_sub(whole.as_ptr().addr());
    let found = start.filter(|start| start.saturating_add(part.len()) <= whole.len());
    let Some(start) = found else {
        never!("a part of {} bytes is of another text than the one of {} bytes", part.len(), whole.len());
        return ByteSpan::default();
    };
    ByteSpan::new(start, start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_of_a_part_is_where_it_was_sliced() {
        let whole = "河对岸，河对岸";
        assert_eq!(span_of(whole, whole), ByteSpan::new(0, 21));
        assert_eq!(span_of(whole, &whole[12..15]), ByteSpan::new(12, 15));
        assert_eq!(span_of(whole, &whole[21..]), ByteSpan::at(21));
        assert_eq!(span_of("", ""), ByteSpan::at(0));
    }

    #[test]
    #[should_panic(expected = "of another text")]
    fn a_part_of_another_text_is_a_bug() {
        let whole = "河对岸".to_owned();
        span_of(&whole[..6], &whole[3..]);
    }

    #[test]
    fn a_range_gives_its_slice() {
        assert_eq!(slice("河对岸", 3..6), "对");
        assert_eq!(slice("河对岸", 9..), "");
        assert_eq!(subslice(&[1, 2, 3], ..2), [1, 2]);
    }

    #[test]
    #[should_panic(expected = "0..4 is no part of a text of 9 bytes")]
    fn a_range_that_cuts_a_character_is_a_bug() {
        slice("河对岸", 0..4);
    }

    #[test]
    #[should_panic(expected = "2..4 is no part of 3 items")]
    fn a_range_beyond_the_items_is_a_bug() {
        subslice(&[1, 2, 3], 2..4);
    }
}
