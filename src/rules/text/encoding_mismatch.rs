//! The page declares an encoding that it is not stored in.
//!
//! ## What it finds
//! A `<meta charset>`, a `<meta http-equiv="Content-Type">` or an XML declaration that names an encoding in which the
//! file cannot be stored, or one that does not exist.
//!
//! ## Why it matters
//! Browsers trust the declaration and show gibberish. Most often a program converted the page to UTF-8 and left the
//! declaration unchanged.
//!
//! ## Example
//! ```html
//! <!DOCTYPE html><html><head><meta charset="gb2312"><title>渡口的早晨</title></head><body><p>船六点开。</p></body></html>
//! ```
//!
//! ## Fix
//! Declares UTF-8 if the file is stored in UTF-8. Otherwise there is no fix: store the file in UTF-8 first.
//!
//! - Safe: always.

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::Encoding;
use crate::text::declaration::Verdict;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/encoding-mismatch",
    severity: Severity::Warning,
    summary: "The page declares an encoding that it is not stored in",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let source = &seed.source;
    let Some(declaration) = source.declaration().filter(|declaration| declaration.verdict != Verdict::Holds) else {
        return Ok(());
    };
    let (label, encoding) = (source.slice(declaration.span), source.encoding());
    let message = if declaration.verdict == Verdict::Unknown {
        message!("encoding-unknown", label = quote(label), encoding = encoding.name())
    } else {
        message!("encoding-mismatch", label = quote(label), encoding = encoding.name())
    };
    let finding = reporter.report(declaration.span, message);
    if encoding == Encoding::Utf8 && source.malformed().is_empty() {
        finding.add_fix(message!("declare-utf8"), Safety::Safe, vec![Edit::replace(declaration.span, "utf-8")]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::cancel::Cancel;
    use crate::messages::Language;
    use crate::rules::{Settings, run};
    use crate::seed::{FormatHint, Seed};
    use crate::text::Source;

    /// Returns each message about a page, the text that it is about, and what the first fix replaces it with.
    fn messages(source: Source) -> Vec<(String, String, Option<String>)> {
        let seed = Seed::parse(source, FormatHint::Html);
        let findings = run(&RULE, &seed, &Settings::default(), &Cancel::new()).unwrap();
        let fix = |finding: &crate::rules::Finding| finding.fixes.first().map(|fix| fix.edits[0].replacement.clone());
        findings
            .iter()
            .map(|finding| {
                let text = seed.source.slice(finding.span).to_owned();
                (finding.message.text(Language::English), text, fix(finding))
            })
            .collect()
    }

    fn page(declaration: &str) -> String {
        format!(
            "<!DOCTYPE html><html><head>{declaration}<title>渡口的早晨</title></head><body><p>{}</p></body></html>",
            "渡口的老船工每天清晨划船过河，对岸的孩子们等着他。".repeat(3)
        )
    }

    #[test]
    fn a_page_in_utf_8_that_declares_another_encoding_is_reported_and_fixed() {
        let found = messages(Source::from_bytes(page("<meta charset='gb2312'>").as_bytes()));
        assert_eq!(
            found,
            [(
                "The page declares “gb2312” but is encoded as UTF-8: correct the declaration".to_owned(),
                "gb2312".to_owned(),
                Some("utf-8".to_owned())
            )]
        );
    }

    #[test]
    fn a_page_that_only_says_that_it_is_utf_8_is_told() {
        let text = page("<meta http-equiv=Content-Type content='text/html; charset=utf-8'>");
        let found = messages(Source::from_bytes(&encoding_rs::GBK.encode(&text).0));
        assert_eq!(
            found,
            [(
                "The page declares “utf-8” but is encoded as GBK: correct the declaration".to_owned(),
                "utf-8".to_owned(),
                None
            )]
        );
    }

    #[test]
    fn an_encoding_that_does_not_exist_is_told() {
        let found = messages(Source::from_bytes(page("<meta charset=utf-99>").as_bytes()));
        assert_eq!(
            found[0].0,
            "“utf-99” is not a known encoding, and the page is encoded as UTF-8: correct the declaration"
        );
    }

    #[test]
    fn what_holds_is_not_told() {
        for label in ["utf-8", "UTF8"] {
            assert!(messages(Source::from_bytes(page(&format!("<meta charset={label}>")).as_bytes())).is_empty());
        }
        let text = page("<meta charset=gbk>");
        assert!(messages(Source::from_bytes(&encoding_rs::GBK.encode(&text).0)).is_empty());
        assert!(messages(Source::from_bytes(b"<meta charset=gbk><p>plain ASCII")).is_empty());
        // An editor has already decoded it.
        assert!(messages(Source::from_text(text)).is_empty());
    }
}
