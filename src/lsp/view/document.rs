//! One version of a document.
//!
//! A [`Document`] never changes; an edit makes a new one. What is computed from a version (its structure, its findings) is kept
//! with it and computed at most once, by whichever thread needs it first. When the next version arrives,
//! [`Document::supersede`] stops what is still running.

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ropey::Rope;
use tower_lsp::ls_types::{SemanticToken, TextDocumentContentChangeEvent, Uri};

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{
    AnalysedSeed, FolderKind, LookupError, MAX_SEED_BYTES, Manifest, Overlay, Policy, WitnessedPassage,
};
use crate::files;
use crate::lsp::caches::revision_cache::{Revision, RevisionCache};
use crate::lsp::caches::sent_tokens::SentTokens;
use crate::lsp::protocol::convert;
use crate::lsp::protocol::uri::DocumentKey;
use crate::reprints::Variant;
use crate::rules::Finding;
use crate::seed::Seed;
use crate::text::declaration::{Declaration, Verdict};
use crate::text::{ColumnUnit, Encoding, Source};

/// One version of a document, open or read from disk.
pub(in crate::lsp) struct Document {
    /// The URI by which the client opened it.
    pub(in crate::lsp) uri: Uri,
    /// What identifies the document, however its URI is spelt.
    pub(in crate::lsp) key: DocumentKey,
    /// The client's number for this version; 0 for a document that is not open.
    pub(in crate::lsp) version: i32,
    /// The text.
    pub(in crate::lsp) rope: Rope,
    superseded: Cancel,
    changed: Cancel,
    disk: Arc<OnceLock<Option<Source>>>,
    surroundings: Arc<OnceLock<FolderKind>>,
    reading: OnceLock<Arc<AnalysedSeed>>,
    overlay: OnceLock<Arc<Overlay>>,
    findings: Mutex<Option<Arc<[Finding]>>>,
    passages: RevisionCache<WitnessedPassage>,
    variants: RevisionCache<Vec<Variant>>,
    compared: RevisionCache<Finding>,
    /// Shared by all versions.
    sent_tokens: Arc<Mutex<SentTokens>>,
}

impl Document {
    /// A document as the client has it.
    pub(in crate::lsp) fn new(uri: Uri, version: i32, rope: Rope) -> Self {
        Self {
            key: DocumentKey::from_uri(&uri),
            uri,
            version,
            rope,
            superseded: Cancel::new(),
            changed: Cancel::new(),
            disk: Arc::default(),
            surroundings: Arc::default(),
            reading: OnceLock::new(),
            overlay: OnceLock::new(),
            findings: Mutex::default(),
            passages: RevisionCache::default(),
            variants: RevisionCache::default(),
            compared: RevisionCache::default(),
            sent_tokens: Arc::default(),
        }
    }

    /// A seed that is not open, as it was read from disk.
    pub(in crate::lsp) fn from_disk(uri: Uri, reading: Arc<AnalysedSeed>) -> Self {
        let rope = Rope::from_str(reading.seed.source.text());
        Self { reading: OnceLock::from(reading), ..Self::new(uri, 0, rope) }
    }

    /// The document, with `cancel` as the flag that stops work on it.
    pub(in crate::lsp) fn with_cancel(self, cancel: &Cancel) -> Self {
        Self { superseded: cancel.clone(), ..self }
    }

    /// The document after an edit. Each change applies to the result of the one before it. Positions outside of the text are
    /// clamped, and an end before its start is swapped with it. Costs O(log n + length of the new text) for each change.
    pub(in crate::lsp) fn edited(
        &self,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        unit: ColumnUnit,
    ) -> Self {
        let mut rope = self.rope.clone();
        for change in changes {
            match change.range {
                None => rope = Rope::from_str(&change.text),
                Some(range) => {
                    let span = convert::span_of(&rope, range, unit);
                    let (start, end) = (rope.byte_to_char(span.start()), rope.byte_to_char(span.end()));
                    rope.remove(start..end);
                    rope.insert(start, &change.text);
                }
            }
        }
        let (disk, surroundings) = (Arc::clone(&self.disk), Arc::clone(&self.surroundings));
        Self {
            disk,
            surroundings,
            sent_tokens: Arc::clone(&self.sent_tokens),
            ..Self::new(self.uri.clone(), version, rope)
        }
    }

