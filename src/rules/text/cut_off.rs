//! The text stops in mid-sentence.
//!
//! ## What it finds
//! A last paragraph in Chinese that ends with a comma or an opening mark. Also a long last paragraph in any language
//! that ends without a mark, if the sentence before it has one and so do nearly all other paragraphs of similar length.
//! Signatures, and texts whose paragraphs end without marks, are left alone.
//!
//! ## Why it matters
//! The rest is missing: the page was truncated, or not all of it was copied.
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
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::prose::Prose;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{Block, BlockKind, Seed};
use crate::text::{CharClass, is_han, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/cut-off",
    severity: Severity::Warning,
    summary: "The text stops in mid-sentence",
    check,
    ..Rule::BASE
};

/// The minimum number of Han characters in the last paragraph. A shorter one may be a signature, a caption or a line of
/// links.
const MIN_LAST_HAN: usize = 25;

/// The minimum number of Han characters in a long paragraph; a Latin letter counts as a third of one.
const MIN_LONG_HAN: usize = 50;

/// How many other long paragraphs a text must have to show how its author ends them.
const MIN_LONG_PARAGRAPHS: usize = 4;

/// At most one in this many of them may end without a mark.
const MIN_PARAGRAPHS_PER_UNMARKED: usize = 20;

/// The minimum number of letters in the unfinished sentence; a shorter one may be a name.
const MIN_SENTENCE_LETTERS: usize = 4;

/// How many characters of the end the message quotes.
const QUOTED_CHARS: usize = 12;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some((block, prose)) = last_blocks(seed, reporter).next() else { return Ok(()) };
    let text = prose.text().trim();
    let Some(last) = text.chars().next_back() else { return Ok(()) };
    if block.kind != BlockKind::Paragraph || text.contains('\n') {
        return Ok(());
    }
    let broken = matches!(last, '，' | '、' | '“' | '「' | '《' | '（')
        && prose.kinds().han() > MIN_LAST_HAN
        && prose.is_chinese();
    if broken || (is_broken_off(text, last) && is_long(&prose) && paragraphs_end(seed, reporter, block)) {
        let shown = text.char_indices().nth_back(QUOTED_CHARS - 1).map_or(text, |(at, _)| slice(text, at..));
        reporter.report(end_of(seed, block, shown), message!("cut-off", text = quote(shown)));
    }
    Ok(())
}

/// Whether words are those of a sentence. In Chinese, a sentence has no spaces, unlike a headline. In letters, most
/// words of a sentence are in lower case, unlike a name.
fn is_sentence(words: &str, last: char) -> bool {
    let mut words = words.split_whitespace();
    if is_han(last) {
        return words.nth(1).is_none();
    }
    let small = words.clone().filter(|word| word.starts_with(char::is_lowercase)).count();
    small * 2 > words.count()
}

fn is_long(prose: &Prose<'_>) -> bool {
    prose.kinds().han() + prose.kinds().count(CharClass::Latin) / 3 >= MIN_LONG_HAN
}

/// Whether a text that ends with the character `last` contains whole sentences and, after the last of them, the
/// beginning of one.
fn is_broken_off(text: &str, last: char) -> bool {
    let is_end = |c: char| matches!(c, '。' | '！' | '？');
    // What a column or its author is about.
    if text.starts_with(['【', '[', '（', '(']) {
        return false;
    }
    let begun = if is_han(last) {
        text.rfind(is_end).and_then(|at| text.get(at..))
    } else if last.is_ascii_lowercase() {
        text.rfind(". ").and_then(|at| text.get(at..))
    } else {
        None
    };
    begun.is_some_and(|begun| {
        let inside = begun.chars().filter(|c| c.is_alphabetic());
        inside.count() >= MIN_SENTENCE_LETTERS
            && !begun.contains(['丨', '|', '｜', '：', ':', '@', '/'])
            && is_sentence(begun, last)
    })
}

/// Whether the author ends paragraphs with a mark, as nearly every other long one does.
fn paragraphs_end(seed: &Seed, reporter: &Reporter<'_>, last: &Block) -> bool {
    let others = last_blocks(seed, reporter)
        .filter(|(block, prose)| block.span != last.span && block.kind == BlockKind::Paragraph && is_long(prose));
    let (mut all, mut without) = (0, 0);
    for (_, prose) in others {
        all += 1;
        without += usize::from(prose.text().trim_end().ends_with(char::is_alphanumeric));
    }
    all >= MIN_LONG_PARAGRAPHS && without * MIN_PARAGRAPHS_PER_UNMARKED <= all
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
            &["The text stops in mid-sentence, with “在船头上等着，一直等着，”: restore the rest from its source"],
        );
    }

    #[test]
    fn a_sentence_that_breaks_off_is_found_where_all_others_end() {
        let story = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业，一路说着学校里的事，说个没完，说到船靠了岸。\n\n";
        let cut = "这一天没有人等他。他照样把船划到了对岸，照样把缆绳系好，照样坐在船头上等着，等到太阳升得很高，才听见岸上有人‹喊他的名字，他抬起头看见›\n";
        finds(
            &RULE,
            Unknown,
            &(story.repeat(5) + cut),
            &["The text stops in mid-sentence, with “喊他的名字，他抬起头看见”…"],
        );
        let bare = cut.replace(['‹', '›'], "");
        quiet(&RULE, Unknown, &(story.repeat(3) + &bare));
        quiet(&RULE, Unknown, &(story.replace("岸。", "岸").repeat(5) + &bare));
        quiet(&RULE, Unknown, &(story.repeat(5) + &bare.replace("等他。", "等他，")));
        let english = "The ferryman crossed the river every morning, and the children waited for him on the other bank, with the homework of the night before in their bags and a great deal to tell of the day. He listened.\n\n";
        finds(
            &RULE,
            Unknown,
            &(english.repeat(5)
                + english.trim_end().trim_end_matches('.')
                + " to them all the way back and he ‹only said no›\n"),
            &["The text stops in mid-sentence…"],
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
