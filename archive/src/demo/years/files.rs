//! The real files of the bulk years: one of each kind, in the store once.

use std::collections::HashMap;

use super::{Day, Years};
use crate::attachments::{AttachmentRole, Owner};
use crate::demo::art::Art;
use crate::error::Result;
use crate::files::{ContentHash, unwatched};
use crate::ids::{AttachmentId, MaterialId};
use crate::journal::{Action, Event, Fact};
use crate::storage::attachments::{FileRow, NewAttachment, add, add_file, set_facts};

/// What is in the store already, by what it shows.
#[derive(Default)]
pub(super) struct Files {
    kept: HashMap<String, Kept>,
    given: u32,
}

#[derive(Clone)]
struct Kept {
    hash: ContentHash,
    size: u64,
    role: AttachmentRole,
    ending: String,
}

impl Years<'_, '_> {
    /// Attaches a file of that kind to a material.
    pub(super) fn attach(&mut self, day: &mut Day<'_>, material: MaterialId, number: &str, art: &Art) -> Result<()> {
        let at = day.at(self.story);
        let kept = self.kept(day, &at, art)?;
        self.files.given += 1;
        let (id, name) = (AttachmentId::new(), format!("{}.{}", art.name(day.on, self.files.given), kept.ending));
        add(
            day.tx,
            &NewAttachment {
                id,
                owner: Owner::Material(material),
                hash: kept.hash,
                name: &name,
                role: kept.role,
                note: "",
                came_from: "",
                at: &at,
                by: day.actor.person,
            },
        )?;
        let event = Event::new(Action::Attach, number, id).say(Fact::File(name, kept.size)).also(material);
        day.record(&at, &event)
    }

    fn kept(&mut self, day: &Day<'_>, at: &str, art: &Art) -> Result<Kept> {
        let kind = art.kind();
        if let Some(kept) = self.files.kept.get(&kind) {
            return Ok(kept.clone());
        }
        let made = self.story.studio.make(art, day.on)?;
        let stored = self.story.archive.files().put(&made.path, &mut unwatched)?;
        self.story.studio.clear(&made);
        add_file(day.tx, stored.hash, stored.size, made.mime, at)?;
        let facts = FileRow {
            size: stored.size,
            mime: made.mime.to_owned(),
            pages: made.pages,
            width: made.size.map(|(width, _)| width),
            height: made.size.map(|(_, height)| height),
            problem: None,
        };
        if made.size.is_some() {
            set_facts(day.tx, stored.hash, &facts)?;
        }
        let ending = made.path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let kept = Kept { hash: stored.hash, size: stored.size, role: made.role, ending };
        self.files.kept.insert(kind, kept.clone());
        Ok(kept)
    }
}
