//! The key by which a finding is recognised, whatever has become of the rest of its file.

use crate::rules::Finding;
use crate::text::{ByteSpan, slice};

/// Identifies a finding within its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FindingKey {
    pub(super) rule: String,
    pub(super) code: Option<String>,
    pub(super) text: u64,
    pub(super) context: u64,
}

/// How many characters count on either side of a finding, white space left out.
const CONTEXT_CHARACTERS: usize = 24;

/// How many characters of the marked text count at either end, white space left out.
const MARKED_CHARACTERS: usize = 200;

impl FindingKey {
    /// The key of a finding in a text.
    pub(super) fn new(text: &str, finding: &Finding) -> Self {
        let FindingParts { before, marked, behind } = parts(text, finding.span);
        let (mut of_text, mut of_context) = (StableHash::default(), StableHash::default());
        solid(marked.chars()).take(MARKED_CHARACTERS).for_each(|c| of_text.add(c));
        solid(marked.chars().rev()).take(MARKED_CHARACTERS).for_each(|c| of_text.add(c));
        solid(before.chars().rev()).take(CONTEXT_CHARACTERS).for_each(|c| of_context.add(c));
        // Keeps the end of one part apart from the beginning of the next.
        of_context.add('\n');
        solid(behind.chars()).take(CONTEXT_CHARACTERS).for_each(|c| of_context.add(c));
        Self {
            rule: finding.rule.to_owned(),
            code: finding.code.map(str::to_owned),
            text: of_text.0,
            context: of_context.0,
        }
    }
}

struct FindingParts<'a> {
    before: &'a str,
    marked: &'a str,
    behind: &'a str,
}

fn parts(text: &str, span: ByteSpan) -> FindingParts<'_> {
    let part = |range: std::ops::Range<usize>| slice(text, range);
    FindingParts { before: part(0..span.start()), marked: part(span.range()), behind: part(span.end()..text.len()) }
}

/// The characters that are not white space. Only a limited number is looked at: a file can consist of white space.
fn solid(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    characters.take(4 * MARKED_CHARACTERS).filter(|c| !c.is_whitespace())
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo; draft-eastlake-fnv). It has to be the same in every version and on every
/// machine, and nobody gains anything by a collision.
struct StableHash(u64);

impl Default for StableHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl StableHash {
    fn add(&mut self, character: char) {
        for byte in u32::from(character).to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
