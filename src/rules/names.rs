//! Recognises the names of rules, and guesses what a misspelt name means.

use super::Rule;

/// Returns the known name that is most similar to `written`, if about two thirds of it are right.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No name is that long, and the comparison is quadratic.
    if written.len() > 64 {
        return None;
    }
    let written = written.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&written, name);
    let (distance, name) = known.into_iter().map(|name| (distance(name), name)).min()?;
    (distance <= name.chars().count().max(3) / 3).then_some(name)
}

/// Whether a name is that of one of the rules, or of a group of them.
pub(super) fn is_rule_or_group(rules: &[&Rule], name: &str) -> bool {
    rules.iter().any(|rule| rule.name == name || rule.group() == name)
}

/// Returns the rule or group among `rules` that a misspelt name most likely means. A rule's name may lack its group.
pub(super) fn nearest_rule(rules: &[&'static Rule], written: &str) -> Option<&'static str> {
    let names = || rules.iter().map(|rule| rule.name);
    let bare = written.rsplit_once('/').map_or(written, |(_, bare)| bare);
    let same = names().find(|name| name.split_once('/').is_some_and(|(_, own)| own == bare));
    same.or_else(|| nearest(written, names().chain(rules.iter().map(|rule| rule.group()))))
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
    }
}
