//! Replaces an attachment (替换附件): the new file stands in its place, the old one stays behind it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments::keep::{self, NewFile};
use crate::attachments::{FileResult, OnDuplicate, kept_name};
use crate::error::{Error, Result, Verb};
use crate::files::{Flow, Progress};
use crate::ids::AttachmentId;
use crate::journal::{Action, Event, Fact};
use crate::{storage, text};

/// What replaces what.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ReplaceRequest {
    /// The attachment to replace.
    pub id: AttachmentId,
    /// The new file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Why.
    pub reason: String,
    /// What to do when the archive has the new content elsewhere.
    pub on_duplicate: OnDuplicate,
}

/// Replaces an attachment; its role and remark go over to the new one.
///
/// # Errors
/// No reason, an attachment that was withdrawn, and those of [`crate::files::FileStore::put`].
pub fn replace(
    archive: &Archive,
    actor: &Actor,
    request: &ReplaceRequest,
    progress: &mut dyn FnMut(Progress) -> Flow,
) -> Result<Outcome<FileResult>> {
    actor.require(Right::Attach)?;
    let reason = text::name("reason", &request.reason)?;
    archive.read(|tx| keep::require_valid(&storage::attachments::require(tx, request.id)?, Verb::Replace))?;
    let name = kept_name(&request.path);
    archive.require_foreign(&request.path)?;
    keep::store_then(archive, actor, &request.path, progress, |act, kept| {
        let before = storage::attachments::require(act.tx, request.id)?;
        keep::require_valid(&before, Verb::Replace)?;
        let new = NewFile {
            owner: before.owner,
            name: &name,
            role: before.role,
            note: &before.note,
            came_from: "",
            on_duplicate: request.on_duplicate,
        };
        let owner_name = keep::require_open(act.tx, before.owner)?;
        if let Some(twin) = keep::find_twin(act.tx, kept.hash, &new)? {
            let twin = Box::new(twin);
            let problem = Error::AlreadyThere { name: name.clone(), twin: twin.clone() }.problem();
            return Ok(FileResult::Duplicate { twin, problem });
        }
        let after = keep::add(act, kept, &new)?;
        storage::attachments::withdraw(act.tx, before.id, &act.at(), &reason, Some(after.id))?;
        let event = Event::new(Action::AttachmentReplace, owner_name.number, after.id)
            .say(Fact::File(after.name.clone(), after.size))
            .say(Fact::Reason(reason.clone()))
            .changed("attachment", &before, &after)
            .also(before.id)
            .also_all(before.owner.id());
        act.record(event)?;
        act.touch(before.owner.changed());
        Ok(FileResult::Attached { attachment: Box::new(after) })
    })
}
