//! What attaching and replacing share: content before row, and nothing left of what was refused.

use std::path::Path;

use rusqlite::Connection;

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::attachments::{Attachment, AttachmentRole, FileResult, OnDuplicate, Owner, OwnerName, Twin};
use crate::error::{self, Error, Noun, Result, State, Verb};
use crate::files::{ContentHash, Flow, Progress, Stored};
use crate::ids::AttachmentId;
use crate::journal::{Action, Event, Fact};
use crate::storage;

/// How much of a file is looked at to tell its format.
const HEAD: u64 = 8 * 1024;

/// A file that is about to become an attachment.
pub(super) struct NewFile<'a> {
    pub owner: Owner,
    pub name: &'a str,
    pub role: AttachmentRole,
    pub note: &'a str,
    pub came_from: &'a str,
    pub on_duplicate: OnDuplicate,
}

/// Content that is in the store, with its media type.
pub(super) struct Kept {
    pub hash: ContentHash,
    pub size: u64,
    pub mime: &'static str,
}

/// Stores a file's content, then runs `work` in one act. When the act is refused, content that came
/// only for it is taken away again.
pub(super) fn store_then<T>(
    archive: &Archive,
    actor: &Actor,
    path: &Path,
    progress: &mut dyn FnMut(Progress) -> Flow,
    work: impl Fn(&mut Act<'_>, &Kept) -> Result<T>,
) -> Result<Outcome<T>> {
    loop {
        let stored = archive.files().place(path, progress)?;
        let secured = archive.files().secure(&stored);
        let done = secured.and_then(|()| mime_of(archive, &stored)).and_then(|mime| {
            let kept = Kept { hash: stored.hash, size: stored.size, mime };
            archive.act(actor, Right::Attach, |act| {
                // Under the write lock: nobody takes content back now (see `take_back`).
                if !archive.files().has(kept.hash, kept.size) {
                    return Err(Error::OriginalMissing(kept.hash.to_string()));
                }
                work(act, &kept)
            })
        });
        match done {
            // Another act had brought the same content, was refused and took it away between our
            // look and our lock. Bring it again.
            Err(Error::OriginalMissing(_)) if stored.was_there => continue,
            Err(error) => {
                take_back(archive, &stored);
                return Err(error);
            }
            Ok(outcome) => return Ok(outcome),
        }
    }
}

/// Takes content away that no row names. Holding the write lock keeps every other act from naming it
/// meanwhile; where the lock is not to be had the content stays, harmless, and the check names it.
fn take_back(archive: &Archive, stored: &Stored) {
    let _ = archive.database().write(|tx| {
        if !storage::attachments::is_known(tx, stored.hash)? {
            archive.files().take_back(stored);
        }
        Ok(())
    });
}

/// The media type as the first bytes tell it; the decoder's process refines it later (`preview`).
fn mime_of(archive: &Archive, stored: &Stored) -> Result<&'static str> {
    use std::io::Read;
    let mut head = Vec::new();
    let read = archive.files().open_content(stored.hash)?.take(HEAD).read_to_end(&mut head);
    read.map_err(Error::io(error::Act::Read, archive.root()))?;
    Ok(pictures::Format::of_head(&head).mime())
}

/// The owner's name, or why nothing can be attached to it.
pub(super) fn require_open(tx: &Connection, owner: Owner) -> Result<OwnerName> {
    let (name, ended) = require_owner(tx, owner)?;
    match ended {
        Some(state) => {
            let number = if name.number.is_empty() { name.title } else { name.number };
            Err(Error::WrongState { number, state, wanted: Verb::Attach })
        }
        None => Ok(name),
    }
}

/// The owner's name.
pub(crate) fn name_of(tx: &Connection, owner: Owner) -> Result<OwnerName> {
    Ok(require_owner(tx, owner)?.0)
}

/// The owner's name, and the state it ended in where it has ended.
pub(super) fn require_owner(tx: &Connection, owner: Owner) -> Result<(OwnerName, Option<State>)> {
    let noun = match owner {
        Owner::Material(_) => Noun::Material,
        Owner::Receipt(_) => Noun::Receipt,
        Owner::Loan(_) => Noun::Loan,
        Owner::Draft(_) => Noun::Draft,
        Owner::Incident(_) | Owner::Tray => Noun::Incident,
    };
    let key = || owner.id().map(|id| id.0.to_string()).unwrap_or_default();
    storage::attachments::get_owner(tx, owner)?.ok_or_else(|| Error::not_found(noun, key()))
}

/// Attaches content that is in the store, unless it is there already.
pub(super) fn attach_inner(act: &mut Act<'_>, kept: &Kept, new: &NewFile<'_>) -> Result<FileResult> {
    let owner_name = require_open(act.tx, new.owner)?;
    if let Some(twin) = find_twin(act.tx, kept.hash, new)? {
        let twin = Box::new(twin);
        let problem = Error::AlreadyThere { name: new.name.to_owned(), twin: twin.clone() }.problem();
        return Ok(FileResult::Duplicate { twin, problem });
    }
    let attachment = add(act, kept, new)?;
    let event = Event::new(Action::Attach, owner_name.number, attachment.id)
        .say(Fact::File(attachment.name.clone(), attachment.size))
        .made(&attachment)
        .also_all(new.owner.id());
    act.record(event)?;
    act.touch(new.owner.changed());
    Ok(FileResult::Attached { attachment: Box::new(attachment) })
}

/// Writes the rows of a new attachment.
pub(super) fn add(act: &mut Act<'_>, kept: &Kept, new: &NewFile<'_>) -> Result<Attachment> {
    let id = AttachmentId::new();
    let at = act.at();
    storage::attachments::add_file(act.tx, kept.hash, kept.size, kept.mime, &at)?;
    storage::attachments::add(
        act.tx,
        &storage::attachments::NewAttachment {
            id,
            owner: new.owner,
            hash: kept.hash,
            name: new.name,
            role: new.role,
            note: new.note,
            came_from: new.came_from,
            at: &at,
            by: act.actor.person,
        },
    )?;
    storage::attachments::require(act.tx, id)
}

/// The same content here is always a duplicate; elsewhere it is one when the request wants to be asked.
pub(super) fn find_twin(tx: &Connection, hash: ContentHash, new: &NewFile<'_>) -> Result<Option<Twin>> {
    let here = storage::attachments::get_twin_at(tx, hash, new.owner)?;
    match (here, new.on_duplicate) {
        (Some(id), _) => describe(tx, id, true).map(Some),
        (None, OnDuplicate::Link) => Ok(None),
        (None, OnDuplicate::Ask) => {
            storage::attachments::get_twin(tx, hash)?.map(|id| describe(tx, id, false)).transpose()
        }
    }
}

/// An attachment as a twin is spoken of.
pub(super) fn describe(tx: &Connection, id: AttachmentId, here: bool) -> Result<Twin> {
    let attachment = storage::attachments::require(tx, id)?;
    let (owner_name, _) = require_owner(tx, attachment.owner)?;
    Ok(Twin {
        attachment: id,
        owner: attachment.owner,
        owner_name,
        nth: storage::attachments::nth(tx, &attachment)?,
        name: attachment.name,
        added_at: attachment.added_at,
        here,
    })
}

/// Refuses an attachment that was withdrawn.
pub(crate) fn require_valid(attachment: &Attachment, wanted: Verb) -> Result<()> {
    match attachment.withdrawn_at {
        Some(_) => Err(Error::WrongState { number: attachment.name.clone(), state: State::Withdrawn, wanted }),
        None => Ok(()),
    }
}
