//! No text from outside can command a terminal. All of Unicode's control characters, in texts, values, file names,
//! manifests and arguments, go through every output of every subcommand. The subcommands and formats come from the
//! definition of the command line, so a new one fails here until it is added.

mod corpus;
mod machine;
#[cfg(target_os = "linux")]
mod pseudo_terminal;

use std::path::Path;

use clap::Command;
use corpus::Corpus;

use crate::run::run_in;

/// The characters that can command a terminal: the general categories Cc, Zl and Zp, and the bidirectional controls.
fn controls() -> impl Iterator<Item = char> {
    let cc = ('\0'..='\u{1F}').chain('\u{7F}'..='\u{9F}');
    let bidi = "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}";
    cc.chain(bidi.chars()).chain(['\u{2028}', '\u{2029}'])
}

/// Control sequences that terminals obey, among them a style that Variorum does not use.
const CONTROL_SEQUENCES: &str = "\u{1b}]0;x\u{7}\u{1b}[38;5;199m\u{1b}[2J\u{9b}31m\u{9d}0;x\u{9c}\u{8}";

/// A run of the program: its arguments, with the subcommand and the format among them.
struct Run {
    subcommand: String,
    format: Option<String>,
    arguments: Vec<String>,
}

/// Every subcommand in every format, in each way that prints something different.
fn runs(corpus: &Corpus) -> Vec<Run> {
    let mut runs = Vec::new();
    for subcommand in variorum::cli::definition().get_subcommands() {
        let name = subcommand.get_name();
        for format in formats(subcommand) {
            for rest in ways(name, format.as_deref(), corpus) {
                let mut arguments = vec![name.to_owned()];
                arguments.extend(format.iter().flat_map(|format| ["--format".to_owned(), format.clone()]));
                arguments.extend(rest);
                runs.push(Run { subcommand: name.to_owned(), format: format.clone(), arguments });
            }
        }
    }
    assert!(runs.len() > 40, "{}", runs.len());
    runs
}

fn formats(subcommand: &Command) -> Vec<Option<String>> {
    let format = subcommand.get_arguments().find(|argument| argument.get_id() == "format");
    format.map_or_else(
        || vec![None],
        |format| format.get_possible_values().iter().map(|value| Some(value.get_name().to_owned())).collect(),
    )
}

fn ways(subcommand: &str, format: Option<&str>, corpus: &Corpus) -> Vec<Vec<String>> {
    let (root, seeds) = (corpus.root(), corpus.seeds());
    let way = |arguments: &[&str]| arguments.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let (first, second) = (seeds[0].as_str(), seeds[1].as_str());
    let reprints = ["--variants", "all", "--corpus", root];
    match subcommand {
        "check" => vec![
            way(&["--preset", "strict", root]),
            way(&["--preset", "strict", "--reprints", "--timing", root]),
            way(&["--statistics", root]),
        ],
        "reprints" | "clusters" if format == Some("parquet") => {
            let output = corpus.output();
            vec![if subcommand == "reprints" {
                way(&[&reprints[..], &["--output", &output]].concat())
            } else {
                way(&["--output", &output, root])
            }]
        }
        "reprints" => vec![
            way(&reprints),
            way(&[&reprints[..], &[first, second]].concat()),
            way(&[&reprints[..], &["--apparatus", first]].concat()),
        ],
        "clusters" | "boilerplate" | "report" | "index" => vec![way(&[root])],
        "lineage" => vec![way(&["--corpus", root]), way(&["--corpus", root, second])],
        "inspect" => seeds.iter().map(|seed| way(&[seed])).collect(),
        "rule" => vec![way(&[]), way(&["text/control-character"])],
        "completions" => vec![way(&["bash"])],
        "man" => vec![way(&[])],
        // It speaks a protocol, which tests/lsp covers.
        "lsp" => vec![],
        other => panic!("say here how `variorum {other}` is run"),
    }
}

