//! The text stops in mid-sentence.
//!
//! ## What it finds
//! A last paragraph in Chinese that ends with a comma or an opening mark. One that ends with no mark at all may be a signature
//! or the writer's way, and is left alone.
//!
//! ## Why it matters
//! The rest is missing: the page was cut by its length, or somebody copied too little.
//!
//! ## Example
//! ```text
//! 渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。
//!
//! 这一天，他照样把船划到了对岸，照样把缆绳系好，照样坐在船头上等着，
//! ```
//!
//! ## Fix
//! None: take the rest from the source, or from another reprint.

use super::ending::{end_of, last_blocks};
use super::prose::is_chinese;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{BlockKind, Seed};
use crate::text::is_han;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/cut-off",
    severity: Severity::Warning,
    summary: "The text stops in mid-sentence",
    check,
    ..Rule::BASE
};

/// A last paragraph with fewer Han characters may be a signature, a caption, a line of links.
const LEAST: usize = 25;

/// So many characters of the end are shown.
const SHOWN: usize = 12;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let last = last_blocks(seed, 1);
    let Some((block, text)) = last.first() else { return Ok(()) };
    let text = text.trim();
    let Some(last) = text.chars().next_back() else { return Ok(()) };
    let prose = block.kind == BlockKind::Paragraph && text.chars().filter(|c| is_han(*c)).nth(LEAST).is_some();
    if !prose || text.contains('\n') || !is_chinese(text) {
        return Ok(());
    }
    let shown = text.char_indices().nth_back(SHOWN - 1).map_or(text, |(at, _)| text.get(at..).unwrap_or_default());
    if matches!(last, '，' | '、' | '“' | '「' | '《' | '（') {
        reporter.at(end_of(seed, block, shown), message!("cut-off", text = quote(shown)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, quiet};

    const WHOLE: &str = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。\n\n";

    #[test]
    fn a_last_comma_is_found() {
        finds(
            &RULE,
            Unknown,
            &format!("{WHOLE}这一天，他照样把船划到了对岸，照样把缆绳系好，照样坐‹在船头上等着，一直等着，›\n"),
            &["The text stops in mid-sentence, with “在船头上等着，一直等着，”: take the rest from its source"],
        );
    }

    #[test]
    fn ends_are_ends() {
        quiet(
            &RULE,
            Unknown,
            &(WHOLE.to_owned() + "他说：“这条河三十年没有变过，变的只是桥，新桥终于通了车，我也该歇一歇了。”\n"),
        );
        quiet(
            &RULE,
            Unknown,
            &(WHOLE.to_owned() + "作者系河湾乡土资料室研究员，长年收集渡口、茶馆和老桥的旧事，现居河湾镇上游\n"),
        );
        quiet(&RULE, Unknown, &(WHOLE.to_owned() + "河湾乡土资料室，2020 年 1 月 1 日，\n"));
    }
}
