//! Looks attachments up.

use crate::archive::Archive;
use crate::attachments::{Attachment, Owner, OwnerName, keep};
use crate::error::Result;
use crate::ids::AttachmentId;
use crate::storage;
use crate::storage::rows::Page;

/// One attachment.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: AttachmentId) -> Result<Option<Attachment>> {
    archive.read(|tx| storage::attachments::get(tx, id))
}

/// One attachment.
///
/// # Errors
/// When there is none.
pub fn require(archive: &Archive, id: AttachmentId) -> Result<Attachment> {
    archive.read(|tx| storage::attachments::require(tx, id))
}

/// All attachments of an owner in the order they came, those that were withdrawn too.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive, owner: Owner) -> Result<Vec<Attachment>> {
    archive.read(|tx| storage::attachments::list(tx, owner))
}

/// What waits in the tray (待整理), newest first.
///
/// # Errors
/// Those of the database.
pub fn list_tray(archive: &Archive, before: Option<u32>, limit: u32) -> Result<Page<Attachment>> {
    archive.read(|tx| storage::attachments::list_tray(tx, before, limit))
}

/// What people call an owner.
///
/// # Errors
/// When there is none.
pub fn owner_name(archive: &Archive, owner: Owner) -> Result<OwnerName> {
    archive.read(|tx| keep::name_of(tx, owner))
}