    /// The same version with nothing computed yet, because its file or its settings have changed.
    pub(in crate::lsp) fn reload(&self) -> Self {
        Self::new(self.uri.clone(), self.version, self.rope.clone())
    }

    /// Stops all work on this version.
    pub(in crate::lsp) fn supersede(&self) {
        self.superseded.cancel();
    }

    /// Stops all work on this version because `newer` takes its place.
    pub(in crate::lsp) fn supersede_by(&self, newer: &Self) {
        self.supersede();
        if self.version != newer.version {
            self.changed.cancel();
        }
    }

    /// Succeeds as long as this version is to be worked on.
    ///
    /// # Errors
    /// [`Cancelled`] once it has been superseded.
    pub(in crate::lsp) fn check_current(&self) -> Result<(), Cancelled> {
        self.superseded.check()
    }

    /// What the document is part of, whatever the workspace folders are: the corpus of the nearest `variorum.toml` above it,
    /// as on the command line. Without one, a document is a seed if it looks like one. Reads files the first time, so call
    /// it on worker threads only.
    pub(in crate::lsp) fn surroundings(&self) -> &FolderKind {
        self.surroundings.get_or_init(|| match self.key.path().and_then(Path::parent).map(Manifest::at_or_above) {
            Some(Ok(Some(manifest))) => FolderKind::Declared(Arc::new(manifest)),
            // The manifest says that this is a corpus, though not how it is checked.
            Some(Err(error)) => {
                tracing::warn!("{error}");
                FolderKind::Declared(Arc::default())
            }
            Some(Ok(None)) | None => FolderKind::Recognised,
        })
    }

    /// The document's path, or its URI if it has none.
    pub(in crate::lsp) fn path(&self) -> PathBuf {
        self.key.path().map_or_else(|| PathBuf::from(self.uri.as_str()), PathBuf::from)
    }

    /// The document, parsed and folded. Linear in its length the first time, so call it on worker threads only.
    pub(in crate::lsp) fn reading(&self) -> Arc<AnalysedSeed> {
        Arc::clone(self.reading.get_or_init(|| Arc::new(AnalysedSeed::new(self.path(), self.source()))))
    }

    /// As [`Document::reading`], for a request. `None` if the text has changed since and this version was never parsed:
    /// otherwise a long seed would be parsed again for each of the requests that follow every keystroke.
    pub(in crate::lsp) fn reading_for_request(&self) -> Option<Arc<AnalysedSeed>> {
        self.reading.get().cloned().or_else(|| (!self.changed.is_cancelled()).then(|| self.reading()))
    }

    /// The document as an overlay of what its corpus has from disk. Costs as much as [`Document::reading`] the first time.
    pub(in crate::lsp) fn overlay(&self) -> Arc<Overlay> {
        Arc::clone(self.overlay.get_or_init(|| Arc::new(Overlay::new(self.reading()))))
    }

    /// The text. If it is exactly what is on disk, it comes with what decoding the file has shown, so that the findings are
    /// the same as on the command line.
    fn source(&self) -> Source {
        let text = String::from(&self.rope);
        match self.disk() {
            Some(source) if source.text() == text => source.clone(),
            _ => Source::from_text(text),
        }
    }

