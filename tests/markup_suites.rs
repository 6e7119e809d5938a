//! The rules about markup against public suites, which are read where they stand: without them the tests say so and end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use variorum::cancel::Cancel;
use variorum::rules::{Preset, Settings, check_with};
use variorum::seed::html::{HtmlTree, Markup, MarkupErrorKind, Tokens};
use variorum::seed::{FormatHint, Seed};
use variorum::text::{ByteSpan, Source};

fn suite(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("VARIORUM_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = shared.join("suites").join(name);
    if !path.exists() {
        eprintln!("skipped: there is no {}", path.display());
    }
    path.exists().then_some(path)
}

/// The examples of CommonMark's specification, by their numbers.
fn examples(specification: &str) -> Vec<String> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut lines = specification.lines();
    while let Some(line) = lines.next() {
        if line.starts_with(&fence) && line.ends_with("example") {
            let markdown: Vec<_> = lines.by_ref().take_while(|line| *line != ".").collect();
            examples.push(markdown.join("\n").replace('→', "\t") + "\n");
        }
    }
    examples
}

/// Rules that speak of Markdown itself. What the others find in the examples is HTML that the specification leaves
/// broken on purpose.
const OF_MARKDOWN: [&str; 9] = [
    "markup/accidental-heading",
    "markup/broken-emphasis",
    "markup/broken-image",
    "markup/broken-link",
    "markup/empty-link",
    "markup/html-in-text",
    "markup/unclosed-fence",
    "markup/unclosed-html",
    "markup/undefined-reference",
];

/// Examples of which a rule has something to say, and rightly: the rule, why, and the examples' numbers.
const RIGHTLY: &[(&str, &str, &[usize])] = &[
    (
        "markup/broken-emphasis",
        "asterisks that the specification shows as they stand, to say why: that is what the rule is for",
        &[381, 382, 393, 394, 414, 473, 478, 482],
    ),
    ("markup/broken-link", "a blank in the address, and one before the bracket: no link, as it says", &[490, 513]),
    ("markup/empty-link", "links without an address", &[202, 487, 488, 489, 569]),
    ("markup/empty-link", "a link without words", &[486]),
    ("markup/empty-link", "<a> without href", &[150, 615, 616, 617, 618, 621, 635]),
    ("markup/unclosed-fence", "fences that the end of the text or of a quotation closes", &[126, 127, 128, 139, 239]),
    ("markup/unclosed-html", "<style> up to the end of the text", &[175]),
];

#[test]
fn the_examples_of_commonmark_give_no_false_finding() {
    let Some(path) = suite("commonmark/spec.txt") else { return };
    let examples = examples(&fs::read_to_string(path).expect("a readable specification"));
    assert!(examples.len() > 600, "{} examples", examples.len());
    let settings = Settings { preset: Preset::Strict, ..Settings::default() };
    let mut found: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, example) in examples.iter().enumerate() {
        let text = format!("---\ntitle: 题\n---\n\n{example}");
        let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
        for finding in check_with(&seed, &settings, &Cancel::new()).expect("nobody cancels") {
            if OF_MARKDOWN.contains(&finding.rule) {
                found.entry(finding.rule).or_default().insert(index + 1);
            }
        }
    }
    let expected: BTreeMap<&str, BTreeSet<usize>> =
        RIGHTLY.iter().fold(BTreeMap::new(), |mut all, (rule, _, numbers)| {
            all.entry(*rule).or_insert_with(BTreeSet::new).extend(numbers.iter());
            all
        });
    for (rule, numbers) in &found {
        for number in numbers.iter().filter(|number| !expected.get(rule).is_some_and(|known| known.contains(number))) {
            eprintln!("{rule}, example {number}:\n{}", examples[number - 1]);
        }
    }
    assert_eq!(found, expected);
}

/// A case of the tree-construction files.
#[derive(Default)]
struct Case {
    data: String,
    errors: Vec<String>,
    codes: Vec<String>,
    is_fragment: bool,
    with_scripts: bool,
}

const SECTIONS: [&str; 7] =
    ["#data", "#errors", "#new-errors", "#document", "#document-fragment", "#script-on", "#script-off"];

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut section = "";
    for line in file.lines() {
        if line == "#data" {
            cases.push(Case::default());
        }
        if SECTIONS.contains(&line) {
            section = line;
            if let Some(case) = cases.last_mut() {
                case.is_fragment |= line == "#document-fragment";
                case.with_scripts |= line == "#script-on";
            }
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        match section {
            "#data" => case.data += &format!("{line}\n"),
            "#errors" if !line.is_empty() => case.errors.push(line.to_owned()),
            "#new-errors" if !line.is_empty() => case.codes.push(line.to_owned()),
            _ => {}
        }
    }
    for case in &mut cases {
        case.data.pop();
    }
    cases
}

#[test]
fn trees_have_errors_where_the_suite_has_them() {
    let Some(folder) = suite("html5lib/tree-construction") else { return };
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "dat"));
    files.sort();
    let (mut agreed, mut differing, mut codes, mut codes_met) = (0, BTreeMap::new(), 0, 0);
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What has another element around it than `<body>` stands in no seed, and no script runs in one.
        for case in cases(&text).iter().filter(|case| !case.is_fragment && !case.with_scripts) {
            let mut tokens = Tokens::new(&case.data);
            tokens.tokenize(ByteSpan::new(0, case.data.len()));
            let tree = HtmlTree::of_document(&tokens);
            let markup = Markup::new(&tokens, &tree);
            // That a page has no declaration of its type is nothing to tell a curator of.
            let expected = case.errors.iter().any(|error| !is_of_doctype(error)) || !case.codes.is_empty();
            if expected != markup.errors.is_empty() {
                agreed += 1;
            } else {
                differing.entry((name.clone(), expected)).or_insert_with(Vec::new).push(case.data.clone());
            }
            for code in case.codes.iter().filter_map(|line| line.split_once(") ").map(|(_, code)| code)) {
                codes += 1;
                let says =
                    |kind: MarkupErrorKind| matches!(kind, MarkupErrorKind::Parse(found) if found.name() == code);
                codes_met += usize::from(markup.errors.iter().any(|error| says(error.kind)));
            }
        }
    }
    let all = agreed + differing.values().map(Vec::len).sum::<usize>();
    if std::env::var_os("VARIORUM_LIST").is_some() {
        for ((file, expected), cases) in &differing {
            eprintln!("{file}, the suite has {}: {cases:#?}", if *expected { "errors" } else { "none" });
        }
    }
    println!("{agreed} of {all} cases agree; {codes_met} of {codes} codes are met");
    // What differs is listed in docs/rules/suites.md.
    assert!(agreed * 100 >= all * 96, "{agreed} of {all} cases agree");
    assert_eq!(codes_met, codes, "codes that the tree is to report");
}

fn is_of_doctype(error: &str) -> bool {
    ["expected-doctype", "unknown-doctype", "Doctype", "doctype", "DOCTYPE"].iter().any(|word| error.contains(word))
}
