//! Text in a cell of a table that a spreadsheet may open.
//!
//! Spreadsheets take a cell for a formula that begins with `=`, `+`, `-` or `@`, in some languages in full width too,
//! also behind a tab, a line break or NUL (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10; CWE-1236). As these advise, such a
//! text has an apostrophe put in front. So has one that begins with apostrophes and goes on so: thus the first apostrophe
//! in front of a formula is always one of ours, and [`read`] takes it away again.

use std::borrow::Cow;

/// Whether a text would be a formula, leaving apostrophes at its beginning aside.
fn begins_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

/// The text as it stands in a cell.
pub(super) fn written(text: &str) -> Cow<'_, str> {
    if begins_a_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell that was [`written`].
#[cfg(any(test, feature = "parquet"))]
pub(super) fn read(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| begins_a_formula(text)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_text_is_a_formula() {
        let texts = ["=1+1", "＠SUM(A1)", "\t=1", "-5", "'=1", "'tis", "5-3", ""];
        let cells = ["'=1+1", "'＠SUM(A1)", "'\t=1", "'-5", "''=1", "'tis", "5-3", ""];
        assert_eq!(texts.map(written), cells);
        assert_eq!(cells.map(read), texts);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "['=+@\t\r\n\0＝＋－＠a-]{0,6}") {
            let cell = written(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']));
            prop_assert_eq!(read(&cell), text.as_str());
        }
    }
}
