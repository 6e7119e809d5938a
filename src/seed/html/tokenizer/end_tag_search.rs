//! Search for end tags ahead.

use memchr::memchr;

use super::stream::is_space;
use crate::text::subslice;

/// The results of earlier searches, so that no part of the input is searched twice.
#[derive(Default)]
pub(super) struct EndTagSearch {
    /// The name, and the offset of the end tag that the last search found. `None` if there are no more.
    found: Vec<(&'static str, Option<usize>)>,
}

impl EndTagSearch {
    /// Whether there is an end tag with that name at or after `at`. Linear over all calls for one name.
    pub(super) fn finds(&mut self, bytes: &[u8], at: usize, name: &'static str) -> bool {
        let known = self.found.iter().position(|(searched, _)| *searched == name);
        if let Some((_, found)) = known.and_then(|index| self.found.get(index)) {
            match found {
                None => return false,
                Some(place) if *place >= at => return true,
                Some(_) => {}
            }
        }
        let mut from = at;
        let mut place = None;
        while let Some(offset) = memchr(b'<', subslice(bytes, from..)) {
            from += offset;
            if starts_end_tag(subslice(bytes, from..), name) {
                place = Some(from);
                break;
            }
            from += 1;
        }
        match known.and_then(|index| self.found.get_mut(index)) {
            Some(entry) => entry.1 = place,
            None => self.found.push((name, place)),
        }
        place.is_some()
    }
}

/// Whether `bytes` start with an end tag of that name: `</`, the name, and a character that ends a name.
pub(super) fn starts_end_tag(bytes: &[u8], name: &str) -> bool {
    bytes.starts_with(b"</")
        && bytes.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(2 + name.len()).is_some_and(|&next| is_space(next) || matches!(next, b'/' | b'>'))
}
