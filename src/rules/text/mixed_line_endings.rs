//! Lines end in more than one way.
//!
//! ## What it finds
//! Seeds in which some lines end with LF and others with CRLF or a lone CR. The first line that ends differently from
//! the majority is reported.
//!
//! ## Why it matters
//! The seed was put together on several systems. Line-based comparison shows differences that no reader sees.
//!
//! ## Example
//! ```text
//! 第一行\r
//! 第二行
//! 第三行
//! ```
//!
//! ## Fix
//! Ends every line as the majority do.
//!
//! - Safe: without a lone CR.
//! - Needs a look: with a lone CR, which not every program treats as a line end.

use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, slice, subslice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/mixed-line-endings",
    severity: Severity::Info,
    summary: "Lines end in more than one way",
    check,
    ..Rule::BASE
};

/// The line endings; among equally common ones the first is kept.
const LINE_ENDINGS: [(&str, &str); 3] = [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return Ok(());
    }
    let mut found: [Vec<ByteSpan>; 3] = Default::default();
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'\n', b'\r', subslice(text.as_bytes(), at..)) {
        if found[0].len().is_multiple_of(1024) {
            reporter.check_cancelled()?;
        }
        let start = at + next;
        let ending = slice(text, start..);
        let (which, len) = if ending.starts_with("\r\n") {
            (1, 2)
        } else if ending.starts_with('\r') {
            (2, 1)
        } else {
            (0, 1)
        };
        found[which].push(ByteSpan::new(start, start + len));
        at = start + len;
    }
    let most = (0..3).rev().max_by_key(|which| found[*which].len()).unwrap_or(0);
    let mut odd: Vec<ByteSpan> = (0..3).filter(|which| *which != most).flat_map(|which| found[which].clone()).collect();
    odd.sort_unstable();
    let Some(first) = odd.first() else { return Ok(()) };
    let others: Vec<&str> =
        (0..3).filter(|which| *which != most && !found[*which].is_empty()).map(|which| LINE_ENDINGS[which].1).collect();
    let (ending, name) = LINE_ENDINGS[most];
    let message = message!(
        "mixed-line-endings",
        odd = odd.len(),
        lines = odd.len() + found[most].len(),
        others = others.join("/"),
        most = name
    );
    let edits = odd.iter().map(|span| Edit::replace(*span, ending)).collect();
    // A lone CR, which not all programs treat as a line end, may not be one here.
    let safety = if found[2].is_empty() { Safety::Safe } else { Safety::NeedsALook };
    reporter.report(*first, message).add_fix(message!("mixed-line-endings-fix", most = name), safety, edits);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, fixes, quiet};

    #[test]
    fn the_first_odd_line_end_is_pointed_at() {
        finds(
            &RULE,
            Unknown,
            "甲\n乙‹\r\n›丙\n丁\r戊\n",
            &["2 of 5 lines end with CRLF/CR, the rest with LF: use one line ending throughout"],
        );
        fixes(&RULE, Unknown, "甲\n乙\r\n丙\n丁\r戊\n", "甲\n乙\n丙\n丁\n戊\n");
        fixes(&RULE, Unknown, "甲\r\n乙\n丙\r\n丁", "甲\r\n乙\r\n丙\r\n丁");
    }

    #[test]
    fn one_way_throughout_is_fine() {
        quiet(&RULE, Unknown, "甲\n乙\n");
        quiet(&RULE, Unknown, "甲\r\n乙\r\n");
        quiet(&RULE, Unknown, "甲\r乙\r");
        quiet(&RULE, Unknown, "甲乙");
    }
}
