//! The customer supplemented what was missing (补正完成): back to review.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result};
use crate::ids::MaterialId;
use crate::journal::{Action, Event, Fact};
use crate::materials::must_be_pages;
use crate::{storage, text};

/// What the customer supplemented.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Supplement {
    /// Which material.
    pub material: MaterialId,
    /// What was done.
    pub note: String,
    /// The pages it has now.
    pub pages: u32,
}

/// Takes the supplement and puts the material up for review again.
///
/// # Errors
/// When the material was not waiting for a supplement.
pub fn resubmit(archive: &Archive, actor: &Actor, supplement: &Supplement) -> Result<Outcome<MaterialId>> {
    let note = text::note("note", &supplement.note)?;
    if note.is_empty() {
        return Err(Error::Missing("note"));
    }
    must_be_pages("pages", supplement.pages)?;
    archive.act(actor, Right::Receive, |act| {
        let material = storage::materials::require(act.tx, supplement.material, &act.day())?;
        let lifecycle = material.lifecycle.resubmitted(&material.number())?;
        storage::materials::set_pages(act.tx, material.id, supplement.pages)?;
        storage::materials::set_lifecycle(act.tx, material.id, lifecycle, &act.at())?;
        let event = Event::new(Action::MaterialResubmit, material.number(), material.id)
            .say(Fact::Reason(note.clone()))
            .changed("lifecycle", material.lifecycle, lifecycle)
            .changed("pages", material.pages, supplement.pages)
            .also(material.receipt);
        act.record(event)?;
        Ok(material.id)
    })
}
