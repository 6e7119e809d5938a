//! Open documents. A [`Document`] is one version of one document and never changes; an edit makes a new one.
//!
//! What is worked out from a version (its reading, its findings) is kept with it, worked out at most once, by whichever
//! thread needs it first. When the next version arrives, [`Document::supersede`] stops what is still running.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ropey::Rope;
use tower_lsp::ls_types::{SemanticToken, TextDocumentContentChangeEvent, Uri};

use super::convert;
use super::passages::semantic_tokens;
use super::revision_cache::{Revision, RevisionCache};
use super::uri::DocumentKey;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{
    AnalysedSeed, FolderKind, LookupError, MAX_SEED_BYTES, Manifest, Overlay, Policy, WitnessedPassage,
};
use crate::files;
use crate::reprints::Variant;
use crate::rules::Finding;
use crate::seed::Seed;
use crate::text::declaration::{Declaration, Verdict};
use crate::text::{ColumnUnit, Encoding, Source};

/// One version of an open document.
pub(super) struct Document {
    /// The URI by which the client opened it.
    pub(super) uri: Uri,
    /// By what it is known.
    pub(super) key: DocumentKey,
    /// The client's number of this version.
    pub(super) version: i32,
    /// The text.
    pub(super) rope: Rope,
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
    tokens: Arc<Mutex<(u64, semantic_tokens::Sent)>>,
}

