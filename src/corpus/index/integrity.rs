//! Checks a data file before it is mapped.
//!
//! LMDB trusts its file: a page that something else truncated or overwrote can make it read outside of its map, or
//! answer wrongly. So a file that nobody has open, and that is not as it was left, is first walked with ordinary
//! reads: every page of every tree is what and where it has to be, keys are sorted and lie between those above them,
//! no page is used twice, and every value matches its checksum. The format is `MDB_DATA_VERSION` 1 (`mdb.c`:
//! `MDB_page`, `MDB_meta`, `MDB_db`, `MDB_node`), in the byte order of the machine.
//!
//! Costs reading the file once.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::IndexError;
use super::checksum::verified;

const MAGIC: u32 = 0xBEEF_C0DE;
const VERSION: u32 = 1;
const PAGE_HEADER_BYTES: usize = 16;
const NODE_HEADER_BYTES: usize = 8;
/// The length of the record that says where a tree is and how large.
const TREE_RECORD_BYTES: usize = 48;
const BRANCH: u16 = 1;
const LEAF: u16 = 2;
const OVERFLOW: u16 = 4;
const META: u16 = 8;
const BIG_DATA: u16 = 1;
const SUB_DATA: u16 = 2;
/// The root of a tree without pages.
const NO_PAGE: u64 = u64::MAX;
/// LMDB's own limit.
const MAX_DEPTH: u16 = 32;

/// Whether a file is intact, or absent.
///
/// # Errors
/// It cannot be read.
pub(super) fn is_intact(file: &Path) -> Result<bool, IndexError> {
    let file = match File::open(file) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error.into()),
    };
    let len = file.metadata()?.len();
    // LMDB writes its first two pages together; before that, the file is empty.
    if len == 0 {
        return Ok(true);
    }
    match (PageWalk { file, len, page_size: 4096, used: Vec::new() }).all() {
        Ok(()) => Ok(true),
        Err(IntegrityError::Structure) => Ok(false),
        Err(IntegrityError::Io(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(IntegrityError::Io(error)) => Err(error.into()),
    }
}

/// Why a walk ended early.
enum IntegrityError {
    Structure,
    Io(io::Error),
}

impl From<io::Error> for IntegrityError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

type CheckResult<T = ()> = Result<T, IntegrityError>;

fn ensure(holds: bool) -> CheckResult {
    if holds { Ok(()) } else { Err(IntegrityError::Structure) }
}

/// Numbers in a page; a page without them is damaged.
trait PageBytes {
    fn part(&self, at: usize, len: usize) -> CheckResult<&[u8]>;

    fn array<const N: usize>(&self, at: usize) -> CheckResult<[u8; N]> {
        self.part(at, N)?.try_into().map_err(|_| IntegrityError::Structure)
    }

    fn u16(&self, at: usize) -> CheckResult<u16> {
        self.array(at).map(u16::from_ne_bytes)
    }

    fn u32(&self, at: usize) -> CheckResult<u32> {
        self.array(at).map(u32::from_ne_bytes)
    }

    fn u64(&self, at: usize) -> CheckResult<u64> {
        self.array(at).map(u64::from_ne_bytes)
    }
}

impl PageBytes for [u8] {
    fn part(&self, at: usize, len: usize) -> CheckResult<&[u8]> {
        let end = at.checked_add(len).ok_or(IntegrityError::Structure)?;
        self.get(at..end).ok_or(IntegrityError::Structure)
    }
}

/// What a tree holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TreeKind {
    /// Free pages, by the transaction that freed them.
    Free,
    /// The names of the tables.
    Tables,
    /// A table, whose values have checksums.
    Table,
}

/// A node of a page.
struct PageNode<'a> {
    flags: u16,
    /// The length of the data, in a leaf.
    len: usize,
    /// The page below, in a branch.
    child: u64,
    key: &'a [u8],
    /// What follows the key in the page.
    rest: &'a [u8],
}

struct PageWalk {
    file: File,
    len: u64,
    page_size: usize,
    /// Which pages have been visited.
    used: Vec<bool>,
}

