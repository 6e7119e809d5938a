//! Pages for people, in Markdown or plain text.
//!
//! Text from a seed is always escaped ([`markdown`](super::markdown)), and control characters are shown by their codes. Emphasis
//! in Chinese text needs care: CommonMark's `**` opens and closes only beside white space or on the right side of punctuation,
//! so `在**“锋”**上` is not rendered. A hair space (U+200A, which counts as white space) on either side makes every mark
//! open and close, and keeps readings apart.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::markdown::escape_into;
use crate::ide::sentence::shown;
use crate::messages::{Language, Message, message};

/// What is percent-encoded in the target of a link. Of the characters that a URI may contain, only parentheses have a meaning
/// in Markdown.
const NOT_IN_A_TARGET: &AsciiSet = &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'\\');

const HAIR_SPACE: char = '\u{200A}';

/// Marks the place in a message where text from a seed goes.
pub(in crate::lsp) const SLOT: &str = "\u{FFFC}";

/// A page that is being written.
pub(in crate::lsp) struct Page {
    markdown: bool,
    language: Language,
    text: String,
}

impl Page {
    /// An empty page.
    pub(in crate::lsp) fn new(markdown: bool, language: Language) -> Self {
        Self { markdown, language, text: String::new() }
    }

    /// The reader's language.
    pub(in crate::lsp) fn language(&self) -> Language {
        self.language
    }

    /// The text, and whether it is Markdown.
    pub(in crate::lsp) fn finish(self) -> (String, bool) {
        (self.text.trim_end().to_owned(), self.markdown)
    }

    /// Appends text of our own, which must contain no markup.
    pub(in crate::lsp) fn text(&mut self, words: &str) -> &mut Self {
        self.text.push_str(words);
        self
    }

    /// Appends a message that contains no text from a seed.
    pub(in crate::lsp) fn message(&mut self, message: &Message) -> &mut Self {
        self.text(&message.text(self.language))
    }

    /// Appends a message, with text from a seed in the place of [`SLOT`].
    pub(in crate::lsp) fn message_quoting(&mut self, message: &Message, text: &str) -> &mut Self {
        let words = message.text(self.language);
        let (before, behind) = words.split_once(SLOT).unwrap_or((&words, ""));
        self.text(before).quote(text).text(behind)
    }

    /// Appends a message as a heading.
    pub(in crate::lsp) fn title(&mut self, message: &Message) -> &mut Self {
        self.strong(&message.title(self.language))
    }

    /// Appends text from a seed.
    pub(in crate::lsp) fn quote(&mut self, text: &str) -> &mut Self {
        let text = shown(text);
        if self.markdown {
            escape_into(&mut self.text, &text);
        } else {
            self.text.push_str(&text);
        }
        self
    }

    /// Appends text from a seed, in bold if the page is in Markdown.
    pub(in crate::lsp) fn strong(&mut self, text: &str) -> &mut Self {
        if self.markdown { self.marked("**", text) } else { self.quote(text) }
    }

    fn marked(&mut self, mark: &str, text: &str) -> &mut Self {
        let shown = if text.trim().is_empty() { "␣" } else { text.trim() };
        if self.text.chars().next_back().is_some_and(|last| !last.is_whitespace()) {
            self.text.push(HAIR_SPACE);
        }
        self.text.push_str(mark);
        self.quote(shown);
        let _ = write!(self.text, "{mark}{HAIR_SPACE}");
        self
    }

    /// Appends a variant: the reading of the seed struck out, that of the witness in bold. In plain text `⟨here→there⟩`. A side
    /// that lacks the text is empty.
    pub(in crate::lsp) fn variant(&mut self, here: &str, there: &str) -> &mut Self {
        if !self.markdown {
            return self.text("⟨").quote(here).text("→").quote(there).text("⟩");
        }
        if !here.is_empty() {
            self.marked("~~", here);
        }
        if !there.is_empty() {
            self.marked("**", there);
        }
        self
    }

    /// Appends what the marks of [`Page::variant`] mean.
    pub(in crate::lsp) fn legend(&mut self) -> &mut Self {
        let (here, there) = (message!("only-here").text(self.language), message!("only-there").text(self.language));
        if self.markdown {
            self.marked("~~", &here).text(" ").marked("**", &there)
        } else {
            self.variant(&here, &there)
        }
    }

    /// Appends a link whose name is text from a seed. In plain text only the name.
    pub(in crate::lsp) fn link(&mut self, name: &str, target: &str) -> &mut Self {
        if !self.markdown {
            return self.quote(name);
        }
        if self.text.ends_with('!') {
            // `![` would begin an image.
            self.text.push(HAIR_SPACE);
        }
        self.text("[").quote(name);
        let _ = write!(self.text, "]({})", utf8_percent_encode(target, NOT_IN_A_TARGET));
        self
    }

    /// Begins a new paragraph, unless the page is empty.
    pub(in crate::lsp) fn paragraph(&mut self) -> &mut Self {
        self.trim();
        if self.text.is_empty() { self } else { self.text("\n\n") }
    }

