//! The seeds that state a value: who is by an author, from a source, under a tag.

use std::path::PathBuf;

use super::Failure;
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::index::{EntryKind, IndexError, Outline, path_of, shortened};
use crate::corpus::snapshot::Snapshot;

impl Snapshot {
    /// The seeds that state a value in a kind of field, in order of their paths: the whole value, to the letter but for white
    /// space. Of a value that is longer than what is kept, those that begin with the same. Costs a look at what the index
    /// keeps of each seed.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised, or if the index [is broken](Snapshot::is_broken).
    pub fn stating(&self, kind: EntryKind, value: &str, cancel: &Cancel) -> Result<Vec<PathBuf>, Cancelled> {
        let wanted = shortened(value);
        let states = |outline: &Outline| outline.entries.iter().any(|it| it.kind == kind && it.text == wanted);
        let mut paths = Vec::new();
        for overlay in self.overlays.iter().filter(|overlay| states(overlay.outline())) {
            paths.push(overlay.reading.path.clone());
        }
        let found = self.on_disk_stating(states, &mut paths, cancel);
        if let (Err(Failure::Index(error)), Some(index)) = (&found, self.index()) {
            index.complain(error);
        }
        found?;
        paths.sort_unstable();
        Ok(paths)
    }

    fn on_disk_stating(
        &self,
        states: impl Fn(&Outline) -> bool,
        paths: &mut Vec<PathBuf>,
        cancel: &Cancel,
    ) -> Result<(), Failure> {
        let Some(on_disk) = &self.on_disk else { return Ok(()) };
        if self.is_broken() {
            return Err(Failure::Cancelled);
        }
        let reader = on_disk.index.reader()?;
        for outline in reader.outlines()? {
            cancel.check()?;
            let (id, outline) = outline?;
            if states(&outline) {
                let head = reader.head(id)?.ok_or(IndexError::Damaged)?;
                let path = path_of(&on_disk.root, &head.name);
                paths.extend(path.filter(|path| self.overlays.iter().all(|overlay| overlay.reading.path != *path)));
            }
        }
        Ok(())
    }
}
