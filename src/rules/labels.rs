//! The labels of things that findings, editors and terminals name: fields, header parts, blocks, severities.

use super::{Rule, RuleOption, Severity};
use crate::messages::{Language, Message, message};
use crate::seed::{BlockKind, BodyFormat, BoilerplateKind, FieldKind, PartKind, field::DateProblem};

/// The label of a kind of field.
pub fn field(kind: FieldKind) -> Message {
    match kind {
        FieldKind::Title => message!("field-title"),
        FieldKind::Author => message!("field-author"),
        FieldKind::Published => message!("field-published"),
        FieldKind::Updated => message!("field-updated"),
        FieldKind::Source => message!("field-source"),
        FieldKind::Url => message!("field-url"),
        FieldKind::ArchiveUrl => message!("field-archive-url"),
        FieldKind::Tag => message!("field-tag"),
        FieldKind::Language => message!("field-language"),
        FieldKind::Copyright => message!("field-copyright"),
        FieldKind::Summary => message!("field-summary"),
    }
}

/// The label of a kind of header part.
pub fn part(kind: PartKind) -> Message {
    match kind {
        PartKind::YamlFrontMatter => message!("part-yaml-front-matter"),
        PartKind::TomlFrontMatter => message!("part-toml-front-matter"),
        PartKind::JsonFrontMatter => message!("part-json-front-matter"),
        PartKind::FeedHeader => message!("part-feed-header"),
        PartKind::SourceLine => message!("part-source-line"),
        PartKind::Byline => message!("part-byline"),
        PartKind::ArchiveCard => message!("part-archive-card"),
        PartKind::HtmlHead => message!("part-html-head"),
        PartKind::Heading => message!("part-heading"),
    }
}

/// The label of a kind of boilerplate.
pub fn boilerplate(kind: BoilerplateKind) -> Message {
    match kind {
        BoilerplateKind::Card => message!("boilerplate-card"),
        BoilerplateKind::Share => message!("boilerplate-share"),
        BoilerplateKind::Navigation => message!("boilerplate-navigation"),
        BoilerplateKind::Script => message!("boilerplate-script"),
        BoilerplateKind::Hidden => message!("boilerplate-hidden"),
        BoilerplateKind::Notice => message!("boilerplate-notice"),
    }
}

/// The label of a kind of block.
pub fn block(kind: BlockKind) -> Message {
    match kind {
        BlockKind::Heading(level) => message!("block-heading", level = u32::from(level)),
        BlockKind::Paragraph => message!("block-paragraph"),
        BlockKind::ListItem => message!("block-list-item"),
        BlockKind::Quote => message!("block-quote"),
        BlockKind::Preformatted => message!("block-preformatted"),
        BlockKind::Caption => message!("block-caption"),
        BlockKind::Cell => message!("block-cell"),
    }
}

/// The label of a body format.
pub fn format(format: BodyFormat) -> Message {
    match format {
        BodyFormat::Html => message!("format-html"),
        BodyFormat::Markdown => message!("format-markdown"),
        BodyFormat::Plain => message!("format-plain"),
    }
}

/// The label of a severity.
pub fn severity(severity: Severity) -> Message {
    match severity {
        Severity::Error => message!("severity-error"),
        Severity::Warning => message!("severity-warning"),
        Severity::Info => message!("severity-info"),
        Severity::Hint => message!("severity-hint"),
    }
}

/// The reason why the value of a date is not a date.
pub fn date_problem(problem: &DateProblem) -> Message {
    match problem {
        DateProblem::Unreadable => message!("date-unreadable"),
        DateProblem::Ambiguous => message!("date-ambiguous"),
        DateProblem::ShortYear => message!("date-short-year"),
        DateProblem::Impossible(_) | DateProblem::NoSuchDay { .. } => message!("date-impossible"),
    }
}

/// What a rule finds, in one line without a full stop. The rule itself has the English text, and the catalogue has the
/// other languages.
pub fn rule_summary(rule: &Rule, language: Language) -> String {
    in_language(rule.summary, language, || rule.name.to_owned())
}

/// What an option of a rule does, in one line without a full stop.
pub fn option_summary(rule: &Rule, option: &RuleOption, language: Language) -> String {
    in_language(option.summary, language, || format!("{}-{}", rule.name, option.name))
}

/// Returns the English text, or the entry `rule-…` of the catalogue in another language.
fn in_language(english: &str, language: Language, name: impl Fn() -> String) -> String {
    match language {
        Language::English => english.to_owned(),
        _ => Message::named(format!("rule-{}", name().replace('/', "-"))).text(language),
    }
}