impl Document {
    /// A document as the client opens it.
    pub(super) fn new(uri: Uri, version: i32, rope: Rope) -> Self {
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
            tokens: Arc::default(),
        }
    }

    /// A file that nobody has open, as it was read from disk.
    pub(super) fn closed(uri: Uri, reading: Arc<AnalysedSeed>) -> Self {
        let rope = Rope::from_str(reading.seed.source.text());
        Self { reading: OnceLock::from(reading), ..Self::new(uri, 0, rope) }
    }

    /// The same, to be worked on until a flag is raised.
    pub(super) fn until(self, cancel: &Cancel) -> Self {
        Self { superseded: cancel.clone(), ..self }
    }

    /// The document after an edit. Each change is relative to the one before it. Positions outside the text are
    /// clamped, ends before their starts swapped. O(log n + length of the new text) a change.
    pub(super) fn edited(&self, version: i32, changes: &[TextDocumentContentChangeEvent], unit: ColumnUnit) -> Self {
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
        Self { disk, surroundings, tokens: Arc::clone(&self.tokens), ..Self::new(self.uri.clone(), version, rope) }
    }

    /// The same version, to be read anew because its file or its settings have changed.
    pub(super) fn reload(&self) -> Self {
        Self::new(self.uri.clone(), self.version, self.rope.clone())
    }

    /// Says that this is not to be worked on any more.
    pub(super) fn supersede(&self) {
        self.superseded.cancel();
    }

    /// Says that it is not because a newer version has arrived.
    pub(super) fn supersede_by(&self, newer: &Self) {
        self.supersede();
        if self.version != newer.version {
            self.changed.cancel();
        }
    }

    /// Whether it is still to be worked on.
    ///
    /// # Errors
    /// [`Cancelled`] if not.
    pub(super) fn check_current(&self) -> Result<(), Cancelled> {
        self.superseded.check()
    }

    /// What a document is part of, whatever the workspace folders are: the corpus of the nearest `variorum.toml` above it,
    /// as on the command line; else it is a seed if it looks like one. Reads files the first time: for worker threads.
    pub(super) fn surroundings(&self) -> &FolderKind {
        self.surroundings.get_or_init(|| match self.key.path().and_then(Path::parent).map(Manifest::at_or_above) {
            Some(Ok(Some(manifest))) => FolderKind::Declared(Arc::new(manifest)),
            // It says that there is a corpus, though not how it is to be checked.
            Some(Err(error)) => {
                tracing::warn!("{error}");
                FolderKind::Declared(Arc::default())
            }
            Some(Ok(None)) | None => FolderKind::Recognised,
        })
    }

    /// The path that its reading goes by: its own, or its URI if it has none.
    pub(super) fn path(&self) -> PathBuf {
        self.key.path().map_or_else(|| PathBuf::from(self.uri.as_str()), PathBuf::from)
    }

    /// The document, read. Linear in its length the first time; for worker threads only.
    pub(super) fn reading(&self) -> Arc<AnalysedSeed> {
        Arc::clone(self.reading.get_or_init(|| Arc::new(AnalysedSeed::new(self.path(), self.source()))))
    }

    /// The document, read, for a request on it; `None` if the text has changed since and this version has not been read:
    /// a long seed that is being typed into would be read for each of the requests that follow every keystroke.
    pub(super) fn reading_for_request(&self) -> Option<Arc<AnalysedSeed>> {
        self.reading.get().cloned().or_else(|| (!self.changed.is_cancelled()).then(|| self.reading()))
    }

    /// The document as an overlay over what its corpus has from disk. Costs what the reading costs, and is kept as well.
    pub(super) fn overlay(&self) -> Arc<Overlay> {
        Arc::clone(self.overlay.get_or_init(|| Arc::new(Overlay::new(self.reading()))))
    }

    /// The text, with what was found while decoding the file if the editor shows just what is on disk: then the findings
    /// are those of the command line, to the byte.
    fn source(&self) -> Source {
        let text = String::from(&self.rope);
        match self.disk() {
            Some(source) if source.text() == text => source.clone(),
            _ => Source::from_text(text),
        }
    }

    /// The file on disk, if something can be said of it that its text does not say.
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

    /// Whether it is a `variorum.toml`.
    pub(super) fn is_manifest(&self) -> bool {
        let name = self.key.path().and_then(Path::file_name);
        name.is_some_and(|name| name == Manifest::FILE_NAME)
    }

    /// What is found under a policy; in a `variorum.toml`, what is wrong with it. Kept: a policy that changes comes with
    /// a new [`Document`]. For worker threads only.
    ///
    /// # Errors
    /// [`Cancelled`] once a newer version has arrived.
    pub(super) fn findings(&self, policy: &Policy) -> Result<Arc<[Finding]>, Cancelled> {
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
            self.look(&reading.seed, policy)?.into()
        };
        *findings = Some(Arc::clone(&found));
        Ok(found)
    }

    /// What would be found if it read as this seed.
    ///
    /// # Errors
    /// As [`Document::findings`].
    pub(super) fn look(&self, seed: &Seed, policy: &Policy) -> Result<Vec<Finding>, Cancelled> {
        if self.is_manifest() {
            return Ok(Manifest::parse(Path::new(""), &seed.source).findings);
        }
        Ok(policy.check(&self.path(), seed, &self.superseded)?.findings)
    }

    /// Whether the file is stored in another encoding than UTF-8, or has bytes that cannot be read: then an editor that
    /// opens it by itself may see another text than this. For worker threads.
    pub(super) fn is_stored_otherwise(&self) -> bool {
        let stored = match self.disk() {
            Some(stored) => stored.clone(),
            None => self.reading().seed.source.clone(),
        };
        stored.encoding() != Encoding::Utf8 || !stored.malformed().is_empty() || stored.text().starts_with('\u{FEFF}')
    }

    /// The passages, as `compute` finds them or as they were found before in the same revision.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(super) fn passages(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<WitnessedPassage>, LookupError>,
    ) -> Result<Arc<[WitnessedPassage]>, LookupError> {
        self.passages.get_or_compute(revision, compute)
    }

    /// Where the witness of each passage reads otherwise, kept in the same way.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(super) fn variants(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<Vec<Variant>>, LookupError>,
    ) -> Result<Arc<[Vec<Variant>]>, LookupError> {
        self.variants.get_or_compute(revision, compute)
    }

    /// What is found by comparing it with its reprints, kept in the same way.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(super) fn compared(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<Finding>, LookupError>,
    ) -> Result<Arc<[Finding]>, LookupError> {
        self.compared.get_or_compute(revision, compute)
    }

    /// Keeps the semantic tokens that are sent now, for whichever version; gives their name, and what was sent before
    /// with its own.
    pub(super) fn keep_tokens(&self, tokens: Vec<SemanticToken>) -> (String, semantic_tokens::Sent) {
        let mut kept = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0 += 1;
        let id = kept.0.to_string();
        (id.clone(), kept.1.replace((id, tokens)))
    }

    /// Raised once a newer version has arrived.
    pub(super) fn superseded(&self) -> &Cancel {
        &self.superseded
    }
}