impl PageWalk {
    fn all(mut self) -> CheckResult {
        let metas = [self.meta(0), self.meta(1)];
        let [Ok(first), Ok(second)] = metas else { return Err(IntegrityError::Structure) };
        // As LMDB chooses: the later one, or the first of two equal ones.
        let (_, next, trees) = if second.0 > first.0 { second } else { first };
        self.page_size = trees.u32(0)? as usize;
        ensure(self.page_size.is_power_of_two() && (512..=65536).contains(&self.page_size))?;
        let pages = next.checked_add(1).filter(|pages| *pages <= self.len / 512).ok_or(IntegrityError::Structure)?;
        self.used = vec![false; usize::try_from(pages).map_err(|_| IntegrityError::Structure)?];
        self.mark_used(0)?;
        self.mark_used(1)?;
        self.tree(TreeKind::Tables, trees.part(TREE_RECORD_BYTES, TREE_RECORD_BYTES)?)?;
        // Last, so that no page is free that a tree uses.
        self.tree(TreeKind::Free, trees.part(0, TREE_RECORD_BYTES)?)
    }

    /// The transaction id, the last page and the trees of one of the two meta pages.
    fn meta(&mut self, number: u64) -> CheckResult<(u64, u64, Vec<u8>)> {
        // The first one states the page size.
        let page = self.read(number, PAGE_HEADER_BYTES + 24 + 2 * TREE_RECORD_BYTES + 16)?;
        if number == 0 {
            self.page_size = page.u32(PAGE_HEADER_BYTES + 24)? as usize;
        }
        ensure(
            page.u16(10)? & META != 0
                && page.u32(PAGE_HEADER_BYTES)? == MAGIC
                && page.u32(PAGE_HEADER_BYTES + 4)? == VERSION,
        )?;
        let trees = page.part(PAGE_HEADER_BYTES + 24, 2 * TREE_RECORD_BYTES)?.to_vec();
        Ok((
            page.u64(PAGE_HEADER_BYTES + 32 + 2 * TREE_RECORD_BYTES)?,
            page.u64(PAGE_HEADER_BYTES + 24 + 2 * TREE_RECORD_BYTES)?,
            trees,
        ))
    }

    fn read(&mut self, number: u64, len: usize) -> CheckResult<Vec<u8>> {
        let mut page = vec![0; len];
        self.file.seek(SeekFrom::Start(number.checked_mul(self.page_size as u64).ok_or(IntegrityError::Structure)?))?;
        self.file.read_exact(&mut page)?;
        Ok(page)
    }

    /// Marks a page as visited. No page may be visited twice.
    fn mark_used(&mut self, number: u64) -> CheckResult {
        let used = usize::try_from(number).ok().and_then(|number| self.used.get_mut(number));
        ensure(used.is_some_and(|used| !std::mem::replace(used, true)))
    }

    /// Checks a tree, given the record that describes it.
    fn tree(&mut self, kind: TreeKind, tree: &[u8]) -> CheckResult {
        let (depth, entries, root) = (tree.u16(6)?, tree.u64(32)?, tree.u64(40)?);
        if root == NO_PAGE {
            return ensure(entries == 0 && depth == 0);
        }
        ensure((1..=MAX_DEPTH).contains(&depth))?;
        let counted = self.page(kind, root, depth, &[], None)?;
        ensure(counted == entries)
    }

