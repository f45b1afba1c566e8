//! What a file is, found out once by the maker of pictures and kept with its record.

use pictures::{Cancel, Facts, Problem};
use serde::Serialize;

use crate::archive::Archive;
use crate::error::{Error, Noun, Result};
use crate::files::ContentHash;
use crate::ids::AttachmentId;
use crate::preview::unlock::asks_password;
use crate::preview::{Previewer, told};
use crate::storage;
use crate::storage::attachments::FileRow;

/// What is known of an attached file without drawing it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct FileFacts {
    /// Its media type, by content.
    pub mime: String,
    /// How many pages it has; `None` where the format knows none.
    pub pages: Option<u32>,
    /// Width of page 1 in pixels.
    pub width: Option<u32>,
    /// Height of page 1 in pixels.
    pub height: Option<u32>,
    /// Whether its pages are lines and letters, sharp at any size; else it has the pixels it has.
    pub is_drawn: bool,
    /// Whether its picture is only the small one the file carries of itself.
    pub shows_only_a_preview: bool,
    /// Whether it holds files that can be taken out ([`Previewer::look_inside`]).
    pub is_container: bool,
    /// Whether a password opens it here ([`Previewer::unlock`]).
    pub asks_password: bool,
    /// Why there is no picture, where there is none.
    pub problem: Option<crate::error::Problem>,
}

impl Previewer {
    /// Pages, size and kind of an attached file: from its record, or by one look at the file.
    ///
    /// # Errors
    /// No such attachment, [`Error::OriginalMissing`].
    pub fn facts(&self, archive: &Archive, id: AttachmentId) -> Result<FileFacts> {
        let attachment = crate::attachments::require(archive, id)?;
        let hash = archive.read(|tx| storage::attachments::hash_of(tx, id))?;
        let (row, problem) = self.look(archive, hash, &attachment.name)?;
        let format = pictures::Format::of_mime(&row.mime);
        let (pages, width, height, problem) = match self.keyring.facts(hash) {
            Some(open) => (open.pages, open.width, open.height, None),
            None => (row.pages, row.width, row.height, problem),
        };
        Ok(FileFacts {
            mime: row.mime,
            pages,
            width,
            height,
            asks_password: asks_password(format, problem),
            is_drawn: format.is_drawn(),
            shows_only_a_preview: format.shows_only_a_preview(),
            is_container: format.is_container(),
            problem: problem.map(|problem| Error::NoPicture(problem).problem()),
        })
    }

    /// Looks at a content unless its record says already what it is. What may turn out differently
    /// another time (no memory, no time) is told but not kept.
    pub(crate) fn look(&self, archive: &Archive, hash: ContentHash, name: &str) -> Result<(FileRow, Option<Problem>)> {
        let row = archive.read(|tx| storage::attachments::get_file(tx, hash))?;
        let row = row.ok_or_else(|| Error::not_found(Noun::Attachment, name))?;
        if row.pages.is_some() || row.problem.is_some() {
            let problem = row.problem.as_deref().and_then(told::problem);
            return Ok((row, problem));
        }
        if !archive.files().has(hash, row.size) {
            return Err(Error::OriginalMissing(name.to_owned()));
        }
        let facts = self.makers.probe(&archive.files().path_of(hash), &Cancel::default());
        let found = FileRow {
            size: row.size,
            mime: known_mime(&facts).unwrap_or(row.mime),
            pages: facts.pages,
            width: facts.width,
            height: facts.height,
            problem: facts.problem.and_then(told::word),
        };
        if facts.problem.is_none_or(Problem::is_final) {
            archive.database().write(|tx| storage::attachments::set_facts(tx, hash, &found))?;
        }
        Ok((found, facts.problem))
    }
}

/// A process that could not even read the file says nothing about its format.
fn known_mime(facts: &Facts) -> Option<String> {
    let silent = facts.problem.is_some_and(|problem| !problem.is_final()) && facts.format == pictures::Format::Unknown;
    (!silent).then(|| facts.mime().to_owned())
}

/// Keeps what drawing page 1 found out and the look before it had not.
pub(super) fn keep_problem(archive: &Archive, hash: ContentHash, problem: Problem) -> Result<()> {
    let Some(word) = told::word(problem) else { return Ok(()) };
    archive.database().write(|tx| match storage::attachments::get_file(tx, hash)? {
        Some(row) => storage::attachments::set_facts(tx, hash, &FileRow { problem: Some(word), ..row }),
        None => Ok(()),
    })
}
