//! The meaning of elements for the text inside them: blocks, headings, hidden text, boilerplate.

use crate::seed::html::{HtmlTree, NodeId, Tag};
use crate::seed::{BlockKind, BoilerplateKind};

/// A share widget with more text than this is something else.
const MAX_SHARE_TEXT_BYTES: usize = 600;

/// How the text inside an element is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContentRole {
    /// As body text.
    Text,
    /// As no text: a reader would not miss it.
    NoText,
    /// As boilerplate.
    Boilerplate(BoilerplateKind),
}

/// Whether an element starts and ends a block: the elements that the HTML Standard's rendering section displays as
/// blocks, list items or table parts.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "caption"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// The kind of the blocks inside an element, given the kind around it.
pub(super) fn kind_inside(name: &str, around: BlockKind) -> BlockKind {
    match name {
        "h1" => BlockKind::Heading(1),
        "h2" => BlockKind::Heading(2),
        "h3" => BlockKind::Heading(3),
        "h4" => BlockKind::Heading(4),
        "h5" => BlockKind::Heading(5),
        "h6" => BlockKind::Heading(6),
        "li" | "dd" | "dt" => BlockKind::ListItem,
        "blockquote" => BlockKind::Quote,
        "figcaption" | "caption" => BlockKind::Caption,
        "td" | "th" => BlockKind::Cell,
        "pre" | "listing" | "xmp" | "plaintext" => BlockKind::Preformatted,
        // A paragraph in a cell is running text, because tables are also used for layout.
        "p" | "article" | "section" if around == BlockKind::Cell => BlockKind::Paragraph,
        _ => around,
    }
}

/// Determines how the text inside an element is treated.
pub(super) fn content_role(tree: &HtmlTree<'_, '_>, id: NodeId) -> ContentRole {
    if !tree.is_html(id) {
        // Text in SVG labels a picture. Text in MathML is part of the sentence.
        return if tree.name(id) == "svg" { ContentRole::NoText } else { ContentRole::Text };
    }
    let tag = tree.tag(id);
    match tree.name(id) {
        "script" | "style" | "template" => ContentRole::Boilerplate(BoilerplateKind::Script),
        "head" | "title" | "iframe" | "noframes" | "noembed" | "video" | "audio" | "canvas" | "object" | "select"
        | "textarea" | "button" | "datalist" | "rt" | "rp" | "rtc" | "noscript" => ContentRole::NoText,
        "nav" => ContentRole::Boilerplate(BoilerplateKind::Navigation),
        "header" | "footer" if is_of_page(tree, id) => ContentRole::Boilerplate(BoilerplateKind::Navigation),
        "aside" if is_mostly_links(tree, id) => ContentRole::Boilerplate(BoilerplateKind::Navigation),
        "body" | "html" | "article" | "main" => ContentRole::Text,
        name => tag.map_or(ContentRole::Text, |tag| role_of_tag(tree, id, name, tag)),
    }
}

fn role_of_tag(tree: &HtmlTree<'_, '_>, id: NodeId, name: &str, tag: &Tag<'_>) -> ContentRole {
    for attribute in &tag.attributes {
        match &*attribute.name {
            "hidden" if attribute.value != "until-found" => return ContentRole::Boilerplate(BoilerplateKind::Hidden),
            "style" if hides(&attribute.value) => return ContentRole::Boilerplate(BoilerplateKind::Hidden),
            "role" if matches!(attribute.value.trim(), "navigation" | "banner" | "contentinfo") => {
                return ContentRole::Boilerplate(BoilerplateKind::Navigation);
            }
            "class" | "id" if attribute.value.split_ascii_whitespace().any(is_share_word) && is_short(tree, id) => {
                return ContentRole::Boilerplate(BoilerplateKind::Share);
            }
            "class" | "id" if attribute.value.split_ascii_whitespace().any(is_related_word) && is_short(tree, id) => {
                return ContentRole::Boilerplate(BoilerplateKind::Navigation);
            }
            "href" if name == "a" && is_share_address(&attribute.value) && is_short(tree, id) => {
                return ContentRole::Boilerplate(BoilerplateKind::Share);
            }
            _ => {}
        }
    }
    ContentRole::Text
}

/// Whether the value of a `style` attribute hides the element.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(property, value)| {
        property.trim().eq_ignore_ascii_case("display")
            && value.split('!').next().is_some_and(|value| value.trim().eq_ignore_ascii_case("none"))
    })
}

