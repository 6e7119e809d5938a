//! The archived text contains scripts, forms or embedded pages.
//!
//! ## What it finds
//! In HTML, and in HTML inside Markdown: scripts, attributes that hold them (`onclick`), addresses that run one
//! (`javascript:`), forms, frames and objects that show content from another site, and `<meta>` redirects. Scripts that
//! only hold data (JSON-LD) do not count. In a whole page that was saved, scripts are reported as info only.
//!
//! ## Why it matters
//! An archived text should be the same for everyone who opens it. A script does whatever its author, or the current
//! owner of its address, wants. A frame shows what is there today, or nothing.
//!
//! ## Example
//! ```html
//! <p onclick="count()">河水上涨了。<script src="https://example.org/ad.js"></script></p>
//! ```
//!
//! ## Fix
//! Removes it. Consider replacing a film or a map with a line of text first.
//!
//! - Needs a look: for a script, an event handler or an address.
//! - One by one: for a frame or an object.

use super::addresses::host;
use super::elements::{cut_attribute, is_named, value};
use super::residue::is_residue_frame;
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::html::Element;
use crate::seed::{FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/active-content",
    summary: "The archived text contains scripts, forms or embedded pages",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    let whole_page = seed.parts.iter().any(|part| part.kind == PartKind::HtmlHead);
    let home = seed.first(FieldKind::Url).and_then(|url| host(&url.value));
    for element in &markup.elements {
        reporter.check_cancelled()?;
        if let Some((message, severity)) = of_element(seed, element, home) {
            let finding = reporter.report(element.tag, message);
            finding.cap_severity(if whole_page { Severity::Info } else { severity });
            // A form can contain text, and an element without its own end tag could take text along.
            let ends = seed.source.slice(element.span).ends_with('>') && !is_named(seed, element, "form");
            if ends {
                // The fallback content for browsers that show no frames is text, too.
                let safety = if is_named(seed, element, "script") { Safety::NeedsALook } else { Safety::OneByOne };
                finding.add_fix(message!("markup-fix-remove"), safety, vec![Edit::delete(element.span)]);
            }
            continue;
        }
        for attribute in markup.attributes(element) {
            let (name, value) = (seed.source.slice(attribute.name), seed.source.slice(attribute.value));
            let message = if is_handler(name) {
                message!("active-content-handler", name = quote(name))
            } else if runs_script(value) {
                message!("active-content-address", address = quote(value))
            } else {
                continue;
            };
            let cut = cut_attribute(seed, element, name);
            let finding = reporter.report(attribute.name.hull(attribute.value), message);
            finding.cap_severity(if whole_page { Severity::Info } else { Severity::Warning });
            if let Some(cut) = cut {
                finding.add_fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(cut)]);
            }
        }
    }
    Ok(())
}

/// What to report about an element, and how serious it is.
fn of_element(seed: &Seed, element: &Element, home: Option<&str>) -> Option<(Message, Severity)> {
    let is = |name| is_named(seed, element, name);
    if is("script") {
        return (!is_data(value(seed, element, "type").unwrap_or_default()))
            .then(|| (message!("active-content-script"), Severity::Warning));
    }
    if is("form") {
        return Some((message!("active-content-form"), Severity::Info));
    }
    if is("meta") {
        let refreshes = value(seed, element, "http-equiv")?.eq_ignore_ascii_case("refresh");
        let leads = value(seed, element, "content")?.contains(['=', ';']);
        return (refreshes && leads).then(|| (message!("active-content-refresh"), Severity::Warning));
    }
    let source = if is("iframe") || is("frame") || is("embed") {
        "src"
    } else if is("object") {
        "data"
    } else if is("applet") {
        "code"
    } else {
        return None;
    };
    // Trackers have a rule of their own, and the rest is on the same site.
    let address = value(seed, element, source)?;
    let there = host(address)?;
    (Some(there) != home && !is_residue_frame(address))
        .then(|| (message!("active-content-frame", host = quote(there)), Severity::Info))
}

/// Whether a script of this type is not executed.
fn is_data(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let runs = matches!(kind.as_str(), "" | "module" | "javascript" | "text/jscript" | "text/livescript")
        || ["javascript", "ecmascript"].iter().any(|name| kind.ends_with(name) || kind.contains("javascript1"));
    !runs
}

/// Whether an attribute contains a script, such as `onclick`. All such names in HTML are letters after “on”.
fn is_handler(name: &str) -> bool {
    let Some(event) = name.get(2..).filter(|_| name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"))) else {
        return false;
    };
    event.len() >= 3 && event.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether an address is a script that does something; `javascript:;` and `javascript:void(0)` do not.
fn runs_script(value: &str) -> bool {
    let value = value.trim_start();
    let Some(scheme) = value.get(..11).filter(|scheme| scheme.eq_ignore_ascii_case("javascript:")) else {
        return false;
    };
    let script = value[scheme.len()..].trim().trim_end_matches(';').trim();
    !matches!(script, "" | "void(0)" | "void 0" | "void(null)" | "return false" | "void()" | "//")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn scripts_in_every_form_are_told() {
        finds(
            &RULE,
            Html,
            "<p ‹onclick=\"count()›\">河水‹<script src=\"a.js\">›</script><a ‹href=\"javascript:go(1)›\">涨</a></p>",
            &[
                "The attribute “onclick” contains a script: remove it",
                "This script runs whenever the text is opened: remove it",
                "“javascript:go(1)” is a script, not an address: write the address, or remove it",
            ],
        );
        fixes(&RULE, Html, "<p onclick=\"count()\" class=a>河水</p>", "<p class=a>河水</p>");
        fixes(&RULE, Html, "<p>河水</p><script>count()</script><p>涨</p>", "<p>河水</p><p>涨</p>");
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n雪停了。\n\n‹<script async src=\"https://example.org/a.js\">›</script>\n",
            &["This script runs…"],
        );
    }

    #[test]
    fn frames_forms_and_pages_that_lead_on_are_told() {
        finds(
            &RULE,
            Html,
            "<p>河水</p>‹<iframe src=\"https://film.example/1\">›</iframe>‹<form action=\"/a\">›留言</form>\
             ‹<meta http-equiv=\"refresh\" content=\"0; url=/b\">›",
            &[
                "This frame shows whatever “film.example” serves now, if anything: describe in the text what it showed",
                "This form collects input that nobody will receive: remove the form and keep its text",
                "This redirects readers to another page: remove it",
            ],
        );
    }

    #[test]
    fn what_does_nothing_is_left_alone() {
        for text in [
            "<p>一</p><script type=\"application/ld+json\">{}</script><script type=\"text/template\"><p></script>",
            "<p><a href=\"javascript:;\">一</a><a href=\"javascript:void(0);\">二</a></p>",
            "<p one=1 on=2>一</p><iframe src=\"/film/1\"></iframe>",
            "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><p>一</p>",
        ] {
            quiet(&RULE, Html, text);
        }
        quiet(&RULE, Markdown, "# 雪夜\n\n写作 `<script>`：\n\n```html\n<script>a()</script>\n```\n");
        quiet(&RULE, Unknown, "他写道：<script>a()</script>\n");
    }

    #[test]
    fn a_frame_of_the_same_site_is_not_from_elsewhere() {
        let text = "---\ntitle: 雪夜\nurl: https://www.film.example/p/1\n---\n\n雪。\n\n<iframe src=\"https://film.example/1\"></iframe>\n";
        quiet(&RULE, Markdown, text);
    }
}