/// Asserts that apart from our own styles there are only text, line feeds and tabs.
fn assert_no_controls(drawn: &str, what: &dyn std::fmt::Debug) {
    let mut rest = drawn.to_owned();
    // The styles that we use: basic colours, bold, dim, italic, underlined, struck out.
    let ours = regex::Regex::new("\u{1b}\\[(?:0|1|2|3|4|9|3[0-7]|9[0-7])?m").expect("a pattern");
    rest = ours.replace_all(&rest, "").into_owned();
    let given: Vec<char> = controls().filter(|c| !matches!(c, '\n' | '\t') && rest.contains(*c)).collect();
    if let Some(first) = given.first() {
        let at = rest.find(*first).unwrap_or_default();
        let around = &rest[rest.floor_char_boundary(at.saturating_sub(80))..rest.ceil_char_boundary(at + 40)];
        panic!("{given:?} reach the terminal in {what:?}: {around:?}");
    }
}

#[test]
fn no_output_for_people_contains_controls() {
    let corpus = Corpus::new();
    for run in runs(&corpus).iter().filter(|run| run.format.as_deref().is_none_or(|format| format == "human")) {
        let output = run_in(corpus.folder(), b"", &run.arguments);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.contains("<U+") || !corpus.is_quoted_by(&run.subcommand), "{:?}: {text}", run.arguments);
        assert_no_controls(&text, &run.arguments);
        assert_no_controls(&String::from_utf8(output.stderr).expect("UTF-8"), &run.arguments);
    }
}

