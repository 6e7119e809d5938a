//! A comparison depends on nothing but what it says it looked at.

use proptest::prelude::*;

use crate::cancel::Cancel;
use crate::reprints::fingerprint::winnow;
use crate::reprints::{FingerprintHit, FoldedSpan, FoldedText, Matcher, Passage, PlacedFingerprint};

fn body(text: &[char]) -> FoldedText {
    FoldedText::new(text.to_vec(), vec![0], vec![0])
}

/// Where two texts have fingerprints in common.
fn hits(a: &[char], b: &[char]) -> Vec<FingerprintHit> {
    let of_b = winnow(b);
    let same = |one: PlacedFingerprint| {
        of_b.iter()
            .filter(move |two| two.fingerprint == one.fingerprint)
            .map(move |two| FingerprintHit { a: one.at, b: two.at })
    };
    winnow(a).into_iter().flat_map(same).collect()
}

/// What two texts share by these hits, and what was looked at in the first and in the second, limited to places that
/// exist.
fn compared(a: &[char], b: &[char], hits: &[FingerprintHit]) -> (Vec<Passage>, [std::ops::Range<usize>; 2]) {
    let mut matcher = Matcher::new();
    let found = matcher.passages(&body(a), &body(b), hits, &Cancel::new()).expect("nobody cancels");
    let (of_a, of_b) = matcher.looked_at();
    let within =
        |span: FoldedSpan, text: &[char]| (span.start as usize).min(text.len())..(span.end as usize).min(text.len());
    (found, [within(of_a, a), within(of_b, b)])
}

/// The text that both texts have pieces of.
const COMMON: &str =
    "渡口清晨缆绳茶园竹篓石阶屋檐腌菜立冬祠堂 the ferry crosses at dawn 晒谷油灯船工集市算盘草药纸伞磨坊稻田水车";

/// A text with some pieces of [`COMMON`], and a few characters changed.
fn text() -> impl Strategy<Value = Vec<char>> {
    let random = || proptest::collection::vec(proptest::char::range('一', '龥'), 0..60);
    let edits = proptest::collection::vec((0..COMMON.len(), proptest::char::range('一', '龥')), 0..6);
    let piece = (0..40usize, 8..70usize, edits).prop_map(|(from, len, edits)| {
        let mut piece: Vec<char> = COMMON.chars().skip(from).take(len).collect();
        edits.into_iter().for_each(|(at, c)| piece.get_mut(at).into_iter().for_each(|place| *place = c));
        piece
    });
    proptest::collection::vec((random(), piece), 1..3)
        .prop_map(|parts| parts.into_iter().flat_map(|(random, piece)| [random, piece].concat()).collect())
}

proptest! {
    #[test]
    fn nothing_else_matters(a in text(), b in text(), other in proptest::char::range('㐀', '䶵')) {
        let hits = hits(&a, &b);
        let (found, [of_a, of_b]) = compared(&a, &b, &hits);
        let changed = |text: &[char], kept: &std::ops::Range<usize>| -> Vec<char> {
            text.iter().enumerate().map(|(at, c)| if kept.contains(&at) { *c } else { other }).collect()
        };
        let a_changed = changed(&a, &of_a);
        prop_assert_eq!(&compared(&a_changed, &b, &hits).0, &found);
        let b_changed = changed(&b, &of_b);
        prop_assert_eq!(&compared(&a, &b_changed, &hits).0, &found);
        // Nor does it matter where a text that continues is cut off.
        let cut = &a[..a.len().min(of_a.end + 1)];
        prop_assert_eq!(&compared(cut, &b, &hits).0, &found);
    }
}
