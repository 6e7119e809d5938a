//! The list of all rules.

use super::{Rule, markup, metadata, names, reprints, suppression, text};

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[
    &markup::accidental_heading::RULE,
    &markup::active_content::RULE,
    &markup::broken_emphasis::RULE,
    &markup::broken_image::RULE,
    &markup::broken_link::RULE,
    &markup::double_escaped_entity::RULE,
    &markup::duplicate_attribute::RULE,
    &markup::duplicate_id::RULE,
    &markup::empty_link::RULE,
    &markup::html_in_text::RULE,
    &markup::lazy_image::RULE,
    &markup::markdown_in_html::RULE,
    &markup::misnested_element::RULE,
    &markup::misplaced_element::RULE,
    &markup::missing_alt::RULE,
    &markup::noscript_double::RULE,
    &markup::parse_error::RULE,
    &markup::share_residue::RULE,
    &markup::stray_end_tag::RULE,
    &markup::unclosed_element::RULE,
    &markup::unclosed_fence::RULE,
    &markup::unclosed_html::RULE,
    &markup::undefined_reference::RULE,
    &markup::unescaped_character::RULE,
    &markup::unknown_element::RULE,
    &metadata::ambiguous_date::RULE,
    &metadata::author_in_body::RULE,
    &metadata::author_is_outlet::RULE,
    &metadata::conflicting_author::RULE,
    &metadata::conflicting_date::RULE,
    &metadata::conflicting_title::RULE,
    &metadata::conflicting_url::RULE,
    &metadata::cut_off_summary::RULE,
    &metadata::duplicate_key::RULE,
    &metadata::future_date::RULE,
    &metadata::impossible_date::RULE,
    &metadata::invalid_url::RULE,
    &metadata::language_mismatch::RULE,
    &metadata::malformed_feed_header::RULE,
    &metadata::malformed_front_matter::RULE,
    &metadata::missing_author::RULE,
    &metadata::missing_date::RULE,
    &metadata::missing_source::RULE,
    &metadata::missing_title::RULE,
    &metadata::missing_url::RULE,
    &metadata::placeholder_title::RULE,
    &metadata::site_name_in_title::RULE,
    &metadata::tracking_url::RULE,
    &metadata::unencoded_url::RULE,
    &metadata::unreadable_date::RULE,
    &metadata::unterminated_front_matter::RULE,
    &metadata::updated_before_published::RULE,
    &reprints::conflicting_metadata::RULE,
    &reprints::ends_early::RULE,
    &reprints::known_metadata::RULE,
    &reprints::lone_reading::RULE,
    &reprints::missing_passage::RULE,
    &reprints::whole_copy::RULE,
    &suppression::missing_reason::RULE,
    &suppression::unknown_rule::RULE,
    &suppression::unused::RULE,
    &text::bidirectional_control::RULE,
    &text::byte_order_mark::RULE,
    &text::compatibility_character::RULE,
    &text::control_character::RULE,
    &text::cut_off::RULE,
    &text::empty_body::RULE,
    &text::encoding_mismatch::RULE,
    &text::full_width_letters::RULE,
    &text::half_width_punctuation::RULE,
    &text::hard_wrapped_line::RULE,
    &text::invalid_utf8::RULE,
    &text::invisible_character::RULE,
    &text::latin_look_alike::RULE,
    &text::mixed_line_endings::RULE,
    &text::mojibake::RULE,
    &text::no_break_space::RULE,
    &text::ocr_blank::RULE,
    &text::other_encoding::RULE,
    &text::private_use_character::RULE,
    &text::read_more_stub::RULE,
    &text::repeated_paragraph::RULE,
    &text::repeated_punctuation::RULE,
    &text::replacement_character::RULE,
    &text::short_body::RULE,
    &text::stray_simplified::RULE,
    &text::stray_traditional::RULE,
    &text::unbalanced_bracket::RULE,
    &text::unbalanced_quotation_mark::RULE,
];

/// Returns the rule of this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Whether a name is that of a rule or of a group of rules.
pub fn is_rule_or_group(name: &str) -> bool {
    names::is_rule_or_group(RULES, name)
}

/// Returns the rule or group that a misspelt name most likely means. A rule's name may lack its group.
pub fn nearest_name(written: &str) -> Option<&'static str> {
    names::nearest_rule(RULES, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest_name("text/controll-character"), Some("text/control-character"));
        assert_eq!(nearest_name("control-character"), Some("text/control-character"));
        assert_eq!(nearest_name("txt"), Some("text"));
        assert_eq!(nearest_name("colour"), None);
    }

    #[test]
    fn rules_stand_in_the_order_of_their_names_and_none_twice() {
        let names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
    }

    #[test]
    fn summaries_are_one_line_without_a_full_stop() {
        for rule in RULES {
            assert!(!rule.summary.ends_with('.') && !rule.summary.contains('\n'), "{}", rule.name);
        }
    }
}
