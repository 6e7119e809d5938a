//! Texts cut to a length that is read at a glance.

use crate::ide::sentence::single_spaced;

/// A longer stretch has its middle left out: characters that are kept at either end.
const KEPT_CHARACTERS: usize = 24;

/// One end of a stretch of text.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    /// Whether the text at this end is worth showing, because a variant is beside it.
    pub(super) is_kept: bool,
    /// Whether the text goes on beyond this end.
    pub(super) is_cut: bool,
}

/// The end of a stretch that has a variant beside it.
pub(super) const BESIDE_A_VARIANT: Edge = Edge { is_kept: true, is_cut: false };

/// The beginning of a text, with an ellipsis after it if it has more characters than `max_characters`.
pub fn shortened(text: &str, max_characters: usize) -> String {
    if text.chars().count() <= max_characters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(max_characters).collect();
    format!("{kept}…")
}

/// A reading, shortened in its middle if it is long.
pub(super) fn elided_reading(text: &str) -> String {
    elided(text, BESIDE_A_VARIANT, BESIDE_A_VARIANT)
}

/// A stretch of text. If it is long, its middle is left out, and each end that is not kept. No word is cut in scripts that
/// write words apart.
pub(super) fn elided(text: &str, front: Edge, back: Edge) -> String {
    let text: Vec<char> = single_spaced(text).chars().collect();
    let mark = |edge: Edge| if edge.is_cut { "…" } else { "" };
    let string = |characters: Option<&[char]>| characters.unwrap_or_default().iter().collect::<String>();
    if text.len() <= 2 * KEPT_CHARACTERS {
        return format!("{}{}{}", mark(front), string(Some(&text)), mark(back));
    }
    let in_word = |c: &&char| c.is_ascii_alphanumeric();
    let (mut begin, mut end) = (String::new(), String::new());
    if front.is_kept {
        let rest_of_word = text.iter().skip(KEPT_CHARACTERS).take(KEPT_CHARACTERS / 2).take_while(in_word).count();
        begin = format!("{}{}", mark(front), string(text.get(..KEPT_CHARACTERS + rest_of_word)));
    }
    if back.is_kept {
        let start = text.len() - KEPT_CHARACTERS;
        let start = start - text.iter().take(start).rev().take(KEPT_CHARACTERS / 2).take_while(in_word).count();
        end = format!("{}{}", string(text.get(start..)), mark(back));
    }
    format!("{begin}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: Edge = Edge { is_kept: false, is_cut: false };
    const CUT: Edge = Edge { is_kept: true, is_cut: true };

    #[test]
    fn short_stretches_are_shown_whole() {
        assert_eq!(elided("河水涨了", FAR, BESIDE_A_VARIANT), "河水涨了");
        assert_eq!(elided("河水涨了", CUT, CUT), "…河水涨了…");
    }

    #[test]
    fn long_stretches_keep_what_is_beside_a_variant() {
        let long = "河".repeat(30) + &"水".repeat(30);
        let (front, back) = ("河".repeat(KEPT_CHARACTERS), "水".repeat(KEPT_CHARACTERS));
        assert_eq!(elided(&long, BESIDE_A_VARIANT, BESIDE_A_VARIANT), format!("{front}…{back}"));
        assert_eq!(elided(&long, FAR, BESIDE_A_VARIANT), format!("…{back}"));
        assert_eq!(elided(&long, CUT, FAR), format!("…{front}…"));
    }

    #[test]
    fn words_are_not_cut() {
        let long = "The river rose in the night and carried the boats away";
        assert_eq!(elided(long, BESIDE_A_VARIANT, FAR), "The river rose in the night…");
        assert_eq!(elided(long, FAR, BESIDE_A_VARIANT), "…and carried the boats away");
    }
}