#[test]
fn every_output_for_programs_can_be_parsed() {
    let corpus = Corpus::new();
    for run in runs(&corpus) {
        let Some(format) = run.format.filter(|format| format != "human") else { continue };
        let output = run_in(corpus.folder(), b"", &run.arguments);
        assert_no_controls(&String::from_utf8(output.stderr.clone()).expect("UTF-8"), &run.arguments);
        let bytes = if format == "parquet" {
            // A build without Parquet cannot write it.
            std::fs::read(run.arguments.iter().find(|it| it.ends_with(".parquet")).expect("a name")).unwrap_or_default()
        } else {
            output.stdout
        };
        // The apparatus has no table.
        let apparatus = run.arguments.iter().any(|argument| argument == "--apparatus");
        machine::read(if apparatus { "jsonl" } else { &format }, &bytes, &corpus, &run.arguments);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_control_reaches_a_terminal() {
    let corpus = Corpus::new();
    for run in runs(&corpus) {
        assert_no_controls(&pseudo_terminal::output(corpus.folder(), b"", &run.arguments), &run.arguments);
    }
    for arguments in [["check", "--diff", "--unsafe", corpus.root()], ["check", "--fix", "--unsafe", "-"]] {
        assert_no_controls(&pseudo_terminal::output(corpus.folder(), &corpus.first(), &arguments), &arguments);
    }
}

/// Every argument of every subcommand is given such a value, which is invalid for each of them.
#[test]
fn no_usage_error_contains_controls() {
    let folder = tempfile::tempdir().expect("a folder");
    let value = format!("x{CONTROL_SEQUENCES}{}", controls().filter(|c| *c != '\0').collect::<String>());
    let lang = vec!["--lang".to_owned(), value.clone(), "rule".to_owned()];
    let mut complaints = vec![vec![value.clone()], vec![format!("--{value}")], lang];
    for subcommand in variorum::cli::definition().get_subcommands().filter(|it| it.get_name() != "lsp") {
        let name = subcommand.get_name().to_owned();
        complaints.push(vec![name.clone(), format!("--{value}")]);
        complaints.push(vec![name.clone(), value.clone(), value.clone()]);
        for argument in subcommand.get_arguments().filter(|it| it.get_action().takes_values()) {
            let Some(long) = argument.get_long().filter(|long| *long != "output") else { continue };
            complaints.push(vec![name.clone(), format!("--{long}={value}"), value.clone()]);
            complaints.push(vec![name.clone(), format!("--{long}"), format!("text{value}=off")]);
        }
    }
    for arguments in complaints {
        let output = run_in(folder.path(), b"", &arguments);
        for printed in [output.stdout, output.stderr] {
            assert_no_controls(&String::from_utf8(printed).expect("UTF-8"), &arguments);
        }
        #[cfg(target_os = "linux")]
        assert_no_controls(&pseudo_terminal::complaint(folder.path(), &arguments), &arguments);
    }
}

/// The contents of a file of these bytes after `check --fix`.
fn fixed(bytes: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.md");
    std::fs::write(&path, bytes).expect("written");
    run_in(folder.path(), b"", &["check", "--fix", "a.md"]);
    std::fs::read(path).expect("readable")
}

fn texts() -> Vec<Vec<u8>> {
    let head = "---\ntitle: 渡口的黄昏\n---\n\n";
    let chinese = format!("{head}老船工说**“不要紧。”**就走了，撑船的人还在对岸等着他。\r\n末行");
    let encoded = |encoding: &'static encoding_rs::Encoding| encoding.encode(&chinese).0.into_owned();
    vec![
        format!("{head}\u{1b}[31m红\u{1b}[0m {CONTROL_SEQUENCES}{}**“好。”**说\n", controls().collect::<String>())
            .into_bytes(),
        format!("{head}先写 \u{1b}]0;渡口 再写**“好。”**说\n后面的。").into_bytes(),
        encoded(encoding_rs::GBK),
        encoded(encoding_rs::SHIFT_JIS),
        encoded(encoding_rs::BIG5),
        chinese.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        [b"\xFF\xFE".to_vec(), chinese.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        [chinese.as_bytes(), b"\xFF\x9B\0\r\r\n"].concat(),
    ]
}

#[test]
fn standard_input_is_printed_byte_for_byte() {
    for bytes in texts() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = run_in(folder.path(), &bytes, &["check", "--fix", "--stdin-filename", "a.md", "-"]);
        assert_eq!(output.stdout, fixed(&bytes), "{}", String::from_utf8_lossy(&bytes));
    }
}

/// Applies a patch to a folder as git does.
fn applied(folder: &Path, patch: &[u8]) {
    std::fs::write(folder.join("a.patch"), patch).expect("written");
    let mut git = std::process::Command::new("git");
    let git = git.args(["-c", "core.autocrlf=false", "apply", "-p0", "--whitespace=nowarn", "a.patch"]);
    let output = git.current_dir(folder).env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap_or(folder)).output();
    let output = output.expect("git");
    assert!(output.status.success(), "{}\n{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(patch));
}

#[test]
fn a_diff_is_a_patch_that_git_applies() {
    if std::process::Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git");
        return;
    }
    // Git takes a text with NULs for a binary file.
    let without_nul = |mut bytes: Vec<u8>| {
        bytes.retain(|byte| *byte != 0);
        bytes
    };
    let names: &[&str] = if cfg!(unix) { &["a.md", "渡 口.md", "a\u{1b}\"\\\t\u{202e}.md"] } else { &["渡 口.md"] };
    for bytes in texts().into_iter().map(without_nul) {
        for name in names {
            let folder = tempfile::tempdir().expect("a folder");
            let (path, arguments) = (folder.path().join(name), ["check", "--diff", "--unsafe", name]);
            std::fs::write(&path, &bytes).expect("written");
            let patch = run_in(folder.path(), b"", &arguments).stdout;
            if !patch.is_empty() {
                applied(folder.path(), &patch);
            }
            let patched = std::fs::read(&path).expect("readable");
            std::fs::write(&path, &bytes).expect("written");
            run_in(folder.path(), b"", &["check", "--fix", "--unsafe", name]);
            assert_eq!(patched, std::fs::read(&path).expect("readable"), "{}", String::from_utf8_lossy(&patch));
        }
    }
}
