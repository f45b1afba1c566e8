//! Writes down that someone looked at a file (查看电子件): once a person, file and day.

use serde_json::json;

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments::{Owner, keep};
use crate::error::Result;
use crate::ids::AttachmentId;
use crate::journal::{Action, Event, Fact};
use crate::storage;
use crate::storage::usages::{NewUsage, UsageKind};

/// Logs a view; answers whether it was the first of the day. A later one costs one look.
///
/// # Errors
/// [`crate::Error::NoRight`], or no such attachment.
pub fn view(archive: &Archive, actor: &Actor, id: AttachmentId) -> Result<Outcome<bool>> {
    actor.require(Right::View)?;
    let today = archive.today().to_string();
    if archive.read(|tx| storage::attachments::was_viewed(tx, id, actor.person, &today))? {
        return Ok(Outcome { value: false, changed: Vec::new() });
    }
    archive.act(actor, Right::View, |act| {
        let attachment = storage::attachments::require(act.tx, id)?;
        let day = act.day();
        if storage::attachments::was_viewed(act.tx, id, actor.person, &day)? {
            return Ok(false);
        }
        let (owner_name, _) = keep::require_owner(act.tx, attachment.owner)?;
        let event = Event::new(Action::AttachmentView, owner_name.number, id)
            .say(Fact::File(attachment.name.clone(), attachment.size))
            .made(&json!({ "day": day }))
            .also_all(attachment.owner.id());
        if let Owner::Material(material) = attachment.owner {
            let usage = NewUsage {
                material,
                kind: UsageKind::View,
                on_date: &day,
                at: &act.at(),
                person: actor.person,
                reason: &attachment.name,
                loan: None,
                copies: None,
                pages: attachment.pages,
                by: actor.person,
            };
            storage::usages::add(act.tx, &usage)?;
        }
        act.record(event)?;
        Ok(true)
    })
}