/// Whether a class or id belongs to a share widget.
fn is_share_word(word: &str) -> bool {
    #[rustfmt::skip]
    const EXACT: &[&str] = &[
        "share", "shares", "sharing", "shareto", "sharebox", "sharebar", "sharethis", "sharedaddy",
        "robots-nocontent", "bdsharebuttonbox", "addthis", "addtoany", "social", "sns", "social-icons",
        "social-links", "social-buttons", "social-media", "bshare", "ssba", "sd-block",
    ];
    #[rustfmt::skip]
    const BEGINNINGS: &[&str] = &[
        "share-", "share_", "sharing-", "social-share", "social_share", "socialshare", "social-sharing", "sns-share",
        "addtoany_", "a2a_", "addthis_", "jiathis", "bdshare", "bshare-", "sd-social", "sd-sharing", "sharedaddy",
        "heateor", "ssba-", "shareaholic", "st-btn",
    ];
    #[rustfmt::skip]
    const ENDINGS: &[&str] = &[
        "-share", "_share", "-sharing", "-share-buttons", "-social-share", "sharebuttons",
    ];
    let word = word.to_ascii_lowercase();
    EXACT.contains(&word.as_str())
        || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a class or id belongs to a box of links to other articles.
fn is_related_word(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let rest = word.strip_prefix("jp-").unwrap_or(&word);
    rest.strip_prefix("related").is_some_and(|rest| {
        matches!(rest, "" | "posts" | "articles" | "news" | "links") || rest.starts_with(['-', '_'])
    })
}

/// Whether an address shares a link on a social network.
pub fn is_share_address(address: &str) -> bool {
    const ENDPOINTS: &[&str] = &[
        "facebook.com/sharer",
        "facebook.com/share.php",
        "facebook.com/dialog/share",
        "twitter.com/intent/tweet",
        "twitter.com/share",
        "twitter.com/home?status=",
        "x.com/intent/",
        "service.weibo.com/share",
        "v.t.sina.com.cn/share",
        "connect.qq.com/widget/shareqq",
        "sns.qzone.qq.com/cgi-bin/qzshare",
        "share.v.t.qq.com",
        "linkedin.com/sharearticle",
        "linkedin.com/sharing/share-offsite",
        "pinterest.com/pin/create",
        "reddit.com/submit",
        "t.me/share/",
        "telegram.me/share/",
        "api.whatsapp.com/send",
        "wa.me/?text",
        "social-plugins.line.me/lineit/share",
        "line.me/r/msg",
        "plus.google.com/share",
        "tumblr.com/share",
        "getpocket.com/save",
        "addtoany.com/share",
        "addtoany.com/add_to",
        "jiathis.com/share",
        "douban.com/share",
    ];
    let address = address.to_ascii_lowercase();
    let Some(rest) = address.split_once("//").map(|(_, rest)| rest) else { return false };
    let rest = rest.strip_prefix("www.").or_else(|| rest.strip_prefix("m.")).unwrap_or(rest);
    ENDPOINTS.iter().any(|endpoint| rest.starts_with(endpoint))
}

/// Whether a `<header>` or `<footer>` belongs to the page rather than to an article in it.
fn is_of_page(tree: &HtmlTree<'_, '_>, id: NodeId) -> bool {
    tree.ancestors(id)
        .all(|above| !matches!(tree.name(above), "article" | "main" | "section" | "blockquote" | "figure"))
        && tree.ancestors(id).any(|above| tree.name(above) == "body")
}

fn is_short(tree: &HtmlTree<'_, '_>, id: NodeId) -> bool {
    text_bytes(tree, id, MAX_SHARE_TEXT_BYTES) < MAX_SHARE_TEXT_BYTES
}

/// The number of bytes of text inside an element. Stops counting at about `max`.
fn text_bytes(tree: &HtmlTree<'_, '_>, id: NodeId, max: usize) -> usize {
    let mut bytes = 0;
    for node in tree.descendants(id).take(max) {
        bytes += text_of(tree, node);
        if bytes >= max {
            break;
        }
    }
    bytes
}

fn text_of(tree: &HtmlTree<'_, '_>, node: NodeId) -> usize {
    if tree.is_text(node) { tree.token(node).map_or(0, |token| token.span.len()) } else { 0 }
}

/// Whether most of the text in an element is in links.
fn is_mostly_links(tree: &HtmlTree<'_, '_>, id: NodeId) -> bool {
    let (mut all, mut linked) = (0, 0);
    for node in tree.descendants(id).filter(|node| tree.is_text(*node)).take(2_000) {
        let bytes = text_of(tree, node);
        all += bytes;
        if tree.ancestors(node).take(4).any(|above| tree.name(above) == "a") {
            linked += bytes;
        }
    }
    linked * 10 >= all * 7 && linked > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn share_widgets_are_recognised_by_their_names() {
        for word in
            ["a2a_kit", "addtoany_share_save_container", "sharedaddy", "bdsharebuttonbox", "post-share", "Share"]
        {
            assert!(is_share_word(word), "{word}");
        }
        for word in ["shared-article", "socialism", "content", "shareholder"] {
            assert!(!is_share_word(word), "{word}");
        }
        assert!(is_share_address("https://www.facebook.com/sharer/sharer.php?u=x"));
        assert!(!is_share_address("https://share.example.org/an-article"));
    }

    #[test]
    fn display_none_hides_an_element() {
        assert!(hides("color:red; DISPLAY : none !important"));
        assert!(!hides("display:block") && !hides("visibility: hidden"));
    }
}
