//! Each format of findings is valid for the programs that read it.

use serde_json::Value;

use crate::run::{findings, project, variorum};

const CORPUS: &str = "fixtures/corpus";

fn printed(format: &str) -> String {
    let outcome = variorum(&["check", "--format", format, CORPUS]);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
    outcome.stdout
}

#[test]
fn json_lines_are_the_elements_of_the_array() {
    let lines: Vec<Value> = printed("jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines, findings(CORPUS));
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let schema = std::fs::read_to_string(project().join("tests/schemas/sarif-2.1.0.json")).expect("the schema");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    for path in [CORPUS, "fixtures/corpus/hugo/teahouse.md"] {
        let sarif: Value = serde_json::from_str(&variorum(&["check", "--format", "sarif", path]).stdout).expect("JSON");
        let errors: Vec<_> = validator.iter_errors(&sarif).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let run = &sarif["runs"][0];
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), findings(path).len());
        for result in results {
            let index = result["ruleIndex"].as_u64().expect("an index");
            assert_eq!(run["tool"]["driver"]["rules"][usize::try_from(index).expect("small")]["id"], result["ruleId"]);
        }
    }
}

#[test]
fn gitlab_gets_an_array_of_issues_with_distinct_fingerprints() {
    let issues: Vec<Value> = serde_json::from_str(&printed("gitlab")).expect("JSON");
    assert_eq!(issues.len(), findings(CORPUS).len());
    let mut fingerprints: Vec<_> = issues.iter().map(|issue| issue["fingerprint"].as_str().expect("text")).collect();
    fingerprints.sort_unstable();
    assert!(fingerprints.windows(2).all(|pair| pair[0] != pair[1]));
    for issue in &issues {
        assert!(issue["description"].is_string() && issue["check_name"].is_string());
        assert!(issue["location"]["path"].is_string() && issue["location"]["lines"]["begin"].as_u64() > Some(0));
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().expect("text")));
    }
}

#[test]
fn github_gets_one_command_per_line() {
    let printed = printed("github");
    assert_eq!(printed.lines().count(), findings(CORPUS).len());
    let line = printed.lines().find(|line| line.contains("impossible-date")).expect("the planted date");
    assert_eq!(
        line,
        "::error file=fixtures/corpus/defects/impossible-date.md,line=4,endLine=4,col=7,endColumn=17,\
         title=metadata/impossible-date::“2021-02-30” is not a valid date: that month has only 28 days"
    );
}

#[test]
fn junit_is_read_by_another_parser() {
    let report = quick_junit::Report::deserialize_from_str(&printed("junit")).expect("JUnit");
    let cases: usize = report.test_suites.iter().map(|suite| suite.test_cases.len()).sum();
    assert_eq!(cases, findings(CORPUS).len());
}

#[test]
fn checkstyle_is_well_formed_and_complete() {
    use quick_xml::events::Event;
    let printed = printed("checkstyle");
    let mut reader = quick_xml::Reader::from_str(&printed);
    let mut errors = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Empty(tag) if tag.name().as_ref() == b"error" => {
                let names: Vec<_> =
                    tag.attributes().map(|it| it.expect("an attribute").key.as_ref().to_vec()).collect();
                assert_eq!(
                    names,
                    [
                        b"line".to_vec(),
                        b"column".to_vec(),
                        b"severity".to_vec(),
                        b"message".to_vec(),
                        b"source".to_vec()
                    ]
                );
                errors += 1;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(errors, findings(CORPUS).len());
}

#[test]
fn without_findings_the_document_is_complete_too() {
    let sound = "fixtures/corpus/english/lending-shelf.md";
    assert_eq!(findings(sound), Vec::<Value>::new());
    for (format, expected) in [("json", "[]\n"), ("jsonl", ""), ("gitlab", "[]\n"), ("github", "")] {
        assert_eq!(variorum(&["check", "--format", format, sound]).stdout, expected, "{format}");
    }
    let junit = variorum(&["check", "--format", "junit", sound]).stdout;
    assert!(quick_junit::Report::deserialize_from_str(&junit).expect("JUnit").test_suites.is_empty());
}
