//! `variorum completions` and `variorum man`.

use std::fs;
use std::process::Command;

use crate::run::variorum;

/// The subcommands that the help lists.
fn subcommands() -> Vec<String> {
    let help = variorum(&["--help"]).stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> = names.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect();
    assert!(names.iter().any(|name| name == "check") && names.len() > 8, "{names:?}");
    names
}

#[test]
fn each_shell_completes_every_subcommand_and_its_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let outcome = variorum(&["completions", shell]);
        for word in subcommands().iter().map(String::as_str).chain(["write-baseline", "lang"]) {
            assert!(outcome.stdout.contains(word), "{shell} does not know {word}");
        }
    }
}

/// What the shell itself, if it is installed, offers for `variorum ch` and for `variorum check --st`.
#[test]
fn bash_completes_subcommands_and_options() {
    let completions = variorum(&["completions", "bash"]).stdout;
    let ask = |words: &str, at: usize| {
        let script = format!(
            "{completions}\nCOMP_WORDS=({words}); COMP_CWORD={at}; _variorum variorum \"${{COMP_WORDS[{at}]}}\" \"${{COMP_WORDS[{at}-1]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["--norc", "-c", &script]).output();
        output.ok().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Some(offered) = ask("variorum ch", 1) else { return };
    assert_eq!(offered, "check\n");
    assert_eq!(ask("variorum check --stat", 2).as_deref(), Some("--statistics\n"));
}

#[test]
fn the_manual_has_a_page_for_every_subcommand() {
    let page = variorum(&["man"]).stdout;
    assert!(page.contains(".TH variorum 1"), "{page}");
    let folder = tempfile::tempdir().expect("a folder");
    let man = folder.path().join("share/man1");
    let outcome = variorum(&["man", "--output", &man.to_string_lossy()]);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    for name in subcommands().into_iter().filter(|name| name != "help") {
        assert!(page.contains(&format!("variorum\\-{name}(1)")), "{name} is not in the page of the program");
        let own = fs::read_to_string(man.join(format!("variorum-{name}.1"))).expect("a page");
        assert!(own.contains(".SH SYNOPSIS") && own.contains(&format!("variorum\\-{name}")), "{own}");
    }
    assert!(man.join("variorum.1").exists());
}

#[test]
fn a_folder_that_cannot_be_created_is_reported() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let outcome = variorum(&["man", "--output", &file.path().join("man1").to_string_lossy()]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("man1"), "{}", outcome.stderr);
}
