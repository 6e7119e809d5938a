//! `docs/variorum.schema.json`, the JSON Schema of `variorum.toml`, is made from the code, and both agree on what is
//! right.
//!
//! `VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs` writes it anew.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use variorum::corpus::Manifest;
use variorum::corpus::manifest::grammar::{KeyDescription, keys_in};
use variorum::corpus::manifest::keys;
use variorum::messages::Language;
use variorum::rules::registry::RULES;
use variorum::rules::{Level, OptionDefault, Preset, Rule};
use variorum::text::Source;

fn named<T>(names: &[(&'static str, T)]) -> Vec<&'static str> {
    names.iter().map(|(name, _)| *name).collect()
}

/// What is said of a key to whoever writes it in an editor.
fn about(table: &[&str], name: &str) -> String {
    let table: Vec<String> = table.iter().map(|&name| name.to_owned()).collect();
    let key = keys_in(&table).into_iter().find(|key| key.name == name).expect("a key");
    match key.about {
        KeyDescription::Said(message) => message.text(Language::English),
        KeyDescription::Rule(rule) => rule.summary.to_owned(),
        KeyDescription::Option(_, option) => option.summary.to_owned(),
    }
}

fn option(default: OptionDefault) -> Value {
    match default {
        OptionDefault::Count(count) => {
            json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX, "default": count })
        }
        OptionDefault::Texts(_) => json!({ "type": "array", "items": { "type": "string" } }),
    }
}

fn rule(rule: &Rule) -> Value {
    let mut properties = Map::from_iter([(keys::LEVEL.to_owned(), json!({ "$ref": "#/$defs/level" }))]);
    for known in rule.options {
        let mut schema = option(known.default);
        schema["description"] = known.summary.into();
        properties.insert(known.name.to_owned(), schema);
    }
    let table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    json!({ "description": rule.summary, "anyOf": [{ "$ref": "#/$defs/level" }, table] })
}

fn rules() -> Value {
    let mut properties = Map::new();
    for one in RULES {
        let group = json!({
            "description": about(&["rules"], one.group()),
            "anyOf": [
                { "$ref": "#/$defs/level" },
                { "type": "object", "properties": { "level": { "$ref": "#/$defs/level" } }, "additionalProperties": false },
            ],
        });
        properties.entry(one.group()).or_insert(group);
        properties.insert(one.name.to_owned(), rule(one));
    }
    json!({
        "type": "object",
        "description": about(&[], "rules"),
        "properties": properties,
        "additionalProperties": false,
    })
}

fn schema() -> Value {
    let patterns = |about: String| json!({ "type": "array", "items": { "type": "string" }, "description": about });
    let shared = json!({
        "preset": { "$ref": "#/$defs/preset" },
        "required": { "$ref": "#/$defs/required" },
        "rules": { "$ref": "#/$defs/rules" },
    });
    let mut top = shared.as_object().cloned().unwrap_or_default();
    let mut paths = top.clone();
    top.insert(
        "files".into(),
        json!({
            "type": "object",
            "description": about(&[], "files"),
            "properties": {
                "include": patterns(about(&["files"], "include")),
                "exclude": patterns(about(&["files"], "exclude")),
            },
            "additionalProperties": false,
        }),
    );
    let texts = |about: String| {
        json!({
            "type": "array",
            "items": { "type": "string", "pattern": "[\\p{L}\\p{N}]" },
            "description": about,
        })
    };
    top.insert(
        "boilerplate".into(),
        json!({
            "type": "object",
            "description": about(&[], "boilerplate"),
            "properties": {
                "keep": texts(about(&["boilerplate"], "keep")),
                "drop": texts(about(&["boilerplate"], "drop")),
            },
            "additionalProperties": false,
        }),
    );
    top.insert("baseline".into(), json!({ "type": "string", "description": about(&[], "baseline") }));
    paths.insert("files".into(), patterns(about(&["paths"], "files")));
    let path = json!({ "type": "object", "properties": paths, "required": ["files"], "additionalProperties": false });
    top.insert("paths".into(), json!({ "type": "array", "items": path, "description": about(&[], "paths") }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "variorum.toml",
        "description": "The settings of a corpus",
        "type": "object",
        "properties": top,
        "additionalProperties": false,
        "$defs": {
            "level": { "enum": named(&Level::NAMES), "description": about(&["rules", "text"], "level") },
            "preset": { "enum": named(&Preset::NAMES), "description": about(&[], "preset") },
            "required": {
                "type": "array",
                "items": { "enum": named(&keys::REQUIRED) },
                "description": about(&[], "required"),
            },
            "rules": rules(),
        },
    })
}

#[test]
fn the_schema_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/variorum.schema.json");
    let wanted = serde_json::to_string_pretty(&schema()).expect("JSON") + "\n";
    if std::env::var_os("VARIORUM_UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "run VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs");
}

#[test]
fn the_schema_has_every_key_that_is_read() {
    let schema = schema();
    let keys_of = |value: &Value| -> Vec<String> {
        let mut keys: Vec<_> = value.as_object().expect("properties").keys().cloned().collect();
        keys.sort();
        keys
    };
    let sorted = |keys: &[&str]| {
        let mut keys: Vec<_> = keys.iter().map(|key| (*key).to_owned()).collect();
        keys.sort();
        keys
    };
    let properties = &schema["properties"];
    assert_eq!(keys_of(properties), sorted(&keys::TOP));
    assert_eq!(keys_of(&properties["files"]["properties"]), sorted(&keys::FILES));
    assert_eq!(keys_of(&properties["boilerplate"]["properties"]), sorted(&keys::BOILERPLATE));
    assert_eq!(keys_of(&properties["paths"]["items"]["properties"]), sorted(&keys::PATHS));
}

/// Manifests, and whether they are right.
const SAMPLES: &[(bool, &str)] = &[
    (true, ""),
    (true, "preset = 'strict'\nrequired = ['title', 'date']\n"),
    (true, "[rules]\ntext = 'off'\n'metadata/missing-author' = { level = 'info' }\n[rules.markup]\nlevel = 'hint'\n"),
    (
        true,
        "[files]\ninclude = ['a/']\nexclude = []\n[[paths]]\nfiles = ['*.md']\npreset = 'dataset'\nrules = { text = 'off' }\n",
    ),
    (false, "preset = 'loud'\n"),
    (true, "baseline = 'known.json'\n"),
    (false, "baseline = ['known.json']\n"),
    (true, "[boilerplate]\nkeep = ['来信请寄编辑部']\ndrop = []\n"),
    (false, "[boilerplate]\nkeep = '来信请寄编辑部'\n"),
    (false, "[boilerplate]\ndrop = [3]\n"),
    (false, "[boilerplate]\ndrop = ['……']\n"),
    (false, "[boilerplate]\nlearn = []\n"),
    (false, "preset = 3\n"),
    (false, "presett = 'strict'\n"),
    (false, "required = ['colour']\n"),
    (false, "required = 'title'\n"),
    (false, "files = ['a']\n"),
    (false, "[files]\ninclude = 'a'\n"),
    (false, "[files]\nexclude = [1]\n"),
    (false, "[files]\nonly = []\n"),
    (false, "[rules]\ntxt = 'off'\n"),
    (false, "[rules]\n'text/colour' = 'off'\n"),
    (false, "[rules]\ntext = true\n"),
    (false, "[rules]\ntext = { least = 3 }\n"),
    (false, "[paths]\nfiles = ['a']\n"),
    (false, "[[paths]]\npreset = 'strict'\n"),
    (false, "[[paths]]\nfiles = ['a']\ninclude = []\n"),
];

/// For each option that a rule declares: right, and of the wrong type.
fn options() -> Vec<(bool, String)> {
    let set = |rule: &Rule, name: &str, value: &str| format!("[rules.'{}']\n{name} = {value}\n", rule.name);
    let both = |rule: &'static Rule| {
        rule.options.iter().flat_map(move |option| {
            let (right, wrong) = match option.default {
                OptionDefault::Count(_) => ("1_000", ["-1", "'ten'"]),
                OptionDefault::Texts(_) => ("['a']", ["'a'", "[1]"]),
            };
            [(true, set(rule, option.name, right))]
                .into_iter()
                .chain(wrong.map(|it| (false, set(rule, option.name, it))))
        })
    };
    RULES.iter().flat_map(|rule| both(rule)).collect()
}

#[test]
fn the_schema_and_the_program_agree_on_what_is_right() {
    let validator = jsonschema::draft202012::new(&schema()).expect("a schema");
    let samples = SAMPLES.iter().map(|(right, text)| (*right, (*text).to_owned()));
    for (right, text) in samples.chain(options()) {
        let value: Value = toml::from_str(&text).expect("TOML");
        assert_eq!(validator.is_valid(&value), right, "the schema, of:\n{text}");
        let findings = Manifest::parse(Path::new(""), &Source::from_text(text.as_str())).findings;
        assert_eq!(findings.is_empty(), right, "the program, of:\n{text}\n{findings:?}");
    }
}
