//! `variorum rule`.

use serde_json::Value;
use variorum::rules::registry::RULES;

use crate::run::variorum;

#[test]
fn every_rule_is_listed_with_its_summary() {
    let outcome = variorum(&["rule"]);
    for rule in RULES {
        let line = outcome.stdout.lines().find(|line| line.contains(&format!("{} ", rule.name)));
        assert!(line.is_some_and(|line| line.ends_with(rule.summary)), "{}: {line:?}", rule.name);
    }
    let listed: Vec<Value> =
        serde_json::from_str(&variorum(&["rule", "--format", "json"]).stdout).expect("an array of rules");
    assert_eq!(listed.len(), RULES.len());
    let one = listed.iter().find(|rule| rule["name"] == "text/control-character").expect("listed");
    assert_eq!(
        (&one["severity"], &one["preset"], &one["fixable"]),
        (&"warning".into(), &"archive".into(), &true.into())
    );
}

#[test]
fn a_rule_is_explained() {
    let outcome = variorum(&["rule", "text/invalid-utf8"]);
    assert!(outcome.stdout.starts_with("text/invalid-utf8\n\n"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\n\nWhy it matters\n\n"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("##"), "{}", outcome.stdout);
    let whole = variorum(&["rule", "text/invalid-utf8", "--format", "json"]).stdout;
    let whole: Value = serde_json::from_str(&whole).expect("an object");
    assert!(whole["documentation"].as_str().is_some_and(|page| page.starts_with("# text/invalid-utf8\n")));
}

#[test]
fn a_misspelt_name_is_corrected() {
    let outcome = variorum(&["rule", "text/controll-character"]);
    assert_eq!(
        outcome.stderr,
        "variorum: There is no rule “text/controll-character”: did you mean “text/control-character”?\n"
    );
    assert_eq!(outcome.code, Some(2));
    let outcome = variorum(&["rule", "soup"]);
    assert_eq!(outcome.stderr, "variorum: There is no rule “soup”: run “variorum rule” to list them all\n");
}
