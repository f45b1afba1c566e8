//! Files that want a password: the archivist types it, it is held in memory until the archive is closed, and
//! nothing of what it opens is kept: neither the password nor a picture is written to the disk.

use std::collections::HashMap;
use std::sync::Mutex;

use pictures::{Cancel, Facts, Picture, Problem, Unlocked};

use super::cache::Key;
use super::{FileFacts, Previewer, Subject, lock};
use crate::access::Actor;
use crate::archive::Archive;
use crate::attachments;
use crate::error::Result;
use crate::files::ContentHash;
use crate::ids::AttachmentId;
use crate::storage;

/// The contents whose passwords are known, by this session.
#[derive(Default)]
pub(super) struct Keyring(Mutex<HashMap<ContentHash, Opened>>);

#[derive(Clone)]
struct Opened {
    password: String,
    facts: Facts,
}

impl Keyring {
    fn is_empty(&self) -> bool {
        lock(&self.0).is_empty()
    }

    fn get(&self, hash: ContentHash) -> Option<Opened> {
        lock(&self.0).get(&hash).cloned()
    }

    /// What a content is behind its password, where that is known.
    pub(super) fn facts(&self, hash: ContentHash) -> Option<Facts> {
        self.get(hash).map(|opened| opened.facts)
    }
}

impl Previewer {
    /// Tries a password on a file that wants one. With the right one its pages can be looked at until the
    /// archive is closed. The look is written down, the password is not.
    ///
    /// # Errors
    /// [`Error::NoRight`](crate::Error::NoRight), [`Error::OriginalMissing`](crate::Error::OriginalMissing),
    /// [`Error::NoPicture`](crate::Error::NoPicture) where the password is wrong or the file does not read.
    pub fn unlock(&self, archive: &Archive, actor: &Actor, id: AttachmentId, password: &str) -> Result<FileFacts> {
        attachments::view(archive, actor, id)?;
        let subject = Subject::find(archive, id)?;
        subject.require_content(archive)?;
        let path = archive.files().path_of(subject.hash);
        let facts = self.makers.probe(Unlocked { path: &path, password: Some(password) }, &Cancel::default());
        match facts.problem {
            Some(problem) => Err(problem.into()),
            None => {
                let opened = Opened { password: password.to_owned(), facts };
                lock(&self.keyring.0).insert(subject.hash, opened);
                self.facts(archive, id)
            }
        }
    }

    /// Whether the pictures of a file are behind a password, so that nobody may keep them.
    ///
    /// # Errors
    /// No such attachment.
    pub fn is_unlocked(&self, archive: &Archive, id: AttachmentId) -> Result<bool> {
        // Asked for every picture; on most days no password was typed.
        if self.keyring.is_empty() {
            return Ok(false);
        }
        let hash = archive.read(|tx| storage::attachments::hash_of(tx, id))?;
        Ok(self.keyring.get(hash).is_some())
    }

    /// A picture of a file whose password is known; `None` where none is.
    pub(super) fn draw_unlocked(
        &self,
        archive: &Archive,
        subject: &Subject,
        key: &Key,
        cancel: &Cancel,
    ) -> Option<Result<Picture>> {
        let Opened { password, .. } = self.keyring.get(subject.hash)?;
        let path = archive.files().path_of(subject.hash);
        let file = Unlocked { path: &path, password: Some(&password) };
        let drawn = subject
            .require_content(archive)
            .and_then(|()| Ok(self.makers.render(file, key.page(), &key.want(), cancel)?));
        Some(drawn)
    }
}

/// Whether a file can be opened with a password here.
pub(super) fn asks_password(format: pictures::Format, problem: Option<Problem>) -> bool {
    format == pictures::Format::Pdf && problem == Some(Problem::Encrypted)
}
