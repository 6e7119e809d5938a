//! How a name has to be written in the place of another: as it is, with character references in HTML, in quotation marks or
//! escaped in front matter. Each way is tried out: the seed has to say what it said before, with the new name in the place
//! of the old one.

use crate::rules::Edit;
use crate::seed::html::escape;
use crate::seed::{Field, FieldKind, FormatHint, Seed};
use crate::text::{ByteSpan, Source};

/// The edits after which a seed states `new` wherever it stated `old` in a kind of field, and everything else as before; `None`
/// if there is a place at which `new` cannot be written. Costs parsing the seed a few times for each place.
pub fn rename_in(seed: &Seed, hint: FormatHint, kind: FieldKind, old: &str, new: &str) -> Option<Vec<Edit>> {
    let is_meant = |field: &Field| field.kind == kind && field.value == old;
    let places: Vec<usize> = (0..seed.fields.len()).filter(|at| is_meant(&seed.fields[*at])).collect();
    places.iter().map(|at| edit(seed, hint, *at, new)).collect()
}

fn edit(seed: &Seed, hint: FormatHint, at: usize, new: &str) -> Option<Edit> {
    let span = seed.fields.get(at)?.span;
    let ways = ways(new);
    let way = ways.into_iter().find(|way| states(seed, hint, at, span, way, new))?;
    Some(Edit { span, replacement: way })
}

/// Whether the seed states the same in all fields but one, and `new` in that one, if `way` is written in its place.
fn states(seed: &Seed, hint: FormatHint, at: usize, span: ByteSpan, way: &str, new: &str) -> bool {
    let mut text = seed.source.text().to_owned();
    if text.get(span.range()).is_none() {
        return false;
    }
    text.replace_range(span.range(), way);
    let changed = Seed::parse(Source::from_text(text), hint);
    let stated = |seed: &Seed| seed.fields.iter().map(|field| (field.kind, field.value.clone())).collect::<Vec<_>>();
    let mut wanted = stated(seed);
    if let Some((_, value)) = wanted.get_mut(at) {
        new.clone_into(value);
    }
    // A way that is understood although it is broken is not taken.
    let is_sound = changed.parts.len() == seed.parts.len() && changed.defects.len() <= seed.defects.len();
    is_sound && stated(&changed) == wanted
}

/// The ways in which a name may have to be written, the simplest first.
fn ways(name: &str) -> Vec<String> {
    let escaped = escape::in_attribute(name);
    let quoted = serde_json::Value::from(name).to_string();
    let inside = quoted.trim_start_matches('"').strip_suffix('"').unwrap_or_default().to_owned();
    vec![name.to_owned(), escaped, quoted, inside, name.replace('\'', "''")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, new: &str, expected: Option<&str>) {
        let hint = FormatHint::from_path(std::path::Path::new(name));
        let seed = Seed::parse(Source::from_text(text.to_owned()), hint);
        let edits = rename_in(&seed, hint, FieldKind::Author, "刘伯山", new);
        let edited = edits.map(|mut edits| {
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
            let replaced = |mut text: String, edit: &Edit| {
                text.replace_range(edit.span.range(), &edit.replacement);
                text
            };
            edits.iter().fold(text.to_owned(), replaced)
        });
        assert_eq!(edited.as_deref(), expected);
    }

    #[test]
    fn a_name_is_written_as_it_has_to_be_where_it_stands() {
        let yaml = |name: &str| format!("---\ntitle: 茶馆\nauthor: {name}\n---\n\n水涨了。\n");
        check("a.md", &yaml("刘伯山"), "刘百山", Some(&yaml("刘百山")));
        check("a.md", &yaml("刘伯山"), "O'Neill: the #1", Some(&yaml("\"O'Neill: the #1\"")));
        check("a.md", &yaml("\"刘伯山\""), "a \"b\" c", Some(&yaml(r#""a \"b\" c""#)));
        check("a.md", &yaml("'刘伯山'"), "O'Neill", Some(&yaml("'O''Neill'")));
        check("a.md", &yaml("[刘伯山, 老船]"), "刘: 伯", Some(&yaml("[\"刘: 伯\", 老船]")));
        let head = |name: &str| {
            format!(
                "<html><head><title>茶馆</title><meta name=\"author\" content=\"{name}\"></head><body><p>水</p></body></html>"
            )
        };
        check("a.html", &head("刘伯山"), "A & \"B\"", Some(&head("A &amp; &quot;B&quot;")));
    }

    #[test]
    fn a_name_that_would_say_something_else_there_is_refused() {
        let line = |name: &str| format!("茶馆\n\n来源:河湾日报 作者:{name} 日期:2021-03-01\n\n水涨了。\n");
        check("a.txt", &line("刘伯山"), "刘百山", Some(&line("刘百山")));
        check("a.txt", &line("刘伯山"), "老船 日期:2020-01-01", None);
        // Two authors, in quotation marks too.
        check("a.md", "---\nauthor: [刘伯山, 老船]\n---\n\n水涨了。\n", "刘, 伯", None);
    }

    #[test]
    fn only_the_whole_name_in_the_same_kind_of_field_is_another() {
        let text = "---\ntitle: 刘伯山\nauthor: 刘伯山口述\nsource: 刘伯山\n---\n\n刘伯山说水涨了。\n";
        check("a.md", text, "刘百山", Some(text));
    }
}
