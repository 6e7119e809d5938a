//! What a manifest sets, and which mistakes are found in it: a text with the expected places marked.

use std::fs;

use super::*;
use crate::messages::Language;
use crate::rules::{Level, Preset, Severity, registry};
use crate::seed::FieldKind;
use crate::text::ByteSpan;

fn parse(text: &str) -> Manifest {
    Manifest::parse(Path::new("/corpus"), &Source::from_text(text))
}

/// `‹` and `›` surround each place of a finding, in order; `expected` holds the rule's own name and the message of
/// each.
#[track_caller]
fn finds(marked: &str, expected: &[&str]) {
    let text = marked.replace(['‹', '›'], "");
    let mut spans = Vec::new();
    let (mut at, mut open) = (0, 0);
    for character in marked.chars() {
        match character {
            '‹' => open = at,
            '›' => spans.push(ByteSpan::new(open, at)),
            _ => at += character.len_utf8(),
        }
    }
    let findings = parse(&text).findings;
    let said = |finding: &Finding| {
        let name = finding.rule.strip_prefix("configuration/").expect("the group");
        format!("{name}: {}", finding.message.text(Language::English))
    };
    assert_eq!(findings.iter().map(said).collect::<Vec<_>>(), expected);
    assert_eq!(findings.iter().map(|finding| finding.span).collect::<Vec<_>>(), spans, "{findings:#?}");
}

#[test]
fn an_empty_manifest_says_what_the_default_says() {
    let manifest = parse("# 只有一句说明\n");
    assert_eq!((&manifest.base, &manifest.overrides, manifest.findings.len()), (&Layer::default(), &vec![], 0));
}

#[test]
fn everything_that_can_be_set_is_read() {
    let manifest = parse(
        "\
preset = 'dataset'
required = ['title', 'url']
[files]
include = ['archive/']
exclude = ['drafts/']
[rules]
markup = 'hint'
'text/control-character' = { level = 'error' }
[rules.text]
level = 'info'
[[paths]]
files = ['*.html']
preset = 'archive'
required = []
rules = { markup = 'off' }
",
    );
    assert_eq!(manifest.findings, []);
    let file = manifest.settings_for(Path::new("/corpus/archive/a.md"), &Layer::default());
    assert_eq!(file.preset, Preset::Dataset);
    assert!(file.requires(FieldKind::Url) && !file.requires(FieldKind::Author));
    let page = manifest.settings_for(Path::new("/corpus/archive/a.html"), &Layer::default());
    assert_eq!(page.preset, Preset::Archive);
    assert!(!page.requires(FieldKind::Url));
    let severity = |settings: &Settings, name| settings.severity_of(registry::find(name).expect("a rule"));
    assert_eq!(severity(&file, "markup/stray-end-tag"), Some(Severity::Hint));
    assert_eq!(severity(&page, "markup/stray-end-tag"), None);
    assert_eq!(severity(&file, "text/replacement-character"), Some(Severity::Info));
    assert_eq!(severity(&page, "text/control-character"), Some(Severity::Error));
    let outside = manifest.settings_for(Path::new("/elsewhere/a.html"), &Layer::default());
    assert_eq!(outside.preset, Preset::Dataset, "no path of the corpus, so no override");
    assert!(manifest.includes(Path::new("/corpus/archive/a.md")));
    assert!(!manifest.includes(Path::new("/corpus/archive/drafts/a.md")));
    assert!(!manifest.includes(Path::new("/corpus/a.md")));
}

#[test]
fn the_later_override_wins_and_what_comes_last_wins_over_all() {
    let manifest = parse(
        "[[paths]]\nfiles = ['*']\nrules = { text = 'off' }\n[[paths]]\nfiles = ['a*']\nrules = { text = 'info' }\n",
    );
    let level = |name: &str, last: &Layer| {
        manifest.settings_for(&Path::new("/corpus").join(name), last).levels.get("text").copied()
    };
    assert_eq!(level("a.md", &Layer::default()), Some(Level::Info));
    assert_eq!(level("b.md", &Layer::default()), Some(Level::Off));
    let last = Layer { levels: [("text".to_owned(), Level::Error)].into(), ..Layer::default() };
    assert_eq!(level("a.md", &last), Some(Level::Error));
}

