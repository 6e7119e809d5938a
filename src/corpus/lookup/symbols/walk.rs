//! Visits the outline of every seed.

use std::path::PathBuf;

use crate::cancel::Cancel;
use crate::corpus::index::{IndexError, Outline, path_from_stored_name};
use crate::corpus::lookup::LookupError;
use crate::corpus::snapshot::Snapshot;

impl Snapshot {
    /// Calls `look` with the outline of each seed and a function that returns its path (`None` if it no longer has
    /// one). Open documents count as they read now, other seeds as the index has them. No file is read; some hundred
    /// bytes a seed are.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is raised; [`LookupError::Index`] if the index cannot be read.
    pub(super) fn each_outline(
        &self,
        cancel: &Cancel,
        mut look: impl FnMut(&Outline, &dyn Fn() -> Result<Option<PathBuf>, IndexError>) -> Result<(), IndexError>,
    ) -> Result<(), LookupError> {
        self.try_each_outline(cancel, &mut look).inspect_err(|failure| {
            if let (LookupError::Index(error), Some(index)) = (failure, self.index()) {
                index.report_error(error);
            }
        })
    }

    fn try_each_outline(
        &self,
        cancel: &Cancel,
        look: &mut impl FnMut(&Outline, &dyn Fn() -> Result<Option<PathBuf>, IndexError>) -> Result<(), IndexError>,
    ) -> Result<(), LookupError> {
        for overlay in self.overlays.iter() {
            cancel.check()?;
            look(overlay.outline(), &|| Ok(Some(overlay.analysed.path.clone())))?;
        }
        let Some(on_disk) = &self.on_disk else { return Ok(()) };
        if self.is_broken() {
            return Err(IndexError::Damaged.into());
        }
        let reader = on_disk.index.reader()?;
        for outline in reader.outlines()? {
            cancel.check()?;
            let (id, outline) = outline?;
            if self.overlays.get(id).is_none() {
                look(&outline, &|| {
                    let head = reader.head(id)?.ok_or(IndexError::Damaged)?;
                    Ok(path_from_stored_name(&on_disk.root, &head.name))
                })?;
            }
        }
        Ok(())
    }
}
