//! Rename: an author, a source or a tag, wherever the seeds of a corpus state it. In each seed the name is written as it has to
//! be there.

mod written;

use std::path::PathBuf;

use crate::cancel::Cancel;
use crate::corpus::{LookupError, OutlineKind, Snapshot};
use crate::messages::{Message, message, quote};
use crate::rules::labels;
use crate::seed::{Field, FieldKind, Seed};
pub use written::rename_in;

/// The kinds of field that can be renamed.
const NAMES: [FieldKind; 3] = [FieldKind::Author, FieldKind::Source, FieldKind::Tag];

/// The name at a byte offset: the field that states it.
pub fn name_at(seed: &Seed, offset: usize) -> Option<&Field> {
    let mut fields = seed.fields.iter();
    fields.find(|field| NAMES.contains(&field.kind) && !field.is_empty() && field.span.touches(offset))
}

/// A name as it was typed, without blanks around it; `None` if it cannot be one.
pub fn valid_name(typed: &str) -> Option<&str> {
    let name = typed.trim();
    (!name.is_empty() && !name.contains(char::is_control)).then_some(name)
}

/// The paths of the seeds of a corpus that state the same as a field in the same kind of field, in order.
///
/// # Errors
/// [`LookupError::Cancelled`] as soon as the flag is seen raised; [`LookupError::Index`] if the index cannot be read.
pub fn seeds_stating(corpus: &Snapshot, field: &Field, cancel: &Cancel) -> Result<Vec<PathBuf>, LookupError> {
    OutlineKind::for_field(field.kind)
        .map_or_else(|| Ok(Vec::new()), |kind| corpus.seeds_stating(kind, &field.value, cancel))
}

/// What the whole change is called.
pub fn label(field: &Field, new: &str) -> Message {
    message!("rename-label", field = labels::field(field.kind), old = quote(&field.value), new = quote(new))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::ide::fixture::Fixture;
    use crate::seed::FormatHint;

    #[test]
    fn a_name_is_found_in_every_seed_that_states_it() {
        let seed = |name: &str, author: &str| format!("//- {name}\n---\nauthor: {author}\n---\n\n水涨了。\n");
        let fixture = Fixture::new(&(seed("a.md", "刘$0伯山") + &seed("b.md", "\"刘伯山\"") + &seed("c.md", "刘伯")));
        let analysis = fixture.analysis();
        let field = name_at(&analysis.seed.seed, fixture.offset).expect("a name");
        let paths = seeds_stating(&fixture.corpus, field, &Cancel::new()).expect("no look-up fails");
        assert_eq!(paths, ["a.md", "b.md"].map(Path::new));
        let edits =
            |name: &str| rename_in(&fixture.seed(name).seed, FormatHint::Markdown, field.kind, "刘伯山", "老船");
        assert_eq!(paths.iter().filter_map(|path| edits(path.to_str()?)).map(|edits| edits.len()).sum::<usize>(), 2);
    }

    #[test]
    fn only_names_are_renamed() {
        let fixture = Fixture::new("//- a.md\n---\ntitle: 渡$0口\n---\n\n水涨了。\n");
        assert_eq!(name_at(&fixture.analysis().seed.seed, fixture.offset), None);
    }

    #[test]
    fn a_name_is_more_than_blanks() {
        assert_eq!(valid_name(" 老船 "), Some("老船"));
        assert_eq!(valid_name("  "), None);
        assert_eq!(valid_name("老\u{7}船"), None);
    }
}
