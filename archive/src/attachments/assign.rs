//! Assigns files (归入附件): from the tray, a draft or a whole receipt to the record they belong to.

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::attachments::{Attachment, AttachmentRole, Owner, keep};
use crate::error::{Error, Result, State, Verb};
use crate::ids::AttachmentId;
use crate::journal::{Action, Event, Fact};
use crate::storage;

/// Assigns files from the tray, a draft or a receipt (to a line of it) to a record, all of them or none; `role` says anew what
/// they are, where that became clear.
///
/// # Errors
/// A file that already belongs to a record or was withdrawn, a record that has ended, or
/// [`Error::AlreadyThere`].
pub fn assign(
    archive: &Archive,
    actor: &Actor,
    ids: &[AttachmentId],
    to: Owner,
    role: Option<AttachmentRole>,
) -> Result<Outcome<Vec<Attachment>>> {
    if ids.is_empty() {
        return Err(Error::Missing("file"));
    }
    archive.act(actor, Right::Attach, |act| {
        keep::require_open(act.tx, to)?;
        ids.iter()
            .map(|id| {
                let before = storage::attachments::require(act.tx, *id)?;
                let hash = storage::attachments::hash_of(act.tx, *id)?;
                if let Some(twin) = storage::attachments::get_twin_at(act.tx, hash, to)? {
                    let twin = Box::new(keep::describe(act.tx, twin, true)?);
                    return Err(Error::AlreadyThere { name: before.name, twin });
                }
                move_one(act, before, to, role)
            })
            .collect()
    })
}

/// Moves files from one owner to another inside an open act: a draft's files to what it became.
///
/// # Errors
/// A file that is not at `from`, or was withdrawn.
pub(crate) fn move_owner_inner(act: &mut Act<'_>, from: Owner, to: Owner, ids: &[AttachmentId]) -> Result<()> {
    for id in ids {
        let before = storage::attachments::require(act.tx, *id)?;
        if before.owner != from {
            return Err(assigned(&before));
        }
        move_one(act, before, to, None)?;
    }
    Ok(())
}

fn move_one(act: &mut Act<'_>, before: Attachment, to: Owner, role: Option<AttachmentRole>) -> Result<Attachment> {
    keep::require_valid(&before, Verb::Assign)?;
    let free = match (before.owner, to) {
        (Owner::Tray | Owner::Draft(_), _) => true,
        // What was put on a receipt as a whole may belong to one of its lines.
        (Owner::Receipt(receipt), Owner::Material(line)) => {
            storage::materials::require(act.tx, line, &act.day())?.receipt == receipt
        }
        _ => false,
    };
    if !free {
        return Err(assigned(&before));
    }
    let role = role.unwrap_or(before.role);
    storage::attachments::set_owner(act.tx, before.id, to, role)?;
    let (to_name, _) = keep::require_owner(act.tx, to)?;
    let after = storage::attachments::require(act.tx, before.id)?;
    let mut event = Event::new(Action::AttachmentAssign, to_name.number, before.id)
        .say(Fact::File(before.name.clone(), before.size))
        .changed("owner", before.owner, to)
        .also_all(to.id())
        .also_all(before.owner.id());
    if before.role != after.role {
        event = event.changed("role", before.role, after.role);
    }
    act.record(event)?;
    act.touch(before.owner.changed());
    act.touch(to.changed());
    Ok(after)
}

fn assigned(attachment: &Attachment) -> Error {
    Error::WrongState { number: attachment.name.clone(), state: State::Assigned, wanted: Verb::Assign }
}
