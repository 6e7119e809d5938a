//! One look at what every seed of a corpus is looked up by.

use std::path::PathBuf;

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::index::{IndexError, Outline, SeedId, path_of};
use crate::corpus::snapshot::Snapshot;

/// Why it ended before its end.
enum Failure {
    Cancelled,
    Index(IndexError),
}

impl From<Cancelled> for Failure {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<IndexError> for Failure {
    fn from(error: IndexError) -> Self {
        Self::Index(error)
    }
}

impl Snapshot {
    /// Hands over the outline of each seed, and what gives its path (`None` of one that has none by now): of open documents
    /// as they read now, of others as the index has it. No file is read. Costs some hundred bytes a seed.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised, or if the index [is broken](Snapshot::is_broken).
    pub(super) fn each_outline(
        &self,
        cancel: &Cancel,
        mut look: impl FnMut(&Outline, &dyn Fn() -> Result<Option<PathBuf>, IndexError>) -> Result<(), IndexError>,
    ) -> Result<(), Cancelled> {
        self.try_each_outline(cancel, &mut look).map_err(|failure| {
            if let (Failure::Index(error), Some(index)) = (&failure, self.index()) {
                index.complain(error);
            }
            Cancelled
        })
    }

    fn try_each_outline(
        &self,
        cancel: &Cancel,
        look: &mut impl FnMut(&Outline, &dyn Fn() -> Result<Option<PathBuf>, IndexError>) -> Result<(), IndexError>,
    ) -> Result<(), Failure> {
        for overlay in self.overlays.iter() {
            cancel.check()?;
            look(overlay.outline(), &|| Ok(Some(overlay.reading.path.clone())))?;
        }
        let Some(on_disk) = &self.on_disk else { return Ok(()) };
        if self.is_broken() {
            return Err(Failure::Cancelled);
        }
        let open: Vec<SeedId> = self.overlays.iter().map(|overlay| self.id_of(&overlay.reading.path)).collect();
        let reader = on_disk.index.reader()?;
        for outline in reader.outlines()? {
            cancel.check()?;
            let (id, outline) = outline?;
            if !open.contains(&id) {
                look(&outline, &|| {
                    let head = reader.head(id)?.ok_or(IndexError::Damaged)?;
                    Ok(path_of(&on_disk.root, &head.name))
                })?;
            }
        }
        Ok(())
    }
}
