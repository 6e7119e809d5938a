//! Variorum: a language server and command-line tool for people who curate collected texts.
//!
//! Data flows in one direction, and so do imports; `tests/structure/` checks them:
//!
//! ```text
//! bytes ──text──▶ Source ──seed──▶ Seed ──rules──▶ findings ───────────────────┐
//!                                   │                    ▲                     ├──▶ lsp   (editors)
//!                                   └──reprints──▶ index ──▶ passages ──ide────┘──▶ cli   (terminals, CI, reports)
//! ```
//!
//! A module may import only those above it in the list of modules below.
//!
//! # Features
//!
//! With `default-features = false` the library is its core: [`text`], [`messages`], [`seed`], [`reprints`] and [`rules`],
//! which read no files and start no threads. Each layer around the core is a feature:
//!
//! | feature | default | adds |
//! | --- | --- | --- |
//! | `index` | with `cli` and `lsp` | `files`, `corpus` and `ide`: folders of seeds, `variorum.toml`, baselines, the index on disk, and answers about a place |
//! | `lsp` | yes | `lsp`: the language server; implies `index` |
//! | `cli` | yes | `cli`: the command line; implies `index` |
//! | `parquet` | yes | `--format parquet`; implies `cli` |
//!
//! The program needs both `lsp` and `cli`.
//!
//! # Using the core by itself
//!
//! This example parses two seeds, compares them, and runs the rules on one of them:
//!
//! ```
//! use std::path::Path;
//!
//! use variorum::cancel::Cancel;
//! use variorum::messages::Language;
//! use variorum::reprints::fingerprint::winnow;
//! use variorum::reprints::{Classes, FoldedBody, Matcher, hits};
//! use variorum::rules::{ComparedText, Settings, Witnesses, check_observed};
//! use variorum::seed::{FormatHint, Seed};
//! use variorum::text::Source;
//!
//! # fn main() -> Result<(), variorum::cancel::Cancelled> {
//! // Any bytes in any encoding parse as a seed.
//! let read = |bytes: &[u8]| Seed::parse(Source::from_bytes(bytes), FormatHint::Markdown);
//! let seed = read("---\ntitle: 渡口\nauthor:\n---\n\n渡船每天早上六点开，船老大姓周，他的狗坐在船头，看着对岸的芦苇和雾。\n".as_bytes());
//! let witness = read("渡船每天早上七点开，船老大姓周，他的狗坐在船头，看着對岸的蘆葦和霧。\n".as_bytes());
//!
//! // Find the passages that they share. Another thread could raise the flag to cancel.
//! let cancel = Cancel::new();
//! let (here, there) = (FoldedBody::new(&seed), FoldedBody::new(&witness));
//! let hits = hits(&winnow(here.characters()), &winnow(there.characters()));
//! let passages = Matcher::new().passages(&here, &there, &hits, &cancel)?;
//! assert_eq!(passages.len(), 1);
//! assert!(passages[0].similarity > 0.9);
//!
//! // Find the variants. The Traditional characters of the witness are a class of their own, which is not requested.
//! let seed_text = ComparedText { path: Path::new("ferry.md"), seed: &seed, folded: &here };
//! let witness_text = ComparedText { path: Path::new("copy.md"), seed: &witness, folded: &there };
//! let variants = variorum::reprints::variants(seed_text.side(), witness_text.side(), &passages[0], Classes::TEXT);
//! assert_eq!((variants[0].seed_text.as_str(), variants[0].witness_text.as_str()), ("六", "七"));
//! assert_eq!(seed.source.slice(variants[0].seed), "六");
//!
//! // Run the rules. Each finding has a span in the text and a message in every language.
//! let witnesses = Witnesses::new(seed_text, passages.iter().map(|passage| (witness_text, passage)));
//! let findings = check_observed(&seed, Some(&witnesses), &Settings::default(), &cancel, None)?;
//! let missing = findings.iter().find(|finding| finding.rule == "metadata/missing-author").expect("it names no author");
//! assert!(seed.source.text()[..missing.span.start()].ends_with("author:"));
//! println!("{}", missing.message.text(Language::English));
//! # Ok(())
//! # }
//! ```

pub mod cancel;
mod never;
#[cfg(any(feature = "cli", feature = "lsp"))]
mod panics;
pub mod text;

pub mod messages;

#[cfg(feature = "index")]
pub mod files;

pub mod seed;

pub mod reprints;

pub mod rules;

#[cfg(feature = "index")]
pub mod corpus;

#[cfg(feature = "index")]
pub mod ide;

#[cfg(feature = "lsp")]
pub mod lsp;

#[cfg(feature = "cli")]
pub mod cli;
