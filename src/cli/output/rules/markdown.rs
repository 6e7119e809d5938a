//! Rendering the Markdown of rule pages for the terminal.

use anstyle::Style;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use textwrap::wrap;

use crate::cli::output::style::styled;
use crate::cli::terminal::Screen;

/// The indentation of code.
const CODE_INDENT: &str = "    ";

/// The maximal width of a paragraph in columns; longer lines are hard to read.
const MAX_PARAGRAPH_COLUMNS: usize = 100;

/// The Markdown with bold headings, dimmed code, and paragraphs as wide as the screen.
pub(in crate::cli) fn render(text: &str, screen: Screen) -> String {
    let bold = styled(Style::new().bold(), screen);
    let dim = styled(Style::new().dimmed(), screen);
    let (mut out, mut line) = (String::new(), String::new());
    let (mut in_code, mut indent, mut begins_item) = (false, String::new(), false);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        if let Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_) | Tag::List(_) | Tag::Table(_)) =
            event
            && indent.is_empty()
            && !out.is_empty()
        {
            out.push('\n');
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if in_code => {
                text.lines().for_each(|line| out += &format!("{indent}{CODE_INDENT}{dim}{line}{dim:#}\n"));
            }
            Event::Start(Tag::Item) => {
                flush(&mut out, &mut line, &indent, begins_item, screen);
                indent += "  ";
                begins_item = true;
            }
            Event::End(TagEnd::Heading(_)) => {
                out += &format!("{bold}{}{bold:#}\n", line.trim());
                line.clear();
            }
            Event::End(TagEnd::Item) => {
                flush(&mut out, &mut line, &indent, begins_item, screen);
                indent.truncate(indent.len().saturating_sub(2));
                begins_item = false;
            }
            Event::End(TagEnd::Paragraph | TagEnd::TableRow | TagEnd::TableHead) => {
                flush(&mut out, &mut line, &indent, begins_item, screen);
                begins_item = false;
            }
            Event::End(TagEnd::TableCell) => line += "   ",
            Event::Text(text) => line += &text,
            Event::Code(code) if screen.colours => line += &format!("{dim}{code}{dim:#}"),
            Event::Code(code) => line += &format!("`{code}`"),
            Event::SoftBreak | Event::HardBreak => line.push(' '),
            _ => {}
        }
    }
    out
}

/// Ends a paragraph or the first line of a list item.
fn flush(out: &mut String, line: &mut String, indent: &str, begins_item: bool, screen: Screen) {
    let text = std::mem::take(line);
    if text.trim().is_empty() {
        return;
    }
    let width = screen.width.min(MAX_PARAGRAPH_COLUMNS).saturating_sub(indent.len());
    for (number, line) in wrap(text.trim_end(), width).iter().enumerate() {
        let dash = begins_item && number == 0;
        let before =
            if dash { format!("{}- ", indent.strip_suffix("  ").unwrap_or(indent)) } else { indent.to_owned() };
        *out += &format!("{before}{line}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    fn plain(text: &str, width: usize) -> String {
        render(text, Screen { width, colours: false, language: Language::English })
    }

    #[test]
    fn paragraphs_are_as_wide_as_the_screen() {
        assert_eq!(plain("one two\nthree four five", 14), "one two three\nfour five\n");
        assert_eq!(plain("雪下了一夜 行人稀少", 12), "雪下了一夜\n行人稀少\n");
    }

    #[test]
    fn headings_code_and_lists_are_distinct() {
        let page = "# A\n\nText `b`.\n\n```html\n<p>\n  x\n```\n\n- one two\n- three\n";
        assert_eq!(plain(page, 8), "A\n\nText\n`b`.\n\n    <p>\n      x\n\n- one\n  two\n- three\n");
        let colours = Screen { width: 40, colours: true, language: Language::English };
        assert_eq!(render("a `b`", colours), "a \u{1b}[2mb\u{1b}[0m\n");
    }
}
