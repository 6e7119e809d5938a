//! Finds the parts of a text that are not prose: code, formulas, template tags. Marks there belong to another language,
//! so no rule about typography fixes them without a look.

use crate::seed::{BlockKind, Seed};
use crate::text::{ByteSpan, merge_spans, subslice};

/// The maximum length of a formula or template tag, in bytes. In anything longer the opening mark meant something else.
const MAX_VERBATIM_BYTES: usize = 4_000;

/// The elements whose content is code or data.
const VERBATIM_ELEMENTS: [&str; 9] = ["pre", "code", "kbd", "samp", "script", "style", "textarea", "template", "math"];

/// The spans of a seed that are not prose.
#[derive(Debug, Default)]
pub(super) struct Verbatim {
    /// Sorted and not overlapping.
    spans: Vec<ByteSpan>,
    /// Whether the seed contains template tags, and so is not yet the text that it generates.
    is_template: bool,
}

impl Verbatim {
    /// Finds the code, formulas and template tags of a seed. Linear.
    pub(super) fn from_seed(seed: &Seed) -> Self {
        let source = seed.source.text();
        let mut spans = Vec::new();
        for block in seed.body.blocks() {
            if block.kind == BlockKind::Preformatted {
                spans.push(block.span);
            } else {
                let runs = seed.body.runs(block, source).map(|(run, _)| run);
                spans.extend(runs.filter(|run| run.is_verbatim() && is_code(source, run.span)).map(|run| run.span));
            }
        }
        for element in seed.markup.iter().flat_map(|markup| &markup.elements) {
            let name = seed.source.slice(element.name);
            if VERBATIM_ELEMENTS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                spans.push(element.span);
            }
        }
        let scanned = scan(source, seed.body.span);
        spans.extend(scanned.spans);
        Self { spans: merge_spans(spans), is_template: scanned.is_template }
    }

    /// Whether a span overlaps or touches one of them. Logarithmic.
    pub(super) fn touches(&self, span: ByteSpan) -> bool {
        let next = self.spans.partition_point(|verbatim| verbatim.end() < span.start());
        self.spans.get(next).is_some_and(|verbatim| verbatim.start() <= span.end())
    }

    /// Whether a span lies inside one of them. Logarithmic.
    pub(super) fn covers(&self, span: ByteSpan) -> bool {
        let next = self.spans.partition_point(|verbatim| verbatim.end() < span.end());
        self.spans.get(next).is_some_and(|verbatim| verbatim.covers(span))
    }

    /// Whether the seed contains tags of a template engine (Liquid, Jinja, Hugo).
    pub(super) fn is_template(&self) -> bool {
        self.is_template
    }
}

/// Whether a span is between the marks of inline code.
pub(super) fn is_code(source: &str, span: ByteSpan) -> bool {
    let before = subslice(source.as_bytes(), ..span.start());
    let after = subslice(source.as_bytes(), span.end()..);
    (before.ends_with(b"`") && after.starts_with(b"`"))
        || (after.starts_with(b"</")
            && [&b"<code>"[..], b"<kbd>", b"<samp>", b"<tt>"].iter().any(|tag| before.ends_with(tag)))
}

/// Formulas and template tags found so far.
#[derive(Default)]
struct Scan {
    spans: Vec<ByteSpan>,
    is_template: bool,
    /// Where each kind of delimiter was opened.
    open: [Option<usize>; 7],
    /// Where the nested environments were opened.
    environments: Vec<usize>,
}

/// A kind of delimiter, as an index into [`Scan::open`].
#[derive(Clone, Copy)]
enum Delimiter {
    /// `$…$`
    Inline,
    /// `$$…$$`
    Display,
    /// `\(…\)`
    Parentheses,
    /// `\[…\]`
    Brackets,
    /// `{{…}}`
    Expression,
    /// `{%…%}`
    Statement,
    /// `{#…#}`
    Comment,
}

impl Scan {
    fn opens(&mut self, kind: Delimiter, at: usize) {
        let open = &mut self.open[kind as usize];
        // The outermost one counts, unless it has been open for too long.
        if open.is_none_or(|start| at - start > MAX_VERBATIM_BYTES) {
            *open = Some(at);
        }
    }

    /// Closes a delimiter that ends here, and returns whether it was open.
    fn closes(&mut self, kind: Delimiter, end: usize) -> bool {
        let start = self.open[kind as usize].take().filter(|start| end - start <= MAX_VERBATIM_BYTES);
        self.spans.extend(start.map(|start| ByteSpan::new(start, end)));
        start.is_some()
    }

    /// `\begin{…}…\end{…}`: closes the innermost environment.
    fn ends_environment(&mut self, end: usize) {
        let start = self.environments.pop().filter(|start| end - start <= MAX_VERBATIM_BYTES);
        self.spans.extend(start.map(|start| ByteSpan::new(start, end)));
    }
}

