//! The file is stored in another encoding than UTF-8.
//!
//! ## What it finds
//! Files in GBK, Big5, UTF-16, Shift_JIS or another encoding, told by a byte order mark or by how the text reads.
//!
//! ## Why it matters
//! Variorum reads the seed, but a site generator or a search tool most likely reads nonsense. And an encoding that is
//! told by its look can be told wrongly.
//!
//! ## Example
//! ```text
//! \xFE\xFF\x96\xEA\x59\x1C\x88\x4C\x30\x02\x00
//! ```
//!
//! ## Fix
//! On the command line, `--fix` stores the file in UTF-8, if a byte order mark says which encoding it is in; `--fix
//! --unsafe` does it for an encoding that is told by its look, too. Never where bytes would be lost that could not be read.
//! In an editor, save the file as UTF-8.

use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, Encoding};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/other-encoding",
    severity: Severity::Warning,
    summary: "The file is stored in another encoding than UTF-8",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if let Encoding::Other(encoding) = seed.source.encoding() {
        let message = message!("other-encoding", encoding = encoding.name());
        let first = seed.source.text().chars().next().map_or(0, char::len_utf8);
        let finding = reporter.at(ByteSpan::new(0, first), message);
        if seed.source.malformed().is_empty() {
            // Only UTF-16 has a mark that says so.
            let told = seed.source.text().starts_with('\u{FEFF}');
            finding.fix_encoding(message!("store-as-utf8"), if told { Safety::Safe } else { Safety::NeedsALook });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::cancel::Cancel;
    use crate::rules::{Settings, run};
    use crate::seed::{FormatHint, Seed};
    use crate::text::Source;

    fn messages(bytes: &[u8]) -> Vec<String> {
        let seed = Seed::parse(Source::from_bytes(bytes), FormatHint::Unknown);
        let findings = run(&RULE, &seed, &Settings::default(), &Cancel::new()).unwrap();
        findings.into_iter().map(|finding| finding.message.text(crate::messages::Language::English)).collect()
    }

    #[test]
    fn the_encoding_is_named() {
        let (gbk, _, _) = encoding_rs::GBK.encode("会议在某地召开，各地代表出席，讨论持续了三天，最后一致通过了决议。");
        assert_eq!(messages(&gbk), ["The file is stored as GBK: see whether it reads well, and save it as UTF-8"]);
        let utf_16: Vec<u8> = "\u{FEFF}雪夜行\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            messages(&utf_16),
            ["The file is stored as UTF-16LE: see whether it reads well, and save it as UTF-8"]
        );
    }

    #[test]
    fn utf_8_is_what_is_wanted() {
        assert!(messages("\u{FEFF}雪夜行\n".as_bytes()).is_empty());
        assert!(messages(b"plain ASCII\n").is_empty());
    }
}
