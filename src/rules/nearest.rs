//! Which name is meant by one that is misspelt.

use super::registry;

/// The known name that is most like a written one, if it is like enough: about a third of it may be wrong.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No name is as long, and the comparison is quadratic.
    if written.len() > 64 {
        return None;
    }
    let written = written.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&written, name);
    let (distance, name) = known.into_iter().map(|name| (distance(name), name)).min()?;
    (distance <= name.chars().count().max(3) / 3).then_some(name)
}

/// The rule or group that is most likely meant by a name that is neither; a rule's name may lack its group.
pub fn nearest_name(written: &str) -> Option<&'static str> {
    let rules = || registry::RULES.iter().map(|rule| rule.name);
    let bare = written.rsplit_once('/').map_or(written, |(_, bare)| bare);
    let same = rules().find(|name| name.split_once('/').is_some_and(|(_, own)| own == bare));
    same.or_else(|| nearest(written, rules().chain(registry::RULES.iter().map(|rule| rule.group()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("requird", ["required", "preset"]), Some("required"));
        assert_eq!(nearest("PRESET", ["required", "preset"]), Some("preset"));
        assert_eq!(nearest("colour", ["required", "preset"]), None);
        assert_eq!(nearest(&"长".repeat(100_000), ["required"]), None);
        assert_eq!(nearest_name("text/controll-character"), Some("text/control-character"));
        assert_eq!(nearest_name("control-character"), Some("text/control-character"));
        assert_eq!(nearest_name("txt"), Some("text"));
        assert_eq!(nearest_name("colour"), None);
    }
}
