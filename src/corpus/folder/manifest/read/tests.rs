use super::*;

/// The value of an option as it is written, and the number of findings that it causes.
fn set(default: OptionDefault, written: &str) -> (Option<OptionValue>, usize) {
    let text = format!("x = {written}");
    let table = DeTable::parse(&text).expect("TOML");
    let mut reader = ManifestReader { text: &text, findings: Vec::new() };
    let declared = RuleOption { name: "x", summary: "", default };
    let value = reader.option(&table.get_ref()["x"], &declared);
    (value, reader.findings.len())
}

#[test]
fn options_are_of_the_kind_that_the_rule_declares() {
    let count = OptionDefault::Count(10);
    assert_eq!(set(count, "1_000"), (Some(OptionValue::Count(1_000)), 0));
    assert_eq!(set(count, "0x10"), (Some(OptionValue::Count(16)), 0));
    for wrong in ["-1", "4294967296", "1.5", "'ten'", "[1]", "true"] {
        assert_eq!(set(count, wrong), (None, 1), "{wrong}");
    }
    let texts = OptionDefault::Texts(&["甲"]);
    assert_eq!(set(texts, "['乙', 3]"), (Some(OptionValue::Texts(vec!["乙".to_owned()])), 1));
    assert_eq!(set(texts, "'乙'"), (None, 1));
}