    /// The file on disk, if decoding it has shown anything that its text does not.
    fn disk(&self) -> Option<&Source> {
        let read = || {
            let source = Source::from_bytes(&files::read_named(self.key.path()?, MAX_SEED_BYTES).ok()?);
            let misdeclares = |declaration: Declaration| declaration.verdict != Verdict::Holds;
            let says_more = !source.malformed().is_empty()
                || source.encoding() != Encoding::Utf8
                || source.declaration().is_some_and(misdeclares);
            says_more.then_some(source)
        };
        self.disk.get_or_init(read).as_ref()
    }

    /// Whether the document is a `variorum.toml`.
    pub(in crate::lsp) fn is_manifest(&self) -> bool {
        let name = self.key.path().and_then(Path::file_name);
        name.is_some_and(|name| name == Manifest::FILE_NAME)
    }

    /// The findings under a policy; for a `variorum.toml`, what is wrong with it. They are kept: when the policy changes, so
    /// does the [`Document`]. Call it on worker threads only.
    ///
    /// # Errors
    /// [`Cancelled`] once a newer version has arrived.
    pub(in crate::lsp) fn findings(&self, policy: &Policy) -> Result<Arc<[Finding]>, Cancelled> {
        self.check_current()?;
        let mut findings = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(findings) = &*findings {
            return Ok(Arc::clone(findings));
        }
        let found: Arc<[Finding]> = if self.is_manifest() {
            Manifest::parse(Path::new(""), &self.source()).findings.into()
        } else {
            let reading = self.reading();
            self.check_current()?;
            self.check_seed(&reading.seed, policy)?.into()
        };
        *findings = Some(Arc::clone(&found));
        Ok(found)
    }

    /// The findings that the document would have if it read as `seed`.
    ///
    /// # Errors
    /// As [`Document::findings`].
    pub(in crate::lsp) fn check_seed(&self, seed: &Seed, policy: &Policy) -> Result<Vec<Finding>, Cancelled> {
        if self.is_manifest() {
            return Ok(Manifest::parse(Path::new(""), &seed.source).findings);
        }
        Ok(policy.check(&self.path(), seed, &self.superseded)?.findings)
    }

    /// Whether the file is stored in another encoding than UTF-8, or has bytes that cannot be decoded: an editor that opens it
    /// may then show another text than this. Call it on worker threads only.
    pub(in crate::lsp) fn is_stored_otherwise(&self) -> bool {
        let stored = match self.disk() {
            Some(stored) => stored.clone(),
            None => self.reading().seed.source.clone(),
        };
        stored.encoding() != Encoding::Utf8 || !stored.malformed().is_empty() || stored.text().starts_with('\u{FEFF}')
    }

    /// The passages in a revision, computed by `compute` unless they are known.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(in crate::lsp) fn passages(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<WitnessedPassage>, LookupError>,
    ) -> Result<Arc<[WitnessedPassage]>, LookupError> {
        self.passages.get_or_compute(revision, compute)
    }

    /// The variants of each passage in a revision, computed by `compute` unless they are known.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(in crate::lsp) fn variants(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<Vec<Variant>>, LookupError>,
    ) -> Result<Arc<[Vec<Variant>]>, LookupError> {
        self.variants.get_or_compute(revision, compute)
    }

    /// The findings with those from comparing the document with its reprints in a revision, computed by `compute` unless
    /// they are known.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(in crate::lsp) fn compared(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<Finding>, LookupError>,
    ) -> Result<Arc<[Finding]>, LookupError> {
        self.compared.get_or_compute(revision, compute)
    }

    /// Remembers the semantic tokens that are sent now, whichever version they belong to. Returns their result id, and the
    /// tokens that were sent before with theirs.
    pub(in crate::lsp) fn keep_tokens(
        &self,
        tokens: Vec<SemanticToken>,
    ) -> (String, Option<(String, Vec<SemanticToken>)>) {
        self.sent_tokens.lock().unwrap_or_else(PoisonError::into_inner).replace(tokens)
    }

    /// The flag that is raised once this version has been superseded.
    pub(in crate::lsp) fn superseded(&self) -> &Cancel {
        &self.superseded
    }
}
