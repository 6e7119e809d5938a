//! The Chinese texts use the terms of `docs/glossary.md`, and none of the words that it rejects.

use std::fs;
use std::path::{Path, PathBuf};

/// The two kinds of Chinese, by the columns of the glossary's tables.
#[derive(Clone, Copy)]
struct Script {
    term: usize,
    rejected: usize,
    messages: &'static str,
    extension: &'static str,
    /// Pages, and folders of pages. Those that do not exist have not been written yet.
    pages: &'static [&'static str],
}

const SCRIPTS: [Script; 2] = [
    Script {
        term: 1,
        rejected: 4,
        messages: "zh-Hans",
        extension: "zh-cn",
        pages: &["README.zh-CN.md", "docs/zh-CN", "editors/vscode/README.zh-CN.md"],
    },
    Script { term: 2, rejected: 5, messages: "zh-Hant", extension: "zh-tw", pages: &["README.zh-TW.md", "docs/zh-TW"] },
];

const ENGLISH: usize = 0;
const COLUMNS: usize = 6;

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder and of the folders in it, in order; none if the folder does not exist.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The rows of the glossary's tables without their headings, each with its cells.
fn rows() -> Vec<Vec<String>> {
    let glossary = read(&path("docs/glossary.md"));
    let tables = glossary.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix('|'));
    let rows = tables.map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    let rows: Vec<_> = rows.filter(|row| row[ENGLISH] != "English" && !row[ENGLISH].starts_with("---")).collect();
    for row in &rows {
        assert_eq!(row.len(), COLUMNS, "{row:?}");
    }
    rows
}

/// The terms of a cell without what stands in parentheses; an asterisk stays.
fn terms(cell: &str) -> Vec<String> {
    let outside = cell.split('（').map(|part| part.rsplit('）').next().unwrap_or_default());
    let outside: String = outside.collect();
    outside.split('；').map(|term| term.trim().to_owned()).filter(|term| !term.is_empty()).collect()
}

/// What a reader sees in a script, a line at a time: the file, the number of the line, the text. Comments, fenced code
/// and what stands between backticks are left out.
fn lines(script: Script) -> Vec<(String, usize, String)> {
    let mut sources = files(&path("src/messages").join(script.messages));
    sources.push(path(&format!("editors/vscode/package.nls.{}.json", script.extension)));
    sources.push(path(&format!("editors/vscode/l10n/bundle.l10n.{}.json", script.extension)));
    for page in script.pages {
        let page = path(page);
        if page.is_file() { sources.push(page) } else { sources.extend(files(&page)) }
    }
    let mut lines = Vec::new();
    for source in sources {
        let mut in_fence = false;
        for (number, line) in read(&source).lines().enumerate() {
            let is_fence = line.starts_with("```");
            in_fence ^= is_fence;
            let is_comment = line.starts_with('#') && source.extension().is_some_and(|extension| extension == "ftl");
            if in_fence || is_fence || is_comment {
                continue;
            }
            let shown = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
            lines.push((source.display().to_string(), number + 1, shown));
        }
    }
    assert!(lines.len() > 600, "{} lines of {}", lines.len(), script.messages);
    lines
}

#[test]
fn no_text_has_a_rejected_word() {
    let mut wrong = Vec::new();
    for script in SCRIPTS {
        let lines = lines(script);
        for row in rows() {
            // 语料 is rejected, and 语料库 is the term.
            let terms = terms(&row[script.term]);
            for rejected in self::terms(&row[script.rejected]) {
                for (file, number, text) in &lines {
                    let without_terms = terms.iter().fold(text.clone(), |text, term| match term.contains(&rejected) {
                        true => text.replace(term, ""),
                        false => text,
                    });
                    if without_terms.contains(&rejected) {
                        wrong.push(format!("{file}:{number}: {rejected}, for {} ({})", terms.join("、"), row[ENGLISH]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} rejected words:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_term_is_used_unless_it_has_an_asterisk() {
    let mut wrong = Vec::new();
    for script in SCRIPTS {
        let lines = lines(script);
        for row in rows() {
            for term in terms(&row[script.term]) {
                let is_marked = term.ends_with('*');
                let term = term.trim_end_matches('*');
                let is_used = lines.iter().any(|(.., text)| text.contains(term));
                if is_used == is_marked {
                    let problem = if is_used { "is used: remove its asterisk" } else { "is not used" };
                    wrong.push(format!("{}: {term} ({}) {problem}", script.messages, row[ENGLISH]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_notion_has_its_own_term() {
    for script in SCRIPTS {
        let mut all: Vec<_> = rows().iter().flat_map(|row| terms(&row[script.term])).collect();
        let count = all.len();
        assert!(count > 80, "{count}");
        all.sort();
        // 檢視 is the noun (view) and the verb (show) in Taiwan, as it is in VS Code.
        all.dedup_by(|next, one| next == one && *one != "檢視");
        assert_eq!(all.len(), count, "a term stands for two notions");
    }
}

#[test]
fn quotation_marks_and_percent_signs_are_those_of_the_script() {
    for script in SCRIPTS {
        let foreign = if script.messages == "zh-Hans" { ['「', '」'] } else { ['“', '”'] };
        for (file, number, text) in lines(script) {
            // The keys of the extension's texts are English.
            let value = if file.ends_with(".json") { text.rsplit("\": \"").next().unwrap_or_default() } else { &text };
            assert!(!value.contains(foreign), "{file}:{number}: {value}");
            assert!(!value.contains("} %"), "{file}:{number}: {value}");
        }
    }
}
