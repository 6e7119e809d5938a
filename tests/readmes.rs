//! The READMEs and the pages of `docs/` hold what they promise: links lead somewhere, sample output is what the program
//! prints, pages stay short, and each Chinese page has the commands, headings and links of the English one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder of the pages in Simplified Chinese; each is named as its English original in `docs/`.
const CHINESE: &str = "docs/zh-CN";

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &str) -> String {
    fs::read_to_string(project().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// The Markdown files of a folder, without those of its subfolders, as paths below the project.
fn pages_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(project().join(folder)).expect("a folder of pages");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"));
    let mut pages: Vec<_> = names.filter(|name| name.ends_with(".md")).map(|name| format!("{folder}/{name}")).collect();
    pages.sort();
    pages
}

/// Every page that people read, but for the generated ones of the rules.
fn all_pages() -> Vec<String> {
    let mut pages = ["README.md", "README.zh-CN.md", "README.zh-TW.md", "CONTRIBUTING.md", "fixtures/README.md"]
        .map(str::to_owned)
        .to_vec();
    pages.extend(pages_in("docs"));
    pages.extend(pages_in(CHINESE));
    pages.extend(pages_in(&format!("{CHINESE}/rules")));
    let editors = fs::read_dir(project().join("editors")).expect("a folder of editors");
    for editor in editors {
        let folder = editor.expect("an entry").file_name().into_string().expect("a name in UTF-8");
        let named = ["README.md", "README.zh-CN.md"].map(|name| format!("editors/{folder}/{name}"));
        // The English page must exist; a Chinese one need not.
        let is_expected = |page: &String| page.ends_with("/README.md") || project().join(page).exists();
        pages.extend(named.into_iter().filter(is_expected));
    }
    pages
}

/// Each Chinese page with its English original.
fn translations() -> Vec<(String, String)> {
    let chinese = |page: &String| original(page) != *page;
    all_pages().into_iter().filter(chinese).map(|page| (original(&page), page)).collect()
}

/// The English original of a Chinese page; an English page itself.
fn original(page: &str) -> String {
    page.replacen(CHINESE, "docs", 1).replace("README.zh-CN.md", "README.md").replace("README.zh-TW.md", "README.md")
}

/// The lines outside of fences.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_fence = false;
    text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        in_fence ^= is_fence;
        !in_fence && !is_fence
    })
}

/// The lines of the fences that show output, which are marked as `text`.
fn samples(text: &str) -> impl Iterator<Item = &str> {
    let mut in_sample = false;
    text.lines().filter(move |line| {
        let was_in_sample = in_sample;
        in_sample = if in_sample { *line != "```" } else { *line == "```text" };
        was_in_sample && in_sample
    })
}

/// The lines that a reader types, in order.
fn commands(text: &str) -> Vec<&str> {
    prose(text).filter_map(|line| line.strip_prefix("    ")).collect()
}

/// How many `#` each heading has.
fn heading_levels(text: &str) -> Vec<usize> {
    let levels = prose(text).map(|line| line.chars().take_while(|c| *c == '#').count());
    levels.filter(|level| *level > 0).collect()
}

/// The anchors that a forge makes of the headings: letters and digits in lower case, `-` for spaces, no other signs.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    headings
        .map(|heading| {
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect()
}

/// What the links of a page lead to: an address, or a path below the project, and the anchor there.
fn links(page: &str) -> Vec<(String, Option<String>)> {
    let text = read(page);
    let outside_of_code: String = prose(&text).flat_map(|line| line.split('`').step_by(2).chain(["\n"])).collect();
    let targets = outside_of_code.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .map(|target| match target.split_once('#') {
            _ if target.starts_with("https:") => (target.to_owned(), None),
            Some((path, anchor)) => (below_project(page, path), Some(anchor.to_owned())),
            None => (below_project(page, target), None),
        })
        .collect()
}

/// The path below the project that a link of a page names.
fn below_project(page: &str, link: &str) -> String {
    if link.is_empty() {
        return page.to_owned();
    }
    let mut path = PathBuf::from(page);
    path.pop();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => assert!(path.pop(), "{page}: {link} leads out of the project"),
            part => path.push(part),
        }
    }
    path.to_str().expect("UTF-8").replace('\\', "/")
}