    /// Checks a page and everything below it, with keys from `low` up to but not including `high`. Returns the number
    /// of values.
    fn page(&mut self, kind: TreeKind, number: u64, depth: u16, low: &[u8], high: Option<&[u8]>) -> CheckResult<u64> {
        self.mark_used(number)?;
        let page = self.read(number, self.page_size)?;
        let expected = if depth > 1 { BRANCH } else { LEAF };
        ensure(page.u64(0)? == number && page.u16(10)? == expected)?;
        let (lower, upper) = (page.u16(12)? as usize, page.u16(14)? as usize);
        ensure(lower >= PAGE_HEADER_BYTES && lower.is_multiple_of(2) && lower <= upper && upper <= self.page_size)?;
        let count = (lower - PAGE_HEADER_BYTES) / 2;
        ensure(count >= if depth > 1 { 2 } else { 1 })?;
        let nodes = (0..count).map(|index| node(&page, page.u16(PAGE_HEADER_BYTES + 2 * index)? as usize, upper));
        let nodes = nodes.collect::<CheckResult<Vec<_>>>()?;
        let mut values = 0;
        for (index, node) in nodes.iter().enumerate() {
            let next = nodes.get(index + 1).map(|next| next.key);
            // A branch does not store its first key, which stands for the least.
            let is_first_of_branch = depth > 1 && index == 0;
            ensure(next.is_none_or(|next| is_first_of_branch || is_less(kind, node.key, next)))?;
            if !is_first_of_branch {
                ensure(low.is_empty() || !is_less(kind, node.key, low))?;
                ensure(high.is_none_or(|high| is_less(kind, node.key, high)))?;
            }
            if depth > 1 {
                let low = if is_first_of_branch { low } else { node.key };
                values += self.page(kind, node.child, depth - 1, low, next.or(high))?;
            } else {
                self.value(kind, node)?;
                values += 1;
            }
        }
        Ok(values)
    }

    fn value(&mut self, kind: TreeKind, node: &PageNode) -> CheckResult {
        let overflowing;
        let data = if node.flags & BIG_DATA != 0 {
            overflowing = self.overflowing(node.rest.u64(0)?, node.len)?;
            &overflowing
        } else {
            node.rest.part(0, node.len)?
        };
        match kind {
            TreeKind::Table => {
                ensure(node.flags & !BIG_DATA == 0)?;
                verified(node.key, data).map(drop).map_err(|_| IntegrityError::Structure)
            }
            TreeKind::Tables => {
                ensure(node.flags == SUB_DATA && data.len() == TREE_RECORD_BYTES)?;
                self.tree(TreeKind::Table, data)
            }
            TreeKind::Free => {
                ensure(node.flags & !BIG_DATA == 0 && node.key.len() == 8)?;
                let count = usize::try_from(data.u64(0)?).map_err(|_| IntegrityError::Structure)?;
                ensure(count.checked_mul(8).and_then(|len| len.checked_add(8)) == Some(data.len()))?;
                (1..=count).try_for_each(|index| self.mark_used(data.u64(8 * index)?))
            }
        }
    }

    /// A value that has pages of its own.
    fn overflowing(&mut self, first: u64, len: usize) -> CheckResult<Vec<u8>> {
        ensure((len as u64) < self.len)?;
        let page = self.read(first, PAGE_HEADER_BYTES + len)?;
        let pages = u64::from(page.u32(12)?);
        ensure(page.u64(0)? == first && page.u16(10)? == OVERFLOW)?;
        ensure(pages == (PAGE_HEADER_BYTES + len).div_ceil(self.page_size) as u64)?;
        (first..first + pages).try_for_each(|number| self.mark_used(number))?;
        Ok(page.part(PAGE_HEADER_BYTES, len)?.to_vec())
    }
}

fn node(page: &[u8], at: usize, upper: usize) -> CheckResult<PageNode<'_>> {
    ensure(at >= upper && at.is_multiple_of(2))?;
    let (low, high, flags) = (page.u16(at)?, page.u16(at + 2)?, page.u16(at + 4)?);
    // As in `mdb.c`, where the two halves are swapped with the byte order.
    let len = if cfg!(target_endian = "little") {
        u32::from(low) | u32::from(high) << 16
    } else {
        u32::from(high) | u32::from(low) << 16
    };
    let key_len = page.u16(at + 6)? as usize;
    Ok(PageNode {
        flags,
        len: len as usize,
        child: u64::from(len) | u64::from(flags) << 32,
        key: page.part(at + NODE_HEADER_BYTES, key_len)?,
        rest: page.get(at + NODE_HEADER_BYTES + key_len..).ok_or(IntegrityError::Structure)?,
    })
}

fn is_less(kind: TreeKind, one: &[u8], two: &[u8]) -> bool {
    let number = |key: &[u8]| key.try_into().map(u64::from_ne_bytes).unwrap_or_default();
    if kind == TreeKind::Free { number(one) < number(two) } else { one < two }
}
