//! Every format for programs, parsed as those programs parse it. The document is complete, contains exactly what the
//! corpus contains or its escaped form, and contains no control sequence.

use std::fmt::Debug;

use serde_json::Value;

use super::corpus::{Corpus, title};
use super::{assert_no_controls, controls};

/// Parses an output. A new format has to be added here.
pub(super) fn read(format: &str, bytes: &[u8], corpus: &Corpus, what: &dyn Debug) {
    let text = || String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{error} in {what:?}"));
    let mut found = Vec::new();
    match format {
        "json" | "sarif" | "gitlab" => {
            assert_no_controls(&text(), what);
            strings(&json(&text()), &mut found);
            // A table of numbers contains no text of the corpus.
            if format != "sarif" && !format!("{what:?}").contains("--statistics") && !is_rule(what) {
                assert_exact(&found, corpus, what);
            }
        }
        "jsonl" => {
            assert_no_controls(&text(), what);
            text().lines().for_each(|line| strings(&json(line), &mut found));
            if !format!("{what:?}").contains("--statistics") {
                assert_exact(&found, corpus, what);
            }
        }
        "github" => {
            assert_no_controls(&text(), what);
            let is_statistics = format!("{what:?}").contains("--statistics");
            assert!(text().lines().all(|line| line.starts_with("::") || is_statistics), "{what:?}");
        }
        "junit" | "checkstyle" | "graphml" => {
            assert_no_controls(&text(), what);
            if format!("{what:?}").contains("--statistics") {
                return strings(&json(&text()), &mut found);
            }
            let named = xml(&text()).iter().any(|value| value.contains(&in_xml(&Corpus::name(0))));
            assert!(named, "{what:?}: {}", text());
        }
        "csv" => {
            let mut reader = csv::Reader::from_reader(bytes);
            let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("CSV")).collect();
            let cells: Vec<&str> = records.iter().flat_map(|record| record.iter()).collect();
            let formula = |cell: &&&str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＠']);
            assert_eq!(cells.iter().find(formula), None, "{what:?}");
            let (written, name) = (format!("'{}", title()), format!("'{}", Corpus::name(0)));
            assert!(cells.contains(&written.as_str()) && cells.contains(&name.as_str()), "{cells:?}");
        }
        #[cfg(feature = "parquet")]
        "parquet" => parquet(bytes, what),
        #[cfg(not(feature = "parquet"))]
        "parquet" => assert_eq!(bytes, b"", "{what:?}"),
        "dot" => {
            assert_no_controls(&text(), what);
            dot(&text());
        }
        other => panic!("say here how {other} is read"),
    }
}

/// A table of Parquet contains texts unescaped.
#[cfg(feature = "parquet")]
fn parquet(bytes: &[u8], what: &dyn Debug) {
    use std::io::Write;

    use parquet::file::reader::{FileReader, SerializedFileReader};

    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("written");
    let rows = SerializedFileReader::new(file).expect("Parquet").get_row_iter(None).expect("rows").count();
    let held = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(rows > 0 && held("=1+1 ") && !held("'=1+1"), "{what:?}");
}

fn is_rule(what: &dyn Debug) -> bool {
    format!("{what:?}").starts_with("[\"rule\"")
}

/// Every string in a value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(members) => members.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// Asserts that the name of a file appears with each of its characters.
fn assert_exact(found: &[String], corpus: &Corpus, what: &dyn Debug) {
    let is_named = |text: &String| (0..corpus.seeds().len()).any(|number| text.ends_with(&Corpus::name(number)));
    assert!(found.iter().any(is_named), "{what:?} names no file: {found:?}");
}

/// Characters that XML cannot represent appear as their codes.
fn in_xml(text: &str) -> String {
    let is_char = |c: char| c >= ' ' || matches!(c, '\t' | '\n' | '\r');
    let character = |c: char| if is_char(c) { c.to_string() } else { format!("<U+{:04X}>", u32::from(c)) };
    text.chars().map(character).collect()
}

/// The values of all attributes of a document, and its text.
fn xml(text: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("an attribute");
                    let value = std::str::from_utf8(&attribute.value).expect("UTF-8");
                    found.push(quick_xml::escape::unescape(value).expect("escaped").into_owned());
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Follows the quotes of DOT, and asserts that outside of them there are only keywords, numbers and punctuation.
fn dot(text: &str) {
    let mut outside = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '"' {
            outside.push(character);
            continue;
        }
        loop {
            match characters.next().expect("a string ends") {
                '\\' => _ = characters.next(),
                '"' => break,
                inside => assert!(!controls().any(|control| control == inside), "{inside:?} in a string"),
            }
        }
    }
    let own = |word: &str| {
        let words =
            ["digraph", "lineage", "node", "shape", "box", "label", "style", "dashed", "dotted", "constraint", "false"];
        words.contains(&word) || word.parse::<u64>().is_ok()
    };
    let mut foreign = outside.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !own(word));
    assert_eq!(foreign.next(), None, "{text}");
}
