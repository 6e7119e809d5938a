//! The two READMEs say the same: the same commands, pictures and pages, in the same order of sections.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the file")
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

/// The lines that a reader is to type, in order.
fn commands(text: &str) -> Vec<&str> {
    prose(text).filter_map(|line| line.strip_prefix("    ")).collect()
}

/// How many `#` each heading has.
fn headings(text: &str) -> Vec<usize> {
    let levels = prose(text).map(|line| line.chars().take_while(|c| *c == '#').count());
    levels.filter(|level| *level > 0).collect()
}

/// The files that are linked to, without the other README and places within a page.
fn links(text: &str) -> BTreeSet<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.starts_with("README")).collect()
}

#[test]
fn the_chinese_readme_is_the_english_one() {
    let (english, chinese) = (read("README.md"), read("README.zh-CN.md"));
    assert_eq!(commands(&english), commands(&chinese));
    assert_eq!(headings(&english), headings(&chinese));
    assert_eq!(links(&english), links(&chinese));
}

#[test]
fn what_the_readmes_lead_to_is_there() {
    for name in ["README.md", "README.zh-CN.md"] {
        for link in links(&read(name)).into_iter().filter(|link| !link.starts_with("https:")) {
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{name}: {link}");
        }
    }
}