#[test]
fn misspelt_names_are_told_where_they_stand() {
    finds(
        "‹presett› = 'strict'\n[files]\n‹includ› = []\n[‹rulez›]\n",
        &[
            "unknown-key: Unknown setting “presett”: did you mean “preset”?",
            "unknown-key: Unknown setting “includ”: did you mean “include”?",
            "unknown-key: Unknown setting “rulez”: did you mean “rules”?",
        ],
    );
}

#[test]
fn unknown_rules_are_told_and_options_that_a_rule_does_not_have() {
    finds(
        "[rules]\n‹txt› = 'off'\n‹'text/colour'› = 'off'\nmarkup = { ‹least› = 3 }\n",
        &[
            "unknown-rule: No rule or group is called “txt”: did you mean “text”?",
            "unknown-rule: No rule or group is called “text/colour”",
            "unknown-key: Unknown setting “least”",
        ],
    );
}

#[test]
fn values_that_do_not_count_are_told_and_the_rest_counts() {
    let text = "preset = ‹'loud'›\nrequired = ['title', ‹'colour'›]\n[files]\ninclude = ‹'a'›\nexclude = [‹7›, ‹'[z-a]'›]\n[rules]\ntext = ‹5›\nmarkup = 'off'\n‹[[paths]]›\npreset = 'strict'\n";
    finds(
        text,
        &[
            "bad-value: “'loud'” is not allowed here: write \"archive\", \"dataset\" or \"strict\"",
            "bad-value: “'colour'” is not allowed here: write \"title\", \"author\", \"date\", \"source\" or \"url\"",
            "bad-value: “'a'” is not allowed here: write a list of patterns: [\"…\"]",
            "bad-value: “7” is not allowed here: write a string: \"…\"",
            "bad-glob: “[z-a]” is not a valid file pattern: invalid range; 'z' > 'a'",
            "bad-value: “5” is not allowed here: write \"off\", \"hint\", \"info\", \"warning\" or \"error\"",
            "bad-value: “[[paths]]” is not allowed here: write the files it applies to: files = [\"…\"]",
        ],
    );
    let manifest = parse(&text.replace(['‹', '›'], ""));
    assert_eq!(manifest.base.levels.len(), 1);
    assert_eq!(manifest.base.required.map(|fields| fields.len()), Some(1));
}

#[test]
fn what_is_no_toml_is_told_and_what_stands_before_it_counts() {
    let text = "preset = 'strict'\n[rules‹›\ntext = 'off'\n";
    finds(text, &["syntax: Invalid TOML: unclosed table, expected `]`"]);
    assert_eq!(parse(&text.replace(['‹', '›'], "")).base.preset, Some(Preset::Strict));
}

#[test]
fn a_fix_writes_what_is_meant() {
    let text = "[rules]\n'text/controll-character' = 'of'\ncontrol-character = 'off'\n";
    let fixed: Vec<_> = parse(text)
        .findings
        .iter()
        .flat_map(|finding| &finding.fixes)
        .map(|fix| crate::rules::fixture::apply(text, fix))
        .collect();
    let expected = [
        "[rules]\n'text/control-character' = 'of'\ncontrol-character = 'off'\n",
        "[rules]\n'text/controll-character' = 'of'\n\"text/control-character\" = 'off'\n",
    ];
    assert_eq!(fixed, expected);
}

#[test]
fn the_nearest_manifest_above_counts() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let inner = root.path().join("a/b");
    fs::create_dir_all(&inner).expect("made");
    fs::write(root.path().join(Manifest::FILE_NAME), "").expect("written");
    let found = Manifest::at_or_above(&inner).expect("readable").expect("there");
    assert_eq!(found.root, root.path());
    assert!(Manifest::read(&inner).expect("readable").is_none());
}

#[test]
fn any_bytes_are_read() {
    let not_utf8 = Manifest::parse(Path::new("/corpus"), &Source::from_bytes(b"preset = 'strict'\n# \xFF\xFE\x00\n"));
    assert!(not_utf8.findings.iter().any(|finding| finding.span.is_empty()));
    let nested = format!("a = {}", "[".repeat(100_000));
    assert!(!parse(&nested).findings.is_empty());
}

proptest::proptest! {
    #[test]
    fn whatever_stands_there_findings_lie_inside_of_it(text in "(preset|rules|files|paths|[\\[\\]{}='\"\n,#.]|文|a/|\u{FEFF}){0,40}") {
        for finding in parse(&text).findings {
            proptest::prop_assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
        }
    }
}
