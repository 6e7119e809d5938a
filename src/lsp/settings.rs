//! What a user can set, in the section `variorum` of the client's configuration or in `initializationOptions`.

use serde::Deserialize;
use serde_json::Value;

/// The settings that the server looks at. Unknown names are left to the client; a value of the wrong type counts as not
/// set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// How many witnesses a hover spells out; the others are counted.
    pub(super) hover_witnesses: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { hover_witnesses: 5 }
    }
}

impl Settings {
    /// Reads the value of the section, or an object that has the section as its member `variorum`.
    pub(super) fn of(value: &Value) -> Self {
        #[derive(Deserialize)]
        struct Hover {
            witnesses: usize,
        }
        let section = value.get("variorum").unwrap_or(value);
        let hover = section.get("hover").and_then(|hover| Hover::deserialize(hover).ok());
        let defaults = Self::default();
        Self { hover_witnesses: hover.map_or(defaults.hover_witnesses, |hover| hover.witnesses.clamp(1, 100)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_come_bare_or_in_their_section_and_never_fail() {
        let twelve = Settings { hover_witnesses: 12 };
        assert_eq!(Settings::of(&json!({"hover": {"witnesses": 12}})), twelve);
        assert_eq!(Settings::of(&json!({"variorum": {"hover": {"witnesses": 12}}})), twelve);
        for odd in [json!(null), json!({"hover": {"witnesses": "many"}}), json!([1]), json!({"hover": 3})] {
            assert_eq!(Settings::of(&odd), Settings::default(), "{odd}");
        }
    }
}
