//! L-05 工牌贴: a scan at the loan desk says who it is.

use super::desk::{Desk, Laid, Ticket};
use crate::error::{Error, Result};
use crate::forms::{Body, Form, FormSheet, PersonBadge, PersonBadges};
use crate::ids::PersonId;
use crate::storage;

pub(super) fn lay(desk: &Desk<'_>, ids: &[PersonId]) -> Result<Laid> {
    if ids.is_empty() {
        return Err(Error::Missing("person"));
    }
    let mut badges = Vec::new();
    let mut tickets = Vec::new();
    for &id in ids {
        let person = storage::people::require(desk.tx, id)?;
        tickets.push(Ticket::new(Form::PersonBadge, id, &person.code));
        badges.push(PersonBadge {
            name: person.name,
            department: person.department_name,
            staff_no: person.badge.unwrap_or_default(),
            code: person.code,
        });
    }
    let frame = desk.frame(Form::PersonBadge)?;
    Ok(Laid { sheet: FormSheet { frame, body: Body::PersonBadges(PersonBadges { badges }) }, tickets })
}
