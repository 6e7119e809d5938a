//! The head of an HTML page: `<title>`, Open Graph, `article:*`, Dublin Core, JSON-LD, `<link rel=canonical>`.

use super::entries::{FrontMatterEntry, FrontMatterValue};
use super::parsed::{ParsedField, ParsedPart};
use super::scan::span_in;
use super::{json, keys};
use crate::seed::html::{Attribute, HtmlTree, NodeId};
use crate::seed::{FieldKind, PartKind};
use crate::text::{ByteSpan, slice};

/// The names of `<meta>` elements (`property`, `name` or `itemprop`, in lower case) by the fields that they state.
const META: &[(FieldKind, &[&str])] = &[
    (FieldKind::Title, &["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"]),
    (
        FieldKind::Author,
        &[
            "author",
            "article:author",
            "og:article:author",
            "dc.creator",
            "dcterms.creator",
            "citation_author",
            "byl",
            "parsely-author",
            "creator",
        ],
    ),
    (
        FieldKind::Published,
        &[
            "article:published_time",
            "og:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "publish_date",
            "publish-date",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.issued",
            "dcterms.created",
            "citation_publication_date",
            "citation_date",
            "parsely-pub-date",
            "article:create_at",
            "weibo:article:create_at",
        ],
    ),
    (
        FieldKind::Updated,
        &[
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "lastmod",
            "last-modified",
            "dcterms.modified",
            "weibo:article:update_at",
        ],
    ),
    (
        FieldKind::Source,
        &["og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "source", "dc.source", "mediaid"],
    ),
    (FieldKind::Url, &["og:url", "twitter:url", "dc.identifier", "dcterms.identifier"]),
    (
        FieldKind::Summary,
        &["description", "og:description", "twitter:description", "dc.description", "dcterms.description"],
    ),
    (FieldKind::Tag, &["keywords", "news_keywords", "article:tag", "article:section", "dc.subject", "dcterms.subject"]),
    (FieldKind::Language, &["og:locale", "dc.language", "dcterms.language", "content-language"]),
    (FieldKind::Copyright, &["copyright", "dc.rights", "dcterms.rights", "rights"]),
];

/// The keys of JSON-LD (schema.org, Article) by the fields that they state.
const LINKED_DATA: &[(FieldKind, &[&str])] = &[
    (FieldKind::Title, &["headline"]),
    (FieldKind::Author, &["author", "creator"]),
    (FieldKind::Published, &["datePublished"]),
    (FieldKind::Updated, &["dateModified"]),
    (FieldKind::Source, &["publisher"]),
    (FieldKind::Url, &["url", "mainEntityOfPage"]),
    (FieldKind::Summary, &["description"]),
    (FieldKind::Tag, &["keywords", "articleSection"]),
    (FieldKind::Language, &["inLanguage"]),
    (FieldKind::Copyright, &["license", "copyrightNotice"]),
];

/// How deeply nested JSON-LD is examined.
const MAX_LINKED_DATA_DEPTH: usize = 4;

/// Reads the head of a page. `source` is the seed's text. Linear in the tree.
pub(in crate::seed) fn read(source: &str, tree: &HtmlTree<'_, '_>) -> Option<ParsedPart> {
    let mut fields = Vec::new();
    let mut span: Option<ByteSpan> = None;
    let mut title = None;
    for id in tree.elements() {
        match tree.name(id) {
            "html" => {
                if let Some(lang) = tree.attribute(id, "lang") {
                    add_attribute(FieldKind::Language, lang, Some(lang.name_span), &mut fields);
                }
            }
            "head" => span = Some(tree.span(id)).filter(|span| !span.is_empty()),
            "title" if is_in_head(tree, id) => title = title.or(Some(id)),
            "meta" => read_meta(tree, id, &mut fields),
            "link" => read_link(tree, id, &mut fields),
            "script" if is_linked_data(tree, id) => read_linked_data(source, tree, id, &mut fields),
            _ => {}
        }
    }
    if let Some(title) = title.and_then(|id| page_title(source, tree, id, &fields)) {
        fields.push(title);
    }
    // A field that the head states twice with the same value is kept once.
    let mut kept: Vec<ParsedField> = Vec::new();
    for field in fields {
        if !kept.iter().any(|earlier| earlier.kind == field.kind && earlier.value == field.value) {
            kept.push(field);
        }
    }
    let first = kept.first()?.span;
    let span = kept.iter().fold(span.unwrap_or(first), |span, field| span.hull(field.span));
    let mut found = ParsedPart::new(PartKind::HtmlHead, span);
    found.fields = kept;
    Some(found)
}

fn is_in_head(tree: &HtmlTree<'_, '_>, id: NodeId) -> bool {
    tree.is_html(id) && tree.parent(id).is_some_and(|parent| tree.name(parent) == "head")
}

fn add_attribute(kind: FieldKind, attribute: &Attribute<'_>, label: Option<ByteSpan>, fields: &mut Vec<ParsedField>) {
    let value = attribute.value.trim();
    let address = keys::host_of(value).is_some();
    // The address of an author's or publisher's page is not a name.
    if address && matches!(kind, FieldKind::Author | FieldKind::Source) {
        return;
    }
    if !address && kind == FieldKind::Url && !value.is_empty() {
        return;
    }
    let kind = keys::refine(kind, value).unwrap_or(kind);
    fields.push(ParsedField { kind, value: value.to_owned(), span: attribute.value_span, label });
}

fn read_meta(tree: &HtmlTree<'_, '_>, id: NodeId, fields: &mut Vec<ParsedField>) {
    let Some(content) = tree.attribute(id, "content") else { return };
    for key in ["property", "name", "itemprop", "http-equiv"] {
        let Some(key) = tree.attribute(id, key) else { continue };
        let name = key.value.trim().to_ascii_lowercase();
        let Some((kind, _)) = META.iter().find(|(_, names)| names.contains(&name.as_str())) else { continue };
        let several = *kind == FieldKind::Tag && content.value.contains([',', '，']);
        let verbatim = content.value.len() == content.value_span.len();
        if several && verbatim {
            for tag in content.value.split([',', '，']).filter(|tag| !tag.trim().is_empty()) {
                let span = span_in(&content.value, tag.trim(), content.value_span.start());
                fields.push(ParsedField {
                    kind: *kind,
                    value: tag.trim().to_owned(),
                    span,
                    label: Some(key.value_span),
                });
            }
        } else {
            add_attribute(*kind, content, Some(key.value_span), fields);
        }
        return;
    }
}

fn read_link(tree: &HtmlTree<'_, '_>, id: NodeId, fields: &mut Vec<ParsedField>) {
    let (Some(rel), Some(href)) = (tree.attribute(id, "rel"), tree.attribute(id, "href")) else { return };
    for word in rel.value.split_ascii_whitespace() {
        match word.to_ascii_lowercase().as_str() {
            "canonical" => add_attribute(FieldKind::Url, href, Some(rel.value_span), fields),
            "license" => add_attribute(FieldKind::Copyright, href, Some(rel.value_span), fields),
            _ => {}
        }
    }
}

/// The `<title>`, without the site's name where that is clear.
fn page_title(source: &str, tree: &HtmlTree<'_, '_>, id: NodeId, fields: &[ParsedField]) -> Option<ParsedField> {
    let (value, span) = tree.text(id)?;
    let mut title = ParsedField { kind: FieldKind::Title, value, span, label: None };
    let written = slice(source, span.range());
    if written != title.value {
        return Some(title);
    }
    let heading = tree.elements_named("h1").next().and_then(|id| tree.text(id)).map(|(text, _)| text);
    let known =
        |kind| fields.iter().filter(move |field: &&ParsedField| field.kind == kind).map(|field| field.value.as_str());
    for (at, mark) in written.match_indices(['-', '_', '|', '－', '–', '—', '｜', '丨', '·', '«', '»']) {
        let (before, after) = (slice(written, ..at).trim(), slice(written, at + mark.len()..));
        let is_title = known(FieldKind::Title).chain(heading.as_deref()).any(|title| title.trim() == before);
        let is_site = known(FieldKind::Source).any(|site| !site.is_empty() && after.trim() == site);
        if !before.is_empty() && (is_title || is_site) {
            title.span = span_in(written, before, span.start());
            title.value = before.to_owned();
            break;
        }
    }
    Some(title)
}

fn is_linked_data(tree: &HtmlTree<'_, '_>, id: NodeId) -> bool {
    tree.attribute(id, "type").is_some_and(|kind| kind.value.trim().eq_ignore_ascii_case("application/ld+json"))
}

fn read_linked_data(source: &str, tree: &HtmlTree<'_, '_>, id: NodeId, fields: &mut Vec<ParsedField>) {
    let Some((_, span)) = tree.text(id) else { return };
    if let Some(node) = source.get(span.range()).and_then(|text| json::read_value(text, span.start())) {
        read_articles(&node, MAX_LINKED_DATA_DEPTH, fields);
    }
}

/// Searches a value for articles. It may be one article, a list, or a graph of several things.
fn read_articles(node: &FrontMatterValue, depth: usize, fields: &mut Vec<ParsedField>) {
    match node {
        FrontMatterValue::List(items, _) if depth > 0 => {
            items.iter().for_each(|item| read_articles(item, depth - 1, fields));
        }
        FrontMatterValue::Map(entries) if is_article(entries) => {
            for entry in entries {
                if let Some((kind, _)) = LINKED_DATA.iter().find(|(_, keys)| keys.contains(&entry.key.as_str())) {
                    read_values(*kind, entry.key_span, &entry.value, MAX_LINKED_DATA_DEPTH, fields);
                }
            }
        }
        FrontMatterValue::Map(entries) if depth > 0 => {
            let graph = entries.iter().filter(|entry| entry.key == "@graph");
            graph.for_each(|graph| read_articles(&graph.value, depth - 1, fields));
        }
        _ => {}
    }
}

fn is_article(entries: &[FrontMatterEntry]) -> bool {
    let is_type = |node: &FrontMatterValue| match node {
        FrontMatterValue::Scalar(value, _) => {
            ["Article", "Posting", "Report"].iter().any(|ending| value.ends_with(ending))
        }
        _ => false,
    };
    entries.iter().filter(|entry| entry.key == "@type").any(|entry| match &entry.value {
        FrontMatterValue::List(items, _) => items.iter().any(is_type),
        value => is_type(value),
    })
}

fn read_values(kind: FieldKind, label: ByteSpan, node: &FrontMatterValue, depth: usize, fields: &mut Vec<ParsedField>) {
    match node {
        FrontMatterValue::Scalar(value, span) => {
            let address = keys::host_of(value).is_some();
            let named = matches!(kind, FieldKind::Author | FieldKind::Source) && address;
            if !named && (kind != FieldKind::Url || address) {
                let kind = keys::refine(kind, value).unwrap_or(kind);
                fields.push(ParsedField { kind, value: value.clone(), span: *span, label: Some(label) });
            }
        }
        FrontMatterValue::List(items, _) if depth > 0 => {
            items.iter().for_each(|item| read_values(kind, label, item, depth - 1, fields));
        }
        FrontMatterValue::Map(entries) if depth > 0 => {
            let key = if kind == FieldKind::Url { "@id" } else { "name" };
            if let Some(named) = entries.iter().find(|entry| entry.key == key) {
                read_values(kind, label, &named.value, depth - 1, fields);
            }
        }
        _ => {}
    }
}
