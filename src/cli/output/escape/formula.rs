//! Text in cells of a table, which a spreadsheet may open.
//!
//! A spreadsheet takes a cell for a formula if it begins with `=`, `+`, `-` or `@`, which in some languages may be
//! full-width and may follow a tab, a line break or NUL (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10; CWE-1236). As these
//! sources advise, an apostrophe is put in front of such a text. The same is done if the text has apostrophes in front
//! already, so that the first apostrophe in front of a formula is always ours and [`read`] can remove it.

use std::borrow::Cow;

/// Whether a text is a formula, apart from apostrophes at its beginning.
fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

/// The text as it is written to a cell.
pub(in crate::cli) fn written(text: &str) -> Cow<'_, str> {
    if begins_a_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell that [`written`] made.
#[cfg(any(test, feature = "parquet"))]
pub(in crate::cli) fn read(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| begins_a_formula(text)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let texts = ["=1+1", "＠SUM(A1)", "\t=1", "-5", "'=1", "'tis", "5-3", ""];
        let cells = ["'=1+1", "'＠SUM(A1)", "'\t=1", "'-5", "''=1", "'tis", "5-3", ""];
        assert_eq!(texts.map(written), cells);
        assert_eq!(cells.map(read), texts);
    }

    proptest! {
        #[test]
        fn a_written_cell_is_read_back(text in "['=+@\t\r\n\0＝＋－＠a-]{0,6}") {
            let cell = written(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']));
            prop_assert_eq!(read(&cell), text.as_str());
        }
    }
}
