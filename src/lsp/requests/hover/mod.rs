//! Hover: what there is to say about the place under the cursor, drawn as Markdown or plain text.

mod passage;

use ropey::Rope;
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, Range};

use super::cursor::Cursor;
use super::markup::{Page, SLOT};
use crate::cancel::Cancel;
use crate::ide::hover::{Agreement, FieldHover, FieldStatement, HoverContent, HoverOptions};
use crate::ide::{hover, manifest};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::{Message, message};
use crate::rules::labels;
use crate::text::{ByteSpan, ColumnUnit, position};

/// Answers `textDocument/hover`. The range is that of the sentence, field or boilerplate that it speaks of.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn hover(view: &View, params: &HoverParams, cancel: &Cancel) -> Result<Option<Hover>, RequestError> {
    let at = &params.text_document_position_params;
    let mut page = Page::new(view.client.markdown, view.client.language);
    if let Some(document) = view.document(&at.text_document.uri).filter(|document| document.is_manifest()) {
        let offset = convert::offset_of(&document.rope, at.position, view.client.unit);
        let found = hover_in_manifest(document, offset, &mut page);
        return Ok(found.map(|span| answer(page, view.range(&document.rope, span))));
    }
    let Some(Cursor { document, reading, offset }) = Cursor::from_params(view, at)? else { return Ok(None) };
    let settings = view.settings_of(&document);
    let options = HoverOptions { variants: settings.hover_variants, max_witnesses: settings.hover_witnesses };
    let analysis = || view.analysis(&document, cancel);
    let learnt_at = || view.learnt_at(&document, offset, cancel);
    let Some(found) = hover::hover(&reading, offset, options, analysis, learnt_at)? else { return Ok(None) };
    match &found.content {
        HoverContent::Field(field) => field_page(field, &document.rope, &mut page),
        HoverContent::Boilerplate(kind) => {
            page.title(&labels::boilerplate(*kind)).paragraph().message(&message!("hover-boilerplate"));
        }
        HoverContent::Passage(passage) => passage::draw(view, passage, &mut page),
        HoverContent::LearntBoilerplate { kind, seeds } => {
            let seeds = message!("count-seeds", count = *seeds);
            page.title(&message!("hover-learnt", kind = kind.label(), seeds = seeds));
        }
    }
    Ok(Some(answer(page, view.range(&document.rope, found.span))))
}

fn answer(page: Page, range: Range) -> Hover {
    let (value, markdown) = page.finish();
    let kind = if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range: Some(range) }
}

/// Draws what a key or value of a manifest means, and gives its span.
fn hover_in_manifest(document: &Document, offset: usize, page: &mut Page) -> Option<ByteSpan> {
    let found = manifest::hover(&String::from(&document.rope), offset, page.language())?;
    page.quote(&found.text);
    if let Some(default) = &found.default {
        page.paragraph().text(default);
    }
    if let Some(rule) = found.rule {
        page.paragraph().link(rule, &format!("variorum-rule:/{rule}.md"));
    }
    Some(found.span)
}

fn field_page(field: &FieldHover, rope: &Rope, page: &mut Page) {
    page.title(&labels::field(field.kind)).paragraph();
    match &field.value {
        Some(value) => page.quote(value),
        None => page.message(&message!("hover-empty-label")),
    };
    if let Some(date) = &field.date {
        page.paragraph().message(date);
    }
    page.paragraph().message(&stated(&field.statement, rope));
    for other in &field.others {
        page.paragraph();
        let at = stated(&other.statement, rope);
        let said = match other.agreement {
            Agreement::Same => {
                page.message(&message!("hover-same", where = at));
                continue;
            }
            Agreement::Compatible => message!("hover-also", value = SLOT, where = at),
            Agreement::Conflicting => message!("hover-differs", value = SLOT, where = at),
        };
        match &other.value {
            Some(value) => page.message_quoting(&said, value),
            None => page.message_quoting(&said, &message!("hover-nothing").text(page.language())),
        };
    }
}

/// `front matter (YAML), line 3`
fn stated(statement: &FieldStatement, rope: &Rope) -> Message {
    let line = position::position_of(rope, statement.offset, ColumnUnit::Utf8).line + 1;
    message!("hover-where", part = statement.part.clone(), line = line)
}
