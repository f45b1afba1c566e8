//! Corrects the description of a material (更正著录); the 档号 stays as it is (DA/T 13-2022: stable).

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Result, Verb};
use crate::ids::MaterialId;
use crate::journal::{Action, Event, Fact};
use crate::materials::{Lifecycle, Material};
use crate::{storage, text};

/// What may be corrected at any time.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct DescriptionFields {
    /// Which material.
    pub material: MaterialId,
    /// 资料名称.
    pub title: String,
    /// 图号.
    pub drawing_no: String,
    /// 版次.
    pub revision: String,
    /// 责任者.
    pub creator: String,
    /// 形成日期.
    pub doc_date: Option<String>,
    /// Project or contract.
    pub project: String,
    /// Remark.
    pub note: String,
    /// Why it is corrected.
    pub reason: String,
}

/// Corrects the description, with a reason.
///
/// # Errors
/// No reason, or a material that has ended.
pub fn change(archive: &Archive, actor: &Actor, fields: &DescriptionFields) -> Result<Outcome<Material>> {
    let fields = DescriptionFields {
        material: fields.material,
        title: text::name("title", &fields.title)?,
        drawing_no: text::line("drawing_no", &fields.drawing_no)?,
        revision: text::line("revision", &fields.revision)?,
        creator: text::line("creator", &fields.creator)?,
        doc_date: text::optional_date("doc_date", fields.doc_date.as_deref())?.map(|d| d.to_string()),
        project: text::line("project", &fields.project)?,
        note: text::note("note", &fields.note)?,
        reason: text::name("reason", &fields.reason)?,
    };
    archive.act(actor, Right::File, |act| {
        let before = storage::materials::require(act.tx, fields.material, &act.day())?;
        if matches!(before.lifecycle, Lifecycle::Void | Lifecycle::SentBack) {
            return Err(before.lifecycle.refuse(&before.number(), Verb::Change));
        }
        storage::materials::change(act.tx, &fields)?;
        let after = storage::materials::require(act.tx, fields.material, &act.day())?;
        let event = Event::new(Action::MaterialChange, after.number(), after.id)
            .say(Fact::Reason(fields.reason.clone()))
            .changed("material", &before, &after);
        act.record(event)?;
        crate::search::keep_material(act.tx, after.id)?;
        Ok(after)
    })
}
