//! Which of these documents the client has asked for lately, so that it can be told to ask again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::ls_types::Uri;

use super::Address;

/// So many are remembered: who has more of them open asks again by opening them again.
const MOST: usize = 16;

/// See the module. Clones share it.
#[derive(Clone, Debug, Default)]
pub(in crate::lsp) struct RecentContents(Arc<Mutex<VecDeque<Uri>>>);

impl RecentContents {
    /// Takes note of a document that was asked for.
    pub(super) fn take_note(&self, uri: &Uri) {
        if Address::of(uri).is_some() {
            let mut opened = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            opened.retain(|other| other != uri);
            opened.push_back(uri.clone());
            if opened.len() > MOST {
                opened.pop_front();
            }
        }
    }

    /// Those that were asked for.
    pub(in crate::lsp) fn all(&self) -> Vec<Uri> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
