//! Takes files out of an attached container (ZIP, e-mail) and attaches them beside it (取出附件): each
//! becomes an attachment of its own that says where it came from; the container stays as it came.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments::attach::FileReport;
use crate::attachments::keep::{self, NewFile};
use crate::attachments::{Attachment, AttachmentRole, FileResult, OnDuplicate, names};
use crate::error::{Error, Noun, Result, Verb};
use crate::files::Flow;
use crate::ids::AttachmentId;
use crate::preview::{InnerFile, Previewer};
use crate::storage;

/// Which parts to take out of what.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct TakeOutRequest {
    /// The container.
    pub id: AttachmentId,
    /// The numbers of its parts, as [`Previewer::look_inside`] names them.
    pub parts: Vec<u32>,
}

/// Takes parts out, each an act of its own, and says how each ended.
///
/// # Errors
/// [`Error::NoRight`], no such container, one that is withdrawn or whose owner has ended, one that
/// does not read: then nothing was tried.
pub fn take_out(
    archive: &Archive,
    actor: &Actor,
    previewer: &Previewer,
    request: &TakeOutRequest,
) -> Result<Outcome<Vec<FileReport>>> {
    actor.require(Right::Attach)?;
    if request.parts.is_empty() {
        return Err(Error::Missing("file"));
    }
    let container = archive.read(|tx| {
        let container = storage::attachments::require(tx, request.id)?;
        keep::require_valid(&container, Verb::Attach)?;
        keep::require_open(tx, container.owner)?;
        Ok(container)
    })?;
    let inside = previewer.inside(archive, request.id)?;
    let mut outcome = Outcome { value: Vec::with_capacity(request.parts.len()), changed: Vec::new() };
    for (file, number) in (0_u32..).zip(&request.parts) {
        let part = inside.parts.iter().find(|part| part.number == *number);
        let (folder, name) = part.map(|part| names::kept_of_part(&part.name)).unwrap_or_default();
        let came_from = match folder.as_str() {
            "" => container.name.clone(),
            folder => format!("{}: {folder}", container.name),
        };
        let taken = part.ok_or_else(|| Error::not_found(Noun::Attachment, number.to_string()));
        let taken = taken.and_then(|part| one(archive, actor, previewer, &container, part, &name, &came_from));
        let result = match taken {
            Ok(Outcome { value, changed }) => {
                outcome.changed.extend(changed);
                value
            }
            Err(error) => FileResult::Problem { problem: error.problem() },
        };
        outcome.value.push(FileReport { file, name, came_from, result });
    }
    outcome.changed.sort_unstable();
    outcome.changed.dedup();
    Ok(outcome)
}

fn one(
    archive: &Archive,
    actor: &Actor,
    previewer: &Previewer,
    container: &Attachment,
    part: &InnerFile,
    name: &str,
    came_from: &str,
) -> Result<Outcome<FileResult>> {
    let taken = archive.files().reserve()?;
    if previewer.take_out(archive, container.id, part.number, taken.path())? == 0 {
        return Err(Error::EmptyFile(name.into()));
    }
    let new = NewFile {
        owner: container.owner,
        name,
        role: AttachmentRole::Document,
        note: "",
        came_from,
        on_duplicate: OnDuplicate::Link,
    };
    keep::store_then(archive, actor, taken.path(), &mut |_| Flow::Continue, |act, stored| {
        keep::attach_inner(act, stored, &new)
    })
}