/// The pages that a page links to, in any language, without itself.
fn linked_pages(page: &str) -> BTreeSet<String> {
    let mut linked: BTreeSet<_> = links(page).iter().map(|(path, _)| original(path)).collect();
    linked.remove(&original(page));
    linked
}

#[test]
fn a_chinese_page_has_the_commands_headings_and_links_of_the_english_one() {
    for (english, chinese) in translations() {
        let (original, translation) = (read(&english), read(&chinese));
        assert_eq!(commands(&original), commands(&translation), "{chinese}");
        assert_eq!(heading_levels(&original), heading_levels(&translation), "{chinese}");
        assert_eq!(linked_pages(&english), linked_pages(&chinese), "{chinese}");
    }
}

#[test]
fn links_lead_to_files_and_headings_that_exist() {
    for page in all_pages() {
        for (path, anchor) in links(&page).into_iter().filter(|(path, _)| !path.starts_with("https:")) {
            assert!(project().join(&path).exists(), "{page}: {path}");
            if let Some(anchor) = anchor {
                assert!(anchors(&read(&path)).contains(&anchor), "{page}: {path}#{anchor}");
            }
        }
    }
}

#[test]
fn the_readme_leads_to_every_page() {
    let linked = linked_pages("README.md");
    for page in pages_in("docs") {
        assert!(linked.contains(&page), "README.md does not link to {page}");
    }
}

#[test]
fn sample_output_is_what_the_program_prints() {
    let folder = project().join("tests/cli/pages");
    let printed: BTreeSet<String> = fs::read_dir(folder)
        .expect("the pages that the program prints")
        .flat_map(|page| {
            let text = fs::read_to_string(page.expect("an entry").path()).expect("a readable page");
            text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
        })
        .collect();
    let chinese = translations().into_iter().map(|(_, chinese)| chinese);
    for page in chinese.chain(pages_in("docs")).chain(["README.md".to_owned()]) {
        for line in samples(&read(&page)).filter(|line| *line != "…") {
            assert!(printed.contains(line), "{page}: no page of tests/cli/pages has the line {line:?}");
        }
    }
}

#[test]
fn pages_stay_short() {
    for page in all_pages() {
        let lines = read(&page).lines().count();
        let most = if page.starts_with("README") { 120 } else { 250 };
        assert!(lines <= most, "{page} has {lines} lines: split it");
    }
}

/// The pages for contributors, which name folders and files of `src/`.
const DESIGN: [&str; 3] = ["docs/architecture.md", "docs/server-design.md", "docs/index-design.md"];

/// The layers whose folders are rooms of their own, each with its line in the map.
const LAYERS_WITH_ROOMS: [&str; 4] = ["corpus", "ide", "lsp", "cli"];

/// The folders directly in a folder below `src/` that are modules of the program.
fn modules_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(project().join("src").join(folder)).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("mod.rs").exists());
    paths.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect()
}

/// The names of Rust files below a folder, with the folders that lead to them from `src/`.
fn sources_below(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources_below(&path, found);
        } else {
            let below = path.strip_prefix(project().join("src")).expect("below src");
            found.push(format!("/{}", below.to_str().expect("UTF-8").replace('\\', "/")));
        }
    }
}

#[test]
fn the_map_of_the_code_names_every_folder() {
    let map: String = DESIGN.iter().map(|page| read(page)).collect();
    let rooms = LAYERS_WITH_ROOMS.iter().flat_map(|layer| modules_in(layer));
    for folder in modules_in("").into_iter().chain(rooms).filter(|folder| !folder.ends_with("tests")) {
        assert!(map.contains(&format!("`{folder}/")), "no page for contributors names the folder {folder}");
    }
}

#[test]
fn the_map_of_the_code_names_only_files_that_exist() {
    let mut sources = Vec::new();
    sources_below(&project().join("src"), &mut sources);
    for page in DESIGN {
        let text = read(page);
        // A code span without spaces that ends as a source does.
        let spans = text.split('`').skip(1).step_by(2).filter(|span| span.ends_with(".rs") && !span.contains(' '));
        for span in spans {
            let exists =
                project().join(span).exists() || sources.iter().any(|path| path.ends_with(&format!("/{span}")));
            assert!(exists, "{page} names {span}");
        }
    }
}
