//! Text for people, as Markdown or plain.
//!
//! Everything that comes from a seed is escaped ([`markdown`](super::markdown)), and what could give orders to the client is
//! shown by its code. Emphasis in Chinese text needs care: CommonMark's `**` opens and closes
//! only beside white space or on the right side of punctuation, so `在**“锋”**上` stays unrendered. A hair space
//! (U+200A, which counts as white space) on either side makes every mark open and close, and keeps readings apart.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::markdown::escape_into;
use crate::ide::sentence::shown;
use crate::messages::{Language, Message, message};

/// What a target of a link is not to have. It is a URI; of what may stand in one, only parentheses mean something here.
const NOT_IN_A_TARGET: &AsciiSet = &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'\\');

const HAIR_SPACE: char = '\u{200A}';

/// Stands in a message where a text of a seed goes.
pub(in crate::lsp) const SLOT: &str = "\u{FFFC}";

/// A text under construction.
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

    /// Who reads it reads this.
    pub(in crate::lsp) fn language(&self) -> Language {
        self.language
    }

    /// The text, and whether it is Markdown.
    pub(in crate::lsp) fn finish(self) -> (String, bool) {
        (self.text.trim_end().to_owned(), self.markdown)
    }

    /// Words of our own; no markup in them, in either form.
    pub(in crate::lsp) fn text(&mut self, words: &str) -> &mut Self {
        self.text.push_str(words);
        self
    }

    /// A message, nothing of a seed in it.
    pub(in crate::lsp) fn message(&mut self, message: &Message) -> &mut Self {
        self.text(&message.text(self.language))
    }

    /// A message with a text that comes from a seed where it has [`SLOT`].
    pub(in crate::lsp) fn message_quoting(&mut self, message: &Message, text: &str) -> &mut Self {
        let words = message.text(self.language);
        let (before, behind) = words.split_once(SLOT).unwrap_or((&words, ""));
        self.text(before).quote(text).text(behind)
    }

    /// A message as a heading.
    pub(in crate::lsp) fn title(&mut self, message: &Message) -> &mut Self {
        self.strong(&message.title(self.language))
    }

    /// Text that comes from a seed.
    pub(in crate::lsp) fn quote(&mut self, text: &str) -> &mut Self {
        let text = shown(text);
        if self.markdown {
            escape_into(&mut self.text, &text);
        } else {
            self.text.push_str(&text);
        }
        self
    }

    /// Text from a seed in bold, or as it is.
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

    /// One place where two seeds read differently: what stands here is struck out, what stands there is bold. In plain
    /// text `⟨here→there⟩`, with nothing on the side that lacks it.
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

    /// What the marks of [`Page::variant`] mean.
    pub(in crate::lsp) fn legend(&mut self) -> &mut Self {
        let (here, there) = (message!("only-here").text(self.language), message!("only-there").text(self.language));
        if self.markdown {
            self.marked("~~", &here).text(" ").marked("**", &there)
        } else {
            self.variant(&here, &there)
        }
    }

    /// A link to a place, named by a text that comes from a seed. In plain text the name alone.
    pub(in crate::lsp) fn link(&mut self, name: &str, target: &str) -> &mut Self {
        if !self.markdown {
            return self.quote(name);
        }
        if self.text.ends_with('!') {
            // Together they would be an image.
            self.text.push(HAIR_SPACE);
        }
        self.text("[").quote(name);
        let _ = write!(self.text, "]({})", utf8_percent_encode(target, NOT_IN_A_TARGET));
        self
    }

    /// A new paragraph, unless nothing stands before it.
    pub(in crate::lsp) fn paragraph(&mut self) -> &mut Self {
        self.trim();
        if self.text.is_empty() { self } else { self.text("\n\n") }
    }

    /// A new entry of a numbered list.
    pub(in crate::lsp) fn item(&mut self, number: usize) -> &mut Self {
        if !self.text.ends_with("\n\n") {
            self.trim();
            self.text.push('\n');
        }
        let _ = write!(self.text, "{number}. ");
        self
    }

    /// A new entry of a list.
    pub(in crate::lsp) fn bullet(&mut self) -> &mut Self {
        if !self.text.ends_with("\n\n") {
            self.trim();
            self.text.push('\n');
        }
        self.text("- ")
    }

    /// A new line in an entry of a list.
    pub(in crate::lsp) fn line(&mut self) -> &mut Self {
        self.trim();
        // Two spaces at a line's end keep the break in Markdown, and are not seen where it is not rendered.
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