/// Finds the formulas and template tags in `within`, in one pass.
fn scan(source: &str, within: ByteSpan) -> Scan {
    let mut scan = Scan::default();
    let bytes = subslice(source.as_bytes(), ..within.end());
    let body = subslice(bytes, within.start()..);
    if memchr::memchr3(b'$', b'\\', b'{', body).is_none() {
        return scan;
    }
    let byte = |at: usize| bytes.get(at).copied();
    let starts = |at: usize, with: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(with));
    let mut at = within.start();
    let mut line_is_blank = true;
    while let Some(here) = byte(at) {
        let mut length = 1;
        match here {
            b'\n' => {
                if line_is_blank {
                    scan.open[Delimiter::Inline as usize] = None;
                }
                line_is_blank = true;
                at += 1;
                continue;
            }
            b'$' => {
                while byte(at + length) == Some(b'$') {
                    length += 1;
                }
                dollars(&mut scan, bytes, at, length);
            }
            b'\\' => {
                // Markdown removes one of two backslashes before the formula is read.
                let mark =
                    if starts(at, b"\\\\(") || starts(at, b"\\\\[") || starts(at, b"\\\\)") || starts(at, b"\\\\]") {
                        at + 2
                    } else {
                        at + 1
                    };
                length = mark - at + 1;
                match byte(mark) {
                    Some(b'(') => scan.opens(Delimiter::Parentheses, at),
                    Some(b'[') => scan.opens(Delimiter::Brackets, at),
                    Some(b')') => drop(scan.closes(Delimiter::Parentheses, mark + 1)),
                    Some(b']') => drop(scan.closes(Delimiter::Brackets, mark + 1)),
                    _ if starts(mark, b"begin{") => scan.environments.push(at),
                    _ if starts(mark, b"end{") => scan.ends_environment(mark + 4),
                    _ => {}
                }
            }
            b'{' => match byte(at + 1) {
                Some(b'{') => scan.opens(Delimiter::Expression, at),
                Some(b'%') => scan.opens(Delimiter::Statement, at),
                Some(b'#') => scan.opens(Delimiter::Comment, at),
                _ => {}
            },
            b'%' if byte(at + 1) == Some(b'}') => scan.is_template |= scan.closes(Delimiter::Statement, at + 2),
            b'#' if byte(at + 1) == Some(b'}') => drop(scan.closes(Delimiter::Comment, at + 2)),
            b'}' if byte(at + 1) == Some(b'}') => scan.is_template |= scan.closes(Delimiter::Expression, at + 2),
            _ => {}
        }
        line_is_blank &= matches!(here, b' ' | b'\t' | b'\r');
        at += length;
    }
    scan
}

/// Handles dollar signs around a formula as Pandoc does: no white space directly inside, and no digit after the last
/// one, so that amounts of money do not count.
fn dollars(scan: &mut Scan, bytes: &[u8], at: usize, length: usize) {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
    let behind = bytes.get(at + length).copied();
    let is_blank = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
    match length {
        2 => {
            let closed = scan.closes(Delimiter::Display, at + 2);
            if !closed {
                scan.opens(Delimiter::Display, at);
            }
        }
        1 => {
            let may_close = !is_blank(before) && !behind.is_some_and(|byte| byte.is_ascii_digit());
            let closed = may_close && scan.closes(Delimiter::Inline, at + 1);
            if !closed && !is_blank(behind) {
                scan.opens(Delimiter::Inline, at);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    #[track_caller]
    fn found(text: &str, hint: FormatHint, wanted: &[&str]) {
        let seed = Seed::parse(Source::from_text(text), hint);
        let verbatim = Verbatim::from_seed(&seed);
        let found: Vec<_> = verbatim.spans.iter().map(|span| seed.source.slice(*span)).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn formulas_are_found_in_markdown_and_in_plain_text() {
        let text = "# 雪夜\n\n这里有 $x,甲,乙$ 三个量，\\(甲,乙\\) 与 \\\\[丙,丁\\\\]。\n\n$$\n甲,乙\n\n= 丙\n$$\n\n\\begin{aligned}\n甲,乙\n\\end{aligned}\n";
        let wanted =
            ["$x,甲,乙$", "\\(甲,乙\\)", "\\\\[丙,丁\\\\]", "$$\n甲,乙\n\n= 丙\n$$", "\\begin{aligned}\n甲,乙\n\\end{"];
        found(text, FormatHint::Markdown, &wanted);
        found(text, FormatHint::Unknown, &wanted);
    }

    #[test]
    fn an_environment_ends_with_those_inside_it() {
        let formula = "\\begin{aligned}\\begin{cases}甲,乙\\end{cases} 丙,丁 \\end{aligned}";
        let wanted = [formula.strip_suffix("aligned}").expect("its end")];
        found(&format!("# 雪夜\n\n{formula} 戊,己\n"), FormatHint::Markdown, &wanted);
    }

    #[test]
    fn amounts_of_money_are_no_formula() {
        found("船票 $5,渡轮 $10,都不贵。花了 $ 10。\n\n又是 $3\n\n和 2$。\n", FormatHint::Markdown, &[]);
    }

    #[test]
    fn code_and_template_tags_are_found() {
        let text = "# 雪夜\n\n见 `甲,乙`，{{< note 甲,乙 >}} 与 {% if 甲 %}。\n\n    丙,丁\n";
        found(text, FormatHint::Markdown, &["甲,乙", "{{< note 甲,乙 >}}", "{% if 甲 %}", "丙,丁\n"]);
        let html = "<p>见<code>甲,乙</code>。</p><pre>丙\n丁</pre><p><textarea>戊</textarea></p>";
        found(html, FormatHint::Html, &["<code>甲,乙</code>", "<pre>丙\n丁</pre>", "<textarea>戊</textarea>"]);
    }

    #[test]
    fn what_is_never_closed_is_nothing() {
        found(&format!("甲 \\( 乙 {{{{ 丙 \\begin{{丁}} {}$$\n", "长".repeat(3_000)), FormatHint::Unknown, &[]);
    }
}
