//! L-01 资料标签（第一篇第五条 2）: number, name, category, date and person in charge, with a code.

use super::desk::{Desk, Laid, Ticket};
use crate::error::{Error, Result};
use crate::forms::{Body, Form, FormSheet, MaterialLabel, MaterialLabels};
use crate::ids::MaterialId;
use crate::materials::{Material, Retention};
use crate::storage;

pub(super) fn lay(desk: &Desk<'_>, ids: &[MaterialId]) -> Result<Laid> {
    if ids.is_empty() {
        return Err(Error::Missing("materials"));
    }
    let mut labels = Vec::new();
    let mut tickets = Vec::new();
    for &id in ids {
        let material = storage::materials::require(desk.tx, id, &desk.day())?;
        tickets.push(Ticket::new(Form::MaterialLabel, id, material.number()));
        labels.push(label(desk, &material));
    }
    let frame = desk.frame(Form::MaterialLabel)?;
    Ok(Laid { sheet: FormSheet { frame, body: Body::MaterialLabels(MaterialLabels { labels }) }, tickets })
}

fn label(desk: &Desk<'_>, material: &Material) -> MaterialLabel {
    MaterialLabel {
        archive_no: material.number(),
        title: material.title.clone(),
        category: material.category.word(desk.lang).to_owned(),
        date: material.received_on.clone(),
        // Before filing nobody else answers for it than who received it.
        owner: if material.owner_name.is_empty() { &material.received_by } else { &material.owner_name }.clone(),
        customer: material.customer_short.clone(),
        retention: material.retention_class.map(|class| years(desk, class)).unwrap_or_default(),
        security: desk.marked(Some(material.security_level)),
        code: material.code.clone(),
    }
}

/// A retention period as it fits a label: `10 年`, `永久`.
pub(super) fn years(desk: &Desk<'_>, class: Retention) -> String {
    match desk.settings.retention_years(class) {
        Some(years) => desk.say(format!("{years} 年"), format!("{years} years")),
        None => class.word(desk.lang).to_owned(),
    }
}
