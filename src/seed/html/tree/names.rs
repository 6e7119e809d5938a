//! Classes of elements by name.

/// Elements that contain no other elements.
pub(super) fn is_leaf(name: &str) -> bool {
    is_void(name)
        || matches!(name, "title" | "textarea" | "style" | "xmp" | "iframe" | "noembed" | "noframes" | "script")
}

/// Whether an element never has an end tag (WHATWG HTML, 13.1.2, and those that 13.2.6.4.7 parses like that). `name` is
/// in lower case.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "image"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element is a formatting element (13.2.4.2), which a browser reopens.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Whether an element's end tag may be omitted (13.1.2.4 “Optional tags”).
pub(super) fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "head"
            | "body"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "rb"
            | "rt"
            | "rtc"
            | "rp"
            | "optgroup"
            | "option"
            | "colgroup"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "plaintext"
    )
}
