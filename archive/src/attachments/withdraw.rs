//! Withdraws an attachment (撤回附件): it stays with its reason and its content, out of the way.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments::{Attachment, keep};
use crate::error::{Result, Verb};
use crate::ids::AttachmentId;
use crate::journal::{Action, Event, Fact};
use crate::{storage, text};

/// Withdraws an attachment.
///
/// # Errors
/// No reason, or already withdrawn.
pub fn withdraw(archive: &Archive, actor: &Actor, id: AttachmentId, reason: &str) -> Result<Outcome<Attachment>> {
    let reason = text::name("reason", reason)?;
    archive.act(actor, Right::Attach, |act| {
        let before = storage::attachments::require(act.tx, id)?;
        keep::require_valid(&before, Verb::Withdraw)?;
        let owner_name = keep::name_of(act.tx, before.owner)?;
        storage::attachments::withdraw(act.tx, id, &act.at(), &reason, None)?;
        let event = Event::new(Action::AttachmentWithdraw, owner_name.number, id)
            .say(Fact::File(before.name.clone(), before.size))
            .say(Fact::Reason(reason.clone()))
            .changed("withdrawn_reason", &before.withdrawn_reason, &reason)
            .also_all(before.owner.id());
        act.record(event)?;
        act.touch(before.owner.changed());
        storage::attachments::require(act.tx, id)
    })
}
