//! Pairs of tags: typing in the name of one changes that of the other.

use crate::seed::Seed;
use crate::seed::html::Element;
use crate::text::ByteSpan;

/// The names in the start tag and the end tag of an element, if one of them touches a byte offset. Linear in the elements.
pub fn tag_names_at(seed: &Seed, offset: usize) -> Option<[ByteSpan; 2]> {
    let elements = seed.markup.iter().flat_map(|markup| &markup.elements);
    let mut pairs = elements.filter(|element| element.span.touches(offset)).filter_map(|it| names(seed, it));
    pairs.find(|pair| pair.iter().any(|name| name.touches(offset)))
}

/// The name in the start tag of an element and the one in its end tag, if it has both and they are the same.
fn names(seed: &Seed, element: &Element) -> Option<[ByteSpan; 2]> {
    let source = seed.source.text();
    let inside = source.get(element.tag.end()..element.span.end())?.trim_end().strip_suffix('>')?;
    let (before, last) = inside.rsplit_once("</")?;
    let name = source.get(element.name.range())?;
    let start = element.tag.end() + before.len() + "</".len();
    (last.trim_end() == name).then(|| [element.name, ByteSpan::new(start, start + name.len())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    /// The names of the pair at `$0`, and where they begin.
    fn pair(text: &str) -> Option<[(usize, String); 2]> {
        let offset = text.find("$0").expect("a cursor");
        let seed = Seed::parse(Source::from_text(text.replace("$0", "")), FormatHint::Html);
        tag_names_at(&seed, offset).map(|pair| pair.map(|name| (name.start(), seed.source.slice(name).to_owned())))
    }

    #[test]
    fn both_tags_are_found_from_either() {
        let found = Some([(1, "div".to_owned()), (11, "div".to_owned())]);
        assert_eq!(pair("<di$0v>abcd</div>"), found);
        assert_eq!(pair("<div>abcd</di$0v>"), found);
        assert_eq!(pair("<div>ab$0cd</div>"), None);
    }
}
