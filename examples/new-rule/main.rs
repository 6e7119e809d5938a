//! Adds a rule to the project: `cargo run --example new-rule -- group/rule-name`. CONTRIBUTING.md has the next steps.

mod scaffold;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(name) = std::env::args().nth(1) else {
        eprintln!("usage: cargo run --example new-rule -- group/rule-name");
        return ExitCode::from(2);
    };
    match scaffold::add_rule(root, &name) {
        Ok(files) => {
            for file in files {
                println!("{}", file.strip_prefix(root).unwrap_or(&file).display());
            }
            println!("\nFill in each TODO in these files, then run what names all that is still missing:");
            println!("VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("new-rule: {error}");
            ExitCode::FAILURE
        }
    }
}
