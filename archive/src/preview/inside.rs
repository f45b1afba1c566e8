//! What lies inside an attached container (ZIP, e-mail), read by the process that can be cut off.

use std::path::Path;

use pictures::{Cancel, Inside};

use crate::access::Actor;
use crate::archive::Archive;
use crate::attachments;
use crate::error::Result;
use crate::ids::AttachmentId;
use crate::preview::{Previewer, Subject};

/// A part may be as large as an attachment that came by itself.
const MOST: u64 = 8 << 30;

impl Previewer {
    /// Names what a container holds. The look is written down, as one at a page is.
    ///
    /// # Errors
    /// [`Error::NoRight`](crate::Error::NoRight), [`Error::OriginalMissing`](crate::Error::OriginalMissing),
    /// [`Error::NoPicture`](crate::Error::NoPicture) where the file is no container or does not read.
    pub fn look_inside(&self, archive: &Archive, actor: &Actor, id: AttachmentId) -> Result<Inside> {
        attachments::view(archive, actor, id)?;
        self.inside(archive, id)
    }

    /// As [`Previewer::look_inside`], inside an act that is written down itself.
    pub(crate) fn inside(&self, archive: &Archive, id: AttachmentId) -> Result<Inside> {
        let subject = Subject::find(archive, id)?;
        subject.require_content(archive)?;
        Ok(self.makers.look_inside(&archive.files().path_of(subject.hash), &Cancel::default())?)
    }

    /// Writes one part of a container to a new file.
    pub(crate) fn take_out(&self, archive: &Archive, id: AttachmentId, number: u32, to: &Path) -> Result<u64> {
        let subject = Subject::find(archive, id)?;
        subject.require_content(archive)?;
        let path = archive.files().path_of(subject.hash);
        Ok(self.makers.take_out(&path, number, to, MOST, &Cancel::default())?)
    }
}
