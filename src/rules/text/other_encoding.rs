//! The file is not stored in UTF-8.
//!
//! ## What it finds
//! Files in GBK, Big5, UTF-16, Shift_JIS or another encoding, recognised by a byte order mark, by what a page declares,
//! or by the text itself.
//!
//! ## Why it matters
//! Variorum can read the seed, but a site generator or a search tool will probably see gibberish. An encoding that is
//! only guessed from the text can also be guessed wrongly.
//!
//! ## Example
//! ```text
//! \xFE\xFF\x96\xEA\x59\x1C\x88\x4C\x30\x02\x00
//! ```
//!
//! ## Fix
//! On the command line, `--fix` converts the file to UTF-8, and a page then declares UTF-8. It never converts a file
//! with bytes that could not be decoded, because they would be lost. In an editor, save the file as UTF-8.
//!
//! Files in UTF-32, HZ and ISO-2022-JP are read but never changed, by this rule or any other. Convert them first, for
//! example with `iconv`.
//!
//! - Safe: if a byte order mark says which encoding it is.
//! - Needs a look: for any other encoding (`--fix --unsafe`).

use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, Encoding};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/other-encoding",
    severity: Severity::Warning,
    summary: "The file is not stored in UTF-8",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let encoding = seed.source.encoding();
    if encoding != Encoding::Utf8 {
        let message = if encoding.is_read_only() {
            message!("other-encoding-read-only", encoding = encoding.name())
        } else {
            message!("other-encoding", encoding = encoding.name())
        };
        let first = seed.source.text().chars().next().map_or(0, char::len_utf8);
        let finding = reporter.report(ByteSpan::new(0, first), message);
        if seed.source.malformed().is_empty() {
            // Only UTF-16 has a mark that identifies it; what a page declares often comes from a template.
            let told = seed.source.text().starts_with('\u{FEFF}');
            finding.add_encoding_fix(message!("store-as-utf8"), if told { Safety::Safe } else { Safety::NeedsALook });
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
        assert_eq!(messages(&gbk), ["The file is encoded as GBK: check that it reads correctly, and save it as UTF-8"]);
        let utf_16: Vec<u8> = "\u{FEFF}雪夜行\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            messages(&utf_16),
            ["The file is encoded as UTF-16LE: check that it reads correctly, and save it as UTF-8"]
        );
    }

    #[test]
    fn each_encoding_that_old_files_come_in_is_told_and_read_back() {
        let simplified = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。";
        let traditional = "渡口的老船工每天清晨劃船過河，對岸的孩子們等著他，書包裡裝著昨夜寫完的作業。";
        let japanese = "渡し場の老いた船頭は毎朝早く川を渡り、向こう岸の子どもたちが彼を待っていた。";
        let cases = [
            ("gb18030", "GBK", simplified),
            ("big5", "Big5", traditional),
            ("shift_jis", "Shift_JIS", japanese),
            (
                "windows-1250",
                "windows-1250",
                "Stary przewoźnik co rano przeprawiał się przez rzekę, a dzieci czekały na niego na drugim brzegu. Żółte łódki kołysały się na wodzie. ",
            ),
            (
                "windows-1251",
                "windows-1251",
                "Старый паромщик каждое утро переправлялся через реку, и дети ждали его на другом берегу. ",
            ),
            (
                "windows-1252",
                "windows-1252",
                "Le vieux passeur traversait la rivière à l’aube, été comme hiver, déjà âgé, et les élèves l’attendaient. ",
            ),
            (
                "windows-1253",
                "windows-1253",
                "Ο γέρος βαρκάρης περνούσε κάθε πρωί το ποτάμι και τα παιδιά τον περίμεναν στην άλλη όχθη. ",
            ),
            (
                "windows-1254",
                "windows-1254",
                "Yaşlı kayıkçı her sabah nehri geçer, çocuklar karşı kıyıda onu beklerdi; ışık suda titrer, ağaçlar eğilirdi. ",
            ),
            ("windows-1255", "windows-1255", "המעבוראי הזקן חצה את הנהר בכל בוקר, והילדים חיכו לו בגדה השנייה. "),
            (
                "windows-1256",
                "windows-1256",
                "كان صاحب العبارة العجوز يعبر النهر كل صباح، وكان الأطفال ينتظرونه على الضفة الأخرى. ",
            ),
            (
                "windows-1257",
                "windows-1257",
                "Vecais pārcēlājs katru rītu šķērsoja upi, un bērni gaidīja viņu otrā krastā. ",
            ),
            // In this encoding, tones are separate characters.
            (
                "windows-1258",
                "windows-1258",
                "Ông la\u{301}i đo\u{300} gia\u{300} mô\u{303}i sa\u{301}ng che\u{300}o thuyê\u{300}n qua sông, bo\u{323}n tre\u{309} đơ\u{323}i ông ơ\u{309} bơ\u{300} bên kia. ",
            ),
        ];
        let mut told = Vec::new();
        for (label, name, text) in cases {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label");
            let long = text.repeat(20);
            let (bytes, _, _) = encoding.encode(&long);
            let source = Source::from_bytes(&bytes);
            let said = messages(&bytes).concat();
            if said.contains(name) && source.text() == encoding.decode_without_bom_handling(&bytes).0 {
                told.push(name);
            }
        }
        let utf_16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            for text in [format!("\u{FEFF}{simplified}\n"), format!("{simplified}\n").repeat(3)] {
                assert!(messages(&utf_16(&text, big)).concat().contains(name), "{name}");
            }
        }
        assert_eq!(told, cases.map(|(_, name, _)| name));
    }

    #[test]
    fn utf_8_is_what_is_wanted() {
        assert!(messages("\u{FEFF}雪夜行\n".as_bytes()).is_empty());
        assert!(messages(b"plain ASCII\n").is_empty());
    }
}
