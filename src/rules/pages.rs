//! The pages of the rules in `docs/rules/`.

use include_dir::{Dir, include_dir};

static PAGES: Dir = include_dir!("$CARGO_MANIFEST_DIR/docs/rules");

/// Returns the page of the rule of this name, in Markdown; `None` if there is no such rule.
pub fn page(name: &str) -> Option<&'static str> {
    super::registry::find(name)?;
    PAGES.get_file(format!("{name}.md"))?.contents_utf8()
}

/// Whether a page says that there is a fix.
pub fn promises_a_fix(page: &str) -> bool {
    page.split("\n## Fix\n").nth(1).is_some_and(|fix| !fix.trim_start().starts_with("None"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::registry::RULES;

    #[test]
    fn every_rule_has_its_page_and_nothing_else_has() {
        for rule in RULES {
            assert!(
                page(rule.name).is_some_and(|page| page.starts_with(&format!("# {}\n", rule.name))),
                "{}",
                rule.name
            );
        }
        for other in ["README", "../../README", "text", "text/no-such-rule", ""] {
            assert_eq!(page(other), None, "{other}");
        }
    }

    #[test]
    fn a_page_says_whether_there_is_a_fix() {
        let promises = |name| page(name).is_some_and(promises_a_fix);
        assert!(promises("text/control-character"));
        assert!(!promises("text/invalid-utf8"));
    }
}
