//! Saves an original outside the archive (另存原件): verified on the way, written into the history and
//! into the register of use (第十五条).

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments::{Attachment, Owner, keep};
use crate::error::{Error, Result};
use crate::files::{Flow, Progress};
use crate::ids::AttachmentId;
use crate::journal::{Action, Event, Fact};
use crate::storage::usages::{NewUsage, UsageKind};
use crate::{storage, text};

/// What to save, and where.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct SaveRequest {
    /// The attachment.
    pub id: AttachmentId,
    /// The file to make; one that exists is never overwritten.
    #[ts(type = "string")]
    pub target: PathBuf,
    /// What for; empty says only that it was saved.
    pub reason: String,
}

/// Saves an original.
///
/// The copy is complete before the act is written down, and gets its name afterwards: there is no
/// copy without a trace.
///
/// # Errors
/// [`Error::TargetInArchive`], [`Error::TargetExists`], [`Error::OriginalMissing`], [`Error::OriginalChanged`],
/// [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Cancelled`]: no half copy is left.
pub fn save_as(
    archive: &Archive,
    actor: &Actor,
    request: &SaveRequest,
    progress: &mut dyn FnMut(Progress) -> Flow,
) -> Result<Outcome<Attachment>> {
    actor.require(Right::Export)?;
    let reason = text::line("reason", &request.reason)?;
    archive.require_outside(&request.target)?;
    let (attachment, hash) = archive.read(|tx| {
        Ok((storage::attachments::require(tx, request.id)?, storage::attachments::hash_of(tx, request.id)?))
    })?;
    let copy = archive
        .files()
        .copy_to(hash, attachment.size, &request.target, progress)
        .map_err(|error| named(error, &attachment.name))?;
    archive.hand_out(actor, Right::Export, copy, |act, _| {
        let (owner_name, _) = keep::require_owner(act.tx, attachment.owner)?;
        let event = Event::new(Action::AttachmentSave, owner_name.number, attachment.id)
            .say(Fact::File(attachment.name.clone(), attachment.size))
            .say(Fact::Name(request.target.display().to_string()))
            .say(Fact::Reason(reason.clone()))
            .also_all(attachment.owner.id());
        if let Owner::Material(material) = attachment.owner {
            let word = Action::AttachmentSave.word(act.settings.lang);
            let usage = NewUsage {
                material,
                kind: UsageKind::Export,
                on_date: &act.day(),
                at: &act.at(),
                person: actor.person,
                reason: if reason.is_empty() { word } else { &reason },
                loan: None,
                copies: None,
                pages: attachment.pages,
                by: actor.person,
            };
            storage::usages::add(act.tx, &usage)?;
        }
        act.record(event)?;
        Ok(attachment)
    })
}

/// Speaks of an original by the name people know.
pub(crate) fn named(error: Error, name: &str) -> Error {
    match error {
        Error::OriginalMissing(_) => Error::OriginalMissing(name.to_owned()),
        Error::OriginalChanged(_) => Error::OriginalChanged(name.to_owned()),
        other => other,
    }
}