    /// Begins an item of a numbered list.
    pub(in crate::lsp) fn item(&mut self, number: usize) -> &mut Self {
        if !self.text.ends_with("\n\n") {
            self.trim();
            self.text.push('\n');
        }
        let _ = write!(self.text, "{number}. ");
        self
    }

    /// Begins an item of a list.
    pub(in crate::lsp) fn bullet(&mut self) -> &mut Self {
        if !self.text.ends_with("\n\n") {
            self.trim();
            self.text.push('\n');
        }
        self.text("- ")
    }

    /// Begins a new line in an item of a list.
    pub(in crate::lsp) fn line(&mut self) -> &mut Self {
        self.trim();
        // Two spaces at the end of a line keep the break in Markdown, and are invisible where it is not rendered.
        self.text(if self.markdown { "  \n   " } else { "\n   " })
    }

    fn trim(&mut self) {
        let kept = self.text.trim_end_matches([' ', '\n', HAIR_SPACE]).len();
        self.text.truncate(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a Markdown renderer shows: `-…-` struck, `+…+` bold.
    fn rendered(page: Page) -> String {
        let (text, _) = page.finish();
        let mut shown = String::new();
        for event in Parser::new_ext(&text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => shown.push('-'),
                Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => shown.push('+'),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => panic!("{other:?} in {text:?}"),
            }
        }
        shown.replace(HAIR_SPACE, "")
    }

    #[test]
    fn punctuation_beside_a_mark_does_not_keep_it_from_rendering() {
        let mut page = Page::new(true, Language::English);
        page.quote("在")
            .variant("“峰”", "“锋”")
            .quote("上，")
            .variant("（上）", "")
            .quote("说")
            .variant("", "。")
            .quote("完");
        assert_eq!(rendered(page), "在-“峰”-+“锋”+上，-（上）-说+。+完");
    }

    #[test]
    fn plain_text_shows_both_readings_in_brackets() {
        let mut page = Page::new(false, Language::English);
        page.quote("梁文").variant("峰", "锋").quote("在").variant("的国运赌徒", "").quote("*说*");
        assert_eq!(page.finish(), ("梁文⟨峰→锋⟩在⟨的国运赌徒→⟩*说*".to_owned(), false));
    }

    #[test]
    fn nothing_gives_orders_in_either_form() {
        for markdown in [true, false] {
            let mut page = Page::new(markdown, Language::English);
            page.strong("\u{1b}[31m标题")
                .paragraph()
                .quote("a\u{9b}\u{202e}\n\u{2028}")
                .link("b\u{7}", "file:///c\u{1b} (d)");
            let (text, _) = page.finish();
            assert!(!text.replace('\n', "").contains(crate::text::is_command), "{text:?}");
        }
    }

    #[test]
    fn a_link_behind_an_exclamation_mark_is_no_image() {
        let mut page = Page::new(true, Language::English);
        page.quote("好!").link("看", "file:///a.md");
        assert!(!Parser::new(&page.finish().0).any(|event| matches!(event, Event::Start(Tag::Image { .. }))));
    }

    proptest! {
        #[test]
        fn nothing_from_a_seed_begins_a_block(
            first in "[文 #>+=.)0-9*_~`<&!\\[\\]()|\\\\\u{1b}\u{202e}\n-]{1,12}", second in "[文#>+=.)0-9 -]{0,5}", entry in 0..4_usize,
        ) {
            let mut page = Page::new(true, Language::English);
            match entry {
                0 => &mut page,
                1 => page.text("S").paragraph(),
                2 => page.text("S").line(),
                _ => page.text("S").item(1),
            };
            page.quote(&first).quote(&second);
            let (text, _) = page.finish();
            for event in Parser::new_ext(&text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
                let is_ours = match &event {
                    Event::Start(Tag::Item | Tag::List(_)) | Event::End(TagEnd::Item | TagEnd::List(_)) => entry == 3,
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => true,
                    event => matches!(event, Event::Text(_) | Event::HardBreak | Event::SoftBreak),
                };
                prop_assert!(is_ours, "{event:?} in {text:?}");
            }
        }

        #[test]
        fn nothing_from_a_seed_becomes_markup(
            parts in proptest::collection::vec(("[文a]{1,3}", "[文 *_~`<>&;#\\[\\]\\\\()!|“”。a-c-]{1,8}", "[文*_~`<&“”。a]{1,8}"), 1..4),
        ) {
            let mut page = Page::new(true, Language::English);
            page.text("S ");
            let mut expected = String::from("S ");
            for (same, here, there) in &parts {
                page.quote(same).variant(here, there);
                let shown = |text: &str| match shown(text.trim()) {
                    empty if empty.is_empty() => "␣".to_owned(),
                    text => text,
                };
                expected += &format!("{same}-{}-+{}+", shown(here), shown(there));
            }
            prop_assert_eq!(rendered(page), expected);
        }
    }
}
